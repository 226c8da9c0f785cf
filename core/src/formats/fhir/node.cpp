#include "formats/fhir/node.h"

#include <algorithm>
#include <utility>

#include "formats/json/read_case.h"
#include "formats/text.h"

namespace infusecheck::fhir {
namespace {

/// Those that travel with claims, are asked for their record, or are sent in their place.
constexpr std::string_view types[] = {"Account",
                                      "AllergyIntolerance",
                                      "Appointment",
                                      "Binary",
                                      "Bundle",
                                      "CarePlan",
                                      "CareTeam",
                                      "Claim",
                                      "ClaimResponse",
                                      "Communication",
                                      "CommunicationRequest",
                                      "Composition",
                                      "Condition",
                                      "Consent",
                                      "Coverage",
                                      "CoverageEligibilityRequest",
                                      "CoverageEligibilityResponse",
                                      "Device",
                                      "DeviceRequest",
                                      "DiagnosticReport",
                                      "DocumentReference",
                                      "Encounter",
                                      "EpisodeOfCare",
                                      "ExplanationOfBenefit",
                                      "Group",
                                      "HealthcareService",
                                      "Immunization",
                                      "InsurancePlan",
                                      "Invoice",
                                      "List",
                                      "Location",
                                      "Medication",
                                      "MedicationAdministration",
                                      "MedicationDispense",
                                      "MedicationRequest",
                                      "MedicationStatement",
                                      "MessageHeader",
                                      "Observation",
                                      "OperationOutcome",
                                      "Organization",
                                      "Parameters",
                                      "Patient",
                                      "PaymentNotice",
                                      "PaymentReconciliation",
                                      "Practitioner",
                                      "PractitionerRole",
                                      "Procedure",
                                      "Provenance",
                                      "Questionnaire",
                                      "QuestionnaireResponse",
                                      "RelatedPerson",
                                      "ServiceRequest",
                                      "Specimen",
                                      "Substance",
                                      "Task"};

/// Builds nodes from the events of the parser, which gives the digits of a number with it.
class Builder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return add(Node::Kind::null, {}); }
  bool boolean(bool flag) override { return add(Node::Kind::boolean, flag ? "true" : "false"); }
  bool number_integer(number_integer_t number) override {
    return add(Node::Kind::number, std::to_string(number));
  }
  bool number_unsigned(number_unsigned_t number) override {
    return add(Node::Kind::number, std::to_string(number));
  }
  bool number_float(number_float_t /*rounded*/, const string_t& digits) override {
    return add(Node::Kind::number, digits);
  }
  bool string(string_t& text) override { return add(Node::Kind::text, std::move(text)); }
  bool binary(binary_t& /*bytes*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Node::Kind::object); }
  bool start_array(std::size_t /*size*/) override { return open(Node::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override { return key_ = std::move(name), true; }
  bool parse_error(std::size_t at, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) override {
    return error_at_ = at, false;
  }

  bool too_many() const { return values_ > most_values; }
  std::size_t error_at() const { return error_at_; }
  Node take() { return std::move(root_); }

 private:
  bool add(Node::Kind kind, std::string text) {
    Node node;
    node.kind = kind;
    node.key = std::exchange(key_, {});
    node.text = std::move(text);
    return put(std::move(node));
  }

  bool put(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back().children.push_back(std::move(node));
    }
    return ++values_ <= most_values;
  }

  bool open(Node::Kind kind) {
    Node& node = open_.emplace_back();
    node.kind = kind;
    node.key = std::exchange(key_, {});
    return true;
  }

  bool close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    return put(std::move(node));
  }

  Node root_;
  std::vector<Node> open_;  // lists and objects not yet closed
  std::string key_;
  int values_ = 0;
  std::size_t error_at_ = 0;
};

void adopt_children(Node& node) {
  for (Node& child : node.children) {
    child.parent = &node;
    adopt_children(child);
  }
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  if (kind != Kind::object) return nullptr;
  for (const Node& child : children) {
    if (child.key == name) return child.kind == Kind::null ? nullptr : &child;
  }
  return nullptr;
}

Document::Document(Node root) {
  auto kept = std::make_unique<Node>(std::move(root));
  adopt_children(*kept);
  root_ = std::move(kept);
}

Result<Document> parse(std::string_view text) {
  Builder builder;
  if (Json::sax_parse(text, &builder)) return Document(builder.take());
  if (builder.too_many()) {
    return Error{"A FHIR resource holds more than " + std::to_string(most_values) + " values.", "",
                 "No claim needs that; check what wrote it."};
  }
  const std::size_t at = builder.error_at() == 0 ? 0 : builder.error_at() - 1;
  return Error{"This is not valid JSON.", line_and_column(text, at),
               "Correct the JSON at that place."};
}

std::string path(const Node& node) {
  std::vector<const Node*> way;
  for (const Node* at = &node; at != nullptr; at = at->parent) way.push_back(at);
  const std::string_view type = type_of(*way.back());
  std::string text(type.empty() ? "resource" : type);
  for (auto at = way.rbegin() + 1; at != way.rend(); ++at) {
    const Node& parent = *(*at)->parent;
    if (parent.kind == Node::Kind::list) {
      text += '[';
      text += std::to_string(*at - parent.children.data());
      text += ']';
    } else {
      text += '.';
      text += (*at)->key;
    }
  }
  return text;
}

std::string_view known_type(std::string_view name) {
  const auto* const found = std::find(std::begin(types), std::end(types), name);
  return found == std::end(types) ? std::string_view() : *found;
}

std::string_view type_of(const Node& resource) {
  const Node* type = resource.find("resourceType");
  return type == nullptr ? std::string_view() : known_type(type->text);
}

}  // namespace infusecheck::fhir
