// JA and JB: one code, two routes, and the contractor wants to know which.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation route_sources[] = {sad_list};
constexpr std::string_view missing_denial[] = {"CO-4", "N822"};
constexpr std::string_view conflict_denial[] = {"CO-4", "N519"};
constexpr std::string_view route_needs[] = {"encounter.administrations[].route"};

enum class Way { unknown, vein, skin };

Way way_of(const Administration& given) {
  switch (given.route.value.value_or(Route::oral)) {
    case Route::iv_infusion:
    case Route::iv_push:
      return Way::vein;
    case Route::sc:
    case Route::sc_infusion:
    case Route::on_body:
      return Way::skin;
    default:
      return Way::unknown;
  }
}

Way recorded_way(const DrugDay& day) {
  Way way = Way::unknown;
  for (const Administration* one : day.given) {
    const Way this_way = way_of(*one);
    if (this_way == Way::unknown || (way != Way::unknown && way != this_way)) return Way::unknown;
    way = this_way;
  }
  return way;
}

/// What the claim's administration codes of the date say, when they say one thing.
Way billed_way(const Facts& facts, const LineFacts& drug) {
  bool vein = false, skin = false;
  for (const LineFacts& line : facts.lines) {
    if (!is_administration(line) || !same_session(line, drug)) continue;
    const bool injection = line.code == "96372" || line.code == "96401" || line.code == "96369";
    skin |= injection;
    vein |= line.service->rank > 0 && line.service->family != Family::hydration;
  }
  if (vein == skin) return Way::unknown;
  return vein ? Way::vein : Way::skin;
}

Way way(const Facts& facts, const DrugDay& day) {
  const Way recorded = recorded_way(day);
  return recorded != Way::unknown ? recorded : billed_way(facts, day.first());
}

std::string_view modifier_for(Way way) { return way == Way::vein ? "JA" : "JB"; }

/// Drugs with one code for both routes, as the contractor's list marks them.
bool asked_for(const DrugDay& day) {
  return day.drug->route_modifiers && !day.administered.empty();
}

void check_missing(const Facts& facts, Sink& sink) {
  if (!follows_medicare_rules(facts)) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (!asked_for(day)) continue;
    for (const LineFacts* line : day.administered) {
      if (line->has("JA") || line->has("JB")) continue;
      const Way found = way(facts, day);
      Mistake mistake{.lines = {line->number}, .at = line->at(Field::line_modifiers)};
      mistake.message = concat({"Line ", line->number, " bills ", line->code,
                                " without JA or JB; the code covers both routes."});
      rest_on(day.drug->confidence, "that contractors ask for them", mistake);
      mistake.at_risk = charges(facts, mistake.lines);
      if (found != Way::unknown) {
        const std::string modifier(modifier_for(found));
        const bool recorded = recorded_way(day) == found;
        mistake.fix =
            Fix{.title = concat({"Add ", modifier, " to line ", line->number,
                                 (recorded ? "." : ", if the record shows that route.")}),
                .applicability = recorded ? Applicability::safe : Applicability::needs_confirmation,
                .edits = {append_to(line->at(Field::line_modifiers), modifier)}};
      }
      sink.report(std::move(mistake));
    }
  }
}

void report_conflict(const LineFacts& line, Way said, Way found, bool recorded, Sink& sink) {
  const std::string wrong(modifier_for(said)), right(modifier_for(found));
  const std::string number = std::to_string(line.number);
  const FieldRef at = line.at(Field::line_modifiers, position(line, wrong));
  Mistake mistake{.lines = {line.number}, .at = at};
  mistake.message = concat({"Line ", number, " carries ", wrong, ", but "});
  mistake.message += recorded ? "the record shows " : "the administration billed shows ";
  mistake.message += found == Way::vein ? "an intravenous route." : "a subcutaneous route.";
  mistake.at_risk = line.line->charge.value;
  mistake.fix =
      Fix{.title = concat({"Replace ", wrong, " by ", right, " on line ", number,
                           (recorded ? "." : ", if the record shows that route.")}),
          .applicability = recorded ? Applicability::safe : Applicability::needs_confirmation,
          .edits = {set_field(at, right)}};
  sink.report(std::move(mistake));
}

void check_conflict(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.has("JA") || line.has("JB")) drug(line, sink);
  }
  for (const DrugDay& day : facts.drug_days) {
    for (const LineFacts* line : day.administered) {
      const Way said = line->has("JA") ? Way::vein : line->has("JB") ? Way::skin : Way::unknown;
      const Way found = way(facts, day);
      if (said == Way::unknown || found == Way::unknown || said == found) continue;
      report_conflict(*line, said, found, recorded_way(day) == found, sink);
    }
  }
}

}  // namespace

extern constinit const Rule route_modifier_missing =
    define({.id = "mod-ja-jb-missing",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "A drug whose one code covers two routes carries neither JA nor JB.",
            .why = "The contractor pays the intravenous form and may exclude the other; without "
                   "the modifier it "
                   "denies both.",
            .resolve = "Add JA for intravenous, JB for subcutaneous administration.",
            .denial = missing_denial,
            .citations = route_sources,
            .payers = PayerScope::medicare_like,
            .needs = route_needs,
            .fix = FixKind::sometimes},
           check_missing);

extern constinit const Rule route_modifier_conflict =
    define({.id = "mod-ja-jb-conflict",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "JA or JB says another route than the one the drug was given by.",
            .why = "The modifier contradicts the administration beside it.",
            .resolve = "Use JA for intravenous, JB for subcutaneous administration.",
            .denial = conflict_denial,
            .citations = route_sources,
            .fix = FixKind::always},
           check_conflict);

}  // namespace infusecheck::checks
