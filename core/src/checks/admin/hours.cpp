// Further hours: what the minutes of the record earn, and what cannot be hours at all.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation hours_sources[] = {minute_guidelines, rheumatologist};
constexpr std::string_view over_denial[] = {"CO-152", "CO-151", "N362"};
constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view minute_keys[] = {"same_drug_repeat", "hydration", "partial_overlap",
                                            "concurrent_min_overlap", "gap_merge"};

constexpr std::string_view over_silences[] = {"admin-addon-orphan"};

constexpr Citation pump_sources[] = {g0498_page, ncci};
constexpr std::string_view pump_denial[] = {"CO-236", "CO-151"};
constexpr std::string_view pump_silences[] = {"mod-ptp-0", "admin-log-mismatch", "admin-mue"};
constexpr std::string_view pump_keys[] = {"pump_code"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};

/// Codes of which a date has only one: the started pump, its office twin, its refill.
struct PumpPair {
  std::string_view kept, dropped;
};
constexpr PumpPair pump_pairs[] = {{"96416", "G0498"},
                                   {"96416", "96521"},
                                   {"96416", "96522"},
                                   {"G0498", "96521"},
                                   {"G0498", "96522"}};

void check_pump(const Facts& facts, Sink& sink) {
  for (const PumpPair& pair : pump_pairs) {
    for (const LineFacts& line : facts.lines) {
      if (line.code != pair.dropped) continue;
      const LineFacts* kept = line_with(facts, line, pair.kept);
      if (kept == nullptr) continue;
      Mistake mistake{.lines = {kept->number, line.number}, .at = line.at(Field::line_code)};
      mistake.message =
          concat({"Line ", line.number, " bills ", line.code, " beside ", kept->code, " on ",
                  line.on->text(), "; both stand for the same work on the pump."});
      mistake.at_risk = charges(facts, {line.number});
      mistake.fix = Fix{.title = concat({"Remove line ", line.number, " (", line.code, ")."}),
                        .edits = drop_line(facts, line)};
      sink.report(std::move(mistake));
    }
  }
  check_against_record(facts, sink);
}

constexpr Citation limit_sources[] = {ncci, g0498_page};
constexpr std::string_view limit_denial[] = {"CO-151", "N362"};
constexpr std::string_view limit_silences[] = {"admin-mue", "admin-hours-over"};
constexpr std::string_view units_needs[] = {"claim.lines[].service_date", "claim.lines[].units"};
constexpr std::string_view limit_keys[] = {"mue"};

/// The unit limit of 96415 on a date, where the payer applies limits and the tables know it.
const UnitLimit* hour_limit(const Facts& facts, const LineFacts& line, Sink& sink) {
  const MuePolicy* policy = facts.profile.mue.on(line.on);
  if (policy == nullptr || *policy != MuePolicy::cms) return nullptr;
  const auto limit = facts.reference.mue(facts.setting()).find(line.code, line.on);
  if (limit.found == Found::outside_pack) sink.not_checked({"pack mue 96415", *line.on});
  if (!line.on) sink.not_checked("claim.lines[].service_date");
  return limit.row;
}

void check_limit(const Facts& facts, Sink& sink) {
  std::vector<int> seen;
  for (const LineFacts& first : facts.lines) {
    if (first.code != "96415" || std::find(seen.begin(), seen.end(), first.number) != seen.end())
      continue;
    const UnitLimit* limit = hour_limit(facts, first, sink);
    if (limit == nullptr) continue;
    Count total = 0;
    Mistake mistake{.at = first.at(Field::line_units)};
    for (const LineFacts& line : facts.lines) {
      if (line.code != first.code || !same_session(first, line)) continue;
      if (!line.units) return sink.not_checked("claim.lines[].units");
      total += *line.units;
      mistake.lines.push_back(line.number);
      seen.push_back(line.number);
    }
    if (total <= limit->units) continue;
    mistake.message = concat({"96415 × ", total, " on ", first.on->text(),
                              " is above its unit limit of ", limit->units, ": an infusion of ",
                              total + 1, " hours ran by pump, or the units are wrong."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule hours_over = define(
    {.id = "admin-hours-over",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "More further hours (96366, 96415, 96361, 96370) are billed than the minutes earn.",
     .why = "A further hour counts only once more than 30 minutes of it have passed: from 91 "
            "minutes, from 151, and so on.",
     .resolve = "Bill the hours that the start and stop times support.",
     .denial = over_denial,
     .citations = hours_sources,
     .profile_keys = minute_keys,
     .needs = record_needs,
     .silences = over_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule hours_under = define(
    {.id = "admin-hours-under",
     .category = Category::admin,
     .severity = Severity::info,
     .summary = "The minutes of the record earn more further hours than are billed.",
     .why = "Time that was given, recorded and is payable is not on the claim.",
     .resolve = "Bill the further hours if the start and stop times of the record are right.",
     .citations = hours_sources,
     .profile_keys = minute_keys,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule prolonged_pump = define(
    {.id = "admin-prolonged-pump",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "An infusion of more than eight hours by portable pump is billed by the hour, or its "
         "start is billed together with a refill or a second start.",
     .why = "The start of a prolonged infusion has one code (96416, or G0498 where the payer wants "
            "it); hours, refills and the other start code are inside it.",
     .resolve = "Bill the one code of the pump's start.",
     .denial = pump_denial,
     .citations = pump_sources,
     .profile_keys = pump_keys,
     .needs = date_needs,
     .silences = pump_silences,
     .fix = FixKind::sometimes},
    check_pump);

extern constinit const Rule hours_limit = define(
    {.id = "admin-96415-over-8",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "96415 has more than eight units on one date.",
     .why = "Eight is the unit limit; an infusion that long is usually one by portable pump, which "
            "has a code of its own.",
     .resolve = "Check the times; if a portable pump ran for more than eight hours, bill its start "
                "(96416 or G0498) instead of hours.",
     .denial = limit_denial,
     .citations = limit_sources,
     .profile_keys = limit_keys,
     .needs = units_needs,
     .silences = limit_silences},
    check_limit);

}  // namespace infusecheck::checks
