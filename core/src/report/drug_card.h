// Everything the packs and the shipped profiles say of one code.
#pragma once

#include <span>
#include <string>

#include "infusecheck/reference.h"
#include "report/json_writer.h"

namespace infusecheck {

/// Members history, containers, packages, unit_limits, classes, regimens, biosimilars and
/// references (the titles of every source named). `history` holds all rows of one code.
void write_card(JsonWriter& out, std::span<const Drug> history, const Reference& reference);

/// Members sources and confidence of a row.
void write_evidence(JsonWriter& out, const std::string& source, Confidence confidence);

}  // namespace infusecheck
