// Reports, rules and profiles as JSON text: docs/report.md.
#pragma once

#include <string>

#include "infusecheck/engine.h"

namespace infusecheck {

/// `brief` leaves out what is the same for every claim: why, resolve, citations, working,
/// not_checked and versions.
enum class Detail { full, brief };

std::string report_json(const Report& report, const Case& c, Detail detail);
std::string rules_json();
std::string profiles_json();

}  // namespace infusecheck
