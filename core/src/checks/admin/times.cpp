// Start and stop: missing, impossible, overlapping, across midnight. Nothing here proposes a time.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "coding/intervals.h"
#include "coding/ladder.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view record_needs[] = {"encounter.administrations"};

constexpr Citation missing_sources[] = {a53778, stop_times};
constexpr std::string_view missing_denial[] = {"CO-150", "CO-251", "N706"};
constexpr std::string_view missing_silences[] = {"admin-log-mismatch", "admin-push-not-infusion",
                                                 "admin-hours-over"};

/// The lines that rest on the missing time: those the record supports only as less.
std::vector<int> lines_resting_on(const Facts& facts, std::string_view rule) {
  std::vector<int> lines;
  for (const Difference& difference : facts.differences) {
    if (difference.rule == rule)
      lines.insert(lines.end(), difference.lines.begin(), difference.lines.end());
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

void check_missing(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  const std::vector<int> lines = lines_resting_on(facts, sink.rule());
  for (const CodingNote& note : facts.coding->notes) {
    if (note.rule != sink.rule()) continue;
    Mistake mistake{.lines = lines, .at = {Field::administration, 0, note.administrations[0] + 1}};
    mistake.message = note.message;
    if (!lines.empty())
      mistake.message += concat({" The claim bills it as an infusion on ", lines_text(lines), "."});
    mistake.working = {"Query: " + note.query};
    mistake.at_risk = charges(facts, lines);
    if (lines.empty()) mistake.severity = Severity::info;
    sink.report(std::move(mistake));
  }
}

constexpr Citation invalid_sources[] = {a53778};
constexpr std::string_view invalid_denial[] = {"CO-16"};
void check_invalid(const Facts& facts, Sink& sink) {
  for (const TimeTrouble& trouble : facts.time_troubles) {
    const std::string number = std::to_string(trouble.administration);
    Mistake mistake{.at = {Field::administration, 0, trouble.administration}};
    mistake.message = concat({"Administration ", number, " ", trouble.what, "."});
    mistake.working = {
        concat({"Query: administration ", number, " is charted so that it ", trouble.what,
                ". Please review the chart and correct the entry if it is in error."})};
    sink.report(std::move(mistake));
  }
}

constexpr Citation overlap_sources[] = {medlearn, find_a_code};
constexpr std::string_view overlap_denial[] = {"CO-151"};
constexpr std::string_view overlap_keys[] = {"concurrent_min_overlap", "partial_overlap"};

constexpr Citation midnight_sources[] = {haugen_midnight};

void check_midnight(const Facts& facts, Sink& sink) {
  if (!facts.institutional()) return;
  int number = 0;
  for (const Administration& given : facts.administrations()) {
    ++number;
    if (!given.start || !given.stop || given.route.value != Route::iv_infusion) continue;
    const Date last = time_of(minute_of(*given.stop) - 1).date();
    const bool pump = given.pump.value_or(false) && *given.stop - *given.start > pump_after;
    if (last <= given.start->date() || pump) continue;  // a pump's start is one unit on its day
    Mistake mistake{.at = {Field::administration, 0, number}};
    mistake.message = concat({"Administration ", number, " runs from ", given.start->text(), " to ",
                              given.stop->text(),
                              ", across midnight; all of it is coded on the date it started."});
    sink.report(std::move(mistake));
  }
}

constexpr Citation kvo_sources[] = {noridian_hierarchy, rheumatologist};
constexpr std::string_view kvo_denial[] = {"CO-152"};
constexpr std::string_view kvo_silences[] = {"admin-hours-over", "admin-log-mismatch"};

/// Minutes of rows that are no service: flushes, fluid that keeps a vein open or carries a drug.
std::int64_t unpaid_minutes(const Facts& facts) {
  std::int64_t minutes = 0;
  for (const Administration& given : facts.administrations()) {
    const Purpose purpose = given.purpose.value.value_or(Purpose::therapy);
    const bool unpaid =
        purpose == Purpose::flush || purpose == Purpose::kvo || purpose == Purpose::carrier;
    if (unpaid && given.start && given.stop && *given.start < *given.stop)
      minutes += *given.stop - *given.start;
  }
  return minutes;
}

/// Whether an infusion reaches so many more hours with such minutes added to its own.
bool would_reach(const Facts& facts, std::int64_t minutes, Count hours) {
  const auto& timeline = facts.coding->timeline;
  return std::any_of(timeline.begin(), timeline.end(), [&](const CodedService& service) {
    return service.minutes &&
           further_hours(*service.minutes + minutes) - further_hours(*service.minutes) >= hours;
  });
}

/// Hours that only such minutes could explain.
void check_kvo(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  const std::int64_t minutes = unpaid_minutes(facts);
  if (minutes == 0) return;
  for (const Difference& difference : facts.differences) {
    if (difference.rule != "admin-hours-over" || difference.lines.size() != 1) continue;
    if (!would_reach(facts, minutes, difference.units)) continue;
    const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
    Mistake mistake{.lines = difference.lines, .at = line.at(Field::line_units)};
    mistake.message =
        concat({line.code, " × ", difference.billed_units, " can be reached only by counting the ",
                minutes, " min of flush, carrier or keep-open fluid on the record; it supports ",
                difference.supported_units, "."});
    mistake.working = difference.because;
    const Count left = *line.units - difference.units;
    mistake.fix = Fix{.title = left > 0 ? concat({"Bill ", line.code, " × ", left, "."})
                                        : concat({"Remove line ", line.number, "."}),
                      .edits = left > 0 ? change_units(facts, line, left) : drop_line(facts, line)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule missing_stop_time = define(
    {.id = "admin-missing-stop-time",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "An infusion on the record has no start or no stop time.",
     .why = "Without both times a drug can be proved only as a push, and hydration not at all.",
     .resolve = "Ask who kept the record; if the time was observed, a signed and dated late entry "
                "supports the infusion. Until then bill what the record proves.",
     .denial = missing_denial,
     .citations = missing_sources,
     .needs = record_needs,
     .silences = missing_silences},
    check_missing);

extern constinit const Rule time_invalid = define(
    {.id = "admin-time-invalid",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "A start or stop time of the record cannot be right.",
     .why = "A stop before its start, a time in the future or on a day without service supports "
            "nothing.",
     .resolve = "Have the record corrected by who kept it; do not change a time to fit the claim.",
     .denial = invalid_denial,
     .citations = invalid_sources},
    check_invalid);

extern constinit const Rule time_overlap = define(
    {.id = "admin-time-overlap",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "Infusions at one access overlap, and the claim counts the shared minutes twice.",
     .why =
         "Minutes that two bags share belong to one of them; the other is concurrent or shorter.",
     .resolve = "Check the times; bill the shared minutes once.",
     .denial = overlap_denial,
     .citations = overlap_sources,
     .profile_keys = overlap_keys,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule midnight = define(
    {.id = "admin-midnight",
     .category = Category::admin,
     .severity = Severity::info,
     .summary = "An infusion of a hospital encounter runs across midnight.",
     .why = "It is one infusion and one encounter; which date each hour takes is not settled, and "
            "the date it started is the usual choice.",
     .resolve =
         "Keep one initial service for the encounter and date the units as your payer wants.",
     .citations = midnight_sources},
    check_midnight);

extern constinit const Rule uncounted_time = define(
    {.id = "admin-sci-kvo",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "Hours are billed that only set-up, flush or keep-open time could fill.",
     .why = "The clock runs from the drug's start to its stop; what comes before and after is part "
            "of the service.",
     .resolve = "Take those minutes off and bill the hours that are left.",
     .denial = kvo_denial,
     .citations = kvo_sources,
     .needs = record_needs,
     .silences = kvo_silences,
     .fix = FixKind::always},
    check_kvo);

}  // namespace infusecheck::checks
