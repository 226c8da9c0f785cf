#include <algorithm>

#include "dosing/units.h"
#include "infusecheck/units.h"

namespace infusecheck {
namespace {

constexpr Date jz_required = day(2023, 7, 1);
constexpr Date jw_required = day(2017, 1, 1);

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Result<const Drug*> drug_named(const UnitsQuery& query, const Reference& reference) {
  const auto found = reference.drugs_named(query.drug, query.on);
  if (found.empty()) {
    return Error{"No drug of the packs has that code, name or brand on " + query.on.text() + ".",
                 "drug",
                 "`infusecheck drugs` lists them; give another date if the code has ended."};
  }
  for (const Drug* drug : found) {
    if (drug->code != found[0]->code)
      return Error{"Several codes answer to that name on " + query.on.text() + ".", "drug",
                   "Give the HCPCS code."};
  }
  return found[0];
}

void add_lines(const Drug& drug, Date on, const std::optional<Waste>& waste, UnitsAnswer& answer) {
  UnitsLine given{drug.code, {}, answer.administered_units};
  const bool single = drug.container != Container::multi_dose;
  const bool left = waste && waste->discarded_units > 0;
  if (waste && single && !left && on >= jz_required) given.modifiers = {"JZ"};
  answer.lines.push_back(std::move(given));
  if (left && single && on >= jw_required)
    answer.lines.push_back({drug.code, {"JW"}, waste->discarded_units});
}

void explain(const Drug& drug, Quantity dose, const std::optional<Waste>& waste, Date on,
             UnitsAnswer& answer) {
  const std::string unit = ' ' + drug.unit;
  answer.working.push_back(dose.text() + unit + " ÷ " + drug.unit_amount->text() + unit +
                           " a unit = " + std::to_string(answer.administered_units) +
                           " units, rounded up");
  if (!waste) return;
  answer.working.push_back(
      waste->vials.text() + unit + " opened ÷ " + drug.unit_amount->text() + unit + " = " +
      std::to_string(divide_down(waste->vials, *drug.unit_amount)) + " units, rounded down");
  answer.working.push_back(std::to_string(waste->discarded_units) + " whole units left: " +
                           (drug.container == Container::multi_dose
                                ? "a multi-dose container, neither JW nor JZ"
                            : waste->discarded_units > 0 ? "a line of their own with JW"
                            : on >= jz_required          ? "JZ on the line given"
                                                         : "no modifier before July 2023"));
}

}  // namespace

Dose parse_dose(std::string_view text) {
  text = trimmed(text);
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return !(c >= '0' && c <= '9') && c != '.'; });
  const auto digits = static_cast<std::size_t>(end - text.begin());
  Dose dose;
  dose.amount = give<Quantity>(std::string(text.substr(0, digits)));
  dose.unit = std::string(trimmed(text.substr(digits)));
  if (dose.unit.empty()) dose.amount = {};
  return dose;
}

Result<std::vector<Vial>> parse_vials(std::string_view text) {
  std::vector<Vial> vials;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view one = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
    const std::size_t times = one.find_last_of("xX*");
    const bool counted = times != std::string_view::npos && times + 1 < one.size() &&
                         one[times + 1] >= '0' && one[times + 1] <= '9';
    const Dose size = parse_dose(counted ? one.substr(0, times) : one);
    Vial vial;
    vial.size = size.amount;
    vial.unit = size.unit;
    vial.count = give<Count>(counted ? std::string(one.substr(times + 1)) : "1");
    if (!vial.size || !vial.count)
      return Error{"A vial is written as its size and how many.", "vial", "For example 100mgx3."};
    vials.push_back(std::move(vial));
  }
  return vials;
}

Result<UnitsAnswer> units_of(const UnitsQuery& query, const Reference& reference) {
  const auto found = drug_named(query, reference);
  if (!found) return found.error();
  const Drug& drug = **found;
  Administration given;
  given.dose = query.dose;
  given.vials = query.vials;
  const auto dose = total_dose({&given}, drug);
  if (!dose || !drug.unit_amount) {
    return Error{"The dose does not convert to the billing unit of " + drug.code + ".", "dose",
                 "Give it in " + (drug.unit.empty() ? "its unit" : drug.unit) + "."};
  }
  UnitsAnswer answer{.code = drug.code, .discarded_units = {}, .lines = {}, .working = {}};
  answer.administered_units = divide_up(*dose, *drug.unit_amount);
  const auto waste = waste_of({&given}, drug);
  if (!query.vials.empty() && !waste) {
    return Error{"The vials do not hold the dose, or are in another unit.", "vial",
                 "Give the label amount of every vial opened."};
  }
  if (waste) answer.discarded_units = waste->discarded_units;
  add_lines(drug, query.on, waste, answer);
  explain(drug, *dose, waste, query.on, answer);
  return answer;
}

}  // namespace infusecheck
