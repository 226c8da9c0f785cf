// FHIR for tests: claims of one item, and what becomes of a text.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "infusecheck/read.h"

namespace infusecheck::fhir {

/// The cases of a text, which must hold some.
std::vector<ReadCase> cases_in(const std::string& text);
/// Why a text cannot be read, which must be so.
Error refusal(const std::string& text);

/// A Claim of one item, with these members more.
std::string claim(const std::string& members = "", const std::string& item = "");
/// A Bundle of resources.
std::string bundle(const std::vector<std::string>& resources);

/// "rule at message" of each problem.
std::vector<std::string> problems_of(const ReadCase& read);

}  // namespace infusecheck::fhir
