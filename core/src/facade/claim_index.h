// Which claims of one input say the same. It keeps a fingerprint of each, and none of its text.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

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
  /// Sixteen bytes a claim, 96 bits of them its fingerprint: two claims do not meet by chance, and
  /// a file of a million of them costs some thirty megabytes.
  struct Slot {
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t position = 0;  ///< of the first claim with that fingerprint; 0 = free
  };

  /// Where a fingerprint stands, or may be put.
  Slot& slot(std::uint64_t low, std::uint32_t high);
  void grow();

  std::vector<Slot> slots_;  ///< a power of two of them
  std::size_t used_ = 0;
};

}  // namespace infusecheck
