#include "coding/events.h"

#include <algorithm>
#include <tuple>

#include "model/concat.h"
#include "model/names.h"

namespace infusecheck {
namespace {

/// The day a row's facts are looked up on: its own, else the first of the record, else the claim's.
std::optional<Date> fallback_day(const Case& c) {
  std::optional<Date> first;
  const auto take = [&](std::optional<Date> day) {
    if (day && (!first || *day < *first)) first = day;
  };
  for (const Administration& given : c.encounter->administrations) {
    if (given.start) take(given.start->date());
  }
  if (first) return first;
  for (const Line& line : c.claim.lines) take(line.service_date.value);
  return first;
}

Event event_of(const Administration& given, int row, std::optional<Date> day,
               const Reference& reference, const Profile& profile, bool medicare) {
  DrugClass drug =
      drug_class(given, row, given.start ? given.start->date() : day, reference, profile, medicare);
  Event event{.rows = {row},
              .drug = std::move(drug.drug),
              .label = std::move(drug.label),
              .route = given.route.value.value_or(Route::iv_infusion),
              .administration_class = drug.value,
              .class_known = drug.known,
              .class_open = drug.open,
              .start = std::nullopt,
              .stop = std::nullopt,
              .day = given.start  ? given.start->date()
                     : given.stop ? given.stop->date()
                                  : day,
              .access = given.access.empty() ? "1" : given.access,
              .access_reason = !given.access_reason.empty(),
              .visit = given.visit.value.value_or(1),
              .bag = given.bag,
              .continues = given.continues.value_or(false),
              .main_reason = given.main_reason.value_or(false),
              .pump = given.pump.value_or(false),
              .hormonal = given.hormonal.value_or(false),
              .count = std::clamp<Count>(given.count.value.value_or(1), 0, 1000)};
  if (given.start) event.start = minute_of(*given.start);
  if (given.stop) event.stop = minute_of(*given.stop);
  return event;
}

/// Why a row carries no code whatever its minutes; empty when it may.
std::string carries_no_code(const Administration& given) {
  switch (given.purpose.value.value_or(Purpose::therapy)) {
    case Purpose::flush:
      return "a flush is part of the service it follows";
    case Purpose::kvo:
      return "fluid that keeps the vein open is part of the service";
    case Purpose::carrier:
      return "fluid that carries a drug is part of the drug's infusion";
    case Purpose::oral:
      return "a drug by mouth has no administration code";
    default:
      break;
  }
  if (given.route.value == Route::oral) return "a drug by mouth has no administration code";
  if (!given.route) return "the route is not recorded";
  return "";
}

bool has_duration(Route route) {
  return route == Route::iv_infusion || route == Route::sc_infusion;
}

/// A push has no duration: a stop equal to its start is normal.
bool impossible(const Event& event) {
  if (!event.timed()) return false;
  return has_duration(event.route) ? *event.stop <= *event.start : *event.stop < *event.start;
}

CodingNote invalid_times(const Event& event) {
  return {
      .rule = "admin-time-invalid",
      .administrations = event.rows,
      .field = "stop",
      .message =
          concat({"Administration ", event.rows[0] + 1, " stops at ", time_of(*event.stop).text(),
                  ", not after its start at ", time_of(*event.start).text(), "."}),
      .query = concat({"Administration ", event.rows[0] + 1, " is charted with a start of ",
                       time_of(*event.start).text(), " and a stop of ", time_of(*event.stop).text(),
                       ". Please review the chart and correct the entry if it is in error."})};
}

template <class T>
void take_earlier(std::optional<T>& mine, const std::optional<T>& other) {
  if (other && (!mine || *other < *mine)) mine = other;
}

/// The names of a mixture do not depend on which of its drugs the record lists first; the fluid
/// they are mixed in does not name it.
void mix_names(Event& bag, const Event& component) {
  if (component.hydration() && !bag.hydration()) return;
  if (bag.hydration() && !component.hydration()) {
    bag.drug = component.drug;
    bag.label = component.label;
    return;
  }
  const std::string padded = '+' + bag.drug + '+';
  if (padded.find('+' + component.drug + '+') != std::string::npos) return;
  std::size_t at = 0;
  while (at < bag.drug.size() && bag.drug.compare(at, std::string::npos, component.drug) < 0) {
    at = std::min(bag.drug.find('+', at), bag.drug.size() - 1) + 1;
  }
  at < bag.drug.size() ? bag.drug.insert(at, component.drug + '+')
                       : bag.drug += '+' + component.drug;
  bag.label += " with " + component.label;
}

/// Drugs mixed in one bag are one infusate: the highest class, the latest stop, anyone's flags.
void mix(Event& bag, const Event& component) {
  bag.rows.insert(bag.rows.end(), component.rows.begin(), component.rows.end());
  mix_names(bag, component);
  if (component.administration_class < bag.administration_class) {
    bag.administration_class = component.administration_class;
    bag.class_known = component.class_known;
    bag.class_open = component.class_open;
  }
  if (component.route == Route::iv_infusion) bag.route = component.route;
  take_earlier(bag.start, component.start);
  if (bag.start) bag.day = time_of(*bag.start).date();
  if (component.stop && (!bag.stop || *bag.stop < *component.stop)) bag.stop = component.stop;
  bag.access_reason |= component.access_reason;
  bag.continues |= component.continues;
  bag.main_reason |= component.main_reason;
  bag.pump |= component.pump;
  bag.hormonal |= component.hormonal;
}

constexpr Minute never = Minute{1} << 60;

auto order_of(const Event& event) {
  return std::make_tuple(event.start.value_or(never), event.stop.value_or(never),
                         std::string_view(event.drug), std::string_view(event.access), event.route,
                         event.rows[0]);
}

/// One bag cannot be hung twice; the same name on another day is another bag.
bool same_bag(const Event& bag, const Event& component) {
  const auto day = [](const Event& e) { return e.start ? *e.start / 1440 : -1; };
  return !bag.bag.empty() && bag.bag == component.bag && bag.visit == component.visit &&
         bag.intravenous() == component.intravenous() &&
         (day(bag) == day(component) || day(component) == -1 ||
          (bag.stop && component.start && *component.start <= *bag.stop));
}

std::vector<Event> mixed(std::vector<Event> events) {
  std::vector<Event> result;
  for (Event& event : events) {
    const auto bag = std::find_if(result.begin(), result.end(),
                                  [&](const Event& one) { return same_bag(one, event); });
    bag == result.end() ? result.push_back(std::move(event)) : mix(*bag, event);
  }
  for (Event& event : result) std::sort(event.rows.begin(), event.rows.end());
  return result;
}

}  // namespace

bool earlier(const Event& a, const Event& b) { return order_of(a) < order_of(b); }

bool follows_medicare(const Given<PayerType>& payer) {
  return payer && (*payer == PayerType::medicare || *payer == PayerType::medicare_advantage);
}

Events events_of(const Case& c, const Reference& reference, const Profile& profile) {
  Events events;
  if (!c.encounter) return events;
  const auto day = fallback_day(c);
  const bool medicare = follows_medicare(c.claim.payer.type);
  int row = 0;
  for (const Administration& given : c.encounter->administrations) {
    Event event = event_of(given, row++, day, reference, profile, medicare);
    std::string reason = carries_no_code(given);
    if (reason.empty() && impossible(event)) {
      events.notes.push_back(invalid_times(event));
      reason = "the stop is not after the start";
    }
    if (reason.empty() && event.count == 0) reason = "the count is 0";
    if (reason.empty()) {
      events.coded.push_back(std::move(event));
    } else {
      events.set_aside.push_back({std::move(event), std::move(reason)});
    }
  }
  std::sort(events.coded.begin(), events.coded.end(), earlier);
  events.coded = mixed(std::move(events.coded));
  std::sort(events.coded.begin(), events.coded.end(), earlier);
  return events;
}

}  // namespace infusecheck
