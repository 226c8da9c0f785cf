// What the packs know of drugs, as JSON text: docs/drugs.md.
#pragma once

#include <string>

#include "infusecheck/reference.h"

namespace infusecheck {

/// An array: one object for each code that contains the query, or whose name or a brand does; all
/// without a query. A query that is a code, whole, gives that code's card: everything known of it.
std::string drugs_json(const Reference& reference, std::string_view query);

}  // namespace infusecheck
