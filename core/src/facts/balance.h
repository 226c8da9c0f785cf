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

/// What belongs together of claim and record: the days of one encounter.
struct Comparison {
  Span days;
  std::vector<const LineFacts*> lines;  ///< that bill an administration
  std::vector<const CodedLine*> supported;
  std::vector<const CodingNote*> notes;
};

/// The encounters of a record with the lines of their days: an office's each day, a hospital's days
/// in a row together, because which date an hour after midnight takes is not settled.
std::vector<Comparison> comparisons(const Facts& facts, const Coding& coding);

Balances balances_of(const Comparison& comparison);

/// Every difference of a claim, each explained once, the special before the general.
std::vector<Difference> differences(const Facts& facts, const Coding& coding);

/// How far lines and record are apart: units billed without support and supported without a bill.
Count distance(const Facts& facts, const Coding& coding);

}  // namespace infusecheck
