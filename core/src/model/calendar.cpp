#include "infusecheck/calendar.h"

#include <chrono>

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

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  text.insert(0, text.size() < width ? width - text.size() : 0, '0');
  return text;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;  // std::chrono keeps a single byte of month and day
  }
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days{ymd}.time_since_epoch().count();
  return from_days(static_cast<std::int32_t>(days));
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
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days_}}};
  return padded(static_cast<int>(ymd.year()), 4) + '-' +
         padded(static_cast<int>(static_cast<unsigned>(ymd.month())), 2) + '-' +
         padded(static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
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
