// a × b ÷ c without floating point, and told whether it came out even.
#pragma once

#include <optional>

#include "infusecheck/units.h"

namespace infusecheck {

/// Rounded up to a millionth: never less than the true value, and no whole multiple of anything
/// that a Quantity can hold lies between the two. Empty beyond what a Quantity holds, or when `c`
/// is not above zero; `a` and `b` must not be below it.
std::optional<UnitsAmount> ratio(Quantity a, Quantity b, Quantity c);

/// The same, to the nearest thousandth where it does not come out even: to be shown or claimed.
std::optional<UnitsAmount> shown_ratio(Quantity a, Quantity b, Quantity c);

}  // namespace infusecheck
