// JW and JZ where they do not belong: on all of a drug, on multi-dose containers, before their
// time.
#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view jw_keys[] = {"jwjz"};

/// The drug days; notes the lines with JW or JZ that none could be made of.
const std::vector<DrugDay>& days_with(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.has("JW") || line.has("JZ")) drug(line, sink);
  }
  return facts.drug_days;
}

constexpr Citation same_line_sources[] = {a53024, first_coast_jw};
constexpr std::string_view same_line_denial[] = {"CO-4", "N823"};
constexpr std::string_view same_line_silences[] = {"mod-jw-units", "units-mismatch"};

/// One line with JW and no other: it claims all of the drug as discarded.
void check_same_line(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : days_with(facts, sink)) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (policy == nullptr || *policy == JwJz::ignore || !day.administered.empty()) continue;
    if (day.container == Container::multi_dose) continue;  // mod-jwjz-multidose speaks
    const LineFacts& line = *day.discarded[0];
    if (line.has("JZ")) continue;  // mod-jw-jz-both speaks
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
    mistake.message = line.code +
                      " is billed only with JW; JW marks what was discarded, on a line of its "
                      "own beside what was given.";
    mistake.at_risk = charges(facts, mistake.lines);
    if (day.administered_units) mistake.working = {"given: " + units_text(*day.administered_units)};
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view false_denial[] = {"CO-4", "N519"};
constexpr Citation multidose_sources[] = {a53024, first_coast_jw};
constexpr std::string_view multidose_denial[] = {"CO-96"};
constexpr std::string_view multidose_silences[] = {"mod-jwjz-multidose", "mod-jw-units",
                                                   "mod-jw-fraction"};

void check_multidose_modifier(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : days_with(facts, sink)) {
    const JwJz* policy = facts.profile.jwjz.on(day.on);
    if (day.container != Container::multi_dose || policy == nullptr || *policy == JwJz::ignore)
      continue;
    for (const auto* lines : {&day.administered, &day.discarded}) {
      for (const LineFacts* line : *lines) {
        for (const std::string_view modifier : {"JW", "JZ"}) {
          if (!line->has(modifier)) continue;
          const FieldRef at = line->at(Field::line_modifiers, position(*line, modifier));
          Mistake mistake{.lines = {line->number}, .at = at};
          mistake.message = concat(
              {line->code, " comes from a multi-dose container and carries ", modifier, "."});
          rest_on(day.drug->confidence, "the container of " + line->code, mistake);
          mistake.fix =
              Fix{.title = concat({"Remove ", modifier, " from line ", line->number, "."}),
                  .edits = {remove_entry(at)}};
          sink.report(std::move(mistake));
        }
      }
    }
  }
}

void check_multidose_waste(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : days_with(facts, sink)) {
    const bool beside = !day.discarded.empty() && !day.administered.empty();
    if (day.container != Container::multi_dose || !beside) continue;
    const LineFacts& line = *day.discarded[0];
    Mistake mistake{.at = line.at(Field::line)};
    for (const LineFacts* one : day.discarded) mistake.lines.push_back(one->number);
    mistake.message = day.drug->code +
                      " comes from a multi-dose container; what is left of it is not "
                      "billable.";
    mistake.at_risk = charges(facts, mistake.lines);
    rest_on(day.drug->confidence, "the container of " + line.code, mistake);
    if (day.discarded.size() == 1) {
      mistake.fix = Fix{.title = concat({"Remove line ", line.number, " (", line.code, "-JW)."}),
                        .edits = drop_line(facts, line)};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation early_sources[] = {aao_jz_dates, first_coast_jw};
constexpr std::string_view early_denial[] = {"CO-182"};
constexpr std::string_view early_silences[] = {"mod-invalid-date"};
constexpr Date jz_usable = day(2023, 1, 1);

void check_early(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!line.on || !line.has("JZ") || *line.on >= jz_usable) continue;
    const FieldRef at = line.at(Field::line_modifiers, position(line, "JZ"));
    Mistake mistake{.lines = {line.number}, .at = at};
    mistake.message = concat({"Line ", line.number, " carries JZ on ", line.on->text(),
                              "; the modifier exists from ", jz_usable.text(), "."});
    mistake.fix = Fix{.title = concat({"Remove JZ from line ", line.number, "."}),
                      .edits = {remove_entry(at)}};
    sink.report(std::move(mistake));
  }
}

}  // namespace

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
            .silences = early_silences,
            .fix = FixKind::always},
           check_early);

}  // namespace infusecheck::checks
