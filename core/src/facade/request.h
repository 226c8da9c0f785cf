// The options of facade.h as JSON, turned into a Request.
#pragma once

#include <string_view>

#include "facade/session.h"
#include "infusecheck/result.h"

namespace infusecheck {

Result<Request> request_from_json(std::string_view options);

/// "off", "info", "warning" or "error"; nothing for any other word.
std::optional<RuleSetting> rule_setting(std::string_view word);

/// Sets one rule; the id must exist, or be "all" (only "all" = "off" means something).
std::optional<Error> set_rule(CheckOptions& options, std::string_view id, std::string_view word);

/// "office" or "facility".
std::optional<Setting> coding_setting(std::string_view word);

}  // namespace infusecheck
