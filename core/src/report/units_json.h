// An answer about units as JSON text: docs/units.md.
#pragma once

#include <string>

#include "infusecheck/units.h"

namespace infusecheck {

std::string units_json(const UnitsAnswer& answer);

}  // namespace infusecheck
