// The vials opened against those on the market.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "dosing/units.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation waste_sources[] = {amerihealth_drugs};
constexpr std::string_view waste_denial[] = {"CO-50"};
constexpr std::string_view vial_needs[] = {"encounter.administrations[].vials"};

/// The sizes on the market, and how sure the least sure of them is.
struct Sizes {
  std::vector<Quantity> sizes = {};
  Confidence confidence = Confidence::high;
};

Sizes sizes_of(const Facts& facts, const DrugDay& day) {
  Sizes found;
  for (const MarketedContainer* one : facts.reference.containers_of(day.drug->code, day.on)) {
    const bool vial = one->form == ContainerForm::powder || one->form == ContainerForm::liquid;
    if (!vial || one->unit != day.drug->unit || one->container == Container::multi_dose) continue;
    found.sizes.push_back(one->size);
    found.confidence = std::min(found.confidence, one->confidence);
  }
  return found;
}

std::string set_text(const VialSet& set, const Drug& drug) {
  std::string text;
  for (const auto& [size, count] : set.vials) {
    text += concat({(text.empty() ? "" : " + "), count, " × ", size.text(), " ", drug.unit});
  }
  return text;
}

Count vials_opened(const DrugDay& day) {
  Count count = 0;
  for (const Administration* one : day.given) {
    for (const Vial& vial : one->vials) count += vial.count.value.value_or(1);
  }
  return count;
}

/// More, smaller vials for less than one of them spared: a reasonable choice that a payer may ask
/// about, no mistake.
bool reasonable(const DrugDay& day, const VialSet& best, const Sizes& market) {
  Count fewest = 0;
  for (const auto& [size, count] : best.vials) fewest += count;
  const Quantity smallest = *std::min_element(market.sizes.begin(), market.sizes.end());
  return fewest > vials_opened(day) && *day.vials < *day.dose + smallest;
}

/// Vials that leave at least a billing unit more than another choice of marketed sizes would.
void check_vials(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (!day.single_dose() || day.administered.empty()) continue;
    if (!day.dose || !day.vials) {
      sink.not_checked("encounter.administrations[].vials");
      continue;
    }
    const Sizes market = sizes_of(facts, day);
    const auto best = least_waste(*day.dose, market.sizes);
    if (!best || !day.drug->unit_amount || *day.vials < best->total + *day.drug->unit_amount)
      continue;
    Mistake mistake{.lines = {day.first().number}, .at = day.first().at(Field::line)};
    mistake.message = concat({day.drug->code, ": vials of ", day.vials->text(), " ", day.drug->unit,
                              " were opened for ", day.dose->text(), " ", day.drug->unit, "; ",
                              set_text(*best, *day.drug), " would have left ",
                              (best->total - *day.dose).text(), " ", day.drug->unit, "."});
    mistake.working = {concat(
        {"opened ", day.vials->text(), ", least ", best->total.text(), " ", day.drug->unit})};
    rest_on(market.confidence, "the sizes on the market", mistake);
    if (reasonable(day, *best, market)) mistake.severity = Severity::info;
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule vial_waste = define(
    {.id = "units-vial-waste",
     .category = Category::units,
     .severity = Severity::warning,
     .summary = "Other vials of the market would have left less of the drug.",
     .why = "Payers pay the waste of the most fitting vials and may refuse the rest.",
     .resolve = "Note why larger vials were used; next time open the set with the least left over.",
     .denial = waste_denial,
     .citations = waste_sources,
     .needs = vial_needs},
    check_vials);

}  // namespace infusecheck::checks
