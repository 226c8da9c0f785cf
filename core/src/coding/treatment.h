// What the engine codes: the rows of one infusion, one push, one stretch of hydration, one
// injection; and what it has earned, minute by minute.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/events.h"
#include "coding/ladder.h"

namespace infusecheck::coding {

enum class Kind {
  infusion,
  push,
  hydration,
  pump,
  injection,
  subcutaneous_infusion,
  intra_arterial
};

struct Earned {
  std::string code;
  Count units = 1;
  std::string because;     ///< one sentence
  Intervals minutes = {};  ///< none for what is not timed
  std::vector<std::string> modifiers = {};
};
struct Idle {
  Intervals minutes;  ///< none: the service as a whole
  std::string reason;
};

struct Treatment {
  Kind kind = Kind::push;
  Event event;               ///< of its rows together; `start` is the first
  Intervals intervals = {};  ///< when it ran; none for pushes and injections
  Intervals counted = {};    ///< of hydration: what no drug infusion covers and is long enough
  std::vector<Earned> earned = {};
  std::vector<Idle> idle = {};

  /// The day its units are dated: of its start, or of the first minute of hydration that counts.
  std::optional<Date> day() const {
    return counted.empty() ? event.day : time_of(counted[0].from).date();
  }
  Minute minutes() const { return measure(intervals); }
  bool complex() const { return event.complex(); }
  /// Place in the hierarchy (RULEBOOK 1.4): complex infusion 5, complex push 4, therapeutic
  /// infusion 3, therapeutic push 2, hydration 1.
  int tier() const {
    if (kind == Kind::hydration) return 1;
    return (complex() ? 4 : 2) + (kind == Kind::infusion ? 1 : 0);
  }
  void earn(std::string_view code, Count units, std::string because, Intervals minutes = {}) {
    earned.push_back({std::string(code), units, std::move(because), std::move(minutes)});
  }
  void nothing(std::string reason, Intervals minutes = {}) {
    idle.push_back({std::move(minutes), std::move(reason)});
  }
};

/// "1 further hour", "09:00".
std::string clock(Minute minute);
std::string plural(std::int64_t number, std::string_view one, std::string_view many);

/// Gives a timed service its first code, as far as the hour reaches, and its further hours; the
/// minutes after them stay idle. `counted` are the minutes that count: all, or those no other
/// service has taken.
void earn_hours(Treatment& given, const Intervals& counted, std::string_view first,
                std::string_view hour, const std::string& why_first);
/// The same for a service without a first-hour code of its own: `hours` of one code.
void earn_hours_alone(Treatment& given, const Intervals& counted, std::string_view hour,
                      Count hours, const std::string& why);

}  // namespace infusecheck::coding
