// Values as an 837 spells them: amounts without zeros at the end of their decimals, diagnoses
// without the point, NDCs without hyphens.
#pragma once

#include "infusecheck/finding.h"

namespace infusecheck::x12 {

/// A fix that says the same, so that the patch and the file agree to the letter.
Fix spelled(Fix fix);

}  // namespace infusecheck::x12
