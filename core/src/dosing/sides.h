// From the side of the equation that leads to the dose, and from the dose to every other side.
#pragma once

#include <optional>

#include "dosing/presentation.h"
#include "infusecheck/units.h"

namespace infusecheck {

/// The dose that the leading side of a query means, in the unit of the billing code; says in the
/// answer's working how it came about.
Result<UnitsAmount> leading_dose(const UnitsQuery& query, const Drug& drug,
                                 const Presentation& presentation, UnitsAnswer& answer);

/// Fills in the sides that follow from the answer's dose, as far as the query tells what they need.
void follow(const UnitsQuery& query, const Presentation& presentation, UnitsAnswer& answer);

/// An amount of the drug in the measure of its NDC, to a thousandth; empty when unknown.
std::optional<UnitsAmount> ndc_quantity_of(Quantity amount, const Presentation& presentation);

}  // namespace infusecheck
