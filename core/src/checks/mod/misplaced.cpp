// Modifiers on a line of the wrong kind: 25 beside the visit, 59 on it, a drug's modifier on a
// service.
#include <algorithm>

#include "checks/mod/sources.h"
#include "checks/mod/visit.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation wrong_line_sources[] = {mln_59};
constexpr std::string_view wrong_line_denial[] = {"CO-4", "N519"};
constexpr std::string_view wrong_line_silences[] = {"mod-25-missing", "mod-59-idle",
                                                    "mod-59-x-both", "mod-59-prefer-x"};

/// Codes that are surely no evaluation; of a code we do not know we cannot say so.
bool no_visit(const LineFacts& line) {
  if (line.service) return !is_visit(line);
  return line.drug || looks_like_drug(line.code);
}

const LineFacts* visit_without_25(const Facts& facts, const LineFacts& misplaced) {
  const LineFacts* found = nullptr;
  for (const LineFacts& line : facts.lines) {
    if (!is_visit(line) || !same_session(line, misplaced)) continue;
    if (found != nullptr || line.has("25") || line.distinct()) return nullptr;
    found = &line;
  }
  return found;
}

/// One visit, and the 25 stands beside it: then it is known where it belongs, not that it is true.
Fix move_fix(const std::vector<const LineFacts*>& wrong, const LineFacts* visit,
             const std::string& lines) {
  Fix fix{.title = concat({"Remove 25 from ", lines, "."})};
  for (const LineFacts* line : wrong) {
    fix.edits.push_back(remove_entry(line->at(Field::line_modifiers, position(*line, "25"))));
  }
  if (visit == nullptr) return fix;
  fix.title =
      concat({"Move 25 from ", lines, " to line ", visit->number, " (", visit->code,
              "), if the note shows an evaluation of its own, beyond what the procedure needs "
              "anyway."});
  fix.applicability = Applicability::needs_confirmation;
  fix.edits.push_back(append_to(visit->at(Field::line_modifiers), "25"));
  return fix;
}

void check_25_elsewhere(const Facts& facts, Sink& sink) {
  std::vector<const LineFacts*> wrong;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!line.has("25") || !no_visit(line)) continue;
    wrong.push_back(&line);
    mistake.lines.push_back(line.number);
  }
  if (wrong.empty()) return;
  mistake.at = wrong[0]->at(Field::line_modifiers, position(*wrong[0], "25"));
  mistake.message =
      concat({codes_text(facts, mistake.lines), " on ", lines_text(mistake.lines),
              (wrong.size() == 1 ? " carries" : " carry"), " 25, which belongs on a visit."});
  const std::string lines = lines_text(mistake.lines);
  const LineFacts* visit = separate(facts) == false ? nullptr : visit_without_25(facts, *wrong[0]);
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = move_fix(wrong, visit, lines);
  if (visit != nullptr) mistake.lines.push_back(visit->number);
  sink.report(std::move(mistake));
}

void report_59_on_visit(const Facts& facts, const LineFacts& visit, std::size_t entry, Sink& sink) {
  const std::string number = std::to_string(visit.number);
  const std::string& modifier = visit.modifiers[entry];
  const FieldRef at = visit.at(Field::line_modifiers, static_cast<int>(entry) + 1);
  Mistake mistake{.lines = {visit.number}, .at = at};
  mistake.message = concat({"Line ", number, " bills the visit ", visit.code, " with ", modifier,
                            "; a visit is set apart by 25."});
  mistake.at_risk = charges(facts, mistake.lines);
  const bool wants_25 =
      !visit.has("25") && separate(facts) != false && !bundling_lines(facts, visit).empty();
  mistake.fix = wants_25
                    ? Fix{.title = concat({"Replace ", modifier, " by 25 on line ", number,
                                           ", if the note shows an evaluation of its own, beyond "
                                           "what the procedure needs anyway."}),
                          .applicability = Applicability::needs_confirmation,
                          .edits = {set_field(at, "25")}}
                    : Fix{.title = concat({"Remove ", modifier, " from line ", number, "."}),
                          .edits = {remove_entry(at)}};
  sink.report(std::move(mistake));
}

void check_59_on_visit(const Facts& facts, Sink& sink) {
  for (const LineFacts& visit : facts.lines) {
    const auto entry = visit.distinct_entry();
    if (is_visit(visit) && entry) report_59_on_visit(facts, visit, *entry, sink);
  }
}

void check_wrong_line(const Facts& facts, Sink& sink) {
  check_25_elsewhere(facts, sink);
  check_59_on_visit(facts, sink);
}

constexpr Citation drug_only_sources[] = {equipment_modifiers, own_knowledge};
/// Route, discarded amount, 340B, pump, unit dose, later claim of a course.
constexpr std::string_view drug_only[] = {"EJ", "JA", "JB", "JE", "JG", "JW",
                                          "JZ", "KD", "KO", "KP", "KQ", "TB"};

std::vector<int> drug_only_positions(const LineFacts& line) {
  std::vector<int> found;
  for (std::size_t i = line.modifiers.size(); i > 0; --i) {  // from the end: positions stay right
    const std::string& modifier = line.modifiers[i - 1];
    if (modifier == "EJ" && line.is(ServiceKind::joint_injection)) continue;  // some ask it there
    if (std::find(std::begin(drug_only), std::end(drug_only), modifier) != std::end(drug_only))
      found.push_back(static_cast<int>(i));
  }
  return found;
}

void report_drug_only(const Facts& facts, const LineFacts& line, const std::vector<int>& positions,
                      Sink& sink) {
  std::string names;
  std::vector<Edit> edits;
  for (const int entry : positions) {
    const std::string& modifier = line.modifiers[static_cast<std::size_t>(entry) - 1];
    names.insert(0, names.empty() ? "" : ", ").insert(0, modifier);
    edits.push_back(remove_entry(line.at(Field::line_modifiers, entry)));
  }
  const std::string number = std::to_string(line.number);
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers, positions.back())};
  mistake.message = concat({"Line ", number, " bills ", line.code, " with ", names,
                            ", which belongs on a drug's line."});
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = concat({"Remove ", names, " from line ", number, "."}),
                    .edits = std::move(edits)};
  sink.report(std::move(mistake));
}

void check_drug_only(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!line.service || line.is(ServiceKind::supply)) continue;
    const auto positions = drug_only_positions(line);
    if (!positions.empty()) report_drug_only(facts, line, positions, sink);
  }
}

}  // namespace

extern constinit const Rule modifier_25_wrong_line = define(
    {.id = "mod-25-wrong-line",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "25 stands on a code that is no visit, or 59, XE, XP, XS or XU on a visit.",
     .why = "25 sets a visit apart from a procedure; 59 and its kin set procedures apart from "
            "each other. On the other kind of code they mean nothing.",
     .resolve = "Put 25 on the visit if the note supports it; take it off the procedure or drug.",
     .denial = wrong_line_denial,
     .citations = wrong_line_sources,
     .silences = wrong_line_silences,
     .fix = FixKind::always},
    check_wrong_line);

extern constinit const Rule drug_modifier_on_service = define(
    {.id = "mod-misc",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "A modifier that tells something of a drug stands on a service.",
     .why = "Route, discarded amount, purchase under 340B, pump and course are facts of the drug; "
            "on an administration or a visit the modifier is invalid.",
     .resolve = "Remove it here; put it on the drug's line if it is true there.",
     .denial = wrong_line_denial,
     .citations = drug_only_sources,
     .fix = FixKind::always},
    check_drug_only);

}  // namespace infusecheck::checks
