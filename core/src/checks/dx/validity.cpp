// Whether a diagnosis is a code of ICD-10-CM on its date of service, and one that may be billed.
// The code set is too long to be built in; it comes with a pack (`infusecheck import --icd10`).
#include <algorithm>
#include <functional>

#include "checks/dx/codes.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation icd_sources[] = {
    icd_page("CMS, ICD-10-CM code files", "Order file of the fiscal year; April updates")};
constexpr std::string_view date_denial[] = {"CO-146", "M76"};
constexpr std::string_view incomplete_denial[] = {"CO-16", "M76", "M81"};
constexpr std::string_view icd_needs[] = {"claim.lines[].service_date"};

/// A diagnosis on one date of service, and the lines of that date it stands for.
struct Dated {
  Date on;
  std::vector<int> lines;
};

/// The dates a diagnosis must hold on: those of the lines that point to it. On an institutional
/// claim, and for a diagnosis no line points to, the last date counts: that of the discharge, and
/// the one on which a code of the new year may already be used.
std::vector<Dated> dates_of(int position, const Facts& facts) {
  std::vector<Dated> dates;
  std::optional<Date> last;
  for (const LineFacts& line : facts.lines) {
    const auto end = line.line->service_date_to ? line.line->service_date_to.value : line.on;
    if (!line.on || !end) continue;
    last = std::max(last.value_or(*end), *end);
    const auto pointed = diagnoses_of(line, facts);
    if (facts.institutional() ||
        std::find(pointed.begin(), pointed.end(), position) == pointed.end())
      continue;
    const auto same = std::find_if(dates.begin(), dates.end(),
                                   [&](const Dated& dated) { return dated.on == *line.on; });
    if (same == dates.end()) {
      dates.push_back({*line.on, {line.number}});
    } else {
      same->lines.push_back(line.number);
    }
  }
  if (dates.empty() && last) dates.push_back({*last, {}});
  return dates;
}

/// In April codes are added, none taken away. October's file does not know them, so from April on a
/// code that it lacks, and that no year before had, may be one of them.
bool may_be_of_april(const Facts& facts, std::string_view code, Date on) {
  const std::string iso = on.text();
  if (iso.substr(5, 2) < "04" || iso.substr(5, 2) > "09") return false;
  const auto history = facts.reference.diagnoses.history(code);
  if (std::any_of(history.begin(), history.end(),
                  [&](const DiagnosisCode& row) { return row.span.from <= on; }))
    return false;
  const Span* deciding = nullptr;  // the table loaded last decides
  for (const Span& covers : facts.reference.diagnoses.covers()) {
    if (covers.covers(on)) deciding = &covers;
  }
  return deciding != nullptr && deciding->from.text() != iso.substr(0, 4) + "-04-01";
}

using Visit =
    std::function<void(int position, const Dated& dated, const Lookup<DiagnosisCode>& found)>;

/// Without any table, the dates of service are all there is to tell.
void note_dates(const Facts& facts, Sink& sink) {
  const auto& diagnoses = facts.claim().diagnoses;
  const bool any = std::any_of(diagnoses.begin(), diagnoses.end(),
                               [](const std::string& code) { return is_icd10(plain(code)); });
  for (const LineFacts& line : facts.lines) {
    if (any && sink.in_force(line.on)) sink.not_looked_up({"pack diagnoses", *line.on});
  }
}

/// Looks every diagnosis up on every date it must hold on; notes the dates no table covers.
void each_lookup(const Facts& facts, Sink& sink, const Visit& visit) {
  if (facts.reference.diagnoses.covers().empty()) return note_dates(facts, sink);
  for (int position = 1; position <= static_cast<int>(facts.claim().diagnoses.size()); ++position) {
    const std::string code = plain(diagnosis(facts, position));
    if (!is_icd10(code)) continue;  // dx-format says it
    for (const Dated& dated : dates_of(position, facts)) {
      if (!sink.in_force(dated.on)) continue;
      const auto found = facts.reference.diagnoses.find(code, dated.on);
      if (found.found == Found::outside_pack) {
        sink.not_looked_up({"pack diagnoses", dated.on});
      } else {
        visit(position, dated, found);
      }
    }
  }
}

/// "was valid until 2025-09-30", "is valid from 2026-10-01".
std::string known_dates(std::span<const DiagnosisCode> history, Date on) {
  const DiagnosisCode* before = nullptr;
  for (const DiagnosisCode& row : history) {
    if (row.span.from > on) return "is valid from " + row.span.from.text();
    before = &row;
  }
  return before == nullptr ? "is no code of ICD-10-CM"
                           : "was valid until " + before->span.through.text();
}

void check_date(const Facts& facts, Sink& sink) {
  each_lookup(facts, sink, [&](int position, const Dated& dated, const auto& found) {
    if (found) return;
    const std::string code = plain(diagnosis(facts, position));
    if (may_be_of_april(facts, code, dated.on))
      return sink.not_looked_up({"pack diagnoses, the codes of April,", dated.on});
    Mistake mistake{.lines = dated.lines, .at = {Field::claim_diagnosis, 0, position}};
    mistake.message =
        concat({"Diagnosis ", position, ", ", shown_diagnosis(diagnosis(facts, position)), ", ",
                known_dates(facts.reference.diagnoses.history(code), dated.on),
                "; the date of service is ", dated.on.text(), "."});
    mistake.at_risk = charges(facts, dated.lines);
    sink.report(std::move(mistake));
  });
}

void check_incomplete(const Facts& facts, Sink& sink) {
  each_lookup(facts, sink, [&](int position, const Dated& dated, const auto& found) {
    if (!found || found->billable) return;
    Mistake mistake{.lines = dated.lines, .at = {Field::claim_diagnosis, 0, position}};
    mistake.message =
        concat({"Diagnosis ", position, ", ", shown_diagnosis(diagnosis(facts, position)),
                ", is a heading on ", dated.on.text(),
                "; a claim needs one of the longer codes below it."});
    mistake.at_risk = charges(facts, dated.lines);
    sink.report(std::move(mistake));
  });
}

}  // namespace

extern constinit const Rule diagnosis_date =
    define({.id = "dx-invalid-date",
            .category = Category::dx,
            .severity = Severity::error,
            .summary = "A diagnosis is no ICD-10-CM code on the date of service.",
            .why = "Codes begin and end on October 1, some on April 1; a claim with one outside "
                   "its dates is returned.",
            .resolve = "Look the condition up in the code set of the date of service.",
            .denial = date_denial,
            .citations = icd_sources,
            .effective = {.from = day(2015, 10, 1)},
            .needs = icd_needs},
           check_date);

extern constinit const Rule diagnosis_incomplete =
    define({.id = "dx-incomplete",
            .category = Category::dx,
            .severity = Severity::error,
            .summary = "A diagnosis is the heading of a group of codes and cannot be billed.",
            .why = "A code must be used to its full length; a heading is returned as an invalid "
                   "diagnosis.",
            .resolve = "Choose the code below the heading that the record describes.",
            .denial = incomplete_denial,
            .citations = icd_sources,
            .effective = {.from = day(2015, 10, 1)},
            .needs = icd_needs},
           check_incomplete);

}  // namespace infusecheck::checks
