// Who takes part in a claim: providers, the patient, the payer and the coverage.
#pragma once

#include "formats/fhir/resources.h"

namespace infusecheck::fhir {

// What resources of these types say; made for Resources::follow.

/// An Organization, Practitioner, PractitionerRole or Location.
Party read_party(const Node& resource, const Scope& scope, Resources& resources, Fields& fields);
Patient read_patient(const Node& resource, const Scope& scope, Resources& resources,
                     Fields& fields);
Insurance read_coverage(const Node& resource, const Scope& scope, Resources& resources,
                        Fields& fields);

/// Whom a Reference means: by the resource, and by what the Reference itself says.
Party party(const Node* reference, const Scope& scope, Resources& resources, Fields& fields);

/// The word of a case for a payer, "" where its name does not tell.
std::string_view payer_type_of_name(std::string_view name);

}  // namespace infusecheck::fhir
