// The route that the words "IV", "push", "SC infusion" come to.
#pragma once

#include <optional>

#include "formats/log/vocabulary.h"

namespace infusecheck::log {

/// `lasts`: it has a start and a later stop, which no injection under the skin has.
std::optional<Route> route_of(const Way& way, bool fluid, bool lasts);

bool by_vein(const Way& way);
bool injected(const Way& way);

}  // namespace infusecheck::log
