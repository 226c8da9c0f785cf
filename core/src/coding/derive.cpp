#include "coding/derive.h"

#include <algorithm>

#include "coding/injections.h"
#include "coding/modifiers.h"

namespace infusecheck::coding {
namespace {

struct Access {
  std::string name;
  bool documented = false;
  std::vector<Event> events;
};

/// The intravenous rows of a visit by access, in order of their first row.
std::vector<Access> accesses_of(const std::vector<Event>& events) {
  std::vector<Access> accesses;
  for (const Event& event : events) {
    if (!event.intravenous()) continue;
    auto access = std::find_if(accesses.begin(), accesses.end(),
                               [&](const Access& one) { return one.name == event.access; });
    if (access == accesses.end()) {
      access = accesses.insert(accesses.end(), Access{event.access, false, {}});
    }
    access->documented |= event.access_reason;
    access->events.push_back(event);
  }
  return accesses;
}

void note_folded(const Access& access, std::vector<CodingNote>& notes) {
  notes.push_back({.rule = "admin-second-site-undocumented",
                   .severity = Severity::info,
                   .administrations = access.events[0].rows,
                   .field = "access_reason",
                   .message =
                       "The record gives no reason for another access; its services are coded "
                       "as those of one access."});
}

/// The base access is the earliest without a documented reason; others count only with one.
std::vector<Access> kept(std::vector<Access> accesses, std::vector<CodingNote>& notes) {
  if (accesses.empty()) return accesses;
  const auto plain = std::find_if(accesses.begin(), accesses.end(),
                                  [](const Access& one) { return !one.documented; });
  if (plain != accesses.end()) std::rotate(accesses.begin(), plain, plain + 1);
  std::vector<Access> result{accesses[0]};
  for (std::size_t i = 1; i < accesses.size(); ++i) {
    Access& access = accesses[i];
    if (access.documented) {
      result.push_back(std::move(access));
      continue;
    }
    note_folded(access, notes);
    for (Event& event : access.events) {
      event.access = result[0].name;
      result[0].events.push_back(std::move(event));
    }
  }
  std::stable_sort(result[0].events.begin(), result[0].events.end(), earlier);
  return result;
}

struct CodedVisit {
  std::vector<Site> sites;
  std::vector<Treatment> injections;
  std::vector<CodingNote> notes;
};

bool has_code(const CodedVisit& visit, std::string_view code) {
  return std::any_of(visit.sites.begin(), visit.sites.end(), [&](const Site& site) {
    return std::any_of(site.given.begin(), site.given.end(), [&](const Treatment& given) {
      return std::any_of(given.earned.begin(), given.earned.end(),
                         [&](const Earned& earned) { return earned.code == code; });
    });
  });
}

/// CMS's list of primaries leaves 96368 without one beside nothing but pushes.
bool concurrent_orphan(const CodedVisit& visit, std::optional<Date> on,
                       const Reference& reference) {
  if (!on || !has_code(visit, "96368")) return false;
  const auto primaries = reference.primaries("96368", *on);
  return !primaries.empty() &&
         std::none_of(primaries.begin(), primaries.end(),
                      [&](std::string_view code) { return has_code(visit, code); });
}

CodedVisit code_once(const std::vector<Event>& events, const CodingPolicy& policy, Setting setting,
                     bool by_reason) {
  CodedVisit coded;
  Visit visit{policy, setting, by_reason, false, coded.notes};
  for (const Access& access : kept(accesses_of(events), coded.notes)) {
    coded.sites.push_back(code_site(access.events, visit));
  }
  coded.injections = code_injections(events, visit);
  return coded;
}

void drop_orphan(CodedVisit& visit) {
  for (Site& site : visit.sites) {
    for (Treatment& given : site.given) {
      const auto orphan = std::find_if(given.earned.begin(), given.earned.end(),
                                       [](const Earned& earned) { return earned.code == "96368"; });
      if (orphan == given.earned.end()) continue;
      given.earned.erase(orphan);
      given.nothing("concurrent, and no primary of 96368 is earned beside it", given.intervals);
      visit.notes.push_back({.rule = "admin-addon-orphan",
                             .severity = Severity::info,
                             .administrations = given.event.rows,
                             .field = "start",
                             .message = "A concurrent infusion cannot be billed here: CMS lists no "
                                        "code of this visit as a primary of 96368."});
    }
  }
}

CodedVisit code_visit(const std::vector<Event>& events, const CodingPolicy& policy, Setting setting,
                      const Reference& reference) {
  const auto on = events.empty() ? std::nullopt : events[0].day;
  CodedVisit coded = code_once(events, policy, setting, true);
  if (concurrent_orphan(coded, on, reference) && setting == Setting::practitioner)
    coded = code_once(events, policy, setting, false);
  if (concurrent_orphan(coded, on, reference)) drop_orphan(coded);
  return coded;
}

struct Encounter {
  std::vector<Event> events;
  Minute end = 0;  ///< the latest minute so far
};

constexpr Minute longest_pause = 1440;

/// One visit number may stand for several encounters: a hospital's goes on over night but not over
/// an empty day, an office's ends with its day.
bool goes_on(const Encounter& encounter, const Event& event, Setting setting) {
  if (encounter.events[0].visit != event.visit) return false;
  if (!event.start || !encounter.events[0].start) return true;
  if (setting == Setting::outpatient) return *event.start - encounter.end <= longest_pause;
  return *event.start < encounter.end || event.day == encounter.events[0].day;
}

/// A row without a start belongs to the encounter of its stop's day, else to the visit's first.
Encounter* encounter_of(std::vector<Encounter>& encounters, const Event& event, Setting setting) {
  Encounter* first = nullptr;
  for (Encounter& one : encounters) {
    if (one.events[0].visit != event.visit) continue;
    if (event.start ? goes_on(one, event, setting) : event.stop && one.events[0].day == event.day)
      return &one;
    if (first == nullptr) first = &one;
  }
  return event.start ? nullptr : first;
}

std::vector<Encounter> encounters_of(const Events& events, const CodingPolicy& policy,
                                     Setting setting) {
  std::vector<Encounter> encounters;  // in order of their first row
  for (Event event : events.coded) {
    if (event.class_open && policy.open_class) event.administration_class = *policy.open_class;
    Encounter* found = encounter_of(encounters, event, setting);
    Encounter& encounter = found == nullptr ? encounters.emplace_back() : *found;
    const Minute last = event.stop.value_or(event.start.value_or(encounter.end));
    encounter.end = std::max(encounter.end, last);
    if (!event.start && !event.stop && !encounter.events.empty())
      event.day = encounter.events[0].day;
    encounter.events.push_back(std::move(event));
  }
  return encounters;
}

std::vector<Site*> pointers(std::vector<Site>& sites) {
  std::vector<Site*> result;
  result.reserve(sites.size());
  for (Site& site : sites) result.push_back(&site);
  return result;
}

/// The initial service first, then as the record goes.
void append(std::vector<Treatment>& all, Site&& site) {
  const auto initial = site.initial;
  if (initial) all.push_back(std::move(site.given[*initial]));
  for (std::size_t i = 0; i < site.given.size(); ++i) {
    if (i != initial) all.push_back(std::move(site.given[i]));
  }
}

void remember_initial_days(const std::vector<Site>& sites, std::vector<Date>& days) {
  for (const Site& site : sites) {
    const auto day = site.initial ? site.first()->day() : std::nullopt;
    if (day) days.push_back(*day);
  }
}

}  // namespace

Derivation derive(const Events& events, const CodingPolicy& policy, Setting setting,
                  const Reference& reference) {
  Derivation result;
  std::vector<Date> initial_days;
  for (const Encounter& encounter : encounters_of(events, policy, setting)) {
    CodedVisit visit = code_visit(encounter.events, policy, setting, reference);
    mark_sites(pointers(visit.sites), policy);
    mark_visit(pointers(visit.sites), initial_days, policy);
    remember_initial_days(visit.sites, initial_days);
    for (Site& site : visit.sites) append(result.treatments, std::move(site));
    std::move(visit.injections.begin(), visit.injections.end(),
              std::back_inserter(result.treatments));
    std::move(visit.notes.begin(), visit.notes.end(), std::back_inserter(result.notes));
  }
  std::vector<Draft> drafts;
  for (Treatment& given : result.treatments) {
    for (Earned& earned : given.earned) drafts.push_back({&earned, &given, given.day()});
  }
  if (policy.pairs) mark_pairs(drafts, reference, setting, policy);
  return result;
}

}  // namespace infusecheck::coding
