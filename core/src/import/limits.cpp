#include "import/tables.h"

namespace infusecheck {

std::vector<UnitLimit> limits_of(const SourceTable& table, const Span& dates,
                                 const std::string& source, Account& account) {
  std::map<std::string, UnitLimit> limits;
  table.each_row([&](const SourceRow& row) {
    if (!is_readable(row, account)) return;
    const auto units = Quantity::parse(row.cells[1]);
    if (!units || !units->is_whole() || *units < Quantity() || *units > Quantity::whole(1'000'000))
      return account.reject(row.line, "The limit is not a whole number of units.");
    const char indicator = row.cells[2].empty() ? '0' : row.cells[2][0];
    if (indicator < '1' || indicator > '3')
      return account.reject(row.line, "The adjudication indicator is not 1, 2 or 3.");
    UnitLimit limit{.code = row.cells[0],
                    .span = dates,
                    .units = units->floor(),
                    .adjudication = indicator - '0',
                    .source = source,
                    .confidence = Confidence::high};
    if (!limits.emplace(row.cells[0], std::move(limit)).second)
      return account.reject(row.line, "The code has a row already.");
    account.keep();
  });
  std::vector<UnitLimit> rows;
  rows.reserve(limits.size());
  for (auto& [code, limit] : limits) rows.push_back(std::move(limit));
  return rows;
}

}  // namespace infusecheck
