// Tables to cases: line lists and infusion logs as CSV or TSV, under whatever headers an office
// has. The columns are guessed from their headers and values; the guess can be shown, corrected and
// kept:
//
//   columns_of(bytes, {})                            what each column is taken for, and how surely
//   read(bytes, "lines.csv", emit, &corrected)       reads it so (read.h)
//
// A column stands for a field of the case, named by its path: claim.id, line.units,
// line.ndc.quantity, claim.diagnoses.1, administration.start. docs/tables.md lists them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "infusecheck/result.h"

namespace infusecheck {

/// Which comes first in 3/4/2026. `unsaid` leaves it to the dates of the file.
enum class DateOrder { unsaid, month_first, day_first };

/// What an office says of its columns. It holds before any guess.
struct ColumnMap {
  /// Header and field; an empty field says that the column is not used.
  std::vector<std::pair<std::string, std::string>> fields;
  DateOrder dates = DateOrder::unsaid;
};

/// What a guess rests on.
enum class Certainty {
  none,    ///< not used
  values,  ///< what stands in the cells: J1745, M05.79
  likely,  ///< a header that can mean other things: "amount"
  sure,    ///< a header that means nothing else
  given,   ///< the ColumnMap
};

struct Column {
  std::string header;
  std::string field;  ///< "" = not used
  Certainty certainty = Certainty::none;
  std::string shape;       ///< of the first value: "A9999", "9/9/9999"; never the value
  std::size_t filled = 0;  ///< cells that hold anything
  DateOrder dates = DateOrder::unsaid;  ///< of a column of dates whose order matters
  bool order_known = false;             ///< shown by a date, or said; else the American one
};

struct TableColumns {
  char separator = ',';
  int header_row = 0;    ///< from 1
  std::size_t rows = 0;  ///< below the header
  std::vector<Column> columns;
};

/// The columns of a table, guessed and corrected. An Error when there is no table, or when the map
/// names a field that no case has, or a header that the table does not have.
Result<TableColumns> columns_of(std::string_view bytes, const ColumnMap& map);

/// {"columns":{"Their header":"line.units","Other":""},"dates":"month-first"}; the order is left
/// out when it is unsaid. What an office keeps.
Result<ColumnMap> column_map_from_json(std::string_view text);
std::string column_map_json(const ColumnMap& map);
/// The map that reads a table as `columns` shows it.
ColumnMap map_of(const TableColumns& columns);

/// Nothing when a case has such a field, else what to say.
std::optional<Error> unknown_field(std::string_view field);

}  // namespace infusecheck
