// What each package contributed to a dose, so that lines can be split by NDC.
#pragma once

#include <vector>

#include "dosing/presentation.h"
#include "dosing/units.h"

namespace infusecheck {

/// The vials of one package: amounts in the unit of the billing code, units as billed.
struct Share {
  Presentation presentation;
  Quantity opened, given;
  Count administered_units = 0;
  Count discarded_units = 0;
};

/// One share for each size of the vials, used in the order in which they are named, so that what is
/// left is of the last; the units of all shares add up to those of `waste`. A single share when the
/// vials are of one size, when the query names their package, or when the packs do not know one
/// package for each size.
std::vector<Share> shares_of(const UnitsQuery& query, const Presentation& presentation,
                             const Waste& waste, const Drug& drug, const Reference& reference);

}  // namespace infusecheck
