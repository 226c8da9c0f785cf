// Works out what is billed and given of each drug code on each date.
#pragma once

#include <vector>

#include "facts/facts.h"

namespace infusecheck {

std::vector<DrugDay> drug_days(const Facts& facts);

}  // namespace infusecheck
