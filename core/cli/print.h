// Reports and tables for people, at a terminal or in a file.
#pragma once

#include <string>

#include "facade/session.h"

namespace infusecheck::cli {

/// Colour only at a terminal, and never when NO_COLOR is set.
bool use_colour();

std::string report_text(const Report& report, bool colour);
std::string rules_text();
std::string profiles_text();
std::string drugs_text(const Reference& reference, std::string_view query);
/// How many codes can be billed on a day, and how much of what is known of them CMS's files
/// confirm.
std::string drug_evidence_text(const Reference& reference, Date on);

/// What each applied fix changed: one line for it and one for each place (~ replaced, + added, -
/// removed).
std::string changes_text(const std::vector<AppliedFix>& applied);

}  // namespace infusecheck::cli
