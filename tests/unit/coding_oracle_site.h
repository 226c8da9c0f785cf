// The oracle's inside: events, and the units one visit earns.
#pragma once

#include <bitset>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "infusecheck/coding.h"

namespace infusecheck::oracle {

constexpr long never = std::numeric_limits<long>::max();
constexpr int hydration = 0, therapeutic = 1, complex = 2;

/// One element a minute, five days long: a log of four and what is left of its last night.
using Minutes = std::bitset<5 * 1440>;

struct Event {
  std::set<std::string> drugs;
  Route route = Route::iv_infusion;
  int rank = therapeutic;
  Count visit = 1, count = 1;
  std::string access, bag;
  bool has_reason = false, continues = false, main_reason = false, pump = false, hormonal = false;
  std::optional<long> start, stop;
};

struct Unit {
  std::string code;
  Count units = 1;
  long day = never;
  int initial_tier = 0;  ///< 1 to 5 for the initial of its access, else 0
  bool distinct = false;
};

struct Rules {
  bool facility = false;
  CodingPolicy policy;
};

std::vector<Unit> coded_visit(const std::vector<Event>& events, const Rules& rules);

/// One access, with everything that ran there. `no_reason` ignores the main reason of the visit.
std::vector<Unit> coded_site(const std::vector<Event>& events, const Rules& rules, bool no_reason);

/// Units after the first hour, counted by walking the minutes; and without a first-hour code.
Count further_units(long minutes);
Count units_alone(long minutes);

inline long day_of(std::optional<long> minute) { return minute ? *minute / 1440 : never; }

}  // namespace infusecheck::oracle
