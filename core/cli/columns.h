// The columns of a table: what a user says of them, and what they are taken for.
#pragma once

#include "options.h"

namespace infusecheck::cli {

/// Reads --map-file; what --map says goes before it.
std::optional<Error> load_map(Options& options);

/// What `read --columns` prints of a table, "" without it; writes the file of --save-map.
Result<std::string> shown_columns(const Options& options, std::string_view bytes);

}  // namespace infusecheck::cli
