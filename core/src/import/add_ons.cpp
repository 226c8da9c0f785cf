#include <algorithm>

#include "import/tables.h"

namespace infusecheck {
namespace {

/// CMS writes dates as year and day of the year: 2026091 is the first of April.
std::optional<Date> ordinal_date(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 7 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  const auto first = Date::from_ymd(number / 1000, 1, 1);
  const auto next = Date::from_ymd(number / 1000 + 1, 1, 1);
  const int day = number % 1000;
  if (!first || !next || day < 1 || day > *next - *first) return std::nullopt;
  return *first + (day - 1);
}

/// A date that may be missing; `false` when it is none.
bool read_date(const std::string& text, std::optional<Date>& date) {
  date = ordinal_date(text);
  if (!date) date = Date::parse_compact(text);
  return date || text.empty();
}

/// In the order of the layout's columns.
enum Column { type, add_on, add_on_end, primary, primary_end, from, through };

/// Says why a row cannot be read; empty when `pair` holds it.
std::string_view read_pair(const std::vector<std::string>& cells, AddOnPrimary& pair) {
  if (!is_code(cells[add_on]) || !is_code(cells[primary]))
    return "The row lacks an add-on code or a primary code.";
  if (cells[type].size() != 1 || cells[type][0] < '1' || cells[type][0] > '3')
    return "The type of the add-on is not 1, 2 or 3.";
  pair.add_on = cells[add_on];
  pair.primary = cells[primary];
  pair.pair = pair.add_on + ' ' + pair.primary;
  pair.type = cells[type][0] - '0';
  std::optional<Date> begins;
  if (!read_date(cells[from], begins)) return "A date is not written as year and day of the year.";
  if (begins) pair.span.from = *begins;
  for (const Column end : {through, add_on_end, primary_end}) {
    std::optional<Date> date;
    if (!read_date(cells[end], date)) return "A date is not written as year and day of the year.";
    if (date) pair.span.through = std::min(pair.span.through, *date);
  }
  return "";
}

}  // namespace

std::vector<AddOnPrimary> add_ons_of(const SourceTable& table, const std::string& source,
                                     Account& account) {
  std::map<std::pair<std::string, Date>, AddOnPrimary> pairs;
  table.each_row([&](const SourceRow& row) {
    if (row.broken)
      return account.reject(row.line, "A quoted cell does not end where its quote closes.");
    AddOnPrimary pair;
    pair.source = source;
    pair.confidence = Confidence::high;
    if (const auto reason = read_pair(row.cells, pair); !reason.empty())
      return account.reject(row.line, std::string(reason));
    if (pair.span.through < pair.span.from)
      return account.leave_out("The edit ended before it began: it never held.");
    bool overlaps = false;
    for (auto other = pairs.lower_bound({pair.pair, Span().from});
         other != pairs.end() && other->first.first == pair.pair; ++other)
      overlaps |= other->second.span.overlaps(pair.span);
    if (overlaps) return account.reject(row.line, "The pair has a row for these dates already.");
    pairs.emplace(std::pair{pair.pair, pair.span.from}, std::move(pair));
    account.keep();
  });
  std::vector<AddOnPrimary> rows;
  rows.reserve(pairs.size());
  for (auto& [key, pair] : pairs) rows.push_back(std::move(pair));
  return rows;
}

}  // namespace infusecheck
