#include "dosing/presentation.h"

#include <algorithm>

#include "dosing/ndc.h"
#include "dosing/units.h"
#include "facts/facts.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

/// One container that may have been used.
struct Holding {
  Quantity amount;
  std::optional<Quantity> volume_ml;
  std::optional<ContainerForm> form;
  std::optional<Container> container;
  Confidence confidence = Confidence::high;
};

/// The value that all holdings share; nothing when they differ or any has none.
template <class Value, class Of>
std::optional<Value> shared(const std::vector<Holding>& holdings, Of of) {
  std::optional<Value> all;
  for (const Holding& one : holdings) {
    const std::optional<Value> value = of(one);
    if (!value || (all && *all != *value)) return std::nullopt;
    all = value;
  }
  return all;
}

Holding holding_of(const MarketedContainer& sold) {
  return {sold.size, sold.volume_ml, sold.form, sold.container, sold.confidence};
}

/// The containers sold that hold an amount; the amount alone when the packs know none.
std::vector<Holding> sold_as(Quantity amount, const std::vector<const MarketedContainer*>& sold) {
  std::vector<Holding> holdings;
  for (const MarketedContainer* one : sold) {
    if (one->size == amount) holdings.push_back(holding_of(*one));
  }
  if (holdings.empty())
    holdings.push_back({.amount = amount, .volume_ml = {}, .form = {}, .container = {}});
  return holdings;
}

std::vector<Holding> of_package(const Package& package, const Drug& drug,
                                const std::vector<const MarketedContainer*>& sold) {
  if (!package.amount) return {};
  const auto amount = in_unit_of(drug, *package.amount, package.unit);
  if (!amount) return {};
  std::vector<Holding> holdings = sold_as(*amount, sold);
  for (Holding& one : holdings) {
    if (package.volume_ml) one.volume_ml = package.volume_ml;
  }
  return holdings;
}

std::vector<Holding> of_vials(const UnitsQuery& query, const Drug& drug,
                              const std::vector<const MarketedContainer*>& sold) {
  std::vector<Holding> holdings;
  for (const Vial& vial : query.vials) {
    const auto amount =
        vial.size ? in_unit_of(drug, *vial.size, vial.unit) : std::optional<Quantity>();
    if (!amount) continue;
    for (Holding one : sold_as(*amount, sold)) {
      if (vial.container) one.container = *vial.container;
      holdings.push_back(one);
    }
  }
  return holdings;
}

bool same_strength(const Strength& a, const Strength& b) {
  if (a.volume_ml == b.volume_ml) return a.amount == b.amount;
  // Amounts and volumes of the tables are far below what would overflow once in thousandths.
  constexpr std::int64_t thousandth = Quantity::scale / 1000;
  return a.amount.raw() / thousandth * (b.volume_ml.raw() / thousandth) ==
         b.amount.raw() / thousandth * (a.volume_ml.raw() / thousandth);
}

void set_strength(const std::vector<Holding>& holdings, Presentation& result) {
  bool all = !holdings.empty();
  for (const Holding& one : holdings) {
    all &= one.volume_ml.has_value();
    if (!one.volume_ml) continue;
    const Strength strength{one.amount, *one.volume_ml};
    if (result.strength && !same_strength(*result.strength, strength))
      result.strengths_differ = true;
    result.strength = strength;
  }
  if (!all || result.strengths_differ) result.strength.reset();
}

/// Powders are counted by the piece, everything with a volume by the millilitre.
std::string measure_of(const std::vector<Holding>& holdings, const Drug& drug) {
  if (upper(drug.unit) == "IU") return "F2";
  const auto pieces = shared<bool>(holdings, [](const Holding& one) -> std::optional<bool> {
    if (one.form == ContainerForm::powder) return true;
    return one.volume_ml ? std::optional(false) : std::nullopt;
  });
  return !pieces ? "" : *pieces ? "UN" : "ML";
}

/// "10 mg/mL" in the unit of the billing code.
std::optional<Strength> given_strength(const Dose& given, const Drug& drug) {
  const std::size_t slash = given.unit.find('/');
  if (!given.amount || slash == std::string::npos || upper(given.unit.substr(slash)) != "/ML")
    return std::nullopt;
  const auto amount = in_unit_of(drug, *given.amount, given.unit.substr(0, slash));
  if (!amount || *amount <= Quantity()) return std::nullopt;
  return Strength{*amount, Quantity::whole(1)};
}

/// The packages of the code that hold what the containers in question hold.
std::vector<std::string> packages_of(const std::vector<Holding>& holdings, const Drug& drug,
                                     const Reference& reference, Date on) {
  const auto amount =
      shared<Quantity>(holdings, [](const Holding& one) { return std::optional(one.amount); });
  std::vector<std::string> found;
  for (const Package& package : reference.packages.rows()) {
    if (!amount || package.code != drug.code || !reference.packages.find(package.ndc, on)) continue;
    const auto held =
        package.amount ? in_unit_of(drug, *package.amount, package.unit) : std::nullopt;
    if (held == amount) found.push_back(package.ndc);
  }
  return found;
}

}  // namespace

Result<Presentation> presentation_of(const UnitsQuery& query, const Drug& drug,
                                     const Reference& reference) {
  const auto sold = reference.containers_of(drug.code, query.on);
  const std::string ndc = ndc_digits(query.ndc);
  if (!query.ndc.empty() && ndc.empty())
    return Error{"That is no NDC.", "ndc", "Give 11 digits, or 10 with their hyphens."};
  const auto package = reference.packages.find(ndc, query.on);
  if (package && package->code != drug.code)
    return Error{concat({"That package is billed with ", package->code, "."}), "ndc",
                 concat({"Give a package of ", drug.code, ", or the other code."})};
  std::vector<Holding> holdings;
  if (package) holdings = of_package(*package.row, drug, sold);
  if (holdings.empty()) holdings = of_vials(query, drug, sold);
  if (holdings.empty())
    std::transform(sold.begin(), sold.end(), std::back_inserter(holdings),
                   [](const auto* one) { return holding_of(*one); });
  Presentation result;
  set_strength(holdings, result);
  result.piece =
      shared<Quantity>(holdings, [](const Holding& one) { return std::optional(one.amount); });
  result.measure = measure_of(holdings, drug);
  const auto container =
      shared<Container>(holdings, [](const Holding& one) { return one.container; });
  result.container = container ? container : drug.container;
  result.confidence = drug.confidence;
  for (const Holding& one : holdings)
    result.confidence = std::min(result.confidence, one.confidence);
  for (const MarketedContainer* one : sold) result.sizes.push_back(one->size);
  result.ndcs = ndc.empty() ? packages_of(holdings, drug, reference, query.on)
                            : std::vector<std::string>{ndc};
  result.made_up = result.strength;
  if (!query.concentration.unit.empty()) {
    result.made_up = given_strength(query.concentration, drug);
    if (!result.made_up)
      return Error{
          concat({"The concentration does not convert to the billing unit of ", drug.code, "."}),
          "concentration", concat({"Give it as ", drug.unit, "/mL."})};
  }
  return result;
}

}  // namespace infusecheck
