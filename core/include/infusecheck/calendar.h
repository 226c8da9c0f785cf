// Calendar dates and local clock times. No time zones: a claim has none.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace infusecheck {

/// A day of the Gregorian calendar, kept as days since 1970-01-01.
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date from_days(std::int32_t days) { return Date(days); }
  /// Nothing when the calendar has no such day (2026-02-30) or the year is outside 1800 to 2200.
  static std::optional<Date> from_ymd(int year, int month, int day);
  static std::optional<Date> parse(std::string_view iso);  ///< "2026-03-02"
  static std::optional<Date> parse_compact(
      std::string_view text);  ///< "20260302", as X12 writes it

  constexpr std::int32_t days() const { return days_; }
  std::string text() const;  ///< "2026-03-02"

  friend constexpr Date operator+(Date d, int days) { return Date(d.days_ + days); }
  friend constexpr int operator-(Date a, Date b) { return a.days_ - b.days_; }
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  explicit constexpr Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

namespace detail {
/// Days from 1970-01-01 to a day of the Gregorian calendar. Years run from March, so that the leap
/// day is their last; 400 of them have 146,097 days.
constexpr std::int32_t days_from_civil(int year, int month, int day_of_month) {
  const int shifted_year = year - (month <= 2 ? 1 : 0);
  const int era = (shifted_year >= 0 ? shifted_year : shifted_year - 399) / 400;
  const int year_of_era = shifted_year - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day_of_month - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}
}  // namespace detail

/// A date known when the program is written: `day(2023, 7, 1)`.
consteval Date day(int year, int month, int day_of_month) {
  return Date::from_days(detail::days_from_civil(year, month, day_of_month));
}

/// A minute of a day: "2026-03-02T09:00". Seconds are accepted and cut off, never rounded.
class LocalTime {
 public:
  constexpr LocalTime() = default;
  constexpr LocalTime(Date date, int minute_of_day) : date_(date), minute_(minute_of_day) {}
  static std::optional<LocalTime> parse(std::string_view iso);

  constexpr Date date() const { return date_; }
  std::string text() const;

  /// Whole minutes from b to a.
  friend constexpr std::int64_t operator-(LocalTime a, LocalTime b) {
    return std::int64_t{a.date_ - b.date_} * 1440 + a.minute_ - b.minute_;
  }
  friend constexpr auto operator<=>(LocalTime, LocalTime) = default;

 private:
  Date date_;
  std::int32_t minute_ = 0;
};

/// The dates on which something holds, both ends included; an open end reaches for ever.
struct Span {
  Date from = Date::from_days(std::numeric_limits<std::int32_t>::min());
  Date through = Date::from_days(std::numeric_limits<std::int32_t>::max());

  constexpr bool covers(Date day) const { return from <= day && day <= through; }
  constexpr bool overlaps(const Span& other) const {
    return from <= other.through && other.from <= through;
  }
  constexpr bool ends() const {
    return through != Date::from_days(std::numeric_limits<std::int32_t>::max());
  }
  constexpr bool begins() const {
    return from != Date::from_days(std::numeric_limits<std::int32_t>::min());
  }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace infusecheck
