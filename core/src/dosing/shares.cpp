#include "dosing/shares.h"

#include <algorithm>

namespace infusecheck {
namespace {

bool same_size(const Vial& a, const Vial& b) { return *a.size == *b.size && a.unit == b.unit; }

/// The vials by size, in the order in which the sizes first appear.
std::vector<std::vector<Vial>> by_size(const std::vector<Vial>& vials) {
  std::vector<std::vector<Vial>> groups;
  for (const Vial& vial : vials) {
    const auto group =
        std::find_if(groups.begin(), groups.end(),
                     [&](const std::vector<Vial>& one) { return same_size(one[0], vial); });
    if (group == groups.end())
      groups.push_back({vial});
    else
      group->push_back(vial);
  }
  return groups;
}

/// The label amount of some of the vials, all of which are known to convert.
Quantity amount_of(const std::vector<Vial>& vials, const Drug& drug) {
  Administration opened;
  opened.vials = vials;
  return total_vials({&opened}, drug).value_or(Quantity());
}

/// Whole units of a sum so far, less those that were billed for it before: fractions are carried
/// from one package to the next.
void bill(std::vector<Share>& shares, const Waste& waste, Quantity unit) {
  Quantity given, left;
  Count administered = 0, discarded = 0;
  for (Share& share : shares) {
    given = given + share.given;
    left = left + (share.opened - share.given);
    const bool last = &share == &shares.back();
    share.administered_units =
        (last ? waste.administered_units : divide_up(given, unit)) - administered;
    share.discarded_units =
        (last ? waste.discarded_units : std::min(divide_down(left, unit), waste.discarded_units)) -
        discarded;
    administered += share.administered_units;
    discarded += share.discarded_units;
  }
}

Share whole(const Presentation& presentation, const Waste& waste) {
  return {presentation, waste.vials, waste.dose, waste.administered_units, waste.discarded_units};
}

}  // namespace

std::vector<Share> shares_of(const UnitsQuery& query, const Presentation& presentation,
                             const Waste& waste, const Drug& drug, const Reference& reference) {
  const auto groups = by_size(query.vials);
  if (groups.size() < 2 || !query.ndc.empty()) return {whole(presentation, waste)};
  std::vector<Share> shares;
  Quantity open = waste.dose;
  for (const std::vector<Vial>& group : groups) {
    UnitsQuery alone = query;
    alone.vials = group;
    auto of_group = presentation_of(alone, drug, reference);
    if (!of_group || of_group->ndcs.size() != 1) {
      // The sizes have no measure in common that could be trusted.
      Share unsplit = whole(presentation, waste);
      unsplit.presentation.measure.clear();
      return {unsplit};
    }
    const Quantity opened = amount_of(group, drug);
    shares.push_back({std::move(*of_group), opened, std::min(open, opened), 0, 0});
    open = open - shares.back().given;
  }
  bill(shares, waste, *drug.unit_amount);
  return shares;
}

}  // namespace infusecheck
