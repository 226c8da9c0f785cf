#pragma once

#include "infusecheck/rule.h"

namespace infusecheck::checks {

/// Found while the claims of one input pass by (facade/claim_index.h): a check sees one alone.
extern const Rule duplicate_claim;

}  // namespace infusecheck::checks
