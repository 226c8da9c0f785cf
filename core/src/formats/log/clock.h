// Numbers as they are charted: clock times (0900, 9:05 am), dates (3/2/2026), amounts (1,000).
#pragma once

#include <cstdint>
#include <optional>

#include "formats/log/tokens.h"
#include "infusecheck/amount.h"
#include "infusecheck/calendar.h"

namespace infusecheck::log {

enum class Half : std::uint8_t { unsaid, am, pm };

/// A minute of the day, 1440 for "2400", with its date when one stands before it.
struct Clock {
  int minute = 0;
  Half half = Half::unsaid;
  bool twelve_hours = false;  ///< could be of either half of the day: "1:15", but not "0115"
  std::optional<Date> date = {};
};

/// The time at token `i`; `next` is then the token after it. Three digits ("915") are a time only
/// where one is expected.
std::optional<Clock> clock_at(const Line& line, std::size_t i, bool expected, std::size_t& next);

/// The date at token `i`. A date without a year ("03/02") is the one nearest to `near`.
std::optional<Date> date_at(const Line& line, std::size_t i, Date near, std::size_t& next);

/// "13/45/2026": no date, and no times either.
bool looks_like_date(const Line& line, std::size_t i);

/// Gives "11:15 - 1:28 pm" and "9:05 am - 11:28" the half of the day that only one of them names.
void settle_halves(Clock& start, Clock& stop);

/// The number that token `i` is, commas between thousands left out.
std::optional<Quantity> amount_at(const Line& line, std::size_t i);

/// The number of `least` to `most` digits that token `i` is, or -1.
int digits_at(const Line& line, std::size_t i, std::size_t least, std::size_t most);

}  // namespace infusecheck::log
