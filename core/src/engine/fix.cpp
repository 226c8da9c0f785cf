#include <algorithm>

#include "infusecheck/engine.h"

namespace infusecheck {
namespace {

constexpr int most_rounds =
    100;  // a claim has few mistakes; a rule whose fix does not cure must not loop

const Finding* first_trusted(const Report& report, Applicability trust) {
  for (const Finding& finding : report.findings) {
    if (finding.fix && finding.fix->applicability >= trust) return &finding;
  }
  return nullptr;
}

}  // namespace

Fixed fix(const Case& c, const Reference& reference, const Profile& profile,
          const CheckOptions& options, Applicability trust) {
  Fixed fixed;
  fixed.result = c;
  fixed.remaining = check(fixed.result, reference, profile, options);
  for (int round = 0; round < most_rounds; ++round) {
    const Finding* finding = first_trusted(fixed.remaining, trust);
    if (finding == nullptr) break;
    fixed.applied.push_back(*finding);
    apply(*finding->fix, fixed.result);
    fixed.remaining = check(fixed.result, reference, profile, options);
  }
  return fixed;
}

}  // namespace infusecheck
