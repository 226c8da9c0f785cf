#pragma once

#include <string>

#include "infusecheck/rule.h"

namespace infusecheck {

/// A rule's page as plain text, at most 78 characters wide.
std::string explain(const RuleInfo& info);

/// `text` broken into lines of `width`, each but the first indented by `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 78);

}  // namespace infusecheck
