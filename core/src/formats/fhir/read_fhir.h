// Claims from FHIR R4 JSON: Claim and ExplanationOfBenefit resources, one or many (one a line, an
// array, Bundles of any type), with what they refer to and the MedicationAdministrations that
// belong to them. docs/fhir.md says what lands where.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "infusecheck/read.h"

namespace infusecheck::fhir {

/// Reads every claim and hands each to `emit`. Kept in memory are an index of the resources, what
/// was read of those that claims refer to, the record, and one claim. An Error means that there was
/// no claim; all other trouble is in the claims' notes.
std::optional<Error> read_fhir(std::string_view bytes, std::string_view file_name,
                               const std::function<void(ReadCase&&)>& emit);

}  // namespace infusecheck::fhir
