#include <algorithm>
#include <limits>

#include "facts/balance.h"
#include "facts/excess.h"
#include "facts/swaps.h"

namespace infusecheck {
namespace {

class Explainer {
 public:
  Explainer(const Facts& facts, const Coding& coding, const Comparison& comparison)
      : facts_(facts), coding_(coding), day_(comparison), balances_(balances_of(comparison)) {}

  std::vector<Difference> explain() {
    absorb_initials();
    if (noted("admin-second-site-undocumented")) absorb_second_site();
    if (noted("admin-missing-stop-time")) absorb_missing_stop();
    swap_initial();
    swap_class();
    for (const Swap& swap : by_pump) pump(swap);
    absorb_pump_hours();
    for (const Swap& swap : pushes) take(swap);
    swap_routes();
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
  bool noted(std::string_view rule) const {
    return std::any_of(day_.notes.begin(), day_.notes.end(),
                       [&](const CodingNote* note) { return note->rule == rule; });
  }

  Count over_of(std::string_view code) const {
    const auto found = balances_.find(code);
    return found == balances_.end() ? 0 : found->second.over();
  }
  Count under_of(std::string_view code) const {
    const auto found = balances_.find(code);
    return found == balances_.end() ? 0 : found->second.under();
  }

  /// Explains units billed as one code that the record supports as another.
  Count take(const Swap& swap, Count most = std::numeric_limits<Count>::max()) {
    const Count units = std::min({most, over_of(swap.billed), under_of(swap.supported)});
    if (units <= 0) return 0;
    record(swap.rule, swap.billed, swap.supported, units);
    const auto hours = balances_.find(hour_of(swap.supported));
    const bool moves_up = swap.rule == expected || swap.rule == long_enough;
    const bool first_billed = balances_.find(swap.supported)->second.billed_in_all > 0;
    if (moves_up && !first_billed && hours != balances_.end())
      found_.back().also = hours->second.lines;
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
      for (const std::string_view right : {hour, hour_of_the_other_class(hour)})
        extra -= take({line->code, right, "admin-initial-units"}, extra);
      extra = std::min(extra, over_of(line->code));
      if (extra > 0) record("admin-initial-units", line->code, "", extra);
    }
    if (unmarked_initials() < 2) return;
    for (const auto& [initial, add_on] : add_on_of) {
      const std::string_view rule = initial == "96360"           ? "admin-hydration-not-initial"
                                    : supports_modifier(initial) ? "admin-second-initial-modifier"
                                                                 : "admin-initial-duplicate";
      take({initial, add_on, rule});
      if (const Count units = over_of(initial); units > 0) record(rule, initial, "", units);
    }
  }

  /// A second initial service that the record makes an add-on of the one access it shows.
  void absorb_second_site() {
    for (const auto& [initial, add_on] : add_on_of) {
      if (!billed_apart(initial)) continue;
      for (const std::string_view right :
           {add_on, std::string_view("96368"), std::string_view("96375")})
        take({initial, right, "admin-second-site-undocumented"});
    }
  }

  /// Whether a line of the code says that it stands apart.
  bool billed_apart(std::string_view code) const {
    return std::any_of(facts_.lines.begin(), facts_.lines.end(),
                       [&](const LineFacts& line) { return line.code == code && line.distinct(); });
  }

  int unmarked_initials() const {
    int count = 0;
    for (const LineFacts* line : day_.lines)
      count += line->is(ServiceKind::initial) && !line->distinct() ? 1 : 0;
    return count;
  }

  /// Whether the record supports a code as a second initial service.
  bool supports_modifier(std::string_view code) const {
    return std::any_of(day_.supported.begin(), day_.supported.end(), [&](const CodedLine* line) {
      return line->code == code && !line->modifiers.empty();
    });
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

  std::string_view class_rule(const Swap& swap) const {
    if (swap.rule == expected || payer_lists_therapeutic()) return swap.rule;
    return "admin-log-mismatch";
  }

  /// Whether the payer itself says of a billed drug that it is therapeutic.
  bool payer_lists_therapeutic() const {
    return std::any_of(facts_.lines.begin(), facts_.lines.end(), [&](const LineFacts& line) {
      const auto* overrides = facts_.profile.class_overrides.on(line.on);
      if (overrides == nullptr) return false;
      const auto found = overrides->find(line.code);
      return found != overrides->end() && found->second == AdministrationClass::therapeutic;
    });
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

  Count supported(std::string_view code) const {
    const auto found = balances_.find(code);
    return found == balances_.end() ? 0 : found->second.supported_in_all;
  }

  std::string_view initial_rule() const {
    if (coding_.setting == Setting::outpatient) return "admin-initial-hierarchy";
    if (noted("admin-initial-infeasible-addon")) return "admin-initial-infeasible-addon";
    return noted("admin-initial-reason") ? "admin-initial-reason" : "admin-log-mismatch";
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

  /// Add-ons are billed and no initial service: the one the record supports is what they lack.
  bool primary_missing(std::string_view code) const {
    const bool initial =
        std::find(std::begin(intravenous), std::end(intravenous), code) != std::end(intravenous);
    const auto is = [&](ServiceKind kind) {
      return std::any_of(day_.lines.begin(), day_.lines.end(),
                         [&](const LineFacts* line) { return line->is(kind); });
    };
    return initial && is(ServiceKind::add_on) && !is(ServiceKind::initial);
  }

  Count first_hours_billed() const {
    Count billed = 0;
    for (const std::string_view code : {"96360", "96365", "96367", "96413", "96417", "96369"}) {
      const auto found = balances_.find(code);
      if (found != balances_.end()) billed += found->second.billed_in_all;
    }
    return billed;
  }

  const Facts& facts_;
  const Coding& coding_;
  const Comparison& day_;
  Balances balances_;
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
