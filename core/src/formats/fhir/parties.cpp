#include "formats/fhir/parties.h"

#include <utility>

#include "formats/fhir/coding.h"
#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

void keep(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void merge(Party& party, Party&& other) {
  keep(party.provider.npi, std::move(other.provider.npi));
  keep(party.provider.tax_id, std::move(other.provider.tax_id));
  keep(party.provider.taxonomy, std::move(other.provider.taxonomy));
  keep(party.provider.name, std::move(other.provider.name));
  keep(party.payer_id, std::move(other.payer_id));
}

void take(Party& party, const Identifier& identifier) {
  if (identifier.is_npi()) return keep(party.provider.npi, identifier.value);
  if (identifier.is_tax_id()) return keep(party.provider.tax_id, identifier.value);
  if (identifier.is_payer_id() || party.payer_id.empty()) party.payer_id = identifier.value;
}

/// "Family, Given" as an 837 has them.
std::string name_of(const Node* resource, Fields& fields) {
  const Node* name = resource == nullptr ? nullptr : resource->find("name");
  if (name == nullptr) return "";
  if (name->kind != Node::Kind::list) return fields.text(resource, "name");
  const auto names = fields.list(resource, "name");
  if (names.empty()) return "";
  std::string text = fields.text(&names[0], "family");
  const auto given = fields.list(&names[0], "given");
  if (!given.empty() && given[0].kind == Node::Kind::text) text += ", " + given[0].text;
  return text.empty() ? fields.text(&names[0], "text") : text;
}

/// The taxonomy code among `key`, a list of CodeableConcepts, or of what holds one as `code`.
std::string taxonomy_in(const Node& resource, std::string_view key, Fields& fields) {
  for (const Node& entry : fields.list(&resource, key)) {
    const Node* inner = fields.object(&entry, "code");
    const std::string code =
        code_where(codings(inner != nullptr ? inner : &entry, fields), is_nucc);
    if (!code.empty()) return code;
  }
  return "";
}

std::string sex_of(const std::string& gender) {
  if (gender == "male") return "M";
  if (gender == "female") return "F";
  return gender.empty() ? "" : "U";
}

struct PayerWord {
  std::string_view code, word;
};

/// Claim filing indicators of the 837, which a Coverage's type may carry.
constexpr PayerWord filing_indicators[] = {
    {"MA", "medicare"},   {"MB", "medicare"},   {"16", "medicare-advantage"}, {"MC", "medicaid"},
    {"CH", "tricare"},    {"CI", "commercial"}, {"BL", "commercial"},         {"HM", "commercial"},
    {"12", "commercial"}, {"13", "commercial"}, {"14", "commercial"},         {"15", "commercial"}};

/// Source of Payment Typology: the digits say the kind, and more digits more of it.
constexpr PayerWord payment_sources[] = {
    {"11", "medicare-advantage"}, {"1", "medicare"},   {"2", "medicaid"}, {"311", "tricare"},
    {"5", "commercial"},          {"6", "commercial"}, {"3", "other"},    {"4", "other"},
    {"7", "commercial"},          {"9", "other"}};

std::string_view payer_type_of(const Coding& coding) {
  const std::string_view system = coding.system;
  if (system.ends_with("/1032") || system.ends_with("claim-filing-indicator")) {
    for (const PayerWord& entry : filing_indicators) {
      if (entry.code == coding.code) return entry.word;
    }
    return "other";
  }
  const bool typology = system.find("sopt") != std::string_view::npos ||
                        system == "urn:oid:2.16.840.1.113883.3.221.5";
  if (!typology) return "";
  for (const PayerWord& entry : payment_sources) {
    if (coding.code.starts_with(entry.code)) return entry.word;
  }
  return "";
}

void take_type(Payer& payer, const Node& coverage, Fields& fields) {
  std::string_view type;
  for (const Coding& coding : codings(fields.object(&coverage, "type"), fields)) {
    if (type.empty()) type = payer_type_of(coding);
  }
  if (type.empty()) type = payer_type_of_name(payer.name);
  payer.type = give<PayerType>(std::string(type));
}

}  // namespace

std::string_view payer_type_of_name(std::string_view name) {
  std::string words;
  for (const char c : name) words += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (has("centers for medicare")) return "medicare";
  if (has("medicaid")) return "medicaid";
  if (has("tricare")) return "tricare";
  if (has("medicare advantage")) return "medicare-advantage";
  const bool plan = has("plan") || has("hmo") || has("ppo") || has("plus") || has("supplement");
  return words.starts_with("medicare") && !plan ? "medicare" : "";
}

Party read_party(const Node& resource, const Scope& scope, Resources& resources, Fields& fields) {
  Party party;
  const std::string_view type = type_of(resource);
  if (type == "Patient" || type == "RelatedPerson") return party;  // who pays for oneself
  for (const Identifier& identifier : identifiers(&resource, fields)) take(party, identifier);
  party.provider.name = name_of(&resource, fields);
  for (const std::string_view key : {"specialty", "qualification", "type", "code"}) {
    const Node* member = resource.find(key);
    if (member == nullptr || member->kind != Node::Kind::list) continue;
    keep(party.provider.taxonomy, taxonomy_in(resource, key, fields));
  }
  for (const std::string_view key : {"practitioner", "managingOrganization"}) {
    const Node* reference = fields.object(&resource, key);
    if (reference != nullptr) merge(party, fhir::party(reference, scope, resources, fields));
  }
  return party;
}

Patient read_patient(const Node& resource, const Scope& /*scope*/, Resources& /*resources*/,
                     Fields& fields) {
  Patient patient;
  fields.give(patient.birth_date, &resource, "birthDate", "patient/birth_date");
  patient.sex = sex_of(fields.text(&resource, "gender", "patient/sex"));
  for (const Identifier& identifier : identifiers(&resource, fields)) {
    if (identifier.is_member_id()) keep(patient.id, identifier.value);
  }
  return patient;
}

Insurance read_coverage(const Node& resource, const Scope& scope, Resources& resources,
                        Fields& fields) {
  Insurance insurance;
  insurance.member_id = fields.text(&resource, "subscriberId", "patient/id");
  for (const Identifier& identifier : identifiers(&resource, fields)) {
    if (identifier.is_member_id()) keep(insurance.member_id, identifier.value);
  }
  const auto payors = fields.list(&resource, "payor", "payer");
  if (!payors.empty()) {
    const Party payor = party(&payors[0], scope, resources, fields);
    insurance.payer.id = payor.payer_id;
    insurance.payer.name = payor.provider.name;
  }
  take_type(insurance.payer, resource, fields);
  return insurance;
}

Party party(const Node* reference, const Scope& scope, Resources& resources, Fields& fields) {
  Party party;
  if (reference == nullptr) return party;
  if (auto found = resources.follow(reference, scope, fields, read_party))
    party = std::move(*found);
  Party said;
  if (const Node* named = fields.object(reference, "identifier"))
    take(said, identifier(*named, fields));
  said.provider.name = fields.text(reference, "display");
  merge(party, std::move(said));
  return party;
}

}  // namespace infusecheck::fhir
