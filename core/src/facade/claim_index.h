// Which claims of one input say the same. It keeps a fingerprint of each, and none of its text.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "infusecheck/case.h"
#include "infusecheck/finding.h"

namespace infusecheck {

class ClaimIndex {
 public:
  /// Takes note of a claim, the `position`-th of its input; if an earlier one bills the same
  /// services of the same patient to the same payer, says so. A claim that replaces or voids
  /// another (frequency 7 or 8), or does not say whose it is, is never a duplicate.
  std::optional<Finding> add(const Claim& claim, int position);

 private:
  using Fingerprint = std::array<std::uint64_t, 2>;

  std::map<Fingerprint, int> first_;  // position of the first claim with that fingerprint
};

}  // namespace infusecheck
