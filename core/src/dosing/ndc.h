// National drug codes as numbers.
#pragma once

#include <string>
#include <string_view>

namespace infusecheck {

/// Eleven digits for a code with hyphens: of ten digits, the short part gets its zero. Empty when
/// it is neither 4-4-2, 5-3-2, 5-4-1 nor 5-4-2.
std::string padded_ndc(std::string_view hyphenated);

/// The eleven digits of a code as anyone writes it; empty when it is none.
std::string ndc_digits(std::string_view code);

}  // namespace infusecheck
