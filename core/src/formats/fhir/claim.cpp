#include "formats/fhir/claim.h"

#include <algorithm>
#include <utility>

#include "formats/fhir/coding.h"
#include "formats/fhir/parties.h"
#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

/// The insurance that this claim goes to, among those listed for coordination of benefits.
const Node* focal_insurance(ClaimDraft& draft) {
  const Node* only = draft.root.find("insurance");  // STU3 has one in an ExplanationOfBenefit
  if (only != nullptr && only->kind == Node::Kind::object) return only;
  const auto list = draft.fields.list(&draft.root, "insurance", "payer");
  for (const Node& entry : list) {
    const Node* focal = entry.find("focal");
    if (focal != nullptr && focal->text == "true") return &entry;
  }
  return list.empty() ? nullptr : list.data();
}

void take_numbers(ClaimDraft& draft, const Node* parent) {
  for (const Node& number : draft.fields.list(parent, "preAuthRef", "prior_authorizations")) {
    std::string text = draft.fields.text(number, "prior_authorizations");
    if (!text.empty()) draft.claim().prior_authorizations.push_back(std::move(text));
  }
}

void take_form(ClaimDraft& draft) {
  for (const Coding& coding : codings(draft.fields.object(&draft.root, "type"), draft.fields)) {
    auto form = give<Form>(coding.code);
    if (form && draft.claim().form.absent()) draft.claim().form = std::move(form);
  }
}

/// What makes it more or less than a bill that waits to be paid.
void note_use(ClaimDraft& draft) {
  const std::string use = draft.fields.text(&draft.root, "use");
  const std::string status = draft.fields.text(&draft.root, "status");
  if (use == "preauthorization" || use == "predetermination") {
    draft.read.notes.source.use = use;
    draft.fields.complain(formats::read_fhir_claim, *draft.root.find("use"), "",
                          "is " + use + ": it was checked as if it were billed.");
  }
  if (status == "cancelled" || status == "draft" || status == "entered-in-error") {
    draft.fields.complain(formats::read_fhir_claim, *draft.root.find("status"), "",
                          "is " + status + ": it was checked as if it were active.");
  }
}

void take_id(ClaimDraft& draft) {
  std::string& id = draft.claim().id;
  for (const Identifier& identifier : identifiers(&draft.root, draft.fields)) {
    if (id.empty()) id = identifier.value;
  }
  if (id.empty()) id = draft.fields.text(&draft.root, "id", "id");
}

/// A Claim has one total, an ExplanationOfBenefit one of each kind.
void take_total(ClaimDraft& draft) {
  Given<Money>& total = draft.claim().total_charge;
  if (!draft.benefit) {
    const Node* money = draft.fields.object(&draft.root, "total", "total_charge");
    return draft.fields.give(total, money, "value", "total_charge");
  }
  const Node* list = draft.root.find("total");
  if (list == nullptr || list->kind != Node::Kind::list) return;
  for (const Node& entry : draft.fields.list(&draft.root, "total", "total_charge")) {
    const Node* category = draft.fields.object(&entry, "category");
    if (!has_code(codings(category, draft.fields), {"submitted"})) continue;
    const Node* money = draft.fields.object(&entry, "amount", "total_charge");
    return draft.fields.give(total, money, "value", "total_charge");
  }
}

std::string first_code(const Node* codeable, Fields& fields, std::string_view field) {
  const auto found = codings(codeable, fields, field);
  return found.empty() ? "" : found.front().code;
}

/// The type of bill and the patient control number, which FHIR keeps among much else.
void take_information(ClaimDraft& draft) {
  const bool renamed = draft.root.find("supportingInfo") == nullptr;  // STU3
  const auto list = draft.fields.list(&draft.root, renamed ? "information" : "supportingInfo");
  for (const Node& entry : list) {
    const auto category = codings(draft.fields.object(&entry, "category"), draft.fields);
    if (has_code(category, {"typeofbill"})) {
      const Node* code = draft.fields.object(&entry, "code", "bill_type");
      std::string bill_type = first_code(code, draft.fields, "bill_type");
      if (bill_type.size() == 3) bill_type.insert(0, 1, '0');  // FL 4 has four digits
      if (bill_type.size() == 4) draft.claim().bill_type = bill_type;
    }
    if (has_code(category, {"patientaccountnumber"})) {
      const std::string number = draft.fields.text(&entry, "valueString", "id");
      if (!number.empty()) draft.claim().id = number;
    }
  }
  const std::string& bill_type = draft.claim().bill_type;
  if (bill_type.size() == 4) draft.claim().frequency = bill_type.substr(3);
}

void take_related(ClaimDraft& draft) {
  std::string& original = draft.claim().original_reference;
  for (const Node& related : draft.fields.list(&draft.root, "related", "original_reference")) {
    const Node* relationship = draft.fields.object(&related, "relationship");
    if (!has_code(codings(relationship, draft.fields), {"prior"}) || !original.empty()) continue;
    const Node* number = draft.fields.object(&related, "reference", "original_reference");
    if (number == nullptr) {
      const Node* claim = draft.fields.object(&related, "claim", "original_reference");
      number = draft.fields.object(claim, "identifier", "original_reference");
    }
    original = draft.fields.text(number, "value", "original_reference");
  }
}

void take_patient(ClaimDraft& draft) {
  const Node* reference = draft.fields.object(&draft.root, "patient", "patient");
  const auto patient = draft.resources.follow(reference, draft.scope, draft.fields, read_patient);
  if (patient) draft.claim().patient = *patient;
}

void take_payer(ClaimDraft& draft) {
  const Node* reference = draft.fields.object(&draft.root, "insurer", "payer");
  const Party insurer = party(reference, draft.scope, draft.resources, draft.fields);
  Payer& payer = draft.claim().payer;
  const Node* insurance = focal_insurance(draft);
  take_numbers(draft, insurance);
  const Node* coverage = draft.fields.object(insurance, "coverage", "payer");
  if (const auto found =
          draft.resources.follow(coverage, draft.scope, draft.fields, read_coverage)) {
    payer = found->payer;
    if (!found->member_id.empty()) draft.claim().patient.id = found->member_id;
  }
  if (!insurer.payer_id.empty()) payer.id = insurer.payer_id;
  if (!insurer.provider.name.empty()) payer.name = insurer.provider.name;
  if (payer.type.absent())
    payer.type = give<PayerType>(std::string(payer_type_of_name(payer.name)));
}

enum class Role { none, rendering, referring, supervising, attending };

Role role_of(const std::vector<Coding>& role) {
  if (has_code(role, {"rendering", "performing", "primary"})) return Role::rendering;
  if (has_code(role, {"referring"})) return Role::referring;
  if (has_code(role, {"supervising", "supervisor"})) return Role::supervising;
  return has_code(role, {"attending"}) ? Role::attending : Role::none;
}

/// The first to have a role keeps it.
void give_role(Provider& provider, const Provider& member) {
  if (provider.npi.empty() && provider.name.empty()) provider = member;
}

/// Reasons why a patient came, which an 837 keeps apart from the diagnoses.
bool beside_diagnoses(const Node& entry, Fields& fields) {
  const auto types = fields.list(&entry, "type");
  return !types.empty() && std::all_of(types.begin(), types.end(), [&](const Node& type) {
    return has_code(codings(&type, fields),
                    {"admitting", "patientreasonforvisit", "externalcauseofinjury"});
  });
}

Diagnosis read_condition(const Node& resource, const Scope& /*scope*/, Resources& /*resources*/,
                         Fields& fields) {
  return {code_where(codings(fields.object(&resource, "code"), fields), is_icd10)};
}

std::string code_of_diagnosis(ClaimDraft& draft, const Node& entry) {
  const auto found =
      codings(draft.fields.object(&entry, "diagnosisCodeableConcept", "diagnoses"), draft.fields);
  const std::string code = code_where(found, is_icd10);
  if (!code.empty() || !found.empty()) return code.empty() ? found.front().code : code;
  const Node* reference = draft.fields.object(&entry, "diagnosisReference", "diagnoses");
  const auto condition =
      draft.resources.follow(reference, draft.scope, draft.fields, read_condition);
  return condition ? condition->code : "";
}

}  // namespace

ClaimDraft::ClaimDraft(const Node& resource, std::string_view bundle, Resources& known)
    : root(resource),
      scope{&resource, bundle},
      resources(known),
      benefit(type_of(resource) == "ExplanationOfBenefit"),
      fields(read.notes.problems, "/claim") {}

void ClaimDraft::take_head() {
  take_id(*this);
  take_form(*this);
  note_use(*this);
  take_total(*this);
  take_information(*this);
  take_related(*this);
}

void ClaimDraft::take_parties() {
  take_patient(*this);
  take_payer(*this);
  if (benefit) take_numbers(*this, &root);
  const auto named = [&](std::string_view key) {
    return party(fields.object(&root, key), scope, resources, fields).provider;
  };
  claim().billing_provider = named("provider");
  claim().service_facility = named("facility");
}

void ClaimDraft::take_care_team() {
  Provider attending;
  for (const Node& member : fields.list(&root, "careTeam")) {
    const Provider provider =
        party(fields.object(&member, "provider"), scope, resources, fields).provider;
    const auto qualification = codings(fields.object(&member, "qualification"), fields);
    Provider named = provider;
    if (named.taxonomy.empty()) named.taxonomy = code_where(qualification, is_nucc);
    const Role role = role_of(codings(fields.object(&member, "role"), fields));
    if (role == Role::rendering) give_role(claim().rendering_provider, named);
    if (role == Role::referring) give_role(claim().referring_provider, named);
    if (role == Role::supervising) give_role(claim().supervising_provider, named);
    if (role == Role::attending) give_role(attending, named);
    if (role == Role::rendering)
      rendering_npis.emplace(fields.text(&member, "sequence"), named.npi);
  }
  const bool institutional = claim().form.value == Form::institutional;
  if (institutional && claim().rendering_provider.npi.empty())
    claim().rendering_provider = attending;
  const Node* referral = fields.object(&root, "referral");
  const Node* named = fields.object(referral, "identifier");
  if (named == nullptr || !claim().referring_provider.npi.empty()) return;
  const Identifier number = identifier(*named, fields);
  if (number.is_npi()) claim().referring_provider.npi = number.value;
}

void ClaimDraft::take_diagnoses() {
  struct Entry {
    std::string number, code;
    std::optional<Quantity> order;
    bool principal = false;
  };
  std::vector<Entry> entries;
  for (const Node& node : fields.list(&root, "diagnosis", "diagnoses")) {
    if (beside_diagnoses(node, fields)) continue;
    Entry entry{fields.text(&node, "sequence", "diagnoses"), code_of_diagnosis(*this, node), {}};
    entry.order = Quantity::parse(entry.number);
    for (const Node& type : fields.list(&node, "type"))
      entry.principal |= has_code(codings(&type, fields), {"principal"});
    if (!entry.code.empty()) entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(!a.principal, a.order) < std::pair(!b.principal, b.order);
  });
  for (Entry& entry : entries) {
    claim().diagnoses.push_back(std::move(entry.code));
    diagnosis_places.emplace(std::move(entry.number), claim().diagnoses.size());
  }
}

ReadCase read_claim(const Node& resource, std::string_view bundle, Resources& resources) {
  ClaimDraft draft(resource, bundle, resources);
  draft.take_head();
  draft.take_parties();
  draft.take_care_team();
  draft.take_diagnoses();
  draft.take_items();
  return std::move(draft.read);
}

}  // namespace infusecheck::fhir
