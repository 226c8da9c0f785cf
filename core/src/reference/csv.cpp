#include "reference/csv.h"

#include <algorithm>

#include "model/concat.h"

namespace infusecheck {

bool CsvScanner::row(std::vector<std::string>& cells) {
  row_start_ = at_;
  row_line_ = line_;
  // Files of CMS pad their rows with hundreds of empty cells: the strings of the last row serve
  // again.
  std::size_t count = 0;
  do {
    if (count == cells.size()) cells.emplace_back();
    std::string& value = cells[count++];
    value.clear();
    if (!cell(value)) return false;
  } while (take(separator_));
  cells.resize(count);
  take('\r');  // files with CRLF line ends are read as well
  return take('\n') || done();
}

void CsvScanner::skip_broken_row() {
  at_ = std::min(text_.find('\n', row_start_), text_.size());
  line_ = row_line_;
  take('\n');
}

bool CsvScanner::take(char c) {
  if (done() || text_[at_] != c) return false;
  if (c == '\n') ++line_;
  ++at_;
  return true;
}

bool CsvScanner::cell(std::string& value) {
  if (!take('"')) {
    const std::size_t start = at_;
    while (!done() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    value = text_.substr(start, at_ - start);
    return true;
  }
  while (!done()) {
    if (take('"')) {
      if (!take('"')) return true;
      value += '"';
      continue;
    }
    value += text_[at_];
    take(text_[at_]);
  }
  return false;
}

namespace {

std::string joined(const std::vector<std::string_view>& columns) {
  std::string text;
  for (const std::string_view column : columns) text.append(text.empty() ? "" : ",").append(column);
  return text;
}

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view name, std::string_view text,
                                      const std::vector<std::string_view>& columns) {
  const auto where = [&](int line) { return std::string(name) + ':' + std::to_string(line); };
  CsvScanner scanner(text);
  std::vector<std::string> cells;
  if (!scanner.row(cells) ||
      !std::equal(cells.begin(), cells.end(), columns.begin(), columns.end())) {
    return Error{"The table does not have its header.", where(1),
                 concat({"The first line must be ", joined(columns), "."})};
  }
  std::vector<CsvRow> rows;
  while (!scanner.done()) {
    const int line = scanner.line();
    if (!scanner.row(cells)) {
      return Error{"A quoted cell is left open, or does not end where its quote closes.",
                   where(line), "Quote whole cells; write a quote inside one as two."};
    }
    if (cells.size() != columns.size()) {
      return Error{
          concat({"The row has ", cells.size(), " cells, the header ", columns.size(), "."}),
          where(line), "Write one cell for each column; quote cells that hold commas."};
    }
    rows.push_back({line, cells});
  }
  return rows;
}

std::vector<std::string> list_cell(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t bar = cell.find('|');
    parts.emplace_back(cell.substr(0, bar));
    cell = bar == std::string_view::npos ? "" : cell.substr(bar + 1);
  }
  return parts;
}

}  // namespace infusecheck
