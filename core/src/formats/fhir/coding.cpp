#include "formats/fhir/coding.h"

#include <algorithm>

namespace infusecheck::fhir {
namespace {

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

bool holds(const std::string& system, std::string_view part) {
  return lower(system).find(part) != std::string::npos;
}

}  // namespace

std::vector<Coding> codings(const Node* codeable, Fields& fields, std::string_view field) {
  const auto nodes = fields.list(codeable, "coding", field);
  std::vector<Coding> found;
  found.reserve(nodes.size());
  for (const Node& node : nodes) {
    Coding coding{fields.text(&node, "system", field), fields.text(&node, "code", field),
                  fields.text(&node, "display", field)};
    if (!coding.code.empty()) found.push_back(std::move(coding));
  }
  return found;
}

bool has_code(const std::vector<Coding>& codings, std::initializer_list<std::string_view> codes) {
  return std::any_of(codings.begin(), codings.end(), [&](const Coding& coding) {
    return std::find(codes.begin(), codes.end(), coding.code) != codes.end();
  });
}

bool is_hcpcs(const Coding& coding) {
  return holds(coding.system, "hcpcs") || coding.system.ends_with("/cpt") ||
         coding.system == "urn:oid:2.16.840.1.113883.6.285" ||
         coding.system == "urn:oid:2.16.840.1.113883.6.12";
}

bool is_ndc(const Coding& coding) {
  return coding.system == "http://hl7.org/fhir/sid/ndc" ||
         coding.system == "urn:oid:2.16.840.1.113883.6.69";
}

bool is_icd10(const Coding& coding) {
  return holds(coding.system, "icd-10") || holds(coding.system, "icd10") ||
         coding.system == "urn:oid:2.16.840.1.113883.6.90";
}

bool is_nucc(const Coding& coding) {
  return holds(coding.system, "nucc.org/provider-taxonomy") ||
         coding.system == "urn:oid:2.16.840.1.113883.6.101";
}

std::string code_where(const std::vector<Coding>& codings, bool (*wanted)(const Coding&)) {
  const auto found = std::find_if(codings.begin(), codings.end(), wanted);
  return found == codings.end() ? "" : found->code;
}

bool Identifier::is_npi() const {
  return system == "http://hl7.org/fhir/sid/us-npi" || system == "urn:oid:2.16.840.1.113883.4.6" ||
         has_code(type, {"NPI", "npi"});
}

bool Identifier::is_tax_id() const {
  return system == "urn:oid:2.16.840.1.113883.4.4" || system.ends_with("/us-ein") ||
         has_code(type, {"TAX", "tax", "EN"});
}

bool Identifier::is_member_id() const {
  return system.ends_with("/us-mbi") || has_code(type, {"MB", "MC", "MA"});
}

bool Identifier::is_payer_id() const {
  return system == "urn:oid:2.16.840.1.113883.6.300" || has_code(type, {"NIIP", "payerid"});
}

Identifier identifier(const Node& node, Fields& fields) {
  return {fields.text(&node, "system"), fields.text(&node, "value"),
          codings(fields.object(&node, "type"), fields)};
}

std::vector<Identifier> identifiers(const Node* resource, Fields& fields) {
  const auto nodes = fields.list(resource, "identifier");
  std::vector<Identifier> found;
  found.reserve(nodes.size());
  for (const Node& node : nodes) found.push_back(identifier(node, fields));
  return found;
}

}  // namespace infusecheck::fhir
