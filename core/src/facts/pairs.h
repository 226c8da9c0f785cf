// Which lines of a claim NCCI bundles into which, and which pairs no table decides.
#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"

namespace infusecheck {

/// Whether the payer applies NCCI's pair edits on a line's date.
bool pair_edits_apply(const Facts& facts, const LineFacts& line);

/// The modifiers that NCCI takes as a sign that two services are apart: 25, 59, XE, sides, digits …
bool is_ncci_modifier(std::string_view modifier);

/// Fills `facts.pairs` and `facts.undecided_pairs`.
void derive_pairs(Facts& facts);

}  // namespace infusecheck
