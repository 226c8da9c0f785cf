#include "coding/injections.h"

#include <set>

#include "model/concat.h"

namespace infusecheck::coding {
namespace {

std::string at_time(const Event& event) { return event.start ? " at " + clock(*event.start) : ""; }

std::string_view injection_code(const Event& event) {
  if (event.hormonal) return "96402";
  return event.complex() ? "96401" : "96372";
}

Treatment injection(const Event& event) {
  Treatment given{.kind = Kind::injection, .event = event};
  const std::string times =
      event.count == 1 ? "one injection" : std::to_string(event.count) + " injections";
  given.earn(
      injection_code(event), event.count,
      concat({times, " of ", event.label, at_time(event),
              (event.class_known ? "" : ", taken as therapeutic: payers differ on this drug")}));
  return given;
}

Treatment on_body(const Event& event) {
  Treatment given{.kind = Kind::injection, .event = event};
  given.earn("96377", event.count, "on-body injector applied" + at_time(event));
  return given;
}

Treatment intra_arterial(const Event& event) {
  Treatment given{.kind = Kind::intra_arterial, .event = event};
  given.earn(event.complex() ? "96420" : "96373", event.count,
             concat({event.label, " pushed into an artery", at_time(event)}));
  return given;
}

Treatment untimed_subcutaneous(const Event& event, Visit& visit) {
  Treatment given{.kind = Kind::injection, .event = event};
  given.earn("96372", 1,
             concat({event.label, " under the skin, no start and stop", at_time(event)}));
  visit.notes.push_back({.rule = "admin-missing-stop-time",
                         .severity = Severity::warning,
                         .administrations = event.rows,
                         .field = event.start ? "stop" : "start",
                         .message =
                             "A subcutaneous infusion has no start and stop; it can be proved "
                             "only as an injection."});
  return given;
}

/// All timed subcutaneous infusion of a visit has one first hour; each further access is a set-up.
Treatment timed_subcutaneous(const std::vector<Event>& events) {
  Treatment whole{.kind = Kind::subcutaneous_infusion, .event = events[0]};
  std::set<std::string_view> accesses;
  whole.event.rows.clear();
  for (const Event& event : events) {
    whole.event.rows.insert(whole.event.rows.end(), event.rows.begin(), event.rows.end());
    whole.intervals = unite(whole.intervals, {{*event.start, *event.stop}});
    accesses.insert(event.access);
  }
  if (whole.minutes() < shortest_infusion) {
    whole.earn("96372", 1,
               concat({whole.minutes(), " min of ", whole.event.label,
                       " under the skin; an infusion counts from 16"}));
    return whole;
  }
  earn_hours(whole, whole.intervals, "96369", "96370", "subcutaneous infusion with its set-up");
  const auto further = static_cast<Count>(accesses.size()) - 1;
  if (further > 0)
    whole.earn("96371", further, plural(further, "further set-up", "further set-ups"));
  return whole;
}

void code_subcutaneous(const std::vector<Event>& events, Visit& visit,
                       std::vector<Treatment>& given) {
  std::vector<Event> timed;
  for (const Event& event : events) {
    event.timed() ? timed.push_back(event) : given.push_back(untimed_subcutaneous(event, visit));
  }
  if (!timed.empty()) given.push_back(timed_subcutaneous(timed));
}

}  // namespace

std::vector<Treatment> code_injections(const std::vector<Event>& events, Visit& visit) {
  std::vector<Treatment> given;
  std::vector<Event> subcutaneous;
  for (const Event& event : events) {
    switch (event.route) {
      case Route::sc:
      case Route::im:
        given.push_back(injection(event));
        break;
      case Route::on_body:
        given.push_back(on_body(event));
        break;
      case Route::ia_push:
        given.push_back(intra_arterial(event));
        break;
      case Route::sc_infusion:
        subcutaneous.push_back(event);
        break;
      default:
        break;
    }
  }
  code_subcutaneous(subcutaneous, visit, given);
  return given;
}

}  // namespace infusecheck::coding
