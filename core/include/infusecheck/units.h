// Dose, volume, billing units, NDC quantity and vials of a drug are one equation (RULEBOOK 1.7):
// whichever side is known, the others follow, with the claim lines and the working.
//
//   units_of({.drug = "J1745", .on = day(2025, 3, 10), .dose = parse_dose("283mg"),
//             .vials = *parse_vials("100mgx3")}, reference)
//
// answers 29 units given and one on a line with JW. Amounts are exact. A dose with more decimals
// than are kept (1 mL of a third of a gram) is rounded up, which changes no billing unit; what is
// only shown is rounded to three decimals. Both say so: `exact` is false.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/profile.h"
#include "infusecheck/reference.h"
#include "infusecheck/result.h"

namespace infusecheck {

struct UnitsQuery {
  std::string drug;  ///< code, nonproprietary name or brand
  Date on;

  /// Exactly one of these leads.
  Dose dose{};                             ///< 283 mg, or by body size: 5 mg/kg, 250 mg/m2
  std::optional<Quantity> volume_ml{};     ///< of `concentration`
  std::optional<Count> units{};            ///< billing units, taken as given in full
  std::optional<Quantity> ndc_quantity{};  ///< in the measure of the package, UN or ML

  Dose discarded{};  ///< what was left of `vials`: 17 mg, or 0 mg

  /// What the other sides need.
  std::optional<Quantity> weight_kg{}, surface_m2{};
  Dose concentration{};  ///< 10 mg/mL; when empty, that of the containers, if they share one
  std::vector<Vial> vials{};
  std::string ndc{};             ///< of the package used; when empty, the only one there is
  std::optional<JwJz> policy{};  ///< the payer's word on JW and JZ; when empty, Medicare's
};

struct UnitsAmount {
  Quantity amount;
  bool exact = true;
};

/// The NDC of a line; the code is empty when several packages would do.
struct UnitsNdc {
  std::string code;
  Quantity quantity;
  std::string unit;  ///< UN pieces, ML millilitres, F2 international units
};

struct UnitsLine {
  std::string code;
  std::vector<std::string> modifiers;
  Count units = 0;
  std::optional<UnitsNdc> ndc;
};

/// What follows from the containers opened.
struct UnitsOpened {
  std::vector<Vial> vials;
  Count discarded_units = 0;
  Quantity discarded;  ///< in the unit of the billing code
  std::vector<UnitsLine> lines;
};

struct UnitsAnswer {
  std::string code, name;
  Quantity unit_amount;  ///< one billing unit …
  std::string unit;      ///< … in this unit, which `dose` and `discarded` are in too
  UnitsAmount dose;
  std::optional<UnitsAmount> per_kg, per_m2, volume_ml, ndc_quantity;
  std::string ndc_unit;           ///< empty when the packs do not say how the drug is counted
  std::vector<std::string> ndcs;  ///< the packages that fit
  Count administered_units = 0;
  std::optional<UnitsOpened> opened;        ///< of the vials given
  std::optional<UnitsOpened> proposal;      ///< without vials: the marketed sizes that leave least
  std::vector<UnitsLine> lines;             ///< the claim lines that the query supports as it is
  Confidence confidence = Confidence::low;  ///< of the least certain row this rests on
  std::vector<std::string> needs;           ///< what would complete them: vials, container, ndc
  std::vector<std::string> working;
};

/// An error when the drug is not known on that day or is sold under several codes, when not exactly
/// one side leads, or when that side does not convert to a dose.
Result<UnitsAnswer> units_of(const UnitsQuery& query, const Reference& reference);

/// "283mg", "5 mg/kg" or "10 mg/mL"; the amount is empty when the text is neither.
Dose parse_dose(std::string_view text);
/// "70kg" or "70" in the unit named, any case; nothing for another unit.
std::optional<Quantity> parse_amount(std::string_view text, std::string_view unit);
/// "100mgx3", or "100mg" for one; several joined by commas.
Result<std::vector<Vial>> parse_vials(std::string_view text);

}  // namespace infusecheck
