#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "infusecheck/read.h"

namespace infusecheck {

/// JSON that keeps the order of its keys, so that a corrected case reads like the original.
using Json = nlohmann::ordered_json;

/// The document, or an Error naming line and column, never the text there.
Result<Json> parse_json(std::string_view text);

/// One case document; what cannot be understood becomes a problem with its JSON pointer.
Result<ReadCase> read_case(const Json& document);

/// A case, and the text it was read from; no text when it could not be read.
using OnCaseText = std::function<void(ReadCase&&, std::string_view text)>;

/// The cases of UTF-8 text; `latin1` says that it was converted, for the first case to mention.
std::optional<Error> read_case_texts(std::string_view utf8, bool latin1, std::string_view file_name,
                                     const OnCaseText& emit);

/// Case JSON: one object, an array, NDJSON, or objects one after another.
std::optional<Error> read_case_json(std::string_view bytes, std::string_view file_name,
                                    const std::function<void(ReadCase&&)>& emit);

}  // namespace infusecheck
