#include "facts/excess.h"

#include <algorithm>
#include <map>

#include "facts/swaps.h"

namespace infusecheck {
namespace {

class Excess {
 public:
  Excess(const Facts& facts, const Coding& coding, const Comparison& day, const Balances& balances)
      : facts_(facts), coding_(coding), day_(day), balances_(balances) {}

  std::string_view rule(std::string_view code) const {
    if (code == "96366" || code == "96415" || code == "96370")
      return noted("admin-time-overlap") ? "admin-time-overlap" : "admin-hours-over";
    if (code == "96360" || code == "96361") return hydration_rule(code);
    if (code == "96368") return concurrent_rule();
    if (code == "96367" || code == "96417") return sequential_rule();
    if (code == "96376") return "admin-96376-within-30";
    if (code == "96375" || code == "96411")
      return drug_again() ? "admin-96375-same-drug" : "admin-log-mismatch";
    if (std::find(std::begin(injections), std::end(injections), code) != std::end(injections))
      return injected() ? "admin-injection-count" : "admin-log-mismatch";
    return second_initial(code) ? "admin-second-site-undocumented" : "admin-log-mismatch";
  }

 private:
  bool noted(std::string_view rule) const {
    return std::any_of(day_.notes.begin(), day_.notes.end(),
                       [&](const CodingNote* note) { return note->rule == rule; });
  }

  bool second_initial(std::string_view code) const {
    return std::find(std::begin(intravenous), std::end(intravenous), code) !=
               std::end(intravenous) &&
           noted("admin-second-site-undocumented");
  }

  std::string_view hydration_rule(std::string_view code) const {
    if (noted("admin-hydration-min-31")) return "admin-hydration-min-31";
    const auto incidental = [](const Administration& given) {
      return given.purpose && *given.purpose != Purpose::therapy &&
             *given.purpose != Purpose::hydration && *given.purpose != Purpose::oral;
    };
    const auto& given = facts_.administrations();
    if (noted("admin-hydration-incidental") || std::any_of(given.begin(), given.end(), incidental))
      return "admin-hydration-incidental";
    const bool counted = balances_.contains("96360") && balances_.at("96360").supported_in_all > 0;
    return code == "96361" && (counted || balances_.at("96361").supported_in_all > 0)
               ? "admin-hours-over"
               : "admin-log-mismatch";
  }

  std::string_view concurrent_rule() const {
    const Balance& balance = balances_.at("96368");
    if (balance.supported_in_all > 0) return "admin-concurrent-gt1";
    return mixed_bag() ? "admin-concurrent-mixed-bag" : "admin-concurrent-no-overlap";
  }

  std::string_view sequential_rule() const {
    if (noted("admin-concurrent-complex")) return "admin-concurrent-complex";
    if (noted("admin-concurrent-gt1")) return "admin-time-overlap";
    return drug_again() ? "admin-sequential-same-drug" : "admin-sequential-count";
  }

  bool mixed_bag() const {
    return std::any_of(
        coding_.timeline.begin(), coding_.timeline.end(), [&](const CodedService& s) {
          return s.administrations.size() > 1 && s.drug.find(" with ") != std::string::npos;
        });
  }

  /// Whether one drug was given intravenously more than once.
  bool drug_again() const {
    std::map<std::string_view, int> times;
    for (const CodedService& service : coding_.timeline) {
      if (service.route == Route::iv_infusion || service.route == Route::iv_push)
        times[service.drug] += static_cast<int>(service.administrations.size());
    }
    return std::any_of(times.begin(), times.end(), [](const auto& one) { return one.second > 1; });
  }

  bool injected() const {
    return std::any_of(coding_.timeline.begin(), coding_.timeline.end(), [](const CodedService& s) {
      return s.route == Route::sc || s.route == Route::im || s.route == Route::on_body;
    });
  }

  const Facts& facts_;
  const Coding& coding_;
  const Comparison& day_;
  const Balances& balances_;
};

}  // namespace

std::string_view rule_of_excess(std::string_view code, const Facts& facts, const Coding& coding,
                                const Comparison& day, const Balances& balances) {
  return Excess(facts, coding, day, balances).rule(code);
}

}  // namespace infusecheck
