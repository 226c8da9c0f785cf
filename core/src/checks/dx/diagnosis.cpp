// Diagnosis codes and the pointers that tie lines to them.
#include <algorithm>
#include <map>

#include "checks/dx/codes.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view pointer_denial[] = {"CO-16", "M76", "M64"};

constexpr std::size_t most_diagnoses = 12;  // professional claims
constexpr std::size_t most_pointers = 4;

void report_pointers_beyond(const Facts& facts, Sink& sink) {
  const auto listed = static_cast<Count>(facts.claim().diagnoses.size());
  std::map<Count, Mistake> beyond;  // one finding for each pointer that leads nowhere
  for (const LineFacts& line : facts.lines) {
    int index = 0;
    for (const Given<Count>& entry : line.line->diagnosis_pointers) {
      ++index;
      if (!entry || (*entry >= 1 && *entry <= listed)) continue;
      auto [mistake, first] = beyond.try_emplace(*entry);
      if (first) mistake->second.at = line.at(Field::line_diagnosis_pointers, index);
      mistake->second.lines.push_back(line.number);
    }
  }
  for (auto& [pointer, mistake] : beyond) {
    mistake.message = concat({"Diagnosis pointer ", pointer, " on ", lines_text(mistake.lines),
                              " leads nowhere: the claim lists ", listed,
                              (listed == 1 ? " diagnosis." : " diagnoses.")});
    sink.report(std::move(mistake));
  }
}

void check_pointers(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;  // an 837I has no pointers
  report_pointers_beyond(facts, sink);
  const std::size_t listed = facts.claim().diagnoses.size();
  if (listed > most_diagnoses) {
    sink.report(
        {.at = {Field::claim_diagnosis, 0, static_cast<int>(most_diagnoses) + 1},
         .message = concat({"The claim lists ", listed, " diagnoses; a professional claim holds ",
                            most_diagnoses, "."})});
  }
  Mistake many;
  for (const LineFacts& line : facts.lines) {
    if (line.line->diagnosis_pointers.size() <= most_pointers) continue;
    if (many.lines.empty())
      many.at = line.at(Field::line_diagnosis_pointers, static_cast<int>(most_pointers) + 1);
    many.lines.push_back(line.number);
  }
  if (many.lines.empty()) return;
  many.message = concat({lines_text(many.lines), (many.lines.size() == 1 ? " points" : " point"),
                         " to more than ", most_pointers, " diagnoses."});
  many.message[0] = 'L';
  sink.report(std::move(many));
}

constexpr Citation icd_sources[] = {icd_page("CDC and CMS, ICD-10-CM", "Structure of a code")};
constexpr std::string_view format_denial[] = {"CO-146", "CO-16", "M76"};

std::string tidied(std::string_view code) {
  std::string text;
  for (const char c : upper(code)) {
    if (c != ' ') text += c;
  }
  return text;
}

void check_format(const Facts& facts, Sink& sink) {
  const auto first_date = facts.first_service_date();
  if (!first_date) {
    if (!facts.lines.empty()) sink.not_checked("claim.lines[].service_date");
    return;
  }
  if (!sink.in_force(first_date)) return;
  int index = 0;
  for (const std::string& code : facts.claim().diagnoses) {
    ++index;
    if (is_icd10(code)) continue;
    const FieldRef at{Field::claim_diagnosis, 0, index};
    Mistake mistake{.at = at};
    mistake.message = concat(
        {"Diagnosis ", index, ", ", shown_code(code), ", is not shaped like an ICD-10-CM code."});
    if (const std::string tidy = tidied(code); is_icd10(tidy)) {
      mistake.fix =
          Fix{.title = concat({"Write it as ", tidy, "."}), .edits = {set_field(at, tidy)}};
    }
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule pointer_range = define(
    {.id = "dx-pointer-range",
     .category = Category::dx,
     .severity = Severity::error,
     .summary = "A diagnosis pointer leads nowhere, or there are more diagnoses or pointers than a "
                "claim holds.",
     .why = "Each line must point to at most four of the claim's at most twelve diagnoses; a claim "
            "that does "
            "not is returned unprocessed.",
     .resolve = "Point each line to the diagnoses that explain it, in the order they are listed.",
     .denial = pointer_denial,
     .citations = pointer_sources},
    check_pointers);

extern constinit const Rule icd_format =
    define({.id = "dx-format",
            .category = Category::dx,
            .severity = Severity::error,
            .summary = "A diagnosis is not shaped like an ICD-10-CM code.",
            .why = "Since October 2015 claims carry ICD-10-CM: three to seven characters, the "
                   "first a letter, the "
                   "second a digit.",
            .resolve = "Enter the ICD-10-CM code again from the record.",
            .denial = format_denial,
            .citations = icd_sources,
            .effective = {.from = day(2015, 10, 1)},
            .fix = FixKind::sometimes},
           check_format);

}  // namespace infusecheck::checks
