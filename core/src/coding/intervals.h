// Sets of minutes: sorted, disjoint, half-open spans counted from the epoch.
#pragma once

#include <cstdint>
#include <vector>

#include "infusecheck/calendar.h"

namespace infusecheck {

using Minute = std::int64_t;

struct Interval {
  Minute from = 0, to = 0;
  Minute length() const { return to - from; }
  friend bool operator==(const Interval&, const Interval&) = default;
};
using Intervals = std::vector<Interval>;

constexpr Minute minute_of(LocalTime time) { return time - LocalTime(); }
constexpr LocalTime time_of(Minute minute) {
  const Minute day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440;
  return {Date::from_days(static_cast<std::int32_t>(day)), static_cast<int>(minute - day * 1440)};
}

/// In order, what overlaps or touches joined; empty spans are dropped.
Intervals united(Intervals intervals);
Intervals unite(const Intervals& a, const Intervals& b);
Intervals minus(const Intervals& a, const Intervals& b);
Minute measure(const Intervals& intervals);
/// The active minutes `first` to `last` (half-open), counted from the first active one.
Intervals slice(const Intervals& intervals, Minute first, Minute last);

}  // namespace infusecheck
