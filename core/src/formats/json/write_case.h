#pragma once

#include <string>

#include "infusecheck/case.h"

namespace infusecheck {

/// The case as one line of JSON, docs/case.md: what is absent is left out, values as they were
/// given.
std::string case_json(const Case& c);
std::string line_json(const Line& line);
std::string administration_json(const Administration& given);

}  // namespace infusecheck
