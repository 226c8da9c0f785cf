// Diagnoses that do not stand together, and the codes for an encounter rather than a disease.
#include <algorithm>

#include "checks/dx/codes.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation guidelines =
    icd_page("ICD-10-CM official guidelines for coding and reporting", "I.C.2.e, I.C.21.c.16");
constexpr Citation johns_hopkins{"Johns Hopkins, infusion guideline 2020", "Z51.11, Z51.12",
                                 "https://www.scribd.com/document/710663563/"
                                 "infusion-guideline-092020",
                                 Grade::B};
constexpr Citation encounter_sources[] = {guidelines, johns_hopkins};
constexpr std::string_view encounter_denial[] = {"CO-16", "MA63"};

bool is_treatment_encounter(std::string_view code) {
  return begins_with(code, "Z51.11") || begins_with(code, "Z51.12");
}

/// Tumors, and what oncology treats alike or what its treatment does: amyloidosis, histiocytosis,
/// disorders of blood and immunity, transplants, effects of the drugs.
bool may_be_oncology(std::string_view code) {
  constexpr std::string_view starts[] = {"C", "D", "E85", "O01", "T", "Z51", "Z85", "Z94", "Z15"};
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return begins_with(code, start); });
}

void report_without_tumor(const Facts& facts, int position, Sink& sink) {
  const auto& diagnoses = facts.claim().diagnoses;
  std::vector<int> others;
  for (int other = 1; other <= static_cast<int>(diagnoses.size()); ++other) {
    if (other != position) others.push_back(other);
  }
  Mistake mistake{.at = {Field::claim_diagnosis, 0, position}};
  const std::string code = shown_diagnosis(diagnosis(facts, position));
  mistake.message =
      concat({code,
              " says that a tumor is treated with chemotherapy or immunotherapy; the claim "
              "lists ",
              diagnoses_text(facts, others), "."});
  sink.report(std::move(mistake));
}

/// The guideline's order holds for an encounter that is for the treatment alone; a visit on the
/// claim says that it was not.
bool has_visit(const Facts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [](const LineFacts& line) {
    return line.is(ServiceKind::evaluation) || line.code == "G0463";
  });
}

void report_not_first(const Facts& facts, int position, Sink& sink) {
  const std::string& first = diagnosis(facts, 1);
  if (position == 1 || begins_with(first, "Z") || has_visit(facts)) return;
  // On a professional claim the lines' pointers count more than the order of the list.
  Mistake mistake{.at = {Field::claim_diagnosis, 0, position}};
  if (!facts.institutional()) mistake.severity = Severity::info;
  mistake.message =
      concat({shown_diagnosis(diagnosis(facts, position)), " is diagnosis ", position, ", after ",
              shown_diagnosis(first), "; an encounter for the treatment alone lists it first."});
  sink.report(std::move(mistake));
}

void check_encounter_code(const Facts& facts, Sink& sink) {
  const auto& diagnoses = facts.claim().diagnoses;
  const auto found = std::find_if(diagnoses.begin(), diagnoses.end(), is_treatment_encounter);
  if (found == diagnoses.end() || diagnoses.size() == 1) return;
  const int position = static_cast<int>(found - diagnoses.begin()) + 1;
  const bool oncology = std::any_of(
      diagnoses.begin(), diagnoses.end(),
      [](const std::string& code) { return !begins_with(code, "Z51") && may_be_oncology(code); });
  oncology ? report_not_first(facts, position, sink) : report_without_tumor(facts, position, sink);
}

constexpr Citation exclusion_sources[] = {
    icd_page("ICD-10-CM tabular list, Excludes1 notes",
             "As this project lists them: diagnosis_exclusions", Grade::K)};
constexpr std::string_view exclusion_denial[] = {"CO-16", "M76"};
constexpr std::string_view exclusion_needs[] = {"claim.lines[].service_date"};

const DiagnosisExclusion* exclusion(const Facts& facts, std::string_view a, std::string_view b,
                                    Date on) {
  for (const DiagnosisExclusion& row : facts.reference.diagnosis_exclusions.rows()) {
    if (!row.span.covers(on)) continue;
    if ((begins_with(a, row.first) && begins_with(b, row.second)) ||
        (begins_with(b, row.first) && begins_with(a, row.second)))
      return &row;
  }
  return nullptr;
}

void check_exclusion(const Facts& facts, Sink& sink) {
  const auto on = facts.first_service_date();
  const auto& diagnoses = facts.claim().diagnoses;
  if (!on) return;
  for (std::size_t i = 0; i < diagnoses.size(); ++i) {
    for (std::size_t j = i + 1; j < diagnoses.size(); ++j) {
      const DiagnosisExclusion* row = exclusion(facts, diagnoses[i], diagnoses[j], *on);
      if (row == nullptr) continue;
      Mistake mistake{.at = {Field::claim_diagnosis, 0, static_cast<int>(j) + 1}};
      mistake.message =
          concat({shown_diagnosis(diagnoses[i]), " and ", shown_diagnosis(diagnoses[j]),
                  " exclude each other: ", row->label, "."});
      rest_on(row->confidence, "the exclusion", mistake);
      sink.report(std::move(mistake));
    }
  }
}

}  // namespace

extern constinit const Rule treatment_encounter = define(
    {.id = "dx-primary-z51",
     .category = Category::dx,
     .severity = Severity::warning,
     .summary = "Z51.11 or Z51.12 stands on a claim without a tumor, or after the disease it is "
                "listed before.",
     .why = "These codes are for an encounter to treat a tumor. A biologic for another disease is "
            "coded by that disease.",
     .resolve =
         "Drop the code when no tumor is treated; else list it first and the tumor after it.",
     .denial = encounter_denial,
     .citations = encounter_sources},
    check_encounter_code);

extern constinit const Rule exclusion_pair = define(
    {.id = "dx-exclusion",
     .category = Category::dx,
     .severity = Severity::warning,
     .summary = "Two diagnoses of the claim exclude each other (Excludes1).",
     .why = "The code set says that the two cannot be coded together; payers with an edit for it "
            "return the claim.",
     .resolve = "Keep the diagnosis that the record supports. Two conditions that are not related "
                "may stand together.",
     .denial = exclusion_denial,
     .citations = exclusion_sources,
     .needs = exclusion_needs},
    check_exclusion);

}  // namespace infusecheck::checks
