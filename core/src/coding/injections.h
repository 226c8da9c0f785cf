// What stands outside the contest for the initial service: injections, subcutaneous infusions,
// intra-arterial pushes, on-body injectors.
#pragma once

#include <vector>

#include "coding/site.h"

namespace infusecheck::coding {

std::vector<Treatment> code_injections(const std::vector<Event>& events, Visit& visit);

}  // namespace infusecheck::coding
