#include "coding_oracle.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "coding_oracle_site.h"

namespace infusecheck {
namespace oracle {
namespace {

constexpr const char* column_2[][8] = {
    {"96360", "96372", "96374", "96377"},
    {"96365", "96360", "96372", "96374", "96377"},
    {"96374", "96372", "96377"},
    {"96409", "96360", "96365", "96372", "96374", "96377"},
    {"96413", "96360", "96365", "96372", "96374", "96377", "96409"},
    {"96416", "96360", "96365", "96372", "96374", "96377"},
    {"96401", "96372", "96377"},
    {"96402", "96372", "96377"},
    {"96369", "96372", "96377", "96401", "96402"},
};

bool not_coded(const Administration& a) {
  const auto purpose = a.purpose.value;
  return a.route.value == Route::oral || purpose == Purpose::flush || purpose == Purpose::kvo ||
         purpose == Purpose::carrier || purpose == Purpose::oral;
}

bool timed_route(Route route) { return route == Route::iv_infusion || route == Route::sc_infusion; }

int class_of(const Administration& a) {
  if (a.purpose.value == Purpose::hydration) return hydration;
  const auto given = a.administration_class.value;
  if (given == AdministrationClass::hydration) return hydration;
  return given == AdministrationClass::complex ? complex : therapeutic;
}

Event event_of(const Administration& a, LocalTime zero) {
  Event event;
  event.drugs = {a.drug};
  event.route = a.route.value.value_or(Route::iv_infusion);
  event.rank = class_of(a);
  event.visit = a.visit.value.value_or(1);
  event.access = a.access.empty() ? "1" : a.access;
  event.bag = a.bag;
  event.has_reason = !a.access_reason.empty();
  event.continues = a.continues.value_or(false);
  event.main_reason = a.main_reason.value_or(false);
  event.pump = a.pump.value_or(false);
  event.hormonal = a.hormonal.value_or(false);
  event.count = std::max<Count>(1, a.count.value.value_or(1));
  if (a.start) event.start = *a.start - zero;
  if (a.stop) event.stop = *a.stop - zero;
  return event;
}

/// Drops what is never coded and what cannot have happened.
std::vector<Event> events_of(const Case& c, LocalTime zero) {
  std::vector<Event> events;
  if (!c.encounter) return events;
  for (const Administration& a : c.encounter->administrations) {
    if (not_coded(a)) continue;
    Event event = event_of(a, zero);
    if (event.start && event.stop) {
      if (*event.stop < *event.start) continue;
      if (*event.stop == *event.start && timed_route(event.route)) continue;
    }
    events.push_back(event);
  }
  return events;
}

void pour_into(Event& bag, const Event& other) {
  if (other.rank > hydration && bag.rank == hydration) bag.drugs.clear();
  if (other.rank > hydration || bag.rank == hydration) {
    bag.drugs.insert(other.drugs.begin(), other.drugs.end());
  }
  bag.rank = std::max(bag.rank, other.rank);
  if (other.start && (!bag.start || *other.start < *bag.start)) bag.start = other.start;
  if (other.stop && (!bag.stop || *other.stop > *bag.stop)) bag.stop = other.stop;
  bag.has_reason |= other.has_reason;
  bag.continues |= other.continues;
  bag.main_reason |= other.main_reason;
  bag.pump |= other.pump;
}

/// Drugs in one bag on one day are one infusate.
std::vector<Event> bags_collapsed(const std::vector<Event>& events) {
  std::vector<Event> out;
  std::map<std::tuple<Count, std::string, std::string, long>, std::size_t> bags;
  for (const Event& event : events) {
    if (event.bag.empty()) {
      out.push_back(event);
      continue;
    }
    const long day = event.start ? *event.start / 1440 : -1;
    const auto [at, is_new] =
        bags.try_emplace({event.visit, event.access, event.bag, day}, out.size());
    if (is_new) {
      out.push_back(event);
    } else {
      pour_into(out[at->second], event);
    }
  }
  return out;
}

using Visits = std::vector<std::vector<Event>>;

/// In an office the day ends a visit, unless something still runs.
Visits by_day(std::vector<Event> events) {
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.start.value_or(-1) < b.start.value_or(-1);
  });
  Visits visits;
  long day = -1, runs_until = -1;
  for (const Event& event : events) {
    const long starts = event.start.value_or(-1);
    const bool another_day = day >= 0 && starts / 1440 > day && runs_until <= starts;
    if (visits.empty() || another_day) visits.emplace_back();
    visits.back().push_back(event);
    if (event.start && (another_day || day < 0)) day = starts / 1440;
    if (event.start && event.stop) runs_until = std::max(runs_until, *event.stop);
  }
  return visits;
}

/// Visits in order of their first event. Only a hospital's goes on across midnight.
Visits visits_of(const std::vector<Event>& events, bool facility) {
  std::map<Count, std::vector<Event>> by_number;
  for (const Event& event : events) by_number[event.visit].push_back(event);
  Visits visits;
  for (auto& [number, list] : by_number) {
    if (facility) {
      visits.push_back(std::move(list));
      continue;
    }
    for (auto& one : by_day(std::move(list))) visits.push_back(std::move(one));
  }
  const auto first = [](const std::vector<Event>& list) {
    long start = never;
    for (const Event& event : list) start = std::min(start, event.start.value_or(never));
    return start;
  };
  std::stable_sort(visits.begin(), visits.end(),
                   [&](const auto& a, const auto& b) { return first(a) < first(b); });
  return visits;
}

/// What has no time was given on the first day of its visit, as far as a claim can say; in a visit
/// without any, on the first of the record.
void date_undated(std::vector<Unit>& units, const Case& record, LocalTime zero) {
  long first = never;
  for (const Unit& unit : units) first = std::min(first, unit.day);
  if (first == never) {
    for (const Administration& a : record.encounter->administrations) {
      if (a.start) first = std::min(first, (*a.start - zero) / 1440);
      if (!a.start && a.stop) first = std::min(first, (*a.stop - zero) / 1440);
    }
  }
  for (Unit& unit : units) {
    if (unit.day == never) unit.day = first;
  }
}

/// A later visit's initial is marked on a day on which an earlier visit has one.
void mark_visits(std::vector<std::vector<Unit>>& visits) {
  std::set<long> earlier_days;
  for (auto& visit : visits) {
    std::set<long> days;
    for (Unit& unit : visit) {
      if (unit.initial_tier == 0) continue;
      if (earlier_days.contains(unit.day)) unit.distinct = true;
      days.insert(unit.day);
    }
    earlier_days.insert(days.begin(), days.end());
  }
}

/// 59 on the second code of each pair of 1.3, while both stand unmarked on a day.
void mark_pairs(std::vector<Unit>& units) {
  for (const auto& pair : column_2) {
    for (const Unit& first : units) {
      if (first.code != pair[0] || first.distinct) continue;
      for (Unit& second : units) {
        const bool listed =
            std::any_of(std::begin(pair) + 1, std::end(pair),
                        [&](const char* code) { return code != nullptr && second.code == code; });
        if (listed && second.day == first.day) second.distinct = true;
      }
    }
  }
}

LocalTime zero_of(const Case& c) {
  std::optional<Date> first;
  if (c.encounter) {
    for (const Administration& a : c.encounter->administrations) {
      for (const auto& time : {a.start, a.stop}) {
        if (time && (!first || time->date() < *first)) first = time->date();
      }
    }
  }
  return {first.value_or(Date()), 0};
}

}  // namespace
}  // namespace oracle

OracleLines oracle_lines(const Case& c, Setting setting, const CodingPolicy& policy) {
  using namespace oracle;
  const LocalTime zero = zero_of(c);
  const Rules rules{setting == Setting::outpatient, policy};
  std::vector<std::vector<Unit>> visits;
  const std::vector<Event> events = events_of(c, zero);
  for (const auto& visit : visits_of(bags_collapsed(events), rules.facility)) {
    visits.push_back(coded_visit(visit, rules));
    date_undated(visits.back(), c, zero);
  }
  mark_visits(visits);
  std::vector<Unit> all;
  for (const auto& visit : visits) all.insert(all.end(), visit.begin(), visit.end());
  if (policy.pairs) mark_pairs(all);
  OracleLines lines;
  for (const Unit& unit : all) {
    const std::string date =
        unit.day == never ? "" : (zero.date() + static_cast<int>(unit.day)).text();
    lines[{date, unit.code, unit.distinct}] += unit.units;
  }
  return lines;
}

OracleLines engine_lines(const Coding& coding) {
  OracleLines lines;
  for (const CodedLine& line : coding.lines) {
    const std::string date = line.service_date ? line.service_date->text() : "";
    lines[{date, line.code, !line.modifiers.empty()}] += line.units;
  }
  return lines;
}

std::string listed(const OracleLines& lines) {
  std::string text;
  for (const auto& [line, units] : lines) {
    text += "  " + line.date + ' ' + line.code + (line.distinct ? "-59" : "") + " x" +
            std::to_string(units) + '\n';
  }
  return text.empty() ? "  nothing\n" : text;
}

}  // namespace infusecheck
