// Infusions after and beside one another: sequential and concurrent services.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view bundled_denial[] = {"CO-97", "M15"};
constexpr std::string_view units_denial[] = {"CO-151", "N362"};
constexpr std::string_view repeat_denial[] = {"CO-150"};
constexpr std::string_view overlap_keys[] = {"concurrent_min_overlap", "partial_overlap"};
constexpr std::string_view repeat_keys[] = {"same_drug_repeat", "gap_merge"};
constexpr std::string_view orphan_silences[] = {"admin-addon-orphan"};
constexpr std::string_view gt1_silences[] = {"admin-mue"};

constexpr Citation sequential_sources[] = {repeats, minute_guidelines};
constexpr Citation repeat_sources[] = {repeats, push_thread, haugen};
constexpr Citation concurrent_sources[] = {ncci, find_a_code};
constexpr Citation overlap_sources[] = {haugen, medlearn};
constexpr Citation bag_sources[] = {mixed_bags};
constexpr Citation complex_sources[] = {ncci, own_knowledge};

bool same_drug(const Facts& facts, int row, int other) {
  const auto& given = facts.administrations();
  return upper(given[static_cast<std::size_t>(row)].drug) ==
         upper(given[static_cast<std::size_t>(other)].drug);
}

/// Whether a difference is about the drug of a note: its code is one that the drug's rows share.
bool concerns(const Facts& facts, const CodingNote& note) {
  const auto about = [&](const Difference& difference) {
    const bool hours = difference.billed == "96366" || difference.billed == "96415";
    return (hours && difference.supported.empty()) ||
           std::any_of(difference.administrations.begin(), difference.administrations.end(),
                       [&](int row) { return same_drug(facts, row, note.administrations[0]); });
  };
  return std::any_of(facts.differences.begin(), facts.differences.end(), about);
}

/// Said only where what is billed differs on that drug; a claim that follows the profile is right.
void check_repeat(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  for (const CodingNote& note : facts.coding->notes) {
    if (note.rule != sink.rule() || !concerns(facts, note)) continue;
    Mistake mistake{.at = {Field::administration, 0, note.administrations[0] + 1}};
    mistake.message = note.message;
    sink.report(std::move(mistake));
  }
}

/// The units of a date and practitioner together.
void check_gt1(const Facts& facts, Sink& sink) {
  std::vector<const LineFacts*> seen;
  for (const LineFacts& first : facts.lines) {
    if (first.code != "96368" || std::any_of(seen.begin(), seen.end(), [&](const LineFacts* other) {
          return same_session(*other, first);
        }))
      continue;
    if (!first.on) {
      sink.not_checked("claim.lines[].service_date");
      continue;
    }
    seen.push_back(&first);
    Count units = 0;
    Mistake mistake;
    for (const LineFacts& line : facts.lines) {
      if (line.code != first.code || !same_session(first, line)) continue;
      units += line.units.value_or(1);
      mistake.lines.push_back(line.number);
      mistake.at = line.at(Field::line_units);
    }
    if (units <= std::max<Count>(1, supported_units(facts, first.code, first.on))) continue;
    mistake.message = concat({"96368 is billed ", units, " units on ", first.on->text(),
                              "; concurrent infusion counts once per date."});
    mistake.at_risk = charges(facts, mistake.lines);
    if (mistake.lines.size() == 1)
      mistake.fix = Fix{.title = "Bill 96368 × 1.", .edits = change_units(facts, first, 1)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule sequential_same_drug = define(
    {.id = "admin-sequential-same-drug",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "A sequential infusion (96367, 96417) is billed for a drug that was already infused.",
     .why = "The code is for each new drug; more time of the same one is a further hour, or "
            "nothing.",
     .resolve = "Bill further hours for the same drug, as far as its minutes reach.",
     .denial = bundled_denial,
     .citations = sequential_sources,
     .profile_keys = repeat_keys,
     .needs = record_needs,
     .silences = orphan_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule sequential_count = define(
    {.id = "admin-sequential-count",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "More sequential infusions (96367, 96417) are billed than new drugs were infused.",
     .why = "Each counts once for a further drug that ran 16 minutes or more.",
     .resolve = "Bill one for each further drug on the record.",
     .denial = units_denial,
     .citations = sequential_sources,
     .needs = record_needs,
     .silences = orphan_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule same_drug_repeat = define(
    {.id = "admin-same-drug-repeat",
     .category = Category::admin,
     .severity = Severity::info,
     .summary = "A drug was given again later; authorities differ on how that is coded.",
     .why = "One counts hours from 31 minutes, one from 16, one adds all times; the payer profile "
            "chooses (same_drug_repeat).",
     .resolve = "Code the repeat as the payer's profile has it, and keep the times of both.",
     .denial = repeat_denial,
     .citations = repeat_sources,
     .profile_keys = repeat_keys,
     .needs = record_needs},
    check_repeat);

extern constinit const Rule concurrent_gt1 = define(
    {.id = "admin-concurrent-gt1",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "Concurrent infusion (96368) is billed more than once on a date.",
     .why = "It counts once per encounter however many drugs ran together; the limit is absolute.",
     .resolve = "Bill 96368 once for the date.",
     .denial = units_denial,
     .citations = concurrent_sources,
     .silences = gt1_silences,
     .fix = FixKind::sometimes},
    check_gt1);

extern constinit const Rule concurrent_no_overlap = define(
    {.id = "admin-concurrent-no-overlap",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "Concurrent infusion (96368) is billed though no two bags overlap long enough.",
     .why = "Bags that follow one another are sequential; a shorter overlap does not make them "
            "concurrent.",
     .resolve = "Bill the sequential code the minutes support: 96367 from 16 minutes, 96375 below.",
     .denial = bundled_denial,
     .citations = overlap_sources,
     .profile_keys = overlap_keys,
     .needs = record_needs,
     .silences = orphan_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule concurrent_mixed_bag =
    define({.id = "admin-concurrent-mixed-bag",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "Concurrent infusion (96368) is billed for drugs mixed in one bag.",
            .why = "Drugs in one bag are one infusate and one infusion.",
            .resolve = "Remove the line; each drug's units stay.",
            .denial = bundled_denial,
            .citations = bag_sources,
            .needs = record_needs,
            .silences = orphan_silences,
            .fix = FixKind::sometimes},
           check_against_record);

extern constinit const Rule concurrent_complex = define(
    {.id = "admin-concurrent-complex",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary =
         "A complex drug that ran together with another one is billed; no code exists for it.",
     .why = "The complex family has no concurrent code; 96417 and 96416 do not fit.",
     .resolve = "Leave the second one unbilled, or report 96549 with the record.",
     .citations = complex_sources,
     .profile_keys = overlap_keys,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

}  // namespace infusecheck::checks
