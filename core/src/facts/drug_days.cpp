#include "facts/drug_days.h"

#include <algorithm>

#include "dosing/units.h"

namespace infusecheck {
namespace {

std::optional<Count> units_of(const std::vector<const LineFacts*>& lines) {
  Count sum = 0;
  for (const LineFacts* line : lines) {
    if (!line->units) return std::nullopt;
    sum += *line->units;
  }
  return sum;
}

void measure(DrugDay& day) {
  day.billed = units_of(day.administered);
  day.billed_discarded = units_of(day.discarded);
  day.container = container_of(day.given, *day.drug);
  day.dose = total_dose(day.given, *day.drug);
  day.vials = total_vials(day.given, *day.drug);
  const auto& unit = day.drug->unit_amount;
  if (unit && day.dose) day.administered_units = divide_up(*day.dose, *unit);
  if (const auto waste = waste_of(day.given, *day.drug))
    day.discarded_units = waste->discarded_units;
}

}  // namespace

std::vector<DrugDay> drug_days(const Facts& facts) {
  std::vector<DrugDay> days;
  for (const LineFacts& line : facts.lines) {
    if (!line.drug || !line.on) continue;
    auto day = std::find_if(days.begin(), days.end(), [&](const DrugDay& one) {
      return one.drug == line.drug.row && one.on == *line.on;
    });
    if (day == days.end()) {
      day = days.emplace(days.end());
      day->drug = line.drug.row;
      day->on = *line.on;
      day->label = facts.reference.regimens_of(day->drug->ingredient, {}, day->on);
      day->given =
          administrations_of(facts.administrations(), *day->drug, day->on, facts.reference);
    }
    (line.has("JW") ? day->discarded : day->administered).push_back(&line);
  }
  for (DrugDay& day : days) measure(day);
  return days;
}

}  // namespace infusecheck
