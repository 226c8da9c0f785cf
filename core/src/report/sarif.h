#pragma once

#include <string>
#include <vector>

#include "infusecheck/finding.h"

namespace infusecheck {

/// One SARIF 2.1.0 log of all reports: each finding a result, its place the JSON pointer.
class SarifLog {
 public:
  void add(const Report& report);
  std::string take();

 private:
  std::string results_;
};

}  // namespace infusecheck
