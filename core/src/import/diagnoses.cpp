#include "import/diagnoses.h"

#include <map>

#include "formats/text.h"
#include "import/words.h"

namespace infusecheck {
namespace {

constexpr int first_month = 10;  // of a fiscal year
constexpr int april = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// Three to seven characters: a letter, a digit, then either.
bool is_diagnosis(std::string_view code) {
  return code.size() >= 3 && code.size() <= 7 && is_letter(code[0]) && is_digit(code[1]) &&
         std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || is_letter(c); });
}

/// 2000 to 2199, alone among other digits; 0 when the name has none.
int year_in(std::string_view name) {
  constexpr std::size_t width = 4;
  for (std::size_t i = 0; i + width <= name.size(); ++i) {
    const std::string_view year = name.substr(i, width);
    const bool alone = (i == 0 || !is_digit(name[i - 1])) &&
                       (i + width == name.size() || !is_digit(name[i + width]));
    if (!alone || !std::all_of(year.begin(), year.end(), is_digit)) continue;
    if (year < "2000" || year > "2199") continue;
    return (year[0] - '0') * 1000 + (year[1] - '0') * 100 + (year[2] - '0') * 10 + (year[3] - '0');
  }
  return 0;
}

std::optional<Span> fiscal_year(int year, bool from_april) {
  const auto from =
      from_april ? Date::from_ymd(year, april, 1) : Date::from_ymd(year - 1, first_month, 1);
  const auto through = Date::from_ymd(year, first_month, 1);
  if (!from || !through) return std::nullopt;
  return Span{*from, *through + -1};
}

}  // namespace

bool is_order_line(std::string_view line) {
  constexpr std::size_t number_width = 5, code_at = 6, flag_at = 14, least_width = 17;
  return line.size() >= least_width &&
         std::all_of(line.begin(), line.begin() + number_width, is_digit) &&
         line[number_width] == ' ' && is_diagnosis(trimmed(line.substr(code_at, 7))) &&
         line[flag_at - 1] == ' ' && (line[flag_at] == '0' || line[flag_at] == '1') &&
         line[flag_at + 1] == ' ';
}

std::optional<Span> fiscal_dates_in(std::string_view name) {
  const int year = year_in(name);
  if (year == 0) return std::nullopt;
  return fiscal_year(year, squeezed(name).find("apr") != std::string::npos);
}

Span fiscal_dates_of(const Span& quarter) {
  const std::string iso = quarter.from.text();
  const int year = year_in(iso);
  const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
  const bool from_april = month >= april && month < first_month;
  return fiscal_year(month >= first_month ? year + 1 : year, from_april).value_or(quarter);
}

std::vector<DiagnosisCode> diagnoses_of(const SourceTable& table, const Span& dates,
                                        const std::string& source, Account& account) {
  std::map<std::string, DiagnosisCode> codes;
  table.each_row([&](const SourceRow& row) {
    if (row.broken || !is_diagnosis(row.cells[0]))
      return account.reject(row.line, "The row holds no diagnosis code in columns 7 to 13.");
    if (row.cells[1] != "0" && row.cells[1] != "1")
      return account.reject(row.line, "Column 15 is neither 0, a heading, nor 1, a code to bill.");
    DiagnosisCode code{.code = row.cells[0],
                       .span = dates,
                       .billable = row.cells[1] == "1",
                       .source = source,
                       .confidence = Confidence::high};
    if (!codes.emplace(row.cells[0], std::move(code)).second)
      return account.reject(row.line, "The code has a row already.");
    account.keep();
  });
  std::vector<DiagnosisCode> rows;
  rows.reserve(codes.size());
  for (auto& [key, code] : codes) rows.push_back(std::move(code));
  return rows;
}

}  // namespace infusecheck
