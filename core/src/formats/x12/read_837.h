// Claims from X12 837 files: professional (005010X222) and institutional (005010X223).
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/x12/claim_text.h"
#include "infusecheck/read.h"

namespace infusecheck::x12 {

/// Which transaction the bytes hold. Looks at ISA, GS and ST only, up to the first set that can be
/// read. What cannot be read (835, 277CA, 4010, dental …) is an Error that names it.
Result<Format> identify(std::string_view bytes);

/// Reads every claim and hands each to `emit`, in one pass and with the memory of one claim. An
/// Error means that there was none; all other trouble is in the claims' notes.
std::optional<Error> read_837(std::string_view bytes, std::string_view file_name,
                              const std::function<void(ReadCase&&)>& emit);

/// The same, with the place of each claim and, once all are read, of each SE.
using OnClaimText = std::function<void(ReadCase&&, const ClaimText&)>;
std::optional<Error> read_837_texts(std::string_view bytes, std::string_view file_name,
                                    const OnClaimText& emit, std::vector<SetTrailer>& trailers);

}  // namespace infusecheck::x12
