// Fixes as RFC 6902 JSON patches on the case, and the few operations a patch may hold.
#pragma once

#include <string>
#include <string_view>

#include "formats/json/read_case.h"
#include "infusecheck/finding.h"

namespace infusecheck {

/// The operations of a fix, in order, on the JSON of `c`: [{"op","path","value"}].
std::string patch_json(const Fix& fix, const Case& c);

/// Applies add, remove and replace operations; the document is unchanged when one cannot be
/// applied.
std::optional<Error> apply_patch(Json& document, const Json& patch);

}  // namespace infusecheck
