#include "columns.h"

#include <algorithm>

#include "files.h"
#include "report/columns_json.h"

namespace infusecheck::cli {
namespace {

/// Characters, not bytes: a header may hold accents.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string name_of(char separator) {
  if (separator == '\t') return "tabs";
  return separator == ';' ? "semicolons" : separator == '|' ? "bars" : "commas";
}

void append_cell(std::string& line, std::string_view text, std::size_t width) {
  line.append(text).append(std::max(width, width_of(text)) - width_of(text) + 2, ' ');
}

std::string dates_of(const Column& column) {
  if (column.dates == DateOrder::unsaid) return "";
  std::string text = column.dates == DateOrder::day_first ? "day first" : "month first";
  return column.order_known ? text : text.append(", which no date shows");
}

std::string columns_text(const TableColumns& table) {
  std::size_t header = 6, field = 5;
  for (const Column& column : table.columns) {
    header = std::max(header, width_of(column.header));
    field = std::max(field, width_of(column.field));
  }
  header = std::min<std::size_t>(header, 40);
  std::string text = "Parted by " + name_of(table.separator) + ", header in row " +
                     std::to_string(table.header_row) + ", " + std::to_string(table.rows) +
                     (table.rows == 1 ? " row" : " rows") + "\n\n";
  constexpr std::size_t how = 13, filled = 6, shape = 20;
  const auto row = [&](std::string_view a, std::string_view b, std::string_view c,
                       std::string_view d, std::string_view e, std::string_view f) {
    std::string line;
    append_cell(line, a, header);
    append_cell(line, b, field);
    append_cell(line, c, how);
    append_cell(line, d, filled);
    append_cell(line, e, shape);
    line.append(f);
    line.resize(line.find_last_not_of(' ') + 1);
    text.append(line).append("\n");
  };
  row("column", "field", "how sure", "filled", "looks like", "dates");
  for (const Column& column : table.columns) {
    row(column.header, column.field.empty() ? "-" : column.field,
        column.field.empty() ? "not used" : certainty_text(column.certainty),
        std::to_string(column.filled), column.shape, dates_of(column));
  }
  return text;
}

}  // namespace

std::optional<Error> load_map(Options& options) {
  if (options.map_file.empty()) return std::nullopt;
  const auto bytes = read_file(options.map_file);
  if (!bytes) return bytes.error();
  auto map = column_map_from_json(bytes->bytes());
  if (!map) {
    Error error = map.error();
    error.where = error.where.empty() ? options.map_file : options.map_file + ", " + error.where;
    return error;
  }
  auto& columns = options.request.columns;
  if (columns) {
    map->fields.insert(map->fields.end(), columns->fields.begin(), columns->fields.end());
    if (columns->dates != DateOrder::unsaid) map->dates = columns->dates;
  }
  columns = std::move(*map);
  return std::nullopt;
}

Result<std::string> shown_columns(const Options& options, std::string_view bytes) {
  const auto columns = columns_of(bytes, options.request.columns.value_or(ColumnMap{}));
  if (!columns) return columns.error();
  if (!options.save_map.empty()) {
    if (auto error = write_file(options.save_map, column_map_json(map_of(*columns)) + '\n'))
      return *error;
  }
  if (!options.columns) return std::string();
  return options.format == OutputFormat::text ? columns_text(*columns)
                                              : columns_json(*columns) + '\n';
}

}  // namespace infusecheck::cli
