// The minute ladders (RULEBOOK 1.2): what minutes earn. All boundaries are inclusive as written.
#pragma once

#include <cstdint>

namespace infusecheck {

/// Minutes from which an infusion is no longer a push.
constexpr std::int64_t shortest_infusion = 16;
/// Minutes from which hydration counts at all.
constexpr std::int64_t shortest_hydration = 31;
/// The first hour's code covers minutes up to 90; every further hour needs more than its half.
constexpr std::int64_t first_hour_covers = 90;
/// Minutes past which an infusion by portable pump has a code of its own.
constexpr std::int64_t pump_after = 480;

/// Further hours of an infusion of `minutes`: none up to 90, one from 91, two from 151, …
constexpr std::int64_t further_hours(std::int64_t minutes) {
  return minutes <= first_hour_covers ? 0 : (minutes - 31) / 60;
}

/// Hours of a service that has no first-hour code of its own: one from 31, two from 91, …
constexpr std::int64_t hours_alone(std::int64_t minutes) {
  return minutes < 31 ? 0 : (minutes + 29) / 60;
}

/// The minute at which the n-th further hour begins to count.
constexpr std::int64_t further_hour_from(std::int64_t n) { return 31 + 60 * n; }

}  // namespace infusecheck
