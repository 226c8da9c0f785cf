// A claim without a diagnosis, and lines that point to none.
#include "checks/dx/codes.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation missing_sources[] = {form_1500("Items 21 and 24E")};
constexpr std::string_view missing_denial[] = {"CO-16", "M76", "MA63"};
constexpr std::string_view pointer_denial[] = {"CO-16", "M76"};

void check_missing(const Facts& facts, Sink& sink) {
  if (facts.lines.empty() || !facts.claim().diagnoses.empty()) return;
  sink.report({.at = {Field::claim_diagnosis, 0, 0},
               .message = "The claim names no diagnosis.",
               .at_risk = facts.claim().total_charge.value});
}

/// The only diagnosis of a claim is what a line without a pointer can mean.
Fix point_to_the_only(const Mistake& mistake) {
  Fix fix{.title =
              concat({"Point ", lines_text(mistake.lines),
                      " to diagnosis 1, the claim's only one, if the record shows that the service "
                      "was for it."}),
          .applicability = Applicability::needs_confirmation};
  for (const int line : mistake.lines)
    fix.edits.push_back(append_to({Field::line_diagnosis_pointers, line, 1}, "1"));
  return fix;
}

void check_pointers(const Facts& facts, Sink& sink) {
  if (facts.institutional() || facts.claim().diagnoses.empty()) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    // A line without a code is another rule's matter.
    if (!line.line->diagnosis_pointers.empty() || line.code.empty()) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_diagnosis_pointers);
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines), ") ",
                            (mistake.lines.size() == 1 ? "points" : "point"),
                            " to none of the claim's diagnoses."});
  mistake.at_risk = charges(facts, mistake.lines);
  if (facts.claim().diagnoses.size() == 1) mistake.fix = point_to_the_only(mistake);
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule diagnosis_missing =
    define({.id = "dx-missing",
            .category = Category::dx,
            .severity = Severity::error,
            .summary = "The claim names no diagnosis.",
            .why = "A payer cannot tell why the service was needed and returns the claim "
                   "unprocessed.",
            .resolve = "Enter the ICD-10-CM codes of the visit, the reason for the service first.",
            .denial = missing_denial,
            .citations = missing_sources},
           check_missing);

extern constinit const Rule pointer_missing = define(
    {.id = "dx-pointer-missing",
     .category = Category::dx,
     .severity = Severity::error,
     .summary = "A line of a professional claim points to no diagnosis.",
     .why = "Each line must say which of the claim's diagnoses it is for; one that does not is "
            "returned.",
     .resolve = "Point the line to the diagnosis the record gives as the reason for the service.",
     .denial = pointer_denial,
     .citations = pointer_sources,
     .fix = FixKind::sometimes},
    check_pointers);

}  // namespace infusecheck::checks
