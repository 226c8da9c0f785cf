// Calendar dates and local clock times. No time zones: a claim has none.
#pragma once

#include <chrono>
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

/// A date known when the program is written: `day(2023, 7, 1)`.
consteval Date day(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::sys_days days =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
  return Date::from_days(static_cast<std::int32_t>(days.time_since_epoch().count()));
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
