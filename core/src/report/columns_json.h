// What the columns of a table are taken for, as docs/tables.md shows it.
#pragma once

#include <string>

#include "infusecheck/read_table.h"

namespace infusecheck {

std::string columns_json(const TableColumns& columns);
/// "sure", "likely", "by its values", "as said", "".
std::string_view certainty_text(Certainty certainty);

}  // namespace infusecheck
