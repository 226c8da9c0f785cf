// Doses to billing units (RULEBOOK 1.7): the administered dose is rounded up, what is left of the
// vials opened is rounded down.
#pragma once

#include <optional>

#include "infusecheck/case.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// A dose in billing units of a drug, rounded up; empty when the dose is not given, not above zero,
/// or measured in something that does not convert.
std::optional<Count> units_for(const Dose& dose, const Drug& drug);

struct Waste {
  Quantity dose;   ///< in the unit of the billing code
  Quantity vials;  ///< label amount of the vials opened
  Count administered_units = 0;
  Count discarded_units = 0;
};

/// The sum of the administrations of one drug that state dose and vials; empty when any of them
/// does not, or measures in another unit than the billing code.
std::optional<Waste> waste_of(const std::vector<const Administration*>& given, const Drug& drug);

/// The administrations on the record that gave this drug on a date (those without a start count).
std::vector<const Administration*> administrations_of(const std::vector<Administration>& log,
                                                      const Drug& drug, Date on);

}  // namespace infusecheck
