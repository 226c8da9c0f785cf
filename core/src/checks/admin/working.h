// Why the record supports nothing of a code: what its minutes count in instead.
#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"

namespace infusecheck::checks {

/// What the engine noted under the rule, else the codes that took the minutes, else everything.
std::vector<std::string> why_none(const Facts& facts, const Difference& difference);

}  // namespace infusecheck::checks
