// What RULEBOOK 3 answers, worked out the slow way: every service is a set of single minutes, and
// nothing here knows how the engine does it. For tests that compare the two.
#pragma once

#include <compare>
#include <map>
#include <string>

#include "infusecheck/coding.h"

namespace infusecheck {

struct OracleLine {
  std::string date, code;
  bool distinct = false;  ///< 59, XE, XS or XU
  friend auto operator<=>(const OracleLine&, const OracleLine&) = default;
};
using OracleLines = std::map<OracleLine, Count>;

/// Drugs are classed as the administrations say, therapeutic when they do not: the oracle has no
/// drug table. A log may reach over four days.
OracleLines oracle_lines(const Case& c, Setting setting, const CodingPolicy& policy);

/// The engine's lines in the same shape.
OracleLines engine_lines(const Coding& coding);

/// One line of text each, for a test that fails.
std::string listed(const OracleLines& lines);

}  // namespace infusecheck
