#include "infusecheck/calendar.h"

namespace infusecheck {
namespace {

std::optional<int> number(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> from_parts(std::optional<int> year, std::optional<int> month,
                               std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  return Date::from_ymd(*year, *month, *day);
}

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  text.insert(0, text.size() < width ? width - text.size() : 0, '0');
  return text;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 ||
      day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return from_days(detail::days_from_civil(year, month, day));
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  return from_parts(number(iso, 0, 4), number(iso, 5, 2), number(iso, 8, 2));
}

std::optional<Date> Date::parse_compact(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return from_parts(number(text, 0, 4), number(text, 4, 2), number(text, 6, 2));
}

std::string Date::text() const {
  // The inverse of days_from_civil: days since 0000-03-01, then era, year, month and day of it.
  const int days = days_ + 719'468;
  const int era = (days >= 0 ? days : days - 146'096) / 146'097;
  const int day_of_era = days - era * 146'097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
}

std::optional<LocalTime> LocalTime::parse(std::string_view iso) {
  if (iso.size() != 16 && iso.size() != 19) return std::nullopt;
  const auto date = Date::parse(iso.substr(0, 10));
  const auto hour = number(iso, 11, 2);
  const auto minute = number(iso, 14, 2);
  if (!date || !hour || !minute || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':') {
    return std::nullopt;
  }
  if (*hour > 23 || *minute > 59) return std::nullopt;
  if (iso.size() == 19) {
    const auto second = number(iso, 17, 2);
    if (iso[16] != ':' || !second || *second > 59) return std::nullopt;
  }
  return LocalTime(*date, *hour * 60 + *minute);
}

std::string LocalTime::text() const {
  return date_.text() + 'T' + padded(minute_ / 60, 2) + ':' + padded(minute_ % 60, 2);
}

}  // namespace infusecheck
