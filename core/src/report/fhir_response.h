// A report as a FHIR R4 ClaimResponse, for systems that send Claims: docs/fhir.md.
#pragma once

#include <string>

#include "infusecheck/finding.h"

namespace infusecheck {

/// One line of JSON. It names the patient and the insurer no more than a report does; FHIR wants
/// both, and gets the reason why they are absent.
std::string fhir_response(const Report& report, const Case& c, Date as_of);

}  // namespace infusecheck
