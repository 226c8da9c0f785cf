#include "report/columns_json.h"

#include "report/json_writer.h"

namespace infusecheck {

std::string_view certainty_text(Certainty certainty) {
  switch (certainty) {
    case Certainty::none:
      return "";
    case Certainty::values:
      return "by its values";
    case Certainty::likely:
      return "likely";
    case Certainty::sure:
      return "sure";
    case Certainty::given:
      return "as said";
  }
  return "";
}

std::string columns_json(const TableColumns& table) {
  JsonWriter out;
  out.begin_object().member("separator", std::string_view(&table.separator, 1));
  out.member("header_row", table.header_row).member("rows", std::int64_t(table.rows));
  out.key("columns").begin_array();
  for (const Column& column : table.columns) {
    out.begin_object().member("header", std::string_view(column.header));
    out.optional_member("field", column.field);
    out.optional_member("sure", certainty_text(column.certainty));
    out.optional_member("shape", column.shape).member("filled", std::int64_t(column.filled));
    if (column.dates != DateOrder::unsaid)
      out.member("dates", column.dates == DateOrder::day_first ? "day-first" : "month-first");
    if (column.dates != DateOrder::unsaid) out.member("dates_known", column.order_known);
    out.end_object();
  }
  out.end_array().key("map").raw(column_map_json(map_of(table))).end_object();
  return out.take();
}

}  // namespace infusecheck
