// What a claim names that a record may name too.
#include "formats/fhir/claim.h"

namespace infusecheck::fhir {

ClaimKeys keys_of(const Node& resource, std::string_view bundle, Resources& resources) {
  std::vector<Finding> said_already;  // by whoever read the claim
  Fields fields(said_already, "/claim");
  const Scope scope{&resource, bundle};
  ClaimKeys keys;
  const auto add = [&](std::vector<std::string>& list, const Node* reference) {
    std::string id = resources.identity(reference, scope, fields);
    if (!id.empty()) list.push_back(std::move(id));
  };
  keys.patient = resources.identity(fields.object(&resource, "patient"), scope, fields);
  add(keys.requests, fields.object(&resource, "prescription"));
  add(keys.requests, fields.object(&resource, "originalPrescription"));
  for (const Node& entry : fields.list(&resource, "supportingInfo"))
    add(keys.administrations, fields.object(&entry, "valueReference"));
  for (const Node& entry : fields.list(&resource, "procedure"))
    add(keys.procedures, fields.object(&entry, "procedureReference"));
  for (const Node& item : fields.list(&resource, "item")) {
    for (const Node& encounter : fields.list(&item, "encounter")) add(keys.encounters, &encounter);
  }
  return keys;
}

}  // namespace infusecheck::fhir
