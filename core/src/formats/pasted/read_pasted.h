// A claim as people type it: J1745 x40 JZ / 96413 / 96415x1, with the date, place, diagnoses and
// payer in words. docs/pasted.md says what is understood.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "infusecheck/read.h"

namespace infusecheck::pasted {

/// What a text is, as far as its words show.
enum class Likeness {
  none,
  claim,
  log,  ///< times and doses: what was given, not what is billed
};
Likeness likeness(std::string_view bytes);

/// Every word ends up in the claim, or in a problem with its place.
std::optional<Error> read_pasted(std::string_view bytes, std::string_view file_name,
                                 const std::function<void(ReadCase&&)>& emit);

}  // namespace infusecheck::pasted
