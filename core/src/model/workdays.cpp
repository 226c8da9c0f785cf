#include "model/workdays.h"

#include <algorithm>
#include <array>

namespace infusecheck {
namespace {

struct Parts {
  int year, month, day;
};

Parts parts_of(Date date) {
  const std::string text = date.text();
  const auto number = [&](std::size_t at, std::size_t width) {
    int value = 0;
    for (const char c : text.substr(at, width)) value = value * 10 + (c - '0');
    return value;
  };
  return {number(0, 4), number(5, 2), number(8, 2)};
}

/// 0 = Sunday. 1970-01-01 was a Thursday.
int weekday(Date date) { return ((date.days() + 4) % 7 + 7) % 7; }

constexpr int saturday = 6, sunday = 0, monday = 1, thursday = 4;

struct FixedHoliday {
  int month, day, since;
};
constexpr std::array fixed_holidays{FixedHoliday{1, 1, 0}, FixedHoliday{6, 19, 2021},
                                    FixedHoliday{7, 4, 0}, FixedHoliday{11, 11, 0},
                                    FixedHoliday{12, 25, 0}};

bool is_fixed_holiday(Date date) {
  const Parts parts = parts_of(date);
  return std::any_of(fixed_holidays.begin(), fixed_holidays.end(),
                     [&](const FixedHoliday& holiday) {
                       return parts.month == holiday.month && parts.day == holiday.day &&
                              parts.year >= holiday.since;
                     });
}

/// Holidays on the n-th of a weekday in their month; 5 = the last one.
struct MovingHoliday {
  int month, weekday, nth;
};
constexpr std::array moving_holidays{MovingHoliday{1, monday, 3},  MovingHoliday{2, monday, 3},
                                     MovingHoliday{5, monday, 5},  MovingHoliday{9, monday, 1},
                                     MovingHoliday{10, monday, 2}, MovingHoliday{11, thursday, 4}};

bool is_moving_holiday(Date date) {
  const Parts parts = parts_of(date);
  const int nth = (parts.day - 1) / 7 + 1;
  const bool last = parts_of(date + 7).month != parts.month;
  return std::any_of(moving_holidays.begin(), moving_holidays.end(),
                     [&](const MovingHoliday& holiday) {
                       return parts.month == holiday.month && weekday(date) == holiday.weekday &&
                              (holiday.nth == 5 ? last : nth == holiday.nth);
                     });
}

}  // namespace

Date add_months(Date from, int months) {
  const Parts parts = parts_of(from);
  const int count = parts.year * 12 + parts.month - 1 + months;
  for (int day = parts.day; day > 28; --day) {
    if (const auto date = Date::from_ymd(count / 12, count % 12 + 1, day)) return *date;
  }
  return Date::from_ymd(count / 12, count % 12 + 1, std::min(parts.day, 28)).value_or(from);
}

bool federal_offices_closed(Date day) {
  const int today = weekday(day);
  if (today == saturday || today == sunday) return true;
  // A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after.
  return is_fixed_holiday(day) || is_moving_holiday(day) ||
         (today == monday && is_fixed_holiday(day + -1)) ||
         (today == saturday - 1 && is_fixed_holiday(day + 1));
}

Date workday_from(Date day) {
  while (federal_offices_closed(day)) day = day + 1;
  return day;
}

}  // namespace infusecheck
