// What was discarded: JW units against the vials opened, and the claims that say otherwise.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view vial_needs[] = {"encounter.administrations[].vials"};
constexpr std::string_view jw_keys[] = {"jwjz"};

/// Days on which the payer wants JW and JZ of a single-dose drug, with dose and vials known.
std::vector<const DrugDay*> measured_days(const Facts& facts, Sink& sink, Date from) {
  std::vector<const DrugDay*> days;
  for (const DrugDay& day : facts.drug_days) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (day.on < from || policy == nullptr || *policy != JwJz::required) continue;
    if (day.container == Container::multi_dose) continue;
    if (facts.institutional() && day.drug->opps_status.starts_with("N")) continue;
    if (!day.discarded_units) {
      sink.not_checked("encounter.administrations[].vials");
    } else {
      days.push_back(&day);
    }
  }
  return days;
}

constexpr Date jw_required = day(2017, 1, 1);

std::vector<std::string> working(const DrugDay& day) {
  const Drug& drug = *day.drug;
  const std::string unit = " " + drug.unit;
  return {"vials opened " + day.vials->text() + unit + ", given " + day.dose->text() + unit,
          "given: " + std::to_string(*day.administered_units) + " units of " +
              drug.unit_amount->text() + unit + ", rounded up",
          "left: " + std::to_string(*day.discarded_units) + " whole units"};
}

bool attests_no_waste(const DrugDay& day) {
  return std::any_of(day.administered.begin(), day.administered.end(),
                     [](const LineFacts* line) { return line->has("JZ"); });
}

constexpr Citation missing_sources[] = {first_coast_jw};
constexpr std::string_view missing_denial[] = {"CO-4", "N822"};

Line jw_line(const DrugDay& day) {
  const LineFacts& like = day.first();
  Line line = line_like(like, day.drug->code, *day.discarded_units);
  line.modifiers = {"JW"};
  line.ndc.code = like.line->ndc.code;
  line.ndc.unit = like.line->ndc.unit;
  return line;
}

void check_jw_missing(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink, jw_required)) {
    if (*day->discarded_units == 0 || !day->discarded.empty() || day->administered.empty())
      continue;
    const LineFacts& last = *day->administered.back();
    Mistake mistake{.lines = {last.number}, .at = {Field::claim_lines}};
    mistake.message = "The record shows " + std::to_string(*day->discarded_units) + " units of " +
                      day->drug->code + " discarded; no line bills them with JW.";
    mistake.working = working(*day);
    mistake.fix =
        Fix{.title = "Bill " + day->drug->code + "-JW × " + std::to_string(*day->discarded_units) +
                     " on a line of its own, with its own charge, if the record documents the "
                     "amount discarded.",
            .applicability = Applicability::needs_confirmation,
            .edits = {insert_line_after(last.number, jw_line(*day))}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation units_sources[] = {noridian_jz, first_coast_jw};
constexpr std::string_view overpaid_denial[] = {"CO-4", "CO-151"};
constexpr std::string_view units_silences[] = {"units-total-over-vials"};

void check_jw_units(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink, jw_required)) {
    if (day->discarded.empty() || !day->billed_discarded || *day->discarded_units == 0) continue;
    if (*day->billed_discarded == *day->discarded_units) continue;
    const LineFacts& line = *day->discarded[0];
    Mistake mistake{.at = line.at(Field::line_units)};
    for (const LineFacts* one : day->discarded) mistake.lines.push_back(one->number);
    mistake.message = day->drug->code + "-JW is billed " + std::to_string(*day->billed_discarded) +
                      " units; the vials leave " + std::to_string(*day->discarded_units) + ".";
    mistake.working = working(*day);
    const bool raises = *day->discarded_units > *day->billed_discarded;
    if (day->discarded.size() == 1) {
      mistake.fix =
          Fix{.title = "Bill " + line.code + "-JW × " + std::to_string(*day->discarded_units) +
                       (raises ? ", if the record documents the amount discarded." : "."),
              .applicability = raises ? Applicability::needs_confirmation : Applicability::safe,
              .edits = change_units(facts, line, *day->discarded_units)};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation fraction_sources[] = {noridian_jz, a53024};

void check_jw_fraction(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink, jw_required)) {
    if (day->discarded.empty() || *day->discarded_units > 0) continue;
    const LineFacts& line = *day->discarded[0];
    Mistake mistake{.at = line.at(Field::line)};
    for (const LineFacts* one : day->discarded) mistake.lines.push_back(one->number);
    mistake.message = day->drug->code +
                      "-JW is billed, but no whole unit was left: what remained of the "
                      "vials is inside the " +
                      std::to_string(*day->administered_units) + " units given.";
    mistake.working = working(*day);
    mistake.at_risk = charges(facts, mistake.lines);
    if (day->discarded.size() == 1) {
      mistake.fix =
          Fix{.title = "Remove line " + std::to_string(line.number) + " (" + line.code + "-JW).",
              .edits = drop_line(facts, line)};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation same_line_sources[] = {a53024, first_coast_jw};
constexpr std::string_view same_line_denial[] = {"CO-4", "N823"};
constexpr std::string_view same_line_silences[] = {"mod-jw-units", "units-mismatch"};

/// One line with JW and no other: it claims all of the drug as discarded.
void check_same_line(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : facts.drug_days) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (policy == nullptr || *policy == JwJz::ignore || !day.administered.empty()) continue;
    const LineFacts& line = *day.discarded[0];
    if (line.has("JZ")) continue;  // mod-jw-jz-both speaks
    const Count given = day.administered_units.value_or(1);
    if (given == 0) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
    mistake.message = line.code +
                      " is billed only with JW; JW marks what was discarded, on a line of its "
                      "own beside what was given.";
    mistake.at_risk = charges(facts, mistake.lines);
    if (day.discarded_units && line.units == *day.administered_units + *day.discarded_units)
      mistake.working = working(day);
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view false_denial[] = {"CO-4", "N519"};
constexpr Citation false_sources[] = {first_coast_jw};

int position(const LineFacts& line, std::string_view modifier) {
  const auto found = std::find(line.modifiers.begin(), line.modifiers.end(), modifier);
  return static_cast<int>(found - line.modifiers.begin()) + 1;
}

void check_jz_with_waste(const Facts& facts, Sink& sink) {
  for (const DrugDay* day : measured_days(facts, sink, jw_required)) {
    if (*day->discarded_units == 0 || !attests_no_waste(*day) || !day->discarded.empty()) continue;
    for (const LineFacts* line : day->administered) {
      if (!line->has("JZ")) continue;
      const FieldRef jz = line->at(Field::line_modifiers, position(*line, "JZ"));
      Mistake mistake{.lines = {line->number}, .at = jz};
      mistake.message = line->code + " carries JZ, but " + std::to_string(*day->discarded_units) +
                        " whole units of the vials opened were not given.";
      mistake.working = working(*day);
      mistake.fix = Fix{.title = "Remove JZ from line " + std::to_string(line->number) + ".",
                        .edits = {remove_entry(jz)}};
      sink.report(std::move(mistake));
    }
  }
}

constexpr Citation multidose_sources[] = {a53024, first_coast_jw};
constexpr std::string_view multidose_denial[] = {"CO-96"};
constexpr std::string_view multidose_silences[] = {"mod-jwjz-multidose", "mod-jw-units",
                                                   "mod-jw-fraction"};

void check_multidose_modifier(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : facts.drug_days) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (day.container != Container::multi_dose || policy == nullptr || *policy == JwJz::ignore)
      continue;
    for (const auto* lines : {&day.administered, &day.discarded}) {
      for (const LineFacts* line : *lines) {
        for (const std::string_view modifier : {"JW", "JZ"}) {
          if (!line->has(modifier)) continue;
          const FieldRef at = line->at(Field::line_modifiers, position(*line, modifier));
          Mistake mistake{.lines = {line->number}, .at = at};
          mistake.message = line->code + " comes from a multi-dose container and carries " +
                            std::string(modifier) + ".";
          mistake.fix = Fix{.title = "Remove " + std::string(modifier) + " from line " +
                                     std::to_string(line->number) + ".",
                            .edits = {remove_entry(at)}};
          sink.report(std::move(mistake));
        }
      }
    }
  }
}

void check_multidose_waste(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : facts.drug_days) {
    if (day.container != Container::multi_dose || day.discarded.empty()) continue;
    const LineFacts& line = *day.discarded[0];
    Mistake mistake{.at = line.at(Field::line)};
    for (const LineFacts* one : day.discarded) mistake.lines.push_back(one->number);
    mistake.message = day.drug->code +
                      " comes from a multi-dose container; what is left of it is not "
                      "billable.";
    mistake.at_risk = charges(facts, mistake.lines);
    if (day.discarded.size() == 1) {
      mistake.fix =
          Fix{.title = "Remove line " + std::to_string(line.number) + " (" + line.code + "-JW).",
              .edits = drop_line(facts, line)};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation early_sources[] = {aao_jz_dates, first_coast_jw};
constexpr std::string_view early_denial[] = {"CO-182"};
constexpr Date jz_usable = day(2023, 1, 1);

void check_early(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!line.on || !line.has("JZ") || *line.on >= jz_usable) continue;
    const FieldRef at = line.at(Field::line_modifiers, position(line, "JZ"));
    Mistake mistake{.lines = {line.number}, .at = at};
    mistake.message = "Line " + std::to_string(line.number) + " carries JZ on " + line.on->text() +
                      "; the modifier exists from " + jz_usable.text() + ".";
    mistake.fix = Fix{.title = "Remove JZ from line " + std::to_string(line.number) + ".",
                      .edits = {remove_entry(at)}};
    sink.report(std::move(mistake));
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
     .silences = units_silences,
     .fix = FixKind::sometimes},
    check_jw_fraction);

extern constinit const Rule jw_same_line = define(
    {.id = "mod-jw-same-line",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A drug is billed only on a line with JW.",
     .why =
         "JW marks the discarded amount; what was given belongs on a line of its own without it.",
     .resolve = "Split the line: the units given without JW, the units discarded with it.",
     .denial = same_line_denial,
     .citations = same_line_sources,
     .profile_keys = jw_keys,
     .silences = same_line_silences},
    check_same_line);

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

extern constinit const Rule jwjz_multidose =
    define({.id = "mod-jwjz-multidose",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "JW or JZ is billed on a drug from a multi-dose container.",
            .why = "The modifiers are for single-dose containers only.",
            .resolve = "Remove the modifier from the line.",
            .denial = false_denial,
            .citations = multidose_sources,
            .profile_keys = jw_keys,
            .fix = FixKind::always},
           check_multidose_modifier);

extern constinit const Rule multidose_waste =
    define({.id = "units-multidose-waste",
            .category = Category::units,
            .severity = Severity::error,
            .summary = "Waste is billed for a drug from a multi-dose container.",
            .why = "What is left of a multi-dose container goes to the next patient or is the "
                   "practice's loss.",
            .resolve = "Remove the line with the discarded units.",
            .denial = multidose_denial,
            .citations = multidose_sources,
            .silences = multidose_silences,
            .fix = FixKind::sometimes},
           check_multidose_waste);

extern constinit const Rule jwjz_early =
    define({.id = "mod-jwjz-early",
            .category = Category::mod,
            .severity = Severity::info,
            .summary = "JZ is used on a date before it existed.",
            .why = "The modifier is valid for dates of service from 2023.",
            .resolve = "Remove JZ; before July 2023 nothing was required in its place.",
            .denial = early_denial,
            .citations = early_sources,
            .fix = FixKind::always},
           check_early);

}  // namespace infusecheck::checks
