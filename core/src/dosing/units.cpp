#include "dosing/units.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "facts/facts.h"

namespace infusecheck {
std::optional<Quantity> in_unit_of(const Drug& drug, Quantity amount, const std::string& unit) {
  if (upper(unit) == upper(drug.unit)) return amount;
  const auto grams_exponent = [](std::string_view name) {
    return name == "MCG" ? 0 : name == "MG" ? 3 : name == "G" ? 6 : -1;
  };
  const int from = grams_exponent(upper(unit));
  const int to = grams_exponent(upper(drug.unit));
  if (from < 0 || to < 0) return std::nullopt;
  std::int64_t raw = amount.raw();
  for (int e = to; e < from; ++e) {
    if (raw > INT64_MAX / 10 || raw < INT64_MIN / 10) return std::nullopt;
    raw *= 10;
  }
  for (int e = from; e < to; ++e) {
    if (raw % 10 != 0) return std::nullopt;
    raw /= 10;
  }
  return Quantity::from_raw(raw);
}

namespace {

/// More than any record means; sums below it stay far inside 64 bits.
constexpr Quantity most_total = Quantity::whole(1'000'000'000);

std::optional<Quantity> vial_total(const Administration& given, const Drug& drug) {
  constexpr Count most_vials = 10'000;
  Quantity total;
  for (const Vial& vial : given.vials) {
    if (!vial.size || !vial.count || *vial.count < 0 || *vial.count > most_vials)
      return std::nullopt;
    const auto size = in_unit_of(drug, *vial.size, vial.unit);
    if (!size || *size <= Quantity() || *size > Quantity::whole(1'000'000)) return std::nullopt;
    total += *size * *vial.count;
    if (total > most_total) return std::nullopt;
  }
  return given.vials.empty() ? std::nullopt : std::optional(total);
}

}  // namespace

std::optional<Count> units_for(const Dose& dose, const Drug& drug) {
  if (!dose.amount || !drug.unit_amount) return std::nullopt;
  const auto amount = in_unit_of(drug, *dose.amount, dose.unit);
  if (!amount || *amount <= Quantity()) return std::nullopt;
  return divide_up(*amount, *drug.unit_amount);
}

std::optional<Quantity> total_dose(const std::vector<const Administration*>& given,
                                   const Drug& drug) {
  Quantity total;
  for (const Administration* one : given) {
    const auto dose =
        one->dose.amount ? in_unit_of(drug, *one->dose.amount, one->dose.unit) : std::nullopt;
    if (!dose || *dose <= Quantity() || *dose > most_total) return std::nullopt;
    total += *dose;
    if (total > most_total) return std::nullopt;
  }
  return given.empty() ? std::nullopt : std::optional(total);
}

std::optional<Quantity> total_vials(const std::vector<const Administration*>& given,
                                    const Drug& drug) {
  Quantity total;
  for (const Administration* one : given) {
    const auto vials = vial_total(*one, drug);
    if (!vials) return std::nullopt;
    total += *vials;
    if (total > most_total) return std::nullopt;
  }
  return given.empty() ? std::nullopt : std::optional(total);
}

std::optional<Waste> waste_of(const std::vector<const Administration*>& given, const Drug& drug) {
  if (!drug.unit_amount) return std::nullopt;
  const auto dose = total_dose(given, drug);
  const auto vials = total_vials(given, drug);
  if (!dose || !vials || *dose > *vials) return std::nullopt;
  Waste waste{.dose = *dose, .vials = *vials};
  waste.administered_units = divide_up(waste.dose, *drug.unit_amount);
  const Count opened = divide_down(waste.vials, *drug.unit_amount);
  waste.discarded_units = std::max<Count>(0, opened - waste.administered_units);
  return waste;
}

std::optional<Container> container_of(const std::vector<const Administration*>& given,
                                      const Drug& drug) {
  std::optional<Container> said;
  for (const Administration* one : given) {
    for (const Vial& vial : one->vials) {
      if (!vial.container) continue;
      if (said && *said != *vial.container) return std::nullopt;
      said = *vial.container;
    }
  }
  return said ? said : drug.container;
}

std::vector<const Administration*> administrations_of(const std::vector<Administration>& log,
                                                      const Drug& drug, Date on,
                                                      const Reference& reference) {
  std::vector<const Administration*> found;
  for (const Administration& given : log) {
    if (given.start && given.start->date() != on) continue;
    const auto named = reference.drugs_named(given.drug, on);
    const bool same = std::any_of(named.begin(), named.end(), [&](const Drug* one) {
      return one->ingredient == drug.ingredient;
    });
    if (same || upper(given.drug) == upper(drug.code)) found.push_back(&given);
  }
  return found;
}

namespace {

/// Sizes are counted in their greatest common measure, so that the search is over small integers.
std::int64_t common_measure(const std::vector<Quantity>& sizes) {
  std::int64_t measure = 0;
  for (const Quantity size : sizes) measure = std::gcd(measure, size.raw());
  return measure;
}

/// Steps the search may take: more than any dose of any drug needs.
constexpr std::int64_t most_steps = 20'000;

}  // namespace

std::optional<VialSet> least_waste(Quantity dose, std::vector<Quantity> sizes) {
  std::erase_if(sizes, [](Quantity size) { return size <= Quantity(); });
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  const std::int64_t measure = common_measure(sizes);
  if (sizes.empty() || dose <= Quantity()) return std::nullopt;
  const std::int64_t wanted = (dose.raw() + measure - 1) / measure;
  const std::int64_t reach = wanted + sizes[0].raw() / measure;
  if (reach > most_steps) return std::nullopt;
  // last[n]: the largest container that completes n measures with the fewest containers; 0 = none.
  std::vector<std::int64_t> last(static_cast<std::size_t>(reach) + 1);
  std::vector<std::int64_t> count(last.size(), most_steps);
  count[0] = 0;
  for (std::int64_t n = 1; n <= reach; ++n) {
    for (const Quantity size : sizes) {
      const std::int64_t step = size.raw() / measure;
      const auto at = static_cast<std::size_t>(n);
      if (step > n || count[static_cast<std::size_t>(n - step)] + 1 >= count[at]) continue;
      count[at] = count[static_cast<std::size_t>(n - step)] + 1;
      last[at] = step;
    }
  }
  for (std::int64_t n = wanted; n <= reach; ++n) {
    if (last[static_cast<std::size_t>(n)] == 0) continue;
    VialSet set{Quantity::from_raw(n * measure), {}};
    for (const Quantity size : sizes) set.vials.emplace_back(size, 0);
    for (std::int64_t left = n; left > 0; left -= last[static_cast<std::size_t>(left)]) {
      for (auto& [size, vials] : set.vials)
        vials += size.raw() / measure == last[static_cast<std::size_t>(left)] ? 1 : 0;
    }
    std::erase_if(set.vials, [](const auto& one) { return one.second == 0; });
    return set;
  }
  return std::nullopt;
}

}  // namespace infusecheck
