// Doses to billing units (RULEBOOK 1.7): the administered dose is rounded up, what is left of the
// vials opened is rounded down.
#pragma once

#include <optional>

#include "infusecheck/case.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// An amount in the unit of a drug's billing code; mcg, mg and g convert exactly, anything else is
/// empty.
std::optional<Quantity> in_unit_of(const Drug& drug, Quantity amount, const std::string& unit);

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

/// The doses of one drug together, in the unit of its code; empty when any is missing, not above
/// zero or does not convert.
std::optional<Quantity> total_dose(const std::vector<const Administration*>& given,
                                   const Drug& drug);
/// The label amount of all vials opened; empty when any administration lists none.
std::optional<Quantity> total_vials(const std::vector<const Administration*>& given,
                                    const Drug& drug);

/// What the vials on record say they are, nothing when they disagree; the drug's own when they do
/// not say.
std::optional<Container> container_of(const std::vector<const Administration*>& given,
                                      const Drug& drug);

/// The administrations on the record that gave a code's drug on a date, whatever the record calls
/// it (those without a start count).
std::vector<const Administration*> administrations_of(const std::vector<Administration>& log,
                                                      const Drug& drug, Date on,
                                                      const Reference& reference);

/// The fewest leftovers that whole containers of these sizes allow for a dose, and the containers.
struct VialSet {
  Quantity total;
  std::vector<std::pair<Quantity, Count>> vials;  ///< size and how many, largest first
};
/// Empty when no sizes are known or the dose is beyond what any patient gets.
std::optional<VialSet> least_waste(Quantity dose, std::vector<Quantity> sizes);

}  // namespace infusecheck
