// Random edits of a case and random damages of a file, the same in every run.
#pragma once

#include <random>
#include <string>

#include "infusecheck/engine.h"

namespace infusecheck::x12 {

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

/// One to six edits, each of which the case as it then stands allows.
Fix random_fix(Random& random, Case state);

/// The file cut off, with segments lost, doubled or swapped, or with other separators.
std::string damaged(Random& random, const std::string& file);

}  // namespace infusecheck::x12
