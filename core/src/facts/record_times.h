// Times on the record that cannot be right, beyond a stop before its start.
#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"

namespace infusecheck {

/// "starts on 2026-03-05; the claim has no service on that date", by administration.
std::vector<TimeTrouble> time_troubles(const Facts& facts);

}  // namespace infusecheck
