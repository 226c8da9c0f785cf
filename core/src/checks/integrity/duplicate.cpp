// The same service billed twice on one claim.
#include <algorithm>

#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation duplicate_sources[] = {reason_codes("18, exact duplicate")};
constexpr std::string_view duplicate_denial[] = {"OA-18"};
// The units of a line entered twice count twice.
constexpr std::string_view duplicate_silences[] = {"admin-mue", "units-mue"};
constexpr std::string_view duplicate_needs[] = {"claim.lines[].service_date"};

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

bool same_service(const LineFacts& a, const LineFacts& b) {
  return a.code == b.code && same_session(a, b) &&
         a.line->service_date_to.text == b.line->service_date_to.text &&
         a.line->ndc.code == b.line->ndc.code && a.place_of_service == b.place_of_service &&
         a.modifiers.size() == b.modifiers.size() && sorted(a.modifiers) == sorted(b.modifiers);
}

void report(const Facts& facts, const LineFacts& first, const LineFacts& again, Sink& sink) {
  Mistake mistake{.lines = {first.number, again.number}, .at = again.at(Field::line)};
  mistake.message = concat({shown_code(first.code), " is billed twice on ", first.on->text(),
                            " with the same modifiers, NDC and provider (lines ", first.number,
                            " and ", again.number, ")."});
  mistake.at_risk = charges(facts, {again.number});
  mistake.fix =
      Fix{.title =
              concat({"Remove line ", again.number,
                      ", if the record shows the service once; if it was given more often, put all "
                      "units on one line or mark the repeat with 76."}),
          .applicability = Applicability::needs_confirmation,
          .edits = drop_line(facts, again)};
  sink.report(std::move(mistake));
}

void check_duplicate(const Facts& facts, Sink& sink) {
  for (const LineFacts& again : facts.lines) {
    if (again.code.empty()) continue;
    if (!again.on) {
      if (facts.lines.size() > 1) sink.not_checked("claim.lines[].service_date");
      continue;
    }
    for (const LineFacts& first : facts.lines) {
      if (first.number >= again.number) break;
      if (!same_service(first, again)) continue;
      report(facts, first, again, sink);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule duplicate_line = define(
    {.id = "int-duplicate-line",
     .category = Category::integrity,
     .severity = Severity::error,
     .summary = "Two lines bill the same service on the same date with nothing to tell them apart.",
     .why = "The second line is denied as an exact duplicate, whatever it meant.",
     .resolve =
         "Remove the second line, or put the units of both on one line; a true repeat needs its "
         "modifier (76, or 59 or XS/XE with the evidence for it).",
     .denial = duplicate_denial,
     .citations = duplicate_sources,
     .needs = duplicate_needs,
     .silences = duplicate_silences,
     .fix = FixKind::always},
    check_duplicate);

}  // namespace infusecheck::checks
