// A table whose columns are settled: guessed, corrected and surveyed.
#pragma once

#include "formats/table/row.h"
#include "formats/table/survey.h"
#include "infusecheck/result.h"

namespace infusecheck::table {

struct Plan {
  Header header;
  Survey facts;
  std::vector<ColumnDates> dates;
};

/// An Error when the map names what is not there, or when there is no table at all. `kind` may
/// still be none.
Result<Plan> plan_of(std::string_view bytes, const ColumnMap& map);

/// The columns that are read, in the order of their fields.
std::vector<UsedColumn> used_columns(const Plan& plan);

/// What the first claim of the file is told of its columns: those that are not used, and what was
/// inferred of dates and pointers.
std::vector<Finding> notes_on(const Plan& plan, const std::vector<UsedColumn>& columns);

/// A header as it may be shown: a name of reasonable length, else its position.
std::string shown_header(std::string_view header, std::size_t position);

}  // namespace infusecheck::table
