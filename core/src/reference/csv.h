// CSV: a scanner for whatever files there are, and the strict reader of packs: a fixed header,
// every row as wide as the header, errors with file and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/result.h"

namespace infusecheck {

/// Rows of cells with RFC 4180 quotes, which may hold line ends; LF or CRLF, mixed as they come.
class CsvScanner {
 public:
  explicit CsvScanner(std::string_view text, char separator = ',')
      : text_(text), separator_(separator) {}

  bool done() const { return at_ >= text_.size(); }
  int line() const { return line_; }  ///< of the next row's start, from 1
  std::string_view rest() const { return text_.substr(at_); }

  /// False when a quote is left open or closes inside a cell.
  bool row(std::vector<std::string>& cells);
  /// After `row` said false: goes on with the line below the one on which that row began.
  void skip_broken_row();

 private:
  bool take(char c);
  bool cell(std::string& value);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t row_start_ = 0;
  int row_line_ = 1;
  int line_ = 1;
};

struct CsvRow {
  int line = 0;
  std::vector<std::string> cells;
};

/// The rows below the header; `columns` must be exactly the header's names in order.
Result<std::vector<CsvRow>> parse_csv(std::string_view name, std::string_view text,
                                      const std::vector<std::string_view>& columns);

/// The parts of a list cell, joined by '|'.
std::vector<std::string> list_cell(std::string_view cell);

}  // namespace infusecheck
