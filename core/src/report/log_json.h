#pragma once

#include <string>

#include "infusecheck/read_log.h"

namespace infusecheck {

/// What was read of a log, as docs/log.md describes it.
std::string log_json(const ReadLog& log);

}  // namespace infusecheck
