#include "formats/table/columns.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "formats/json/read_case.h"
#include "formats/text.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace table {
namespace {

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::optional<Error> check_map(const ColumnMap& map) {
  for (const auto& [header, field] : map.fields) {
    if (field.empty()) continue;
    if (auto error = unknown_field(field)) return error;
  }
  return std::nullopt;
}

}  // namespace

Result<Plan> plan_of(std::string_view bytes, const ColumnMap& map) {
  if (auto error = check_map(map)) return *error;
  if (is_utf16(bytes))
    return Error{"The file is UTF-16 text.", "", "Save it as CSV UTF-8 and give that."};
  const std::string_view start = trimmed(without_bom(bytes).substr(0, 200));
  if (start.starts_with('{') || start.starts_with('[') || start.starts_with("ISA"))
    return Error{"The input is not a table.", "", "Only tables have columns to name."};
  Plan plan{.header = any_header(bytes, map), .facts = {}, .dates = {}};
  if (plan.header.row == 0)
    return Error{"The input is not a table: it has no row of headers.", "",
                 "Give CSV or TSV whose first row names its columns."};
  plan.facts = survey(plan.header, std::numeric_limits<std::size_t>::max());
  guess_by_values(plan.header, plan.facts);
  plan.dates = date_orders(plan.header, plan.facts, map.dates);
  return plan;
}

std::vector<UsedColumn> used_columns(const Plan& plan) {
  std::vector<UsedColumn> used;
  const Header& header = plan.header;
  used.reserve(header.fields.size());
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const auto id = find_field(header.fields[i]);
    if (!id) continue;
    const DateStyle style{plan.dates[i].order, plan.dates[i].both, {}};
    used.push_back({i, *id, header.fields[i], shown_header(header.cells[i], i), style});
  }
  const auto key = [](const UsedColumn& column) {
    return std::tuple(column.id.part, column.id.special, column.id.leaf, column.id.number,
                      column.position);
  };
  std::sort(used.begin(), used.end(),
            [&](const UsedColumn& a, const UsedColumn& b) { return key(a) < key(b); });
  return used;
}

std::string shown_header(std::string_view header, std::size_t position) {
  constexpr std::size_t longest = 40;
  const bool plain = !header.empty() && header.size() <= longest &&
                     std::all_of(header.begin(), header.end(), [](char c) {
                       const auto byte = static_cast<unsigned char>(c);
                       return byte >= ' ' && byte != 0x7F;
                     });
  return plain ? std::string(header) : std::to_string(position + 1);
}

}  // namespace table

std::optional<Error> unknown_field(std::string_view field) {
  if (table::find_field(field)) return std::nullopt;
  return Error{
      "A column cannot stand for " + table::shown_header(field, 0) + ": no case has such a field.",
      "", "docs/tables.md lists the fields, as line.units and claim.id."};
}

Result<TableColumns> columns_of(std::string_view bytes, const ColumnMap& map) {
  const auto plan = table::plan_of(bytes, map);
  if (!plan) return plan.error();
  const table::Header& header = plan->header;
  TableColumns table{header.separator, header.row, plan->facts.rows, {}};
  table.columns.reserve(header.cells.size());
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const table::ColumnFacts& facts = plan->facts.columns[i];
    const table::ColumnDates& dates = plan->dates[i];
    Column column{header.cells[i], header.fields[i], header.certainties[i], facts.shape,
                  facts.filled};
    if (dates.matters && !dates.both) {
      column.dates = dates.order;
      column.order_known = dates.known;
    }
    table.columns.push_back(std::move(column));
  }
  return table;
}

ColumnMap map_of(const TableColumns& columns) {
  ColumnMap map;
  map.fields.reserve(columns.columns.size());
  for (const Column& column : columns.columns) {
    if (!column.header.empty()) map.fields.emplace_back(column.header, column.field);
    if (column.dates != DateOrder::unsaid && column.order_known) map.dates = column.dates;
  }
  return map;
}

std::string column_map_json(const ColumnMap& map) {
  JsonWriter out;
  out.begin_object().key("columns").begin_object();
  std::vector<std::string_view> written;
  for (const auto& [header, field] : map.fields) {
    if (std::find(written.begin(), written.end(), header) != written.end()) continue;
    written.push_back(header);
    out.member(header, std::string_view(field));
  }
  out.end_object();
  if (map.dates != DateOrder::unsaid)
    out.member("dates", map.dates == DateOrder::day_first ? "day-first" : "month-first");
  out.end_object();
  return out.take();
}

Result<ColumnMap> column_map_from_json(std::string_view text) {
  const auto document = parse_json(text);
  if (!document) return document.error();
  const Error wrong{"This is not a map of columns.", "",
                    "Write {\"columns\":{\"Their header\":\"line.units\"}}, or let "
                    "`infusecheck read --columns --save-map FILE` write it."};
  if (!document->is_object() || !document->contains("columns")) return wrong;
  ColumnMap map;
  for (const auto& [key, value] : document->items()) {
    const auto* word = value.get_ptr<const std::string*>();
    if (key == "dates" && word != nullptr && (*word == "day-first" || *word == "month-first")) {
      map.dates = *word == "day-first" ? DateOrder::day_first : DateOrder::month_first;
    } else if (key != "columns" || !value.is_object()) {
      return wrong;
    } else {
      for (const auto& [header, field] : value.items()) {
        const auto* name = field.get_ptr<const std::string*>();
        if (name == nullptr) return wrong;
        if (auto error = name->empty() ? std::nullopt : unknown_field(*name)) return *error;
        map.fields.emplace_back(header, *name);
      }
    }
  }
  return map;
}

}  // namespace infusecheck
