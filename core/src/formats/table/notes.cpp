#include <algorithm>

#include "checks/read/reading.h"
#include "formats/problems.h"
#include "formats/table/columns.h"

namespace infusecheck::table {
namespace {

Finding note(std::string text) {
  return formats::problem(formats::read_column, "", std::move(text));
}

bool any_starts(const std::vector<UsedColumn>& columns, std::string_view field) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const UsedColumn& column) { return column.field.starts_with(field); });
}

/// Of a column whose dates could be read two ways, or are not read the American way.
std::string dates_text(const UsedColumn& column, const ColumnDates& dates, bool open) {
  const bool day_first = dates.order == DateOrder::day_first && dates.matters;
  if (dates.both || !(open || day_first) || (dates.known && !day_first)) return "";
  std::string text = "Dates of column ";
  text.append(column.header).append(" were read as ");
  text.append(day_first ? "day/month/year" : "month/day/year");
  return text.append(dates.known ? "." : "; no date of the file shows which it is.");
}

}  // namespace

std::vector<Finding> notes_on(const Plan& plan, const std::vector<UsedColumn>& columns) {
  std::vector<Finding> notes;
  const Header& header = plan.header;
  std::size_t unused = 0;
  for (std::size_t i = 0; i < header.fields.size(); ++i)
    unused += header.fields[i].empty() && plan.facts.columns[i].filled > 0;
  if (unused > 0)
    notes.push_back(
        note(std::to_string(unused) + (unused == 1 ? " column of the table is not used."
                                                   : " columns of the table are not used.")));
  if (header.kind == TableKind::claims && any_starts(columns, "claim.diagnoses") &&
      !any_starts(columns, "line.diagnosis_pointers"))
    notes.push_back(
        note("The table has no column of diagnosis pointers: each line was read as pointing to the "
             "diagnoses of its row."));
  for (const UsedColumn& column : columns) {
    const std::size_t at = column.position;
    std::string text = dates_text(column, plan.dates[at], plan.facts.columns[at].open);
    if (!text.empty()) notes.push_back(note(std::move(text)));
  }
  return notes;
}

}  // namespace infusecheck::table
