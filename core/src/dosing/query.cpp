// The whole answer about units: the dose, what is billed of it, and what the vials leave.
#include <algorithm>

#include "dosing/presentation.h"
#include "dosing/shares.h"
#include "dosing/sides.h"
#include "dosing/units.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

constexpr Date jz_required = day(2023, 7, 1);
constexpr Date jw_required = day(2017, 1, 1);

Result<const Drug*> drug_named(const UnitsQuery& query, const Reference& reference) {
  const auto found = reference.drugs_named(query.drug, query.on);
  if (found.empty()) {
    return Error{
        concat({"No drug of the packs has that code, name or brand on ", query.on.text(), "."}),
        "drug", "`infusecheck drugs` lists them; give another date if the code has ended."};
  }
  for (const Drug* drug : found) {
    if (drug->code != found[0]->code)
      return Error{concat({"Several codes answer to that name on ", query.on.text(), "."}), "drug",
                   "Give the HCPCS code."};
  }
  if (!found[0]->unit_amount)
    return Error{concat({"The packs do not know the billing unit of ", found[0]->code, "."}),
                 "drug", "Look the code up in the HCPCS file of that quarter."};
  return found[0];
}

std::string counted(Count units) {
  return std::to_string(units) + (units == 1 ? " unit" : " units");
}

/// How many there are, in words: "1 whole unit is", "2 whole units are".
std::string whole_units(Count count) {
  return std::to_string(count) + (count == 1 ? " whole unit is" : " whole units are");
}

/// Which modifiers the payer wants on that day for what was opened, and why.
struct Modifiers {
  bool jw = false, jz = false;
  std::string because;
};

Modifiers modifiers_of(const UnitsQuery& query, const Presentation& presentation, bool left) {
  if (query.policy == JwJz::ignore) return {false, false, "this payer takes neither JW nor JZ"};
  if (!presentation.container)
    return {false, false, "JW and JZ are for single-dose containers; whether it is one is unknown"};
  if (*presentation.container == Container::multi_dose)
    return {false, false, "a multi-dose container, neither JW nor JZ"};
  if (left && query.on >= jw_required) return {true, false, "billed on a line with JW"};
  if (left) return {false, false, "no modifier before 2017"};
  if (query.on >= jz_required) return {false, true, "JZ on the line given"};
  return {false, false, "no modifier before July 2023"};
}

std::optional<UnitsNdc> ndc_of(const std::optional<UnitsAmount>& quantity,
                               const Presentation& presentation) {
  if (!quantity || quantity->amount <= Quantity()) return std::nullopt;
  return UnitsNdc{presentation.ndcs.size() == 1 ? presentation.ndcs[0] : "", quantity->amount,
                  presentation.measure};
}

/// The lines of one package: what was given, and what was left of it. Their NDC quantities add up
/// to what was opened.
void add_lines(const Share& share, const Modifiers& modifiers, bool in_full,
               const std::string& code, std::vector<UnitsLine>& lines) {
  const bool left = modifiers.jw && share.discarded_units > 0;
  const auto quantity = ndc_quantity_of(in_full ? share.opened : share.given, share.presentation);
  const auto rest =
      left ? ndc_quantity_of(share.opened - share.given, share.presentation) : std::nullopt;
  if (share.administered_units > 0) {
    UnitsLine given{code, {}, share.administered_units, ndc_of(quantity, share.presentation)};
    if (modifiers.jz) given.modifiers = {"JZ"};
    if (given.ndc && rest) given.ndc->quantity = quantity->amount - rest->amount;
    lines.push_back(std::move(given));
  }
  if (left)
    lines.push_back({code, {"JW"}, share.discarded_units, ndc_of(rest, share.presentation)});
}

/// The lines of what was opened, a pair for each package.
UnitsOpened opened_of(const UnitsQuery& query, const Presentation& presentation, const Waste& waste,
                      const Drug& drug, const Reference& reference, UnitsAnswer& answer) {
  UnitsOpened opened{query.vials, waste.discarded_units, waste.vials - waste.dose, {}};
  const Modifiers modifiers = modifiers_of(query, presentation, waste.discarded_units > 0);
  const bool in_full =
      presentation.container != Container::multi_dose && query.policy != JwJz::ignore;
  const auto shares = shares_of(query, presentation, waste, drug, reference);
  for (const Share& share : shares) add_lines(share, modifiers, in_full, answer.code, opened.lines);
  if (shares.size() > 1)
    answer.working.push_back(
        concat({"vials of ", shares.size(),
                " packages, used in the order given: what is left is of the last"}));
  answer.working.push_back(
      concat({whole_units(waste.discarded_units), " left: ", modifiers.because}));
  return opened;
}

void explain_opened(const Drug& drug, const Waste& waste, UnitsAnswer& answer) {
  const std::string unit = ' ' + drug.unit;
  answer.working.push_back(
      concat({waste.vials.text(), unit, " opened ÷ ", drug.unit_amount->text(), unit, " = ",
              counted(divide_down(waste.vials, *drug.unit_amount)), ", rounded down"}));
}

/// The waste of whole containers that hold the dose.
std::optional<Waste> waste_of_vials(const std::vector<Vial>& vials, const UnitsAnswer& answer,
                                    const Drug& drug) {
  Administration given;
  given.dose.amount = give<Quantity>(answer.dose.amount.text());
  given.dose.unit = drug.unit;
  given.vials = vials;
  return waste_of({&given}, drug);
}

std::vector<Vial> least_waste_vials(const UnitsAnswer& answer, const Drug& drug,
                                    const Presentation& presentation) {
  std::vector<Vial> vials;
  const auto set = least_waste(answer.dose.amount, presentation.sizes);
  if (!set) return vials;
  for (const auto& [size, count] : set->vials) {
    Vial vial;
    vial.size = give<Quantity>(size.text());
    vial.unit = drug.unit;
    vial.count = give<Count>(std::to_string(count));
    vials.push_back(std::move(vial));
  }
  return vials;
}

/// Vials nobody named are a proposal: shown beside the answer, never in its lines.
void propose(UnitsQuery query, const Drug& drug, const Presentation& presentation,
             const Reference& reference, UnitsAnswer& answer) {
  query.vials = least_waste_vials(answer, drug, presentation);
  const auto waste = waste_of_vials(query.vials, answer, drug);
  const auto chosen = presentation_of(query, drug, reference);
  if (!waste || !chosen) return;
  UnitsAnswer aside = answer;
  aside.working.clear();
  answer.proposal = opened_of(query, *chosen, *waste, drug, reference, aside);
}

bool each_names_its_package(const std::vector<UnitsLine>& lines) {
  return std::all_of(lines.begin(), lines.end(),
                     [](const UnitsLine& line) { return line.ndc && !line.ndc->code.empty(); });
}

void add_needs(const Presentation& presentation, UnitsAnswer& answer) {
  if (!answer.opened) answer.needs.emplace_back("vials");
  if (!presentation.container) answer.needs.emplace_back("container");
  if (presentation.ndcs.size() != 1 && !each_names_its_package(answer.lines))
    answer.needs.emplace_back("ndc");
}

UnitsAnswer answer_about(const Drug& drug) {
  UnitsAnswer answer;
  answer.code = drug.code;
  answer.name = drug.name;
  answer.unit_amount = *drug.unit_amount;
  answer.unit = drug.unit;
  return answer;
}

void bill_dose(const Drug& drug, UnitsAnswer& answer) {
  const std::string unit = ' ' + drug.unit;
  answer.administered_units = divide_up(answer.dose.amount, *drug.unit_amount);
  answer.working.push_back(
      concat({answer.dose.amount.text(), unit, " ÷ ", drug.unit_amount->text(), unit,
              " a billing unit = ", counted(answer.administered_units), ", rounded up"}));
}

}  // namespace

Result<UnitsAnswer> units_of(const UnitsQuery& query, const Reference& reference) {
  const auto found = drug_named(query, reference);
  if (!found) return found.error();
  const Drug& drug = **found;
  const auto presentation = presentation_of(query, drug, reference);
  if (!presentation) return presentation.error();
  UnitsAnswer answer = answer_about(drug);
  const auto dose = leading_dose(query, drug, *presentation, answer);
  if (!dose) return dose.error();
  answer.dose = *dose;
  answer.confidence = presentation->confidence;
  bill_dose(drug, answer);
  follow(query, *presentation, answer);
  if (query.vials.empty()) {
    answer.lines.push_back(
        {drug.code, {}, answer.administered_units, ndc_of(answer.ndc_quantity, *presentation)});
    propose(query, drug, *presentation, reference, answer);
  } else {
    const auto waste = waste_of_vials(query.vials, answer, drug);
    if (!waste) {
      return Error{"The vials do not hold the dose, or are in another unit.", "vial",
                   "Give the label amount of every vial opened."};
    }
    explain_opened(drug, *waste, answer);
    answer.opened = opened_of(query, *presentation, *waste, drug, reference, answer);
    answer.lines = answer.opened->lines;
  }
  add_needs(*presentation, answer);
  return answer;
}

}  // namespace infusecheck
