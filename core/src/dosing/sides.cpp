#include "dosing/sides.h"

#include "dosing/ratio.h"
#include "dosing/units.h"
#include "facts/facts.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

constexpr Quantity one = Quantity::whole(1);
/// More than any patient gets; products of numbers below it are checked for overflow all the same.
constexpr Quantity most = Quantity::whole(1'000'000);

bool usable(const std::optional<Quantity>& amount) {
  return amount && *amount > Quantity() && *amount <= most;
}

Error not_usable(std::string where) {
  return {"The amount must be a number above zero, and no more than a million.", std::move(where),
          "Give the amount as measured."};
}

/// "5 mg/kg" and "250 mg/m2": what the dose is counted by, and how large the patient is.
struct BodySize {
  std::string unit;
  std::optional<Quantity> by;
  std::string_view per, measure, option;
};

std::optional<BodySize> body_size(const UnitsQuery& query) {
  const std::string& unit = query.dose.unit;
  const std::size_t slash = unit.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const std::string per = upper(unit.substr(slash + 1));
  if (per == "KG") return BodySize{unit.substr(0, slash), query.weight_kg, "kg", "kg", "weight"};
  if (per == "M2") return BodySize{unit.substr(0, slash), query.surface_m2, "m2", "m2", "bsa"};
  return std::nullopt;
}

Error no_dose(const Drug& drug) {
  return {concat({"The dose does not convert to the billing unit of ", drug.code, "."}), "dose",
          concat({"Give it in ", (drug.unit.empty() ? "its unit" : drug.unit), "."})};
}

Result<UnitsAmount> by_body_size(const UnitsQuery& query, const Drug& drug, const BodySize& size,
                                 UnitsAnswer& answer) {
  if (!usable(size.by)) {
    return Error{concat({"A dose by ", size.option == "bsa" ? "body surface" : "weight",
                         " needs the patient's."}),
                 std::string(size.option), concat({"Give it in ", size.measure, "."})};
  }
  const auto per = in_unit_of(drug, *query.dose.amount, size.unit);
  if (!per || !usable(per)) return no_dose(drug);
  const auto dose = ratio(*per, *size.by, one);
  if (!dose) return not_usable("dose");
  answer.working.push_back(per->text() + ' ' + drug.unit + '/' + std::string(size.per) + " × " +
                           size.by->text() + ' ' + std::string(size.measure) + " = " +
                           dose->amount.text() + ' ' + drug.unit);
  return *dose;
}

Result<UnitsAmount> by_dose(const UnitsQuery& query, const Drug& drug, UnitsAnswer& answer) {
  if (const auto size = body_size(query)) return by_body_size(query, drug, *size, answer);
  const auto dose = in_unit_of(drug, *query.dose.amount, query.dose.unit);
  if (!dose || *dose <= Quantity()) return no_dose(drug);
  if (!usable(dose)) return not_usable("dose");
  return UnitsAmount{*dose, true};
}

/// Why a volume says nothing about the amount.
Error no_strength(const Drug& drug, const Presentation& presentation) {
  if (presentation.strengths_differ) {
    return {concat({"The containers of ", drug.code, " differ in strength."}), "volume",
            "Name the vial used, or give the concentration."};
  }
  return {concat({"The packs do not know what a millilitre of ", drug.code, " holds."}), "volume",
          concat({"Name the vial used, or give the concentration, as ", drug.unit, "/mL."})};
}

Result<UnitsAmount> by_volume(Quantity volume, const Drug& drug,
                              const std::optional<Strength>& strength,
                              const Presentation& presentation, UnitsAnswer& answer) {
  if (!strength) return no_strength(drug, presentation);
  const auto dose = ratio(volume, strength->amount, strength->volume_ml);
  if (!dose || !usable(dose->amount)) return not_usable("volume");
  answer.working.push_back(volume.text() + " mL × " + strength->amount.text() + ' ' + drug.unit +
                           " in " + strength->volume_ml.text() + " mL = " + dose->amount.text() +
                           ' ' + drug.unit + (dose->exact ? "" : ", rounded up"));
  return *dose;
}

Result<UnitsAmount> by_units(const UnitsQuery& query, const Drug& drug, UnitsAnswer& answer) {
  const auto dose = ratio(Quantity::whole(*query.units), *drug.unit_amount, one);
  if (!dose || !usable(dose->amount)) return not_usable("units");
  answer.working.push_back(std::to_string(*query.units) + " units × " + drug.unit_amount->text() +
                           ' ' + drug.unit + " = " + dose->amount.text() + ' ' + drug.unit +
                           ", the most they stand for");
  return *dose;
}

Result<UnitsAmount> by_ndc_quantity(const UnitsQuery& query, const Drug& drug,
                                    const Presentation& presentation, UnitsAnswer& answer) {
  const Quantity quantity = *query.ndc_quantity;
  if (presentation.measure == "ML")
    return by_volume(quantity, drug, presentation.strength, presentation, answer);
  if (presentation.measure == "F2") return UnitsAmount{quantity, true};
  if (presentation.measure != "UN" || !presentation.piece) {
    return Error{concat({"The packs do not say what one piece of ", drug.code, " holds."}),
                 "ndc_quantity", "Name the package or the vial used."};
  }
  const auto dose = ratio(quantity, *presentation.piece, one);
  if (!dose || !usable(dose->amount)) return not_usable("ndc_quantity");
  answer.working.push_back(quantity.text() + " UN × " + presentation.piece->text() + ' ' +
                           drug.unit + " = " + dose->amount.text() + ' ' + drug.unit);
  return *dose;
}

/// The vials less what was left of them.
Result<UnitsAmount> by_discarded(const UnitsQuery& query, const Drug& drug, UnitsAnswer& answer) {
  Administration given;
  given.vials = query.vials;
  const auto opened = total_vials({&given}, drug);
  if (!opened)
    return Error{"What was discarded says nothing without the vials opened.", "vial",
                 "Give the label amount of every vial opened."};
  const auto left = in_unit_of(drug, *query.discarded.amount, query.discarded.unit);
  if (!left || *left < Quantity() || *left >= *opened)
    return Error{"What was discarded must be less than what was opened.", "discarded",
                 concat({"Give it in ", drug.unit, "."})};
  const Quantity dose = *opened - *left;
  answer.working.push_back(opened->text() + ' ' + drug.unit + " opened - " + left->text() + ' ' +
                           drug.unit + " discarded = " + dose.text() + ' ' + drug.unit);
  return UnitsAmount{dose, true};
}

std::optional<UnitsAmount> by_strength(Quantity amount, const std::optional<Strength>& strength) {
  return strength ? shown_ratio(amount, strength->volume_ml, strength->amount) : std::nullopt;
}

}  // namespace

Result<UnitsAmount> leading_dose(const UnitsQuery& query, const Drug& drug,
                                 const Presentation& presentation, UnitsAnswer& answer) {
  const int leading = (query.dose.amount ? 1 : 0) + (query.volume_ml ? 1 : 0) +
                      (query.units ? 1 : 0) + (query.ndc_quantity ? 1 : 0) +
                      (query.discarded.amount ? 1 : 0);
  if (leading != 1) {
    return Error{
        "One side leads: a dose, a volume, billing units, an NDC quantity or what was "
        "discarded.",
        "query", leading == 0 ? "Give one of them." : "Give only one of them."};
  }
  if (query.dose.amount) return by_dose(query, drug, answer);
  if (query.discarded.amount) return by_discarded(query, drug, answer);
  if (query.units) {
    if (*query.units <= 0 || *query.units > most.floor()) return not_usable("units");
    return by_units(query, drug, answer);
  }
  if (query.volume_ml) {
    if (!usable(query.volume_ml)) return not_usable("volume");
    return by_volume(*query.volume_ml, drug, presentation.made_up, presentation, answer);
  }
  if (!usable(query.ndc_quantity)) return not_usable("ndc_quantity");
  return by_ndc_quantity(query, drug, presentation, answer);
}

std::optional<UnitsAmount> ndc_quantity_of(Quantity amount, const Presentation& presentation) {
  if (presentation.measure == "ML") return by_strength(amount, presentation.strength);
  if (presentation.measure == "F2") return shown_ratio(amount, one, one);
  if (presentation.measure != "UN" || !presentation.piece) return std::nullopt;
  return shown_ratio(amount, one, *presentation.piece);
}

void follow(const UnitsQuery& query, const Presentation& presentation, UnitsAnswer& answer) {
  const Quantity dose = answer.dose.amount;
  if (usable(query.weight_kg)) answer.per_kg = shown_ratio(dose, one, *query.weight_kg);
  if (usable(query.surface_m2)) answer.per_m2 = shown_ratio(dose, one, *query.surface_m2);
  answer.volume_ml = by_strength(dose, presentation.made_up);
  answer.ndc_unit = presentation.measure;
  answer.ndcs = presentation.ndcs;
  answer.ndc_quantity = ndc_quantity_of(dose, presentation);
  // What leads stays as it was given.
  if (query.volume_ml) answer.volume_ml = UnitsAmount{*query.volume_ml, true};
  if (query.ndc_quantity) answer.ndc_quantity = UnitsAmount{*query.ndc_quantity, true};
}

}  // namespace infusecheck
