// One row parser per table kind: CSV cells to the row types of reference.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/reference.h"
#include "reference/csv.h"

namespace infusecheck {

/// Reads cells by position and remembers the first that is wrong.
class CellReader {
 public:
  CellReader(std::string_view table, const CsvRow& row) : table_(table), row_(row) {}

  const std::string& text(std::size_t column) const { return row_.cells[column]; }
  std::string required(std::size_t column);
  Span span(std::size_t from_column);  ///< from and through, side by side
  Count count(std::size_t column);
  bool flag(std::size_t column);
  std::optional<bool> optional_flag(std::size_t column);
  std::optional<Quantity> quantity(std::size_t column);
  template <class E>
  E word(std::size_t column);
  template <class E>
  std::optional<E> optional_word(std::size_t column);

  const std::optional<Error>& error() const { return error_; }
  void fail(std::size_t column, std::string_view wanted);

 private:
  std::string_view table_;
  const CsvRow& row_;
  std::optional<Error> error_;
};

template <class Row>
struct TableFormat {
  std::vector<std::string_view> columns;
  Row (*row)(CellReader&);
};

template <class Row>
TableFormat<Row> table_format();

}  // namespace infusecheck
