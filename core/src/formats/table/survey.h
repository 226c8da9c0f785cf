// A table before it is read: what separates its cells, where its header is, and what its columns
// hold as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/table/fields.h"
#include "infusecheck/read_table.h"

namespace infusecheck::table {

enum class TableKind { none, claims, log };

/// The header of a table and the fields its columns are taken for.
struct Header {
  TableKind kind = TableKind::none;
  char separator = ',';
  int row = 0;                 ///< from 1
  std::string_view body = {};  ///< below it
  std::vector<std::string> cells = {};
  std::vector<std::string> fields = {};     ///< "" = not used
  std::vector<Certainty> certainties = {};  ///< of the fields
};

/// The header of the bytes under a map: the first row whose words name a table, or that holds a
/// header of the map. `kind` is none when there is no such row.
Header find_header(std::string_view bytes, const ColumnMap& map);
/// The same; where nothing names a table, its widest first row.
Header any_header(std::string_view bytes, const ColumnMap& map);

/// What the values of a column show, over the whole file.
struct ColumnFacts {
  std::size_t filled = 0;
  std::string shape;
  std::size_t sampled = 0, codes = 0, level_two = 0, diagnoses = 0, ndcs = 0, npis = 0;
  bool month_first = false, day_first = false, open = false;
};
struct Survey {
  std::size_t rows = 0;
  std::vector<ColumnFacts> columns;
};
/// `most_rows` of them only.
Survey survey(const Header& header, std::size_t most_rows);

/// What the fields of the columns make of the table.
TableKind kind_of(const Header& header);

/// Takes columns without a field for what their values are, and drops fields that their values do
/// not bear out: names in a column of NPIs.
void guess_by_values(Header& header, const Survey& facts);

/// How the dates of each column are written, in the order of the columns.
struct ColumnDates {
  DateOrder order = DateOrder::month_first;
  bool both = false;   ///< the column shows one order and the other
  bool known = false;  ///< shown by the file, or said
  bool matters = false;
};
std::vector<ColumnDates> date_orders(const Header& header, const Survey& facts, DateOrder said);

}  // namespace infusecheck::table
