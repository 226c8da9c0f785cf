#include "coding_logs.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "model/names.h"

namespace infusecheck {
namespace {

constexpr Route all_routes[] = {Route::iv_infusion, Route::iv_push, Route::sc,      Route::im,
                                Route::sc_infusion, Route::ia_push, Route::on_body, Route::oral};
constexpr AdministrationClass all_classes[] = {
    AdministrationClass::complex, AdministrationClass::therapeutic, AdministrationClass::hydration};
constexpr Purpose all_purposes[] = {Purpose::therapy, Purpose::hydration, Purpose::flush,
                                    Purpose::kvo,     Purpose::carrier,   Purpose::oral};

template <class T>
Given<T> given(T value) {
  return {std::string(word(value)), value};
}
Given<Count> given_count(Count n) { return {std::to_string(n), n}; }

/// The same numbers on every machine: the distributions of the standard library are not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  long below(long n) { return static_cast<long>(engine_() % static_cast<unsigned long>(n)); }
  bool once_in(long n) { return below(n) == 0; }
  template <class T, std::size_t n>
  T of(const T (&list)[n]) {
    return list[below(n)];
  }

 private:
  std::mt19937 engine_;
};

/// Minutes that stand at a boundary as often as not.
long duration(Dice& dice) {
  constexpr long edges[] = {15, 16, 30, 31, 32, 45, 46, 60, 90, 91, 150, 151, 210, 211};
  return dice.once_in(2) ? dice.of(edges) : 1 + dice.below(260);
}

/// Quarters of an hour mostly, so that rows touch, meet and overlap.
long moment(Dice& dice, long first, long span) {
  const long at = dice.below(span);
  return first + (dice.once_in(4) ? at : at / 15 * 15);
}

CodingPolicy random_policy(Dice& dice) {
  CodingPolicy policy;
  if (dice.once_in(3)) policy.same_drug_repeat = static_cast<RepeatPolicy>(dice.below(4));
  if (dice.once_in(4)) policy.hydration = HydrationPolicy::sum;
  if (dice.once_in(4)) policy.partial_overlap = OverlapPolicy::concurrent;
  if (dice.once_in(4)) policy.pump_code = PumpCode::code_g0498;
  if (dice.once_in(4)) policy.concurrent_min_overlap = 1 + dice.below(40);
  if (dice.once_in(4)) policy.gap_merge = dice.below(40);
  if (dice.once_in(4)) policy.repeat_push_minutes = 1 + dice.below(60);
  policy.distinct_by_x = !dice.once_in(4);
  policy.pairs = !dice.once_in(8);
  return policy;
}

/// Six drugs of fixed class, fluid, and one that only ever runs by pump.
Administration random_drug(Dice& dice) {
  constexpr const char* names[] = {"drug A", "drug B", "drug C", "drug D", "drug E", "drug F"};
  const long drug = dice.below(6);
  const auto drug_class =
      drug < 3 ? AdministrationClass::complex : AdministrationClass::therapeutic;
  return administration(names[drug], Route::iv_infusion, drug_class, {});
}

void set_route(Dice& dice, Administration& a) {
  if (dice.once_in(3)) a.route = given(Route::iv_push);
  if (dice.once_in(6)) a.route = given(dice.of(all_routes));
  if (dice.once_in(8)) a.hormonal = true;
  if (dice.once_in(6)) a.count = given_count(1 + dice.below(4));
}

Administration random_administration(Dice& dice, const std::string& reason) {
  if (dice.once_in(6)) {
    return administration(dice.once_in(2) ? "normal saline" : "lactated ringer", Route::iv_infusion,
                          AdministrationClass::hydration, {});
  }
  if (dice.once_in(12)) {
    Administration pump = administration(
        "pump drug", Route::iv_infusion,
        dice.once_in(2) ? AdministrationClass::complex : AdministrationClass::therapeutic, {});
    pump.pump = true;
    return pump;
  }
  Administration a = random_drug(dice);
  set_route(dice, a);
  if (a.drug == reason) a.main_reason = true;
  if (dice.once_in(12)) a.purpose = given(dice.of(all_purposes));
  return a;
}

void set_times(Dice& dice, Administration& a, long visit_start) {
  const long start = moment(dice, visit_start, dice.once_in(6) ? 1200 : 420);
  const long minutes = a.pump ? 300 + dice.below(400) : duration(dice);
  const bool timed = a.route.value == Route::iv_infusion || a.route.value == Route::sc_infusion;
  a.start = given_time(start);
  if (timed && !dice.once_in(12)) a.stop = given_time(start + minutes);
  if (dice.once_in(20)) a.start = {};
  if (dice.once_in(30)) a.stop = a.start;
}

void set_place(Dice& dice, Administration& a, Count visit) {
  a.visit = given_count(visit);
  if (dice.once_in(4)) a.access = "left";
  if (dice.once_in(12)) a.access = "port";
  if (a.access == "left" && visit == 1) a.access_reason = "the drugs are incompatible";
}

/// Two or three rows in one bag: the same access, and starts on one day.
void mix(Dice& dice, std::vector<Administration>& list) {
  const Administration& first =
      list[static_cast<std::size_t>(dice.below(static_cast<long>(list.size())))];
  if (first.route.value != Route::iv_infusion || first.pump || !first.start) return;
  const Administration model = first;
  for (Administration& a : list) {
    const bool fits = a.route.value == Route::iv_infusion && !a.pump && a.start &&
                      a.start->date() == model.start->date() && a.visit == model.visit &&
                      a.access == model.access;
    if (fits && dice.once_in(2)) a.bag = "bag 1";
  }
}

/// Which of two days a row without a start belongs to is not for the record to say: no such rows.
void keep_days_apart(std::vector<Administration>& list) {
  std::set<Date> days;
  for (const Administration& a : list) {
    if (a.start) days.insert(a.start->date());
    if (!a.start && a.stop) days.insert(a.stop->date());
  }
  if (days.size() > 1) std::erase_if(list, [](const Administration& a) { return !a.start; });
}

}  // namespace

LocalTime log_time(long minute) {
  return {day(2026, 3, 2) + static_cast<int>(minute / 1440), static_cast<int>(minute % 1440)};
}

Given<LocalTime> given_time(std::optional<long> minute) {
  if (!minute) return {};
  const LocalTime time = log_time(*minute);
  return {time.text(), time};
}

Administration administration(std::string drug, Route route, AdministrationClass drug_class,
                              std::optional<long> start, std::optional<long> stop) {
  Administration a;
  a.drug = std::move(drug);
  a.route = given(route);
  a.administration_class = given(drug_class);
  a.start = given_time(start);
  a.stop = given_time(stop);
  return a;
}

Case log_of(std::vector<Administration> administrations) {
  Case c;
  c.encounter.emplace();
  c.encounter->administrations = std::move(administrations);
  return c;
}

Profile profile_of(const CodingPolicy& policy) {
  Profile profile;
  const auto set = [](auto& key, auto value) { key.entries = {{Span{}, value, ""}}; };
  set(profile.same_drug_repeat, policy.same_drug_repeat);
  set(profile.hydration, policy.hydration);
  set(profile.partial_overlap, policy.partial_overlap);
  set(profile.pump_code, policy.pump_code);
  set(profile.concurrent_min_overlap, static_cast<int>(policy.concurrent_min_overlap));
  set(profile.gap_merge, static_cast<int>(policy.gap_merge));
  set(profile.repeat_push_minutes, static_cast<int>(policy.repeat_push_minutes));
  set(profile.ptp, policy.pairs ? PtpPolicy::cms : PtpPolicy::off);
  return profile;
}

RandomLog random_log(std::uint32_t seed) {
  Dice dice(seed);
  RandomLog log;
  log.policy = random_policy(dice);
  const std::string reason = dice.once_in(2) ? random_drug(dice).drug : "";
  const long visits = dice.once_in(4) ? 2 : 1;
  std::vector<Administration> list;
  for (long n = 1 + dice.below(12); n > 0; --n) {
    const long visit = 1 + dice.below(visits);
    Administration a = random_administration(dice, reason);
    set_times(dice, a, visit == 1 ? 480 : 1000);
    set_place(dice, a, visit);
    if (dice.once_in(8)) a.continues = true;
    list.push_back(std::move(a));
  }
  if (dice.once_in(4)) mix(dice, list);
  keep_days_apart(list);
  log.record = log_of(std::move(list));
  return log;
}

Case wild_log(std::uint32_t seed) {
  Dice dice(seed);
  std::vector<Administration> list;
  for (long n = 1 + dice.below(12); n > 0; --n) {
    Administration a = random_drug(dice);
    a.route = given(dice.of(all_routes));
    a.administration_class = given(dice.of(all_classes));
    if (dice.once_in(3)) a.purpose = given(dice.of(all_purposes));
    if (!dice.once_in(6)) a.start = given_time(moment(dice, 0, 4320));
    if (!dice.once_in(6)) a.stop = given_time(moment(dice, 0, 5700));
    if (a.start && dice.once_in(2)) a.stop = given_time((*a.start - log_time(0)) + duration(dice));
    if (dice.once_in(3)) a.access = dice.once_in(2) ? "left" : "port";
    if (dice.once_in(4)) a.access_reason = "the drugs are incompatible";
    if (dice.once_in(3)) a.visit = given_count(dice.below(4) - 1);
    if (dice.once_in(4)) a.bag = dice.once_in(2) ? "bag 1" : "bag 2";
    if (dice.once_in(4)) a.count = given_count(dice.below(5) - 1);
    a.continues = dice.once_in(4);
    a.main_reason = dice.once_in(4);
    a.pump = dice.once_in(4);
    a.hormonal = dice.once_in(4);
    list.push_back(std::move(a));
  }
  return log_of(std::move(list));
}

std::string printed(const Case& c) {
  std::string text;
  for (const Administration& a : c.encounter->administrations) {
    text += "  " + a.drug + ' ' + a.route.text + ' ' + a.administration_class.text + ' ' +
            a.purpose.text + ' ' + a.start.text + '/' + a.stop.text + " access=" + a.access +
            (a.access_reason.empty() ? "" : "!") + " visit=" + a.visit.text + " bag=" + a.bag +
            " count=" + a.count.text;
    if (a.continues.value_or(false)) text += " continues";
    if (a.main_reason.value_or(false)) text += " reason";
    if (a.pump.value_or(false)) text += " pump";
    if (a.hormonal.value_or(false)) text += " hormonal";
    text += '\n';
  }
  return text;
}

std::uint32_t random_logs(std::uint32_t usual) {
  const char* asked = std::getenv("INFUSECHECK_RANDOM_LOGS");
  return asked == nullptr ? usual : static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10));
}

}  // namespace infusecheck
