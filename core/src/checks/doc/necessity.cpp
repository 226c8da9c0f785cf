// Medical necessity in the note. Planned: until the note can be read, the report says so.
#include "checks/support.h"

namespace infusecheck::checks {
namespace {

constexpr Citation necessity_sources[] = {{"Noridian, infliximab J1745 medical review",
                                           "Reasons for denial",
                                           "https://med.noridianmedicare.com/web/jfb/cert-review/"
                                           "mr/review-results/hcpcs-j1745-injection-infliximab",
                                           Grade::A}};
constexpr std::string_view necessity_denial[] = {"CO-50", "M25", "N115"};
constexpr std::string_view necessity_needs[] = {"encounter.note or encounter.facts"};

void check_necessity(const Facts& facts, Sink& sink) {
  const auto bills_drug = [](const LineFacts& line) {
    return line.drug || looks_like_drug(line.code);
  };
  bool drug_billed = false;
  for (const LineFacts& line : facts.lines) drug_billed |= bills_drug(line);
  if (!drug_billed) return;
  const auto& encounter = facts.content.encounter;
  const bool documented = encounter && (!encounter->note.empty() || encounter->facts);
  sink.not_checked(
      documented ? "a later version of InfuseCheck, to read encounter.note and encounter.facts"
                 : "encounter.note");
}

}  // namespace

extern constinit const Rule necessity = define(
    {.id = "doc-necessity",
     .category = Category::doc,
     .severity = Severity::error,
     .summary = "The note lacks what the payer needs to see to find the drug medically necessary.",
     .why = "Reviewers deny biologics whose notes show no disease activity, prior therapy or "
            "response, "
            "however right the coding.",
     .resolve =
         "Compare the note with the payer's criteria; ask the clinician for what is missing.",
     .denial = necessity_denial,
     .citations = necessity_sources,
     .needs = necessity_needs,
     .planned = true},
    check_necessity);

}  // namespace infusecheck::checks
