// The question of `units`, from the words of a command line or the members of a JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "infusecheck/result.h"
#include "infusecheck/units.h"

namespace infusecheck {

/// Sets one part of a query from its text. Names: drug, dose, weight, bsa, volume, concentration,
/// units, ndc, ndc_quantity, discarded, vials (added to those already there), date. Another name is
/// an error.
std::optional<Error> set_units_part(UnitsQuery& query, std::string_view name,
                                    const std::string& text);

/// Of a JSON object with those members as text, and "profile", an id or an object; its word on JW
/// and JZ is read by the date, which is required.
Result<UnitsQuery> units_query_from_json(std::string_view json);

}  // namespace infusecheck
