// The items of a Claim or an ExplanationOfBenefit: the service lines and their drugs.
#include <algorithm>
#include <utility>

#include "formats/fhir/claim.h"
#include "formats/fhir/coding.h"
#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

/// Cents times millionths; nothing when it is no whole number of cents or too large.
std::optional<Money> product(Money price, Quantity count) {
  std::int64_t raw = 0;
  if (__builtin_mul_overflow(price.raw(), count.raw(), &raw)) return std::nullopt;
  if (raw % Quantity::scale != 0) return std::nullopt;
  return Money::from_raw(raw / Quantity::scale);
}

/// Units of UCUM as a claim writes them; others as they stand.
std::string x12_unit(const std::string& unit) {
  if (unit == "mL") return "ML";
  if (unit == "mg") return "ME";
  return unit == "g" ? "GR" : unit;
}

class ItemReader {
 public:
  ItemReader(ClaimDraft& draft, const Node& item, int number)
      : draft_(draft),
        item_(item),
        fields_(draft.read.notes.problems, "/claim/lines/" + std::to_string(number - 1), number) {}

  Line read() {
    take_service();
    take_units_and_charge();
    take_dates();
    take_place();
    take_details();
    take_pointers();
    take_rendering();
    return std::move(line_);
  }

 private:
  /// R4 calls it productOrService, STU3 service.
  const Node* service_of(const Node& node, std::string_view field) {
    const Node* service = fields_.object(&node, "productOrService", field);
    return service != nullptr ? service : fields_.object(&node, "service", field);
  }

  void take_service() {
    const Node* service = service_of(item_, "code");
    const auto found = codings(service, fields_, "code");
    line_.code = code_where(found, is_hcpcs);
    if (line_.code.empty()) {
      line_.code = code_where(found, [](const Coding& coding) {
        return !is_ndc(coding) && !coding.system.ends_with("/data-absent-reason");
      });
    }
    line_.ndc.code = code_where(found, is_ndc);
    line_.description = fields_.text(service, "text", "description");
    for (const Node& modifier : fields_.list(&item_, "modifier", "modifiers")) {
      const auto codes = codings(&modifier, fields_, "modifiers");
      if (!codes.empty()) line_.modifiers.push_back(codes.front().code);
    }
    const auto revenue = codings(fields_.object(&item_, "revenue", "revenue_code"), fields_);
    if (!revenue.empty()) line_.revenue_code = revenue.front().code;
  }

  void take_units_and_charge() {
    const Node* quantity = fields_.object(&item_, "quantity", "units");
    const std::string unit = fields_.text(quantity, "unit", "units");
    // Anesthesia counts minutes, which are not units.
    if (unit != "MJ" && unit != "min") fields_.give(line_.units, quantity, "value", "units");
    if (draft_.benefit) take_submitted_charge();
    if (!line_.charge.absent()) return;
    const Node* net = fields_.object(&item_, "net", "charge");
    if (net != nullptr) return fields_.give(line_.charge, net, "value", "charge");
    Given<Money> price;
    fields_.give(price, fields_.object(&item_, "unitPrice", "charge"), "value", "charge");
    if (!price || !line_.units || item_.find("factor") != nullptr) return;
    if (const auto charge = product(*price, *line_.units))
      line_.charge = give<Money>(charge->text());
  }

  /// What the provider asked for, among what the payer made of it.
  void take_submitted_charge() {
    for (const Node& entry : fields_.list(&item_, "adjudication", "charge")) {
      const Node* category = fields_.object(&entry, "category");
      if (!has_code(codings(category, fields_), {"submitted"})) continue;
      const Node* amount = fields_.object(&entry, "amount", "charge");
      return fields_.give(line_.charge, amount, "value", "charge");
    }
  }

  void take_dates() {
    fields_.give(line_.service_date, &item_, "servicedDate", "service_date");
    const Node* period = fields_.object(&item_, "servicedPeriod", "service_date");
    if (period == nullptr) return;
    fields_.give(line_.service_date, period, "start", "service_date");
    fields_.give(line_.service_date_to, period, "end", "service_date_to");
  }

  void take_place() {
    const Node* place = fields_.object(&item_, "locationCodeableConcept", "place_of_service");
    const auto codes = codings(place, fields_, "place_of_service");
    if (!codes.empty()) line_.place_of_service = codes.front().code;
  }

  /// Details hold the NDC of an item, or are services of their own.
  void take_details() {
    for (const Node& detail : fields_.list(&item_, "detail", "ndc")) {
      const auto found = codings(service_of(detail, "ndc"), fields_);
      const std::string ndc = code_where(found, is_ndc);
      if (!ndc.empty()) take_ndc(detail, ndc);
      const std::string code = code_where(found, is_hcpcs);
      if (code.empty() || code == line_.code) continue;
      fields_.complain(formats::read_fhir_claim, detail, "",
                       "is a service with a code of its own, which was not checked.");
      draft_.read.notes.problems.back().severity = Severity::warning;
    }
  }

  void take_ndc(const Node& detail, const std::string& ndc) {
    if (!line_.ndc.quantity.absent() || (!line_.ndc.code.empty() && line_.ndc.code != ndc)) {
      return fields_.complain(formats::read_fhir_claim, detail, "ndc/code",
                              "is one more NDC of the line, which was not checked.");
    }
    line_.ndc.code = ndc;
    const Node* quantity = fields_.object(&detail, "quantity", "ndc/quantity");
    fields_.give(line_.ndc.quantity, quantity, "value", "ndc/quantity");
    line_.ndc.unit = fields_.text(quantity, "code", "ndc/unit");
    if (line_.ndc.unit.empty()) line_.ndc.unit = fields_.text(quantity, "unit", "ndc/unit");
    line_.ndc.unit = x12_unit(line_.ndc.unit);
  }

  void take_pointers() {
    const bool renamed = item_.find("diagnosisSequence") == nullptr;  // STU3
    const auto list = fields_.list(&item_, renamed ? "diagnosisLinkId" : "diagnosisSequence",
                                   "diagnosis_pointers");
    const auto& places = draft_.diagnosis_places;
    for (const Node& entry : list) {
      const auto known = places.find(entry.text);
      auto pointer = give<Count>(entry.text);
      if (known != places.end()) {
        pointer = give<Count>(std::to_string(known->second));
      } else if (!pointer || *pointer <= static_cast<Count>(places.size())) {
        // A larger number stays, and is found to point at nothing.
        fields_.complain(formats::read_value, entry, "diagnosis_pointers",
                         "is not the sequence of a diagnosis of the claim.");
        continue;
      }
      line_.diagnosis_pointers.push_back(std::move(pointer));
    }
  }

  void take_rendering() {
    const bool renamed = item_.find("careTeamSequence") == nullptr;  // STU3
    const auto list =
        fields_.list(&item_, renamed ? "careTeamLinkId" : "careTeamSequence", "rendering_npi");
    for (const Node& entry : list) {
      const auto member = draft_.rendering_npis.find(entry.text);
      if (member != draft_.rendering_npis.end() && line_.rendering_npi.empty())
        line_.rendering_npi = member->second;
    }
    // Who rendered the claim is said once, as in an 837.
    if (line_.rendering_npi == draft_.claim().rendering_provider.npi) line_.rendering_npi.clear();
  }

  ClaimDraft& draft_;
  const Node& item_;
  Fields fields_;
  Line line_;
};

/// The items in the order of their sequence numbers, when each has one.
std::vector<const Node*> in_order(std::span<const Node> items) {
  std::vector<std::pair<std::optional<Quantity>, const Node*>> numbered;
  numbered.reserve(items.size());
  bool all = true;
  for (const Node& item : items) {
    const Node* sequence = item.find("sequence");
    numbered.emplace_back(sequence == nullptr ? std::nullopt : Quantity::parse(sequence->text),
                          &item);
    all &= numbered.back().first.has_value();
  }
  if (all) {
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto& a, const auto& b) { return *a.first < *b.first; });
  }
  std::vector<const Node*> ordered;
  ordered.reserve(numbered.size());
  for (const auto& entry : numbered) ordered.push_back(entry.second);
  return ordered;
}

/// An institutional record of what was paid ends with the sum of its lines, under revenue code
/// 0001: no service.
bool is_total(const Line& line) { return line.revenue_code == "0001" && line.code.empty(); }

/// Dates of the claim hold for lines without their own, as the statement dates of an 837I do; for a
/// professional claim only when they are one day.
void give_dates(ClaimDraft& draft) {
  Given<Date> from;
  Given<Date> to;
  const Node* period = draft.fields.object(&draft.root, "billablePeriod", "lines");
  draft.fields.give(from, period, "start", "lines");
  draft.fields.give(to, period, "end", "lines");
  const bool institutional = draft.claim().form.value == Form::institutional;
  if (!from || (!institutional && from.text != to.text)) return;
  for (Line& line : draft.claim().lines) {
    if (!line.service_date.absent()) continue;
    line.service_date = from;
    line.service_date_to = to;
  }
}

/// A claim is billed from one place when all its lines are; then that is the claim's.
void give_place(Claim& claim) {
  const auto same = [&](const Line& line) {
    return line.place_of_service == claim.lines.front().place_of_service;
  };
  const bool one =
      !claim.lines.empty() && std::all_of(claim.lines.begin(), claim.lines.end(), same);
  if (one && claim.form.value != Form::institutional)
    claim.place_of_service = claim.lines.front().place_of_service;
}

}  // namespace

void ClaimDraft::take_items() {
  bool counted = true;
  std::vector<std::string> sequences;
  for (const Node* item : in_order(fields.list(&root, "item", "lines"))) {
    if (item->kind != Node::Kind::object) {
      fields.complain(formats::read_type, *item, "lines", "must be an object.");
      continue;
    }
    const int number = static_cast<int>(claim().lines.size()) + 1;
    Line line = ItemReader(*this, *item, number).read();
    if (is_total(line)) continue;
    claim().lines.push_back(std::move(line));
    const Node* sequence = item->find("sequence");
    const auto own = Quantity::parse(sequence == nullptr ? "" : sequence->text);
    const bool usable = own && own->is_whole() && own->raw() > 0;
    sequences.push_back(usable ? own->text() : std::to_string(number));
    counted &= sequences.back() == std::to_string(number);
  }
  if (!counted) read.notes.source.items = std::move(sequences);
  if (claim().lines.empty()) {
    fields.note(formats::problem(formats::read_no_lines, "/claim/lines",
                                 "The claim has no service lines."));
  }
  give_dates(*this);
  give_place(claim());
}

}  // namespace infusecheck::fhir
