// What was discarded: JW units against the vials opened, and the claims that say otherwise.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view vial_needs[] = {"encounter.administrations[].vials"};
constexpr std::string_view jw_keys[] = {"jwjz"};

constexpr Date jw_required = day(2017, 1, 1);
constexpr Date jz_required = day(2023, 7, 1);

/// Notes what a day lacks for its waste to be known.
bool measured(const DrugDay& day, Sink& sink) {
  if (!day.container) {
    sink.not_checked("encounter.administrations[].vials[].container");
  } else if (!day.discarded_units) {
    const bool only_dose = day.vials && !day.dose;
    sink.not_checked(only_dose ? "encounter.administrations[].dose"
                               : "encounter.administrations[].vials");
  }
  return day.container && day.discarded_units;
}

/// Days on which the payer wants JW and JZ of a single-dose drug, with dose and vials known.
std::vector<const DrugDay*> measured_days(const Facts& facts, Sink& sink) {
  std::vector<const DrugDay*> days;
  for (const DrugDay& day : drug_days(facts, sink)) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (policy == nullptr) sink.not_checked("claim.payer.type");
    if (day.on < jw_required || policy == nullptr || *policy != JwJz::required) continue;
    if (day.container == Container::multi_dose) continue;
    if (facts.institutional() && day.drug->opps_status.starts_with("N")) continue;
    if (measured(day, sink)) days.push_back(&day);
  }
  return days;
}

std::vector<std::string> working(const DrugDay& day) {
  const Drug& drug = *day.drug;
  const std::string unit = " " + drug.unit;
  return {concat({"vials opened ", day.vials->text(), unit, ", given ", day.dose->text(), unit}),
          concat({"given: ", units_text(*day.administered_units), " of ", drug.unit_amount->text(),
                  unit, ", rounded up"}),
          concat({"left: ", units_text(*day.discarded_units), ", whole ones"})};
}

bool attests_no_waste(const DrugDay& day) {
  return std::any_of(day.administered.begin(), day.administered.end(),
                     [](const LineFacts* line) { return line->has("JZ"); });
}

constexpr Citation missing_sources[] = {first_coast_jw};
constexpr std::string_view missing_denial[] = {"CO-4", "N822"};

/// The modifiers of what was given (route, department, 340B) hold for the rest of the vial too.
Line jw_line(const DrugDay& day) {
  const LineFacts& like = day.first();
  Line line = line_like(like, day.drug->code, *day.discarded_units);
  for (const std::string& modifier : like.modifiers) {
    if (modifier != "JZ") line.modifiers.push_back(modifier);
  }
  line.modifiers.emplace_back("JW");
  line.ndc.code = like.line->ndc.code;
  line.ndc.unit = like.line->ndc.unit;
  return line;
}

void check_jw_missing(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink)) {
    if (*day->discarded_units == 0 || !day->discarded.empty() || day->administered.empty())
      continue;
    const LineFacts& last = *day->administered.back();
    Mistake mistake{.lines = {last.number}, .at = {Field::claim_lines}};
    mistake.message = concat({"The record shows ", units_text(*day->discarded_units), " of ",
                              day->drug->code, " discarded; no line bills them with JW."});
    mistake.working = working(*day);
    rest_on(day->drug->confidence, "the unit of " + day->drug->code, mistake);
    mistake.fix = Fix{
        .title = concat({"Bill ", day->drug->code, "-JW × ", *day->discarded_units,
                         " on a line of its own, with its own charge, if the record documents the "
                         "amount discarded."}),
        .applicability = Applicability::needs_confirmation,
        .edits = {insert_line_after(last.number, jw_line(*day))}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation units_sources[] = {noridian_jz, first_coast_jw};
constexpr std::string_view overpaid_denial[] = {"CO-4", "CO-151"};
constexpr std::string_view units_silences[] = {"units-total-over-vials"};

void check_jw_units(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink)) {
    const bool beside = !day->discarded.empty() && !day->administered.empty();
    if (!beside || !day->billed_discarded || *day->discarded_units == 0) continue;
    if (*day->billed_discarded == *day->discarded_units) continue;
    const LineFacts& line = *day->discarded[0];
    Mistake mistake{.at = line.at(Field::line_units)};
    for (const LineFacts* one : day->discarded) mistake.lines.push_back(one->number);
    mistake.message = concat({day->drug->code, "-JW is billed ", units_text(*day->billed_discarded),
                              "; the vials leave ", *day->discarded_units, "."});
    mistake.working = working(*day);
    rest_on(day->drug->confidence, "the unit of " + day->drug->code, mistake);
    const bool raises = *day->discarded_units > *day->billed_discarded;
    if (day->discarded.size() == 1) {
      mistake.fix =
          Fix{.title = concat({"Bill ", line.code, "-JW × ", *day->discarded_units,
                               (raises ? ", if the record documents the amount discarded." : ".")}),
              .applicability = raises ? Applicability::needs_confirmation : Applicability::safe,
              .edits = change_units(facts, line, *day->discarded_units)};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation fraction_sources[] = {noridian_jz, a53024};
constexpr std::string_view fraction_silences[] = {"units-total-over-vials", "mod-jw-jz-both"};

/// The JW line goes; what it denied, that nothing was left, is said by JZ.
Fix fraction_fix(const Facts& facts, const DrugDay& day) {
  const LineFacts& line = *day.discarded[0];
  Fix fix{.title = concat({"Remove line ", line.number, " (", line.code, "-JW)"})};
  for (const LineFacts* given : day.administered) {
    if (day.on < jz_required || given->has("JZ")) continue;
    const int end = static_cast<int>(given->modifiers.size()) + 1;
    fix.edits.push_back(append_to(given->at(Field::line_modifiers, end), "JZ"));
  }
  fix.title += fix.edits.empty() ? "." : " and add JZ to what was given.";
  for (Edit& edit : drop_line(facts, line)) fix.edits.push_back(std::move(edit));
  return fix;
}

void check_jw_fraction(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink)) {
    const bool beside = !day->discarded.empty() && !day->administered.empty();
    if (!beside || *day->discarded_units > 0) continue;
    const LineFacts& line = *day->discarded[0];
    Mistake mistake{.at = line.at(Field::line)};
    for (const LineFacts* one : day->discarded) mistake.lines.push_back(one->number);
    mistake.message = concat({day->drug->code,
                              "-JW is billed, but no whole unit was left: what remained of the "
                              "vials is inside the ",
                              units_text(*day->administered_units), " given."});
    mistake.working = working(*day);
    rest_on(day->drug->confidence, "the unit of " + day->drug->code, mistake);
    mistake.at_risk = charges(facts, mistake.lines);
    if (day->discarded.size() == 1) mistake.fix = fraction_fix(facts, *day);
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view false_denial[] = {"CO-4", "N519"};
constexpr Citation false_sources[] = {first_coast_jw};

void check_jz_with_waste(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink)) {
    if (*day->discarded_units == 0 || !attests_no_waste(*day) || !day->discarded.empty()) continue;
    for (const LineFacts* line : day->administered) {
      if (!line->has("JZ")) continue;
      const FieldRef jz = line->at(Field::line_modifiers, position(*line, "JZ"));
      const Count left = *day->discarded_units;
      Mistake mistake{.lines = {line->number}, .at = jz};
      mistake.message = concat(
          {line->code, " carries JZ, but ", left, (left == 1 ? " whole unit" : " whole units"),
           " of the vials opened ", (left == 1 ? "was" : "were"), " not given."});
      mistake.working = working(*day);
      rest_on(day->drug->confidence, "the unit of " + day->drug->code, mistake);
      mistake.fix = Fix{.title = concat({"Remove JZ from line ", line->number, "."}),
                        .edits = {remove_entry(jz)}};
      sink.report(std::move(mistake));
    }
  }
}

}  // namespace

extern constinit const Rule jw_missing = define(
    {.id = "mod-jw-missing",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "Whole units of the opened vials were discarded and no line bills them with JW.",
     .why = "The discarded units are payable and must be reported; without them the claim is wrong "
            "and "
            "money is lost.",
     .resolve =
         "Add a line of the same code with JW and the discarded units; keep the amount in the "
         "record.",
     .denial = missing_denial,
     .citations = missing_sources,
     .payers = PayerScope::all,
     .profile_keys = jw_keys,
     .needs = vial_needs,
     .fix = FixKind::always},
    check_jw_missing);

extern constinit const Rule jw_units = define(
    {.id = "mod-jw-units",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "The JW line bills other units than the vials leave.",
     .why = "Discarded units are the whole units left of the vials opened; more is an overpayment.",
     .resolve =
         "Bill the whole units left: label amount of the vials, rounded down, less the units "
         "given.",
     .denial = overpaid_denial,
     .citations = units_sources,
     .profile_keys = jw_keys,
     .needs = vial_needs,
     .silences = units_silences,
     .fix = FixKind::sometimes},
    check_jw_units);

extern constinit const Rule jw_fraction = define(
    {.id = "mod-jw-fraction",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "JW is billed though less than a whole unit was left.",
     .why = "When the units given already cover the vials, what was left is paid inside them.",
     .resolve = "Remove the JW line and put JZ on the administered line.",
     .denial = overpaid_denial,
     .citations = fraction_sources,
     .profile_keys = jw_keys,
     .needs = vial_needs,
     .silences = fraction_silences,
     .fix = FixKind::sometimes},
    check_jw_fraction);

extern constinit const Rule jz_with_waste =
    define({.id = "mod-jz-with-waste",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "JZ says that nothing was discarded; the record shows whole units left.",
            .why = "JZ is an attestation; one that the record contradicts is a false one.",
            .resolve = "Remove JZ and bill the discarded units with JW.",
            .denial = false_denial,
            .citations = false_sources,
            .profile_keys = jw_keys,
            .needs = vial_needs,
            .fix = FixKind::always},
           check_jz_with_waste);

}  // namespace infusecheck::checks
