// Headers to fields: what an office's words for its columns mean.
#pragma once

#include "formats/table/survey.h"

namespace infusecheck::table {

/// Fills in the fields of a header's cells, and what kind of table they make.
void guess_by_words(Header& header, const ColumnMap& map);

}  // namespace infusecheck::table
