#include <set>
#include <string>
#include <utility>

#include "infusecheck/engine.h"

namespace infusecheck {
namespace {

constexpr int most_rounds =
    100;  // a claim has few mistakes; a rule whose fix does not cure must not loop

/// The findings whose fixes were left out, so that none is offered again before something changed.
class LeftOut {
 public:
  bool contains(const Finding& finding) const {
    return full() || (!keys_.empty() && keys_.contains(key(finding)));
  }
  void add(const Finding& finding) { keys_.insert(key(finding)), ++offers_; }
  /// Forgets them, if there are any.
  bool clear() { return !keys_.empty() && (keys_.clear(), true); }

 private:
  static constexpr int most_offers = 1000;  // each costs as much as reading the claim
  bool full() const { return offers_ >= most_offers; }

  static std::string key(const Finding& finding) {
    return std::string(finding.rule) + '\n' + finding.at + '\n' + finding.message;
  }

  std::set<std::string> keys_;
  int offers_ = 0;
};

bool apply_first(Fixed& fixed, Applicability trust, const MayApply& may_apply, LeftOut& left_out) {
  for (const Finding& finding : fixed.remaining.findings) {
    if (!finding.fix || finding.fix->applicability < trust || left_out.contains(finding)) continue;
    Finding offered = finding;
    if (may_apply && !may_apply(offered, fixed.result)) {
      left_out.add(finding);
      continue;
    }
    apply(*offered.fix, fixed.result);
    fixed.applied.push_back(std::move(offered));
    return true;
  }
  return false;
}

}  // namespace

Fixed fix(const Case& c, const Reference& reference, const Profile& profile,
          const CheckOptions& options, Applicability trust, const MayApply& may_apply) {
  Fixed fixed;
  LeftOut left_out;
  fixed.result = c;
  fixed.remaining = check(fixed.result, reference, profile, options);
  bool changed = false;
  for (int round = 0; round < most_rounds;) {
    if (apply_first(fixed, trust, may_apply, left_out)) {
      fixed.remaining = check(fixed.result, reference, profile, options);
      changed = true;
      ++round;
    } else if (!std::exchange(changed, false) || !left_out.clear()) {
      break;  // what was left out is offered once more when something has changed since
    }
  }
  return fixed;
}

}  // namespace infusecheck
