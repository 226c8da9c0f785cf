#include "facts/record_times.h"

#include <algorithm>

#include "model/concat.h"

namespace infusecheck {
namespace {

constexpr std::int64_t minutes_of_a_day = 1440;

bool has_duration(const Administration& given) {
  return given.route.value == Route::iv_infusion || given.route.value == Route::sc_infusion;
}

bool carries_a_code(const Administration& given) {
  const Purpose purpose = given.purpose.value.value_or(Purpose::therapy);
  return given.route.value != Route::oral &&
         (purpose == Purpose::therapy || purpose == Purpose::hydration);
}

/// Whether a line's dates take in a day, or the one before it (a service that began then).
bool on_the_claim(const Facts& facts, Date day) {
  bool dated = false;
  for (const LineFacts& line : facts.lines) {
    if (!line.on) continue;
    dated = true;
    const Date last = std::max(line.line->service_date_to.value.value_or(*line.on), *line.on);
    if (*line.on <= day && day <= last + 1) return true;
  }
  return !dated;
}

std::string trouble(const Administration& given, const Facts& facts) {
  if (!given.start || !carries_a_code(given)) return "";
  const std::string at = given.start->text();
  if (given.start->date() > facts.as_of) return concat({"starts at ", at, ", after today"});
  if (!on_the_claim(facts, given.start->date()))
    return concat(
        {"starts on ", given.start->date().text(), "; the claim has no service on that date"});
  if (!given.stop) return "";
  const std::int64_t minutes = *given.stop - *given.start;
  if (has_duration(given) ? minutes <= 0 : minutes < 0)
    return concat({"stops at ", given.stop->text(), ", not after its start at ", at});
  if (!has_duration(given) || given.pump.value_or(false) || minutes <= minutes_of_a_day) return "";
  return concat({"lasts ", minutes, " min without a pump"});
}

}  // namespace

std::vector<TimeTrouble> time_troubles(const Facts& facts) {
  std::vector<TimeTrouble> troubles;
  int number = 0;
  for (const Administration& given : facts.administrations()) {
    ++number;
    std::string text = trouble(given, facts);
    if (!text.empty()) troubles.push_back({number, std::move(text)});
  }
  return troubles;
}

}  // namespace infusecheck
