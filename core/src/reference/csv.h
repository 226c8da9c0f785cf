// Strict CSV (RFC 4180 quoting): a fixed header, every row as wide as the header, errors with
// file and line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/result.h"

namespace infusecheck {

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
