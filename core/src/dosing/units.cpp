#include "dosing/units.h"

#include <algorithm>

#include "facts/facts.h"

namespace infusecheck {
namespace {

/// `amount` of `unit` in the unit of `drug`; mcg, mg and g convert exactly.
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

std::optional<Waste> waste_of(const std::vector<const Administration*>& given, const Drug& drug) {
  if (given.empty() || !drug.unit_amount) return std::nullopt;
  Waste waste;
  for (const Administration* one : given) {
    const auto dose =
        one->dose.amount ? in_unit_of(drug, *one->dose.amount, one->dose.unit) : std::nullopt;
    const auto vials = vial_total(*one, drug);
    if (!dose || !vials || *dose <= Quantity() || *dose > *vials) return std::nullopt;
    waste.dose += *dose;
    waste.vials += *vials;
    if (waste.vials > most_total) return std::nullopt;
  }
  waste.administered_units = divide_up(waste.dose, *drug.unit_amount);
  const Count opened = divide_down(waste.vials, *drug.unit_amount);
  waste.discarded_units = std::max<Count>(0, opened - waste.administered_units);
  return waste;
}

std::vector<const Administration*> administrations_of(const std::vector<Administration>& log,
                                                      const Drug& drug, Date on) {
  std::vector<const Administration*> found;
  const std::string code = upper(drug.code);
  const std::string name = upper(drug.name);
  for (const Administration& given : log) {
    if (given.start && given.start->date() != on) continue;
    const std::string wanted = upper(given.drug);
    const bool brand = std::any_of(drug.brands.begin(), drug.brands.end(),
                                   [&](const std::string& b) { return upper(b) == wanted; });
    if (wanted == code || wanted == name || brand) found.push_back(&given);
  }
  return found;
}

}  // namespace infusecheck
