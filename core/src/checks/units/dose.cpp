// The dose against the label, the patient's weight and the vials on the market.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "dosing/units.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view dose_needs[] = {"encounter.administrations[].dose"};
constexpr std::string_view weight_needs[] = {"encounter.weight_kg"};
constexpr Citation label_sources[] = {own_knowledge};
constexpr std::string_view label_denial[] = {"CO-153", "CO-273"};
constexpr std::string_view weight_denial[] = {"CO-153"};
constexpr std::string_view maximum_keys[] = {"max_units"};

/// Doses may pass a label's milligrams per kilogram by a tenth: vials and scales are rounded.
constexpr std::int64_t tolerance_percent = 110;

std::optional<Route> route_of(const DrugDay& day) {
  return day.given.empty() ? std::nullopt : day.given[0]->route.value;
}

bool treats(const LabelDosing& regimen, const std::vector<std::string>& diagnoses) {
  return std::any_of(
      regimen.diagnoses.begin(), regimen.diagnoses.end(), [&](std::string_view start) {
        return std::any_of(diagnoses.begin(), diagnoses.end(), [&](std::string_view diagnosis) {
          return begins_with(diagnosis, start);
        });
      });
}

/// A dose for one joint says nothing of a day, which may see several, or the drug given into a
/// muscle.
bool speaks_of(const LabelDosing& regimen, const DrugDay& day) {
  const auto route = route_of(day);
  return !regimen.max_unit.ends_with("/joint") &&
         (!route || !regimen.route || *regimen.route == *route);
}

bool has_regimen(const DrugDay& day) {
  return std::any_of(day.label.begin(), day.label.end(),
                     [&](const LabelDosing* one) { return speaks_of(*one, day); });
}

/// The regimens for the claim's diagnoses; all of the drug's when none is named for them.
std::vector<const LabelDosing*> regimens(const Facts& facts, const DrugDay& day) {
  std::vector<const LabelDosing*> all, fitting;
  for (const LabelDosing* one : day.label) {
    if (!speaks_of(*one, day)) continue;
    all.push_back(one);
    if (treats(*one, facts.claim().diagnoses)) fitting.push_back(one);
  }
  return fitting.empty() ? all : fitting;
}

std::optional<Quantity> weight(const Facts& facts) {
  if (!facts.content.encounter || !facts.content.encounter->weight_kg) return std::nullopt;
  const Quantity kg = *facts.content.encounter->weight_kg;
  if (kg <= Quantity() || kg > Quantity::whole(1000)) return std::nullopt;
  return kg;
}

/// a × b for a dose per kilogram and a weight, in whole millionths.
Quantity times(Quantity per_kg, Quantity kg) {
  const auto wide = static_cast<long long>(per_kg.raw() / 1000) * (kg.raw() / 1000);
  return Quantity::from_raw(wide);
}

/// The most a regimen allows, in the unit of the code; empty when it depends on what is not known.
std::optional<Quantity> most_of(const LabelDosing& regimen, const std::optional<Quantity>& kg) {
  if (regimen.type == DoseType::per_m2) return std::nullopt;
  const bool cap_by_weight = regimen.max_amount && regimen.max_unit.ends_with("/kg");
  const auto cap = cap_by_weight ? std::nullopt : regimen.max_amount;
  if (regimen.type != DoseType::per_kg) return cap ? cap : std::optional(regimen.amount);
  if (!kg) return cap;
  const Quantity per_kg =
      cap_by_weight ? std::max(*regimen.max_amount, regimen.amount) : regimen.amount;
  const Quantity most = Quantity::from_raw(times(per_kg, *kg).raw() / 100 * tolerance_percent);
  return cap ? std::min(most, *cap) : most;
}

bool same_unit(const LabelDosing& regimen, const Drug& drug) {
  return upper(regimen.unit) == upper(drug.unit);
}

struct Widest {
  std::optional<Quantity> most;
  const LabelDosing* regimen = nullptr;
  bool open = false;  ///< a regimen whose limit depends on what is not known
};

Widest widest_of(const std::vector<const LabelDosing*>& regimens, const Drug& drug,
                 const std::optional<Quantity>& kg) {
  Widest widest;
  for (const LabelDosing* regimen : regimens) {
    if (!same_unit(*regimen, drug)) continue;
    const auto allowed = most_of(*regimen, kg);
    widest.open |= !allowed;
    if (allowed && (!widest.most || *widest.most < *allowed)) {
      widest.most = allowed;
      widest.regimen = regimen;
    }
  }
  return widest;
}

/// A payer's own limit for one dose, in billing units.
const UnitMaximum* payers_limit(const Facts& facts, const DrugDay& day) {
  const auto* limits = facts.profile.max_units.on(day.on);
  if (limits == nullptr) return nullptr;
  for (const UnitMaximum& limit : *limits) {
    if (limit.drug == day.drug->code && limit.per == "dose" && limit.span.covers(day.on))
      return &limit;
  }
  return nullptr;
}

void report_above(const DrugDay& day, const std::string& limit, std::string working, Sink& sink) {
  Mistake mistake{.lines = {day.first().number}, .at = day.first().at(Field::line_units)};
  mistake.message = concat({day.drug->code, ": ", day.dose->text(), " ", day.drug->unit,
                            " given is above the ", limit, "."});
  mistake.working = {std::move(working)};
  sink.report(std::move(mistake));
}

void check_maximum(const Facts& facts, Sink& sink) {
  const auto kg = weight(facts);
  for (const DrugDay& day : drug_days(facts, sink)) {
    const UnitMaximum* payers = payers_limit(facts, day);
    if (day.administered.empty() || (payers == nullptr && !has_regimen(day))) continue;
    if (!day.dose) {
      sink.not_checked("encounter.administrations[].dose");
      continue;
    }
    if (payers != nullptr && day.administered_units &&
        Quantity::whole(*day.administered_units) > payers->units) {
      report_above(day, concat({"payer's limit of ", payers->units.text(), " units a dose"}),
                   std::to_string(*day.administered_units) + " units given", sink);
      continue;
    }
    const Widest widest = widest_of(regimens(facts, day), *day.drug, kg);
    if (widest.open) sink.not_checked(kg ? "encounter.height_cm" : "encounter.weight_kg");
    if (widest.open || !widest.most || *day.dose <= *widest.most) continue;
    report_above(
        day, concat({widest.most->text(), " ", day.drug->unit, " that the label allows"}),
        concat({"widest regimen: ", widest.regimen->indication, ", ", widest.regimen->amount.text(),
                " ", widest.regimen->unit, (widest.regimen->type == DoseType::per_kg ? "/kg" : ""),
                "; the table of regimens rests on labels as we know them"}),
        sink);
  }
}

bool all_per_kg(const std::vector<const LabelDosing*>& regimens) {
  return !regimens.empty() &&
         std::all_of(regimens.begin(), regimens.end(),
                     [](const LabelDosing* one) { return one->type == DoseType::per_kg; });
}

/// Per kilogram, or by bands of weight: either way nobody knows the dose without the weight.
bool by_weight_only(const std::vector<const LabelDosing*>& regimens) {
  return !regimens.empty() &&
         std::all_of(regimens.begin(), regimens.end(), [](const LabelDosing* one) {
           return one->type == DoseType::per_kg || one->type == DoseType::weight_band;
         });
}

constexpr Citation weight_sources[] = {rheumatologist_weight};
constexpr int weight_holds_days = 30;

bool fresh_weight(const Facts& facts, Date on) {
  if (!weight(facts)) return false;
  const auto& date = facts.content.encounter->weight_date;
  return !date || on - *date <= weight_holds_days;
}

void check_weight(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (day.administered.empty() || !by_weight_only(regimens(facts, day))) continue;
    if (!facts.content.encounter || day.given.empty()) {
      sink.not_checked("encounter.weight_kg");
      continue;
    }
    if (fresh_weight(facts, day.on)) continue;
    Mistake mistake{.lines = {day.first().number}, .at = day.first().at(Field::line)};
    mistake.message =
        concat({day.drug->code, " is dosed by weight; the record has no weight of the last ",
                weight_holds_days, " days before ", day.on.text(), "."});
    sink.report(std::move(mistake));
  }
}

/// One amount per kilogram and nothing else: then dose and weight must agree.
std::optional<Quantity> one_amount_per_kg(const std::vector<const LabelDosing*>& regimens) {
  if (!all_per_kg(regimens)) return std::nullopt;
  for (const LabelDosing* one : regimens) {
    if (one->amount != regimens[0]->amount || one->max_amount) return std::nullopt;
  }
  return regimens[0]->amount;
}

void check_weight_dose(const Facts& facts, Sink& sink) {
  const auto kg = weight(facts);
  for (const DrugDay& day : drug_days(facts, sink)) {
    const auto per_kg =
        day.administered.empty() ? std::nullopt : one_amount_per_kg(regimens(facts, day));
    if (!per_kg) continue;
    if (!kg) sink.not_checked("encounter.weight_kg");
    if (!day.dose) sink.not_checked("encounter.administrations[].dose");
    if (!day.dose || !kg || day.given.size() != 1) continue;
    const Quantity wanted = times(*per_kg, *kg);
    const Quantity low = Quantity::from_raw(wanted.raw() / 10 * 9);
    if (*day.dose >= low) continue;  // above: units-max-dose
    Mistake mistake{.lines = {day.first().number}, .at = day.first().at(Field::line_units)};
    mistake.message = concat({day.drug->code, ": ", day.dose->text(), " ", day.drug->unit,
                              " given; ", per_kg->text(), " ", day.drug->unit, "/kg × ", kg->text(),
                              " kg are ", wanted.text(), " ", day.drug->unit, "."});
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule max_dose = define(
    {.id = "units-max-dose",
     .category = Category::units,
     .severity = Severity::warning,
     .summary = "The dose given is above what the label allows.",
     .why = "Payers limit doses to the label and ask for the reason when one goes beyond.",
     .resolve =
         "Check dose, weight and unit; send the rationale with the claim if the dose is meant.",
     .denial = label_denial,
     .citations = label_sources,
     .profile_keys = maximum_keys,
     .needs = dose_needs},
    check_maximum);

extern constinit const Rule weight_missing =
    define({.id = "units-weight-missing",
            .category = Category::units,
            .severity = Severity::warning,
            .summary = "A drug dosed by weight has no recent weight on the record.",
            .why = "A reviewer cannot confirm the dose without the weight it was worked out from.",
            .resolve = "Have the weight of the visit on the record.",
            .denial = weight_denial,
            .citations = weight_sources,
            .needs = weight_needs},
           check_weight);

extern constinit const Rule weight_dose =
    define({.id = "units-weight-dose",
            .category = Category::units,
            .severity = Severity::warning,
            .summary = "The dose given is more than a tenth below the weight's.",
            .why = "Dose and weight that do not agree make a reviewer doubt both.",
            .resolve = "Check weight, dose and units of the record.",
            .denial = weight_denial,
            .citations = weight_sources,
            .needs = weight_needs},
           check_weight_dose);

}  // namespace infusecheck::checks
