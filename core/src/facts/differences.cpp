#include <algorithm>
#include <limits>

#include "facts/compared_day.h"
#include "facts/excess.h"

namespace infusecheck {
namespace {

class Explainer : ComparedDay {
 public:
  Explainer(const Facts& facts, const Coding& coding, const Comparison& comparison)
      : ComparedDay(facts, coding, comparison) {}

  std::vector<Difference> explain() {
    absorb_initials();
    absorb_second_site();
    if (noted("admin-missing-stop-time")) absorb_missing_stop();
    swap_initial();
    swap_class();
    for (const Swap& swap : by_pump) pump(swap);
    absorb_pump_hours();
    for (const Swap& swap : pushes) {
      if (take(swap) > 0 && swap.rule == too_short) absorb_hours_of(swap.billed);
    }
    swap_routes();
    for (const Swap& swap : hydration_swaps) {
      if (take(swap) == 0) continue;
      take({hour_of(swap.billed), hour_of(swap.supported), swap.rule});
    }
    for (const Swap& swap : other_swaps) take(swap);
    for (auto& [code, balance] : balances_) {
      if (balance.over() > 0) over(code, balance);
    }
    for (auto& [code, balance] : balances_) {
      if (balance.under() > 0) under(code, balance);
    }
    return std::move(found_);
  }

 private:
  /// Explains units billed as one code that the record supports as another.
  Count take(const Swap& swap, Count most = std::numeric_limits<Count>::max()) {
    const Count units = std::min({most, over_of(swap.billed), under_of(swap.supported)});
    if (units <= 0) return 0;
    record(swap.rule, swap.billed, swap.supported, units);
    const bool moves_up = swap.rule == expected || swap.rule == long_enough;
    if (moves_up && !billed(swap.supported)) found_.back().also = orphans_of(swap.supported);
    return units;
  }

  void record(std::string_view rule, std::string_view billed, std::string_view supported,
              Count units) {
    Difference difference{.rule = rule, .units = units};
    if (!billed.empty()) {
      Balance& balance = balances_.find(billed)->second;
      balance.billed -= units;
      difference.billed = billed;
      describe(balance, difference);
    }
    if (!supported.empty()) {
      Balance& balance = balances_.find(supported)->second;
      balance.supported -= units;
      difference.supported = supported;
      describe(balance, difference);
    }
    found_.push_back(std::move(difference));
  }

  static void describe(const Balance& balance, Difference& difference) {
    if (difference.billed.empty() || difference.supported.empty()) {
      difference.lines = balance.lines;
      difference.billed_units = balance.billed_in_all;
      difference.supported_units = balance.supported_in_all;
    }
    difference.because.insert(difference.because.end(), balance.because.begin(),
                              balance.because.end());
    difference.administrations.insert(difference.administrations.end(),
                                      balance.administrations.begin(),
                                      balance.administrations.end());
  }

  /// Too many units of an initial code, or too many initial codes, show on the claim alone.
  void absorb_initials() {
    for (const LineFacts* line : day_.lines) {
      if (!line->is(ServiceKind::initial)) continue;
      Count extra = line->units.value_or(1) - 1;
      const std::string_view hour = line->service->hour_add_on;
      for (const std::string_view right : {hour, hour_of_the_other_class(hour)}) {
        // An hour billed in the other class is that hour already.
        const Count unbilled = under_of(right) - over_of(hour_of_the_other_class(right));
        extra -= take({line->code, right, "admin-initial-units"}, std::min(extra, unbilled));
      }
      extra = std::min(extra, over_of(line->code));
      if (extra > 0) record("admin-initial-units", line->code, "", extra);
    }
    if (!two_unmarked_initials(true) && !two_unmarked_initials(false)) return;
    for (const auto& [initial, add_on] : add_on_of) {
      const std::string_view rule = second_initial_rule(initial);
      if (take({initial, add_on, rule}) > 0 && rule == "admin-initial-duplicate")
        found_.back().lines = lines_of(initial, false);
      if (const Count units = over_of(initial); units > 0) record(rule, initial, "", units);
    }
  }

  /// A second initial service set apart by a modifier, where the record shows one access and visit.
  void absorb_second_site() {
    constexpr std::string_view rule = "admin-second-site-undocumented";
    for (const auto& [initial, add_on] : add_on_of) {
      if (lines_of(initial, true).empty() || supports_modifier(initial)) continue;
      for (const std::string_view right :
           {add_on, hour_of(initial), std::string_view("96368"), std::string_view("96375")}) {
        if (take({initial, right, rule}) > 0) found_.back().lines = lines_of(initial, true);
      }
    }
  }

  /// Further hours of an infusion that was none.
  void absorb_hours_of(std::string_view first) {
    const std::string_view hour = hour_of(first);
    const bool infused = supported("96365") + supported("96367") > 0;
    const bool complex_infused = supported("96413") + supported("96417") > 0;
    if (over_of(hour) == 0 || (hour == "96415" ? complex_infused : infused)) return;
    record(too_short, hour, "", over_of(hour));
    found_.back().with_last = true;
  }

  /// An infusion without a stop is a push on the record; that is one mistake, the missing time.
  void absorb_missing_stop() {
    for (const Swap& swap : pushes) {
      if (swap.rule == too_short) take({swap.billed, swap.supported, "admin-missing-stop-time"});
    }
    for (const std::string_view code : {"96366", "96415", "96370", "96360", "96361"}) {
      if (const Count units = over_of(code); units > 0)
        record("admin-missing-stop-time", code, "", units);
    }
  }

  void swap_class() {
    for (const Swap& swap : first_hours_by_class) {
      if (take({swap.billed, swap.supported, class_rule(swap)}) == 0) continue;
      for (const Swap& hour : further_hours_by_class) {
        if (hour.rule == swap.rule) take({hour.billed, hour.supported, class_rule(hour)});
      }
    }
  }

  void pump(const Swap& swap) {
    if (take(swap) == 0) return;
    for (const std::string_view hour : {"96415", "96366"}) {
      if (const Count units = over_of(hour); units > 0) record(swap.rule, hour, "", units);
    }
  }

  /// A pump's start is billed and so are hours that only its minutes could be.
  void absorb_pump_hours() {
    const bool by_pump_only = supported("96416") + supported("G0498") + supported("C8957") > 0 &&
                              supported("96413") + supported("96365") == 0;
    if (!by_pump_only) return;
    for (const std::string_view code : {"96413", "96415", "96365", "96366"}) {
      if (const Count units = over_of(code); units > 0)
        record("admin-prolonged-pump", code, "", units);
    }
  }

  /// Another initial service than the record's: the codes of both change places.
  void swap_initial() {
    for (const auto& [billed, billed_add_on] : add_on_of) {
      for (const auto& [right, right_add_on] : add_on_of) {
        const bool changed_places = over_of(right_add_on) > 0 || under_of(billed_add_on) > 0;
        if (billed == right || !changed_places) continue;
        const std::string_view rule = initial_rule();
        if (take({billed, right, rule}) == 0) continue;
        take({right_add_on, billed_add_on, rule});
      }
    }
  }

  void swap_routes() {
    for (const std::string_view vein : into_a_vein) {
      for (const std::string_view injection : injections) {
        take({vein, injection, "admin-route-conflict"});
        take({injection, vein, "admin-route-conflict"});
      }
    }
  }

  void over(const std::string& code, const Balance& balance) {
    record(rule_of_excess(code, facts_, coding_, day_, balances_), code, "", balance.over());
  }

  void under(const std::string& code, const Balance& balance) {
    const bool hours = code == "96366" || code == "96415" || code == "96361" || code == "96370";
    std::string_view rule = "admin-log-mismatch";
    if (hours && balance.billed_in_all + first_hours_billed() > 0) rule = "admin-hours-under";
    if (primary_missing(code)) rule = "admin-addon-orphan";
    record(rule, "", code, balance.under());
  }

  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Facts& facts, const Coding& coding) {
  std::vector<Difference> found;
  for (const Comparison& comparison : comparisons(facts, coding)) {
    if (comparison.lines.empty()) continue;
    auto some = Explainer(facts, coding, comparison).explain();
    std::move(some.begin(), some.end(), std::back_inserter(found));
  }
  return found;
}

}  // namespace infusecheck
