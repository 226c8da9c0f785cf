// Corrected claims: a claim that was paid or denied is sent again as its own replacement.
#pragma once

#include "facade/session.h"

namespace infusecheck {

/// What makes the claim a replacement: frequency code 7, and the number the payer gave the original
/// (REF*F8), which is `number` or else the one the claim has. No edits when it is one already.
Result<Fix> replacement(const Claim& claim, const Source& source, const std::string& number);

/// The change as `fix` reports it.
Finding replacement_finding(Fix fix);

}  // namespace infusecheck
