#include "formats/table/values.h"

#include <algorithm>
#include <array>

#include "formats/text.h"
#include "model/names.h"

namespace infusecheck::table {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Commas stand before three digits each, or nowhere.
bool well_grouped(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at < whole.size(); at += 4) {
    if (whole[at] != ',' || at + 4 > whole.size() || !all_digits(whole.substr(at + 1, 3)))
      return false;
  }
  return true;
}

struct Word {
  std::string_view words;
  int value;
};

template <std::size_t n>
int value_of(const Word (&table)[n], std::string_view key, int otherwise) {
  for (const auto& [words, value] : table) {
    for (const std::string_view word : parts_of(words, " ")) {
      if (word == key) return value;
    }
  }
  return otherwise;
}

int month_named(std::string_view text) {
  constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
  const std::string key = key_of(text);
  for (int month = 0; month < 12; ++month) {
    if (key.size() >= 3 && months[month].starts_with(key)) return month + 1;
  }
  return key == "sept" ? 9 : 0;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Three numbers, or two and a month's name, in the order they stand.
struct Pieces {
  std::array<std::string_view, 3> text;
  bool numeric = true;

  int value(std::size_t i) const { return number_of(text[i]); }
};

std::optional<Pieces> pieces_of(std::string_view date) {
  Pieces pieces;
  std::size_t count = 0;
  for (std::size_t at = 0; at < date.size();) {
    if (!is_alnum(date[at])) {
      const bool sign = std::string_view("/-., ").find(date[at]) != std::string_view::npos;
      if (!sign || count == 0) return std::nullopt;
      ++at;
      continue;
    }
    std::size_t end = at;
    const bool digits = is_digit(date[at]);
    while (end < date.size() && (digits ? is_digit(date[end]) : is_letter(date[end]))) ++end;
    if (count == 3 || end - at > 9 || (digits && end - at > 4)) return std::nullopt;
    pieces.numeric &= digits;
    pieces.text[count++] = date.substr(at, end - at);
    at = end;
  }
  return count == 3 ? std::optional(pieces) : std::nullopt;
}

std::optional<int> year_of(std::string_view digits, const DateStyle& style) {
  if (digits.size() == 4) return number_of(digits);
  if (digits.size() != 2) return std::nullopt;
  int year = 2000 + number_of(digits);
  while (style.century_by && year > *style.century_by) year -= 100;
  return year;
}

std::optional<Date> in_numbers(const Pieces& pieces, const DateStyle& style) {
  if (pieces.text[0].size() == 4)
    return Date::from_ymd(pieces.value(0), pieces.value(1), pieces.value(2));
  const auto year = year_of(pieces.text[2], style);
  if (!year || pieces.text[0].size() > 2 || pieces.text[1].size() > 2) return std::nullopt;
  const int first = pieces.value(0);
  const int second = pieces.value(1);
  if (style.open && first != second) {
    if (first > 12) return Date::from_ymd(*year, second, first);
    return second > 12 ? Date::from_ymd(*year, first, second) : std::nullopt;
  }
  const bool day_first = style.order == DateOrder::day_first;
  return Date::from_ymd(*year, day_first ? second : first, day_first ? first : second);
}

/// "2-Mar-2026", "Mar 2, 2026", "2026 Mar 2".
std::optional<Date> with_name(const Pieces& pieces, const DateStyle& style) {
  std::size_t named = 3;
  for (std::size_t i = 0; i < 3; ++i) {
    if (is_digit(pieces.text[i].front())) continue;
    if (named < 3) return std::nullopt;
    named = i;
  }
  if (named > 1) return std::nullopt;
  const int month = month_named(pieces.text[named]);
  const bool year_first = named == 1 && pieces.text[0].size() == 4;
  const std::size_t day_at = year_first ? 2 : 1 - named;
  const auto year = year_of(pieces.text[year_first ? 0 : 2], style);
  if (!year || pieces.text[day_at].size() > 2) return std::nullopt;
  return Date::from_ymd(*year, month, pieces.value(day_at));
}

std::string_view date_part(std::string_view cell) { return bare(cell.substr(0, time_part(cell))); }

}  // namespace

std::string_view bare(std::string_view cell) {
  const auto strip = [](std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    for (std::size_t size = 0; size != text.size();) {
      size = text.size();
      text = trimmed(text);
      if (text.starts_with(no_break_space)) text.remove_prefix(2);
      if (text.ends_with(no_break_space)) text.remove_suffix(2);
    }
    return text;
  };
  cell = strip(cell);
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"'))
    cell = strip(cell.substr(2, cell.size() - 3));
  return cell;
}

std::optional<std::string> plain_number(std::string_view cell) {
  const std::string_view whole = cell.substr(0, cell.find('.'));
  const bool sign = whole.starts_with('-') || whole.starts_with('+');
  if (!well_grouped(whole.substr(sign ? 1 : 0))) return std::nullopt;
  std::string number(cell);
  number.erase(
      std::remove(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(whole.size()), ','),
      number.begin() + static_cast<std::ptrdiff_t>(whole.size()));
  return Quantity::parse(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::string> plain_money(std::string_view cell) {
  cell = bare(cell);
  bool negative = false;
  if (cell.starts_with('(') && cell.ends_with(')') && cell.size() > 2) {
    negative = true;
    cell = bare(cell.substr(1, cell.size() - 2));
  }
  const auto take_sign = [&] {
    if (negative || !cell.starts_with('-')) return;
    negative = true;
    cell = bare(cell.substr(1));
  };
  take_sign();
  if (cell.starts_with('$')) cell = bare(cell.substr(1));
  if (cell.starts_with("USD")) cell = bare(cell.substr(3));
  take_sign();
  if (cell.ends_with("USD")) cell = bare(cell.substr(0, cell.size() - 3));
  if (!negative && cell.ends_with('-')) {
    negative = true;
    cell = bare(cell.substr(0, cell.size() - 1));
  }
  if (cell.empty() || !(is_digit(cell.front()) || cell.front() == '.')) return std::nullopt;
  auto number = plain_number(cell);
  if (number && negative) number->insert(0, "-");
  return number && Money::parse(*number) ? number : std::nullopt;
}

std::size_t time_part(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  if (colon == std::string_view::npos || colon == 0) return cell.size();
  std::size_t at = colon;
  while (at > 0 && is_digit(cell[at - 1])) --at;
  return at;
}

std::optional<Date> read_date(std::string_view cell, const DateStyle& style) {
  std::string_view date = date_part(cell);
  if (date.ends_with('T') && date.size() > 1 && is_digit(date[date.size() - 2]))
    date.remove_suffix(1);
  if (all_digits(date)) return Date::parse_compact(date);
  const auto pieces = pieces_of(date);
  if (!pieces) return std::nullopt;
  return pieces->numeric ? in_numbers(*pieces, style) : with_name(*pieces, style);
}

OrderShown order_shown(std::string_view cell) {
  const auto pieces = pieces_of(date_part(cell));
  if (!pieces || !pieces->numeric || pieces->text[0].size() > 2 || pieces->text[1].size() > 2)
    return OrderShown::nothing;
  const int first = pieces->value(0);
  const int second = pieces->value(1);
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12))
    return OrderShown::nothing;
  if (first > 12) return OrderShown::day_first;
  if (second > 12) return OrderShown::month_first;
  return first == second ? OrderShown::nothing : OrderShown::open;
}

std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (is_alnum(c)) key += lower(c);
  }
  return key;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::vector<std::string_view> parts_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    const std::string_view part = bare(cell.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

bool is_code(std::string_view text) {
  return text.size() == 5 && is_alnum(text[0]) && all_digits(text.substr(1, 3)) &&
         (is_digit(text[4]) || (is_digit(text[0]) && is_letter(text[4])));
}

bool is_modifier(std::string_view text) {
  return text.size() == 2 && is_alnum(text[0]) && is_alnum(text[1]);
}

bool is_diagnosis(std::string_view text) {
  if (text.size() < 3 || text.size() > 8 || !is_letter(text[0]) || !is_digit(text[1]) ||
      !is_alnum(text[2]))
    return false;
  std::string_view rest = text.substr(3);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (rest.empty()) return false;
  }
  return rest.size() <= 4 && std::all_of(rest.begin(), rest.end(), is_alnum);
}

std::optional<PayerType> payer_type_named(std::string_view text) {
  constexpr Word names[] = {
      {"medicare medicareb medicarepartb partb mcr medicareffs", int(PayerType::medicare)},
      {"medicareadvantage medicarepartc partc mapd medicarehmo",
       int(PayerType::medicare_advantage)},
      {"medicaid mcd managedmedicaid", int(PayerType::medicaid)},
      {"commercial commercialinsurance", int(PayerType::commercial)},
      {"tricare", int(PayerType::tricare)},
      {"other", int(PayerType::other)}};
  const int value = value_of(names, key_of(text), -1);
  return value < 0 ? std::nullopt : std::optional(static_cast<PayerType>(value));
}

std::optional<Form> form_named(std::string_view text) {
  constexpr Word names[] = {
      {"professional cms1500 hcfa1500 hcfa 1500 837p prof p", int(Form::professional)},
      {"institutional ub04 ub 837i cms1450 1450 inst facility i", int(Form::institutional)}};
  const int value = value_of(names, key_of(text), -1);
  return value < 0 ? std::nullopt : std::optional(static_cast<Form>(value));
}

std::optional<bool> flag_named(std::string_view text) {
  constexpr Word names[] = {{"true yes y 1 x", 1}, {"false no n 0", 0}};
  const int value = value_of(names, key_of(text), -1);
  return value < 0 ? std::nullopt : std::optional(value == 1);
}

}  // namespace infusecheck::table
