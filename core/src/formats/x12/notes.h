// Findings on their way to a claim.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "infusecheck/finding.h"

namespace infusecheck::x12 {

/// Collects what a reader finds. Of trouble with the file itself (envelope, segments, encoding),
/// which a damaged file can have in any number, twenty findings of each rule are kept and the rest
/// counted.
class Notes {
 public:
  static constexpr int most_of_a_kind = 20;

  void add(Finding finding);
  /// Takes over everything `other` holds.
  void add(Notes&& other);
  /// The findings, with one "and N more" for each rule that had too many.
  std::vector<Finding> take();

 private:
  std::vector<Finding> findings_;
  std::map<std::string_view, int> counts_;
};

}  // namespace infusecheck::x12
