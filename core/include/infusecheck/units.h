// Dose and vials to billing units, discarded units and claim lines (RULEBOOK 1.7), with the
// working.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/reference.h"
#include "infusecheck/result.h"

namespace infusecheck {

/// "How many units are 283 mg of J1745 from three vials of 100 mg, on that day?"
struct UnitsQuery {
  std::string drug;  ///< code, nonproprietary name or brand
  Dose dose;
  std::vector<Vial> vials;
  Date on;
};

struct UnitsLine {
  std::string code;
  std::vector<std::string> modifiers;
  Count units = 0;
};

struct UnitsAnswer {
  std::string code;
  Count administered_units = 0;
  std::optional<Count> discarded_units;  ///< empty without vials
  std::vector<UnitsLine> lines;
  std::vector<std::string> working;
};

/// An error when the drug is not known on that day, is sold under several codes, or the dose does
/// not convert to its billing unit.
Result<UnitsAnswer> units_of(const UnitsQuery& query, const Reference& reference);

/// "283mg" or "283 mg"; the amount is empty when the text is neither.
Dose parse_dose(std::string_view text);
/// "100mgx3", or "100mg" for one; several joined by commas.
Result<std::vector<Vial>> parse_vials(std::string_view text);

}  // namespace infusecheck
