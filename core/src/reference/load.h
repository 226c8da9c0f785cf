// A pack's manifest and tables to a Reference. Refuses unsorted rows, overlapping spans, unknown
// sources and unknown formats, each with its place.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "infusecheck/reference.h"

namespace infusecheck {

struct PackText {
  std::string manifest;                                    ///< pack.json
  std::map<std::string, std::string, std::less<>> tables;  ///< "drugs" → CSV
};

/// A Reference with only the tables the pack carries.
Result<Reference> load_pack(const PackText& pack);

/// A pack in one file: {"manifest": {…}, "tables": {"drugs": "csv text", …}}.
Result<PackText> unpack(std::string_view file);

}  // namespace infusecheck
