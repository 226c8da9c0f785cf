// A pasted infusion log, as a nurse writes one, to administrations:
//
//   0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV, R arm
//
// Nothing is made up: an infusion "over 30 min" has no stop time, because nobody looked at a clock.
// Nothing is dropped silently: every piece of the text is in the echo, as what it was read to say,
// or a problem, or both. docs/log.md says what is understood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// "I read this as": bytes [from, to) of the text, and what they say.
struct LogEcho {
  std::size_t from = 0, to = 0;
  int administration = -1;  ///< position in ReadLog::administrations; -1: the day of what follows
  std::string text;         ///< "09:00 methylprednisolone sodium succinate 40 mg, IV push"
};

/// Bytes [from, to) that were not understood, or that leave something open.
struct LogProblem {
  std::size_t from = 0, to = 0;
  std::string what, remedy;
};

struct ReadLog {
  std::vector<Administration> administrations;  ///< in the order of the text
  std::vector<LogEcho> echo;                    ///< by `from`
  std::vector<LogProblem> problems;             ///< by `from`
};

/// Reads any bytes, in time linear in their number. `day` is the day of the log until a line names
/// another; drugs are found by their names, brands and codes in `reference`, and by the usual
/// abbreviations.
ReadLog read_log(std::string_view text, Date day, const Reference& reference);

}  // namespace infusecheck
