// Units that no exchange of codes explains: the rule that names what is too much.
#pragma once

#include <string_view>

#include "facts/balance.h"

namespace infusecheck {

std::string_view rule_of_excess(std::string_view code, const Facts& facts, const Coding& coding,
                                const Comparison& day, const Balances& balances);

}  // namespace infusecheck
