// Visits beside procedures: what the rules about 25 share.
#pragma once

#include <optional>
#include <vector>

#include "facts/facts.h"

namespace infusecheck::checks {

/// An office or clinic visit, the nurse's included.
inline bool is_visit(const LineFacts& line) {
  return line.is(ServiceKind::evaluation) || line.is(ServiceKind::nurse_visit);
}

/// The lines of a visit's session whose payment includes a routine look at the patient.
std::vector<int> bundling_lines(const Facts& facts, const LineFacts& visit);

/// Whether the record calls the evaluation separate, when it says.
std::optional<bool> separate(const Facts& facts);

}  // namespace infusecheck::checks
