#include <array>
#include <vector>

#include "import/words.h"
#include "infusecheck/import.h"

namespace infusecheck {
namespace {

/// A run of letters or of digits, in lower case; a number's value.
struct Token {
  std::string word;
  int number = -1;

  bool is_year() const { return word.size() == 4 && number >= 2000 && number <= 2199; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool digits = false, open = false;
  for (const char c : text) {
    const std::string letter = squeezed(std::string_view(&c, 1));
    if (letter.empty()) {
      open = false;
      continue;
    }
    if (!open || digits != is_digit(c)) tokens.emplace_back();
    open = true;
    digits = is_digit(c);
    tokens.back().word += letter;
  }
  for (Token& token : tokens) {
    if (!is_digit(token.word[0]) || token.word.size() > 8) continue;
    token.number = 0;
    for (const char c : token.word) token.number = token.number * 10 + (c - '0');
  }
  return tokens;
}

/// 1 to 12, or 0: "oct" and "october" are the tenth.
int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (months[i].starts_with(word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// Reads patterns off a list of tokens; what is past its end is an empty token.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : tokens_(tokens_of(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& at(std::size_t i) const { return i < tokens_.size() ? tokens_[i] : none_; }

  std::optional<Date> written_out(std::size_t i) const {  // October 1, 2025
    const int month = month_named(at(i).word);
    return month > 0 && at(i + 2).is_year()
               ? Date::from_ymd(at(i + 2).number, month, at(i + 1).number)
               : std::nullopt;
  }
  std::optional<Date> month_and_year(std::size_t i) const {  // October 2025
    const int month = month_named(at(i).word);
    return month > 0 && at(i + 1).is_year() ? Date::from_ymd(at(i + 1).number, month, 1)
                                            : std::nullopt;
  }
  std::optional<Date> year_and_month(std::size_t i) const {  // 2026_OCT, 2026-10
    if (!at(i).is_year()) return std::nullopt;
    const int month = at(i + 1).word.size() == 2 && at(i + 1).number > 0
                          ? at(i + 1).number
                          : month_named(at(i + 1).word);
    return Date::from_ymd(at(i).number, month, 1);
  }
  std::optional<Date> year_and_quarter(std::size_t i) const {  // 2026Q4
    const int quarter = at(i + 2).number;
    if (!at(i).is_year() || at(i + 1).word != "q" || quarter < 1 || quarter > 4)
      return std::nullopt;
    return Date::from_ymd(at(i).number, quarter * 3 - 2, 1);
  }
  std::optional<Date> version(std::size_t i) const {  // ccipra-v322r0: the 32nd year, quarter 3
    const int version = at(i).word == "v" && at(i + 2).word == "r" ? at(i + 1).number : -1;
    return version >= 100 && version <= 999 && version % 10 <= 3
               ? Date::from_ymd(1994 + version / 10, version % 10 * 3 + 1, 1)
               : std::nullopt;
  }
  std::optional<Date> effective(std::size_t i) const {  // Eff_07-01-2026
    return at(i).word == "eff" && at(i + 3).is_year()
               ? Date::from_ymd(at(i + 3).number, at(i + 1).number, at(i + 2).number)
               : std::nullopt;
  }

 private:
  std::vector<Token> tokens_;
  Token none_;
};

/// 1 to 4, of a date as YYYY-MM-DD.
int quarter_in(const Tokens& iso) { return (iso.at(1).number + 2) / 3; }

}  // namespace

Span quarter_of(Date day) {
  const Tokens iso(day.text());
  const int year = iso.at(0).number, quarter = quarter_in(iso);
  const auto next =
      quarter == 4 ? Date::from_ymd(year + 1, 1, 1) : Date::from_ymd(year, quarter * 3 + 1, 1);
  return {*Date::from_ymd(year, quarter * 3 - 2, 1), next ? *next + -1 : day};
}

std::string quarter_name(Date day, char separator) {
  const Tokens iso(day.text());
  return iso.at(0).word + separator + std::to_string(quarter_in(iso));
}

std::optional<Span> quarter_named(std::string_view text) {
  const Tokens tokens(text);
  const auto start = tokens.size() == 3 ? tokens.year_and_quarter(0) : std::nullopt;
  return start ? std::optional(quarter_of(*start)) : std::nullopt;
}

std::optional<Span> dates_in_title(std::string_view text) {
  const Tokens tokens(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto from = tokens.written_out(i);
    const auto through = tokens.written_out(i + 4);
    if (from && through && *from <= *through && *through - *from < 366)
      return Span{*from, *through};
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto month = tokens.month_and_year(i)) return quarter_of(*month);
  }
  return std::nullopt;
}

std::optional<Span> dates_in_name(std::string_view file_name) {
  const Tokens tokens(file_name);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto date = tokens.effective(i)) return Span{*date, quarter_of(*date).through};
  }
  for (const auto pattern : {&Tokens::year_and_quarter, &Tokens::version, &Tokens::month_and_year,
                             &Tokens::year_and_month}) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (const auto date = (tokens.*pattern)(i)) return quarter_of(*date);
    }
  }
  return std::nullopt;
}

}  // namespace infusecheck
