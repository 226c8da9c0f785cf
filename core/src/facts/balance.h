// The claim against the record: which administration codes are billed that the record does not
// support, and which it supports that are not billed; each difference under the rule that names it.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace infusecheck {

/// Units of one code on both sides, less what has been explained.
struct Balance {
  Count billed = 0, supported = 0;
  Count billed_in_all = 0, supported_in_all = 0;
  std::vector<int> lines;
  std::vector<std::string> because;
  std::vector<int> administrations;

  Count over() const { return std::max<Count>(0, billed - supported); }
  Count under() const { return std::max<Count>(0, supported - billed); }
};
using Balances = std::map<std::string, Balance, std::less<>>;

Balances balances_of(const Facts& facts, const Coding& coding);

/// Every difference of a claim, each explained once, the special before the general.
std::vector<Difference> differences(const Facts& facts, const Coding& coding);

/// How far lines and record are apart: units billed without support and supported without a bill.
Count distance(const Facts& facts, const Coding& coding);

/// The lines that the record's administration could explain: administration codes on its days.
std::vector<const LineFacts*> comparable_lines(const Facts& facts, const Coding& coding);

}  // namespace infusecheck
