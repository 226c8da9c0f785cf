// A coding as JSON text: docs/coding.md.
#pragma once

#include <string>

#include "infusecheck/coding.h"

namespace infusecheck {

class JsonWriter;

std::string coding_json(const Coding& coding);
/// A list of lines, as `lines` of a coding and `expected_lines` of a report show them.
void write_coded_lines(JsonWriter& out, std::string_view name, const std::vector<CodedLine>& lines);

}  // namespace infusecheck
