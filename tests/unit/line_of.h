// A service line with a code and, if given, units; for tests that need nothing else of it.
#pragma once

#include <string>

#include "infusecheck/case.h"

namespace infusecheck {

inline Line line_of(std::string code, std::string units = "") {
  Line line;
  line.code = std::move(code);
  line.units = give<Quantity>(std::move(units));
  return line;
}

}  // namespace infusecheck
