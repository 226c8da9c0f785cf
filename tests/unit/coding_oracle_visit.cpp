// A visit: its accesses, its injections, and what only the whole of it decides.
#include <algorithm>
#include <map>

#include "coding_oracle_site.h"

namespace infusecheck::oracle {
namespace {

bool intravenous(const Event& event) {
  return event.route == Route::iv_infusion || event.route == Route::iv_push;
}

/// The accesses that count, the base first; the others' events move to the base.
std::vector<std::vector<Event>> sites_of(const std::vector<Event>& events) {
  struct Site {
    std::string name;
    long start = never;
    bool has_reason = false;
  };
  std::map<std::string, Site> by_name;
  for (const Event& event : events) {
    if (!intravenous(event)) continue;
    Site& site = by_name[event.access];
    site.name = event.access;
    site.start = std::min(site.start, event.start.value_or(never));
    site.has_reason |= event.has_reason;
  }
  std::vector<Site> sites;
  for (const auto& [name, site] : by_name) sites.push_back(site);
  std::stable_sort(sites.begin(), sites.end(),
                   [](const Site& a, const Site& b) { return a.start < b.start; });
  const auto base =
      std::find_if(sites.begin(), sites.end(), [](const Site& site) { return !site.has_reason; });
  if (base != sites.end()) std::rotate(sites.begin(), base, base + 1);
  std::map<std::string, std::size_t> kept;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (i == 0 || sites[i].has_reason) kept.emplace(sites[i].name, kept.size());
  }
  std::vector<std::vector<Event>> out(kept.size());
  for (const Event& event : events) {
    if (!intravenous(event)) continue;
    const auto at = kept.find(event.access);
    out[at == kept.end() ? 0 : at->second].push_back(event);
  }
  return out;
}

bool listed_for_96368(const Unit& unit) {
  for (const char* code : {"96360", "96365", "96366", "96413", "96415", "96416", "C8957"}) {
    if (unit.code == code) return true;
  }
  return false;
}

bool concurrent(const Unit& unit) { return unit.code == "96368"; }

/// In an office a main reason that leaves 96368 without a primary gives way to the hierarchy.
std::vector<Unit> coded_intravenous(const std::vector<Event>& events, const Rules& rules) {
  std::vector<Unit> units = coded_site(events, rules, false);
  const bool orphan = std::any_of(units.begin(), units.end(), concurrent) &&
                      std::none_of(units.begin(), units.end(), listed_for_96368);
  return orphan && !rules.facility ? coded_site(events, rules, true) : units;
}

/// One concurrent infusion a visit, and only beside a primary that is listed for it.
void limit_concurrent(std::vector<Unit>& units) {
  const bool listed = std::any_of(units.begin(), units.end(), listed_for_96368);
  bool used = !listed;
  std::erase_if(units, [&](const Unit& unit) {
    if (!concurrent(unit)) return false;
    return std::exchange(used, true);
  });
}

/// The highest initial stands unmarked, the base's among equals.
void mark_sites(std::vector<Unit>& units) {
  Unit* best = nullptr;
  for (Unit& unit : units) {
    if (unit.initial_tier == 0) continue;
    unit.distinct = true;
    if (best == nullptr || unit.initial_tier > best->initial_tier) best = &unit;
  }
  if (best != nullptr) best->distinct = false;
}

const char* injection_code(const Event& event) {
  switch (event.route) {
    case Route::on_body:
      return "96377";
    case Route::ia_push:
      return event.rank == complex ? "96420" : "96373";
    case Route::sc_infusion:
      return "96372";
    default:
      break;
  }
  if (event.hormonal) return "96402";
  return event.rank == complex ? "96401" : "96372";
}

bool injected(const Event& event) {
  if (intravenous(event)) return false;
  return event.route != Route::sc_infusion || !event.start || !event.stop;
}

/// All that ran under the skin in a visit is one infusion, with a set-up for each further access.
void add_subcutaneous(std::vector<Unit>& units, const std::vector<Event>& events) {
  Minutes minutes;
  std::set<std::string> accesses;
  long first = never;
  for (const Event& event : events) {
    if (event.route != Route::sc_infusion || injected(event)) continue;
    for (long m = *event.start; m < *event.stop; ++m) minutes.set(static_cast<std::size_t>(m));
    accesses.insert(event.access);
    first = std::min(first, *event.start);
  }
  const long total = static_cast<long>(minutes.count());
  const long day = first == never ? never : first / 1440;
  if (total == 0) return;
  if (total <= 15) return units.push_back({"96372", 1, day});
  units.push_back({"96369", 1, day});
  if (const Count more = further_units(total); more > 0) units.push_back({"96370", more, day});
  if (accesses.size() > 1) {
    units.push_back({"96371", static_cast<Count>(accesses.size()) - 1, day});
  }
}

}  // namespace

Count further_units(long minutes) {
  Count units = 0;
  long into_hour = 0;
  for (long minute = 61; minute <= minutes; ++minute) {
    if (++into_hour == 31) ++units;
    if (into_hour == 60) into_hour = 0;
  }
  return units;
}

Count units_alone(long minutes) {
  Count units = 0;
  long into_hour = 0;
  for (long minute = 1; minute <= minutes; ++minute) {
    if (++into_hour == 31) ++units;
    if (into_hour == 60) into_hour = 0;
  }
  return units;
}

std::vector<Unit> coded_visit(const std::vector<Event>& events, const Rules& rules) {
  std::vector<Unit> units;
  for (const auto& site : sites_of(events)) {
    const auto coded = coded_intravenous(site, rules);
    units.insert(units.end(), coded.begin(), coded.end());
  }
  limit_concurrent(units);
  mark_sites(units);
  for (const Event& event : events) {
    if (!injected(event)) continue;
    const Count count = event.route == Route::sc_infusion ? 1 : event.count;
    units.push_back({injection_code(event), count, day_of(event.start)});
  }
  add_subcutaneous(units, events);
  return units;
}

}  // namespace infusecheck::oracle
