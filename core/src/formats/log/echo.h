// "I read this as": one line a reader of the log can compare with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"

namespace infusecheck::log {

/// "09:15"; with its day when that is not `day`: "00:15 (2026-03-03)".
std::string clock_text(LocalTime time, Date day);

/// "09:15 to 11:28 infliximab 400 mg, IV infusion, right arm; not kept: a rate".
std::string echo_text(const Administration& given, Date day,
                      const std::vector<std::string_view>& aside);
std::string aside_text(const std::vector<std::string_view>& aside);

}  // namespace infusecheck::log
