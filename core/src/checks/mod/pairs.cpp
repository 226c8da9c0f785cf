// NCCI's procedure-to-procedure edits: pairs of codes that Medicare does not pay side by side, and
// those it pays when a modifier says that they were apart.
#include "facts/pairs.h"

#include <algorithm>

#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation pair_sources[] = {
    {"Noridian, National Correct Coding Initiative", "Modifier indicators 0, 1 and 9",
     "https://med.noridianmedicare.com/web/jeb/topics/claim-submission/ncci", Grade::A},
    {"CMS, proper use of modifiers 59 and X{EPSU} (MLN1783722)", "",
     "https://info.5y1.org/hcpcs-codes-with-modifiers_1_3ee17a.html", Grade::A}};
constexpr std::string_view pair_denial[] = {"CO-236"};
constexpr std::string_view pair_keys[] = {"ptp"};
constexpr std::string_view pair_needs[] = {"claim.lines[].service_date", "pack ptp_practitioner"};
constexpr std::string_view never_silences[] = {"mod-ptp-1"};

/// The edits that bundle a line, by its number; of one line the first speaks.
std::vector<const BilledPair*> bundled(const Facts& facts, int indicator) {
  std::vector<const BilledPair*> found;
  for (const BilledPair& pair : facts.pairs) {
    if (pair.edit.indicator != indicator || (indicator == 1 && pair.set_apart)) continue;
    const bool told = std::any_of(found.begin(), found.end(), [&](const BilledPair* other) {
      return other->column_2 == pair.column_2;
    });
    if (!told) found.push_back(&pair);
  }
  return found;
}

void note_gaps(const Facts& facts, Sink& sink) {
  for (const Need& need : facts.undecided_pairs) sink.not_checked(need);
}

std::string dates_text(const Span& span) {
  return (span.begins() ? " since " + span.from.text() : std::string()) +
         (span.ends() ? " until " + span.through.text() : std::string());
}

Mistake pair_mistake(const Facts& facts, const BilledPair& pair, Field field) {
  Mistake mistake{.lines = {pair.column_2->number}, .at = pair.column_2->at(field)};
  mistake.message =
      concat({"Line ", pair.column_2->number, " bills ", shown_code(pair.column_2->code),
              " beside ", shown_code(pair.column_1->code), " (line ", pair.column_1->number,
              ") on ", pair.column_2->on->text(), "; "});
  mistake.working.push_back(
      concat({"NCCI ", facts.institutional() ? "hospital" : "practitioner", " edit ",
              pair.edit.column_1, " > ", pair.edit.column_2, ", indicator ", pair.edit.indicator,
              dates_text(pair.edit.span)}));
  mistake.at_risk = charges(facts, mistake.lines);
  rest_on(pair.edit.confidence, "that edit", mistake);
  return mistake;
}

void check_never(const Facts& facts, Sink& sink) {
  note_gaps(facts, sink);
  for (const BilledPair* pair : bundled(facts, 0)) {
    Mistake mistake = pair_mistake(facts, *pair, Field::line_code);
    mistake.message += "NCCI pays that pair with no modifier.";
    mistake.fix = Fix{.title = concat({"Remove line ", pair->column_2->number, " (",
                                       shown_code(pair->column_2->code), ")."}),
                      .edits = drop_line(facts, *pair->column_2)};
    sink.report(std::move(mistake));
  }
}

bool is_visit(const LineFacts& line) {
  return line.is(ServiceKind::evaluation) || line.is(ServiceKind::nurse_visit);
}

/// What could set the pair apart, and what the record must show for it.
Fix way_apart(const Facts& facts, const BilledPair& pair) {
  const LineFacts& line = is_visit(*pair.column_1) ? *pair.column_1 : *pair.column_2;
  const int next = static_cast<int>(line.modifiers.size()) + 1;
  const std::string where = " to line " + std::to_string(line.number);
  if (is_visit(line)) {
    return {.title = concat(
                {"Add 25", where,
                 ", if the note shows an evaluation of its own beyond what the other service "
                 "needs anyway."}),
            .applicability = Applicability::needs_confirmation,
            .edits = {append_to(line.at(Field::line_modifiers, next), "25")}};
  }
  const bool specific = follows_medicare_rules(facts) && *line.on >= day(2015, 1, 1);
  const std::string modifier = specific ? "XU" : "59";
  return {.title = concat(
              {"Add ", modifier, where,
               ", if the record shows a service that does not overlap the other one",
               (specific ? " (XS: another site; XE: another encounter; XP: another practitioner)."
                         : ": another site, encounter or practitioner.")}),
          .applicability = Applicability::needs_confirmation,
          .edits = {append_to(line.at(Field::line_modifiers, next), modifier)}};
}

void check_apart(const Facts& facts, Sink& sink) {
  note_gaps(facts, sink);
  for (const BilledPair* pair : bundled(facts, 1)) {
    Mistake mistake = pair_mistake(facts, *pair, Field::line_modifiers);
    mistake.at.index = static_cast<int>(pair->column_2->modifiers.size()) + 1;
    mistake.message += "NCCI bundles it while no modifier sets the two apart.";
    mistake.fix = way_apart(facts, *pair);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule pair_never =
    define({.id = "mod-ptp-0",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "Two codes stand side by side that NCCI never pays together.",
            .why = "The edit's indicator is 0: the second code is part of the first whatever "
                   "modifier it carries, and is denied.",
            .resolve = "Remove the second code, or the first if that is the one that was not done.",
            .denial = pair_denial,
            .citations = pair_sources,
            .profile_keys = pair_keys,
            .needs = pair_needs,
            .silences = never_silences,
            .fix = FixKind::always},
           check_never);

extern constinit const Rule pair_apart = define(
    {.id = "mod-ptp-1",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "Two codes stand side by side that NCCI bundles, and no modifier sets them apart.",
     .why = "The edit's indicator is 1: the second code is paid only when a modifier says that it "
            "was another site, encounter, practitioner or a service of its own.",
     .resolve = "Read the record. If the services were apart, add the modifier that says how; if "
                "not, remove the second code.",
     .denial = pair_denial,
     .citations = pair_sources,
     .profile_keys = pair_keys,
     .needs = pair_needs,
     .fix = FixKind::always},
    check_apart);

}  // namespace infusecheck::checks
