#include "infusecheck/calendar.h"

#include <gtest/gtest.h>

namespace infusecheck {
namespace {

/// Counts days one by one, knowing only the lengths of months and the leap year rule.
struct SlowCalendar {
  int year = 1900, month = 1, day = 1;

  bool leap() const { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }
  int month_length() const {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap() ? 29 : lengths[month - 1];
  }
  void advance() {
    if (++day <= month_length()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  std::string text(bool hyphens) const {
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    const char* hyphen = hyphens ? "-" : "";
    return std::to_string(year) + hyphen + two(month) + hyphen + two(day);
  }
};

TEST(Calendar, EveryDayOfTwoCenturiesRoundTrips) {
  std::int32_t days = -25'567;  // 1900-01-01
  for (SlowCalendar slow; slow.year <= 2100; slow.advance(), ++days) {
    const Date date = Date::from_days(days);
    ASSERT_EQ(date.text(), slow.text(true));
    ASSERT_EQ(Date::parse(slow.text(true)), date);
    ASSERT_EQ(Date::parse_compact(slow.text(false)), date);
    ASSERT_EQ(Date::from_ymd(slow.year, slow.month, slow.day), date);
    ASSERT_FALSE(Date::from_ymd(slow.year, slow.month, slow.month_length() + 1));
  }
  EXPECT_EQ(Date::from_days(0).text(), "1970-01-01");
  EXPECT_EQ(days, 47'847);  // 2101-01-01
}

TEST(Calendar, RefusesDaysNoCalendarHas) {
  for (const char* text :
       {"2026-02-30", "2026-02-29", "1900-02-29", "2100-02-29",      "2026-04-31",  "2026-13-01",
        "2026-00-10", "2026-01-00", "1799-12-31", "2201-01-01",      "0000-00-00",  "2026-1-01",
        "26-01-01",   "2026/01/01", "20260101",   "2026-01-01 ",     " 2026-01-01", "2026-01-1O",
        "-026-01-01", "2026-01--1", "",           "2026-01-01T00:00"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
  for (const char* text : {"20260230", "2026023", "202602301", "2026-2-3", "0", "", "2O260101"}) {
    EXPECT_FALSE(Date::parse_compact(text)) << text;
  }
  for (const auto& [month, day] : {std::pair(-1, 1),
                                   {0, 1},
                                   {13, 1},
                                   {1, -1},
                                   {1, 0},
                                   {1, 256 + 1},
                                   {256 + 1, 1},
                                   {1, 1 << 30}}) {
    EXPECT_FALSE(Date::from_ymd(2026, month, day)) << month << ' ' << day;
  }
  EXPECT_FALSE(Date::from_ymd(1 << 30, 1, 1));
}

TEST(Calendar, KnowsLeapYears) {
  for (const char* text : {"2000-02-29", "2024-02-29", "1904-02-29", "2400-02-29"}) {
    EXPECT_EQ(Date::parse(text).has_value(), std::string_view(text) < "2200") << text;
  }
  EXPECT_EQ(*Date::parse("2024-03-01") - *Date::parse("2024-02-28"), 2);
  EXPECT_EQ(*Date::parse("2026-03-01") - *Date::parse("2026-02-28"), 1);
}

TEST(Calendar, DatesKnownAtCompileTimeAgree) {
  static_assert(day(2023, 7, 1) < day(2023, 10, 1));
  EXPECT_EQ(day(2023, 7, 1), Date::parse("2023-07-01"));
  EXPECT_EQ(day(2026, 12, 31) + 1, Date::parse("2027-01-01"));
}

TEST(Calendar, EveryMinuteOfADayRoundTrips) {
  const Date date = *Date::parse("2026-03-02");
  const LocalTime midnight(date, 0);
  for (int minute = 0; minute < 1440; ++minute) {
    const LocalTime time(date, minute);
    ASSERT_EQ(LocalTime::parse(time.text()), time) << time.text();
    ASSERT_EQ(time - midnight, minute);
  }
  EXPECT_EQ(LocalTime(date, 545).text(), "2026-03-02T09:05");
}

TEST(Calendar, ReadsTimesAsPeopleWriteThem) {
  const LocalTime nine = *LocalTime::parse("2026-03-02T09:00");
  EXPECT_EQ(LocalTime::parse("2026-03-02 09:00"), nine);
  EXPECT_EQ(LocalTime::parse("2026-03-02T09:00:59"), nine);
  for (const char* text :
       {"2026-03-02T24:00", "2026-03-02T09:60", "2026-03-02T09:00:60", "2026-03-02T9:00",
        "2026-03-02T09:00Z", "2026-03-02T09:00+01:00", "2026-02-30T09:00", "2026-03-02",
        "2026-03-02_09:00", "2026-03-02T09.00", "2026-03-02T09:00.00", "2026-03-02T0A:00", ""}) {
    EXPECT_FALSE(LocalTime::parse(text)) << text;
  }
}

TEST(Calendar, MinutesBetweenTimesCrossMidnightAndMonths) {
  const auto minutes = [](const char* from, const char* to) {
    return *LocalTime::parse(to) - *LocalTime::parse(from);
  };
  EXPECT_EQ(minutes("2026-03-02T09:00", "2026-03-02T11:10"), 130);
  EXPECT_EQ(minutes("2026-02-28T23:30", "2026-03-01T00:10"), 40);
  EXPECT_EQ(minutes("2026-03-02T11:10", "2026-03-02T09:00"), -130);
  EXPECT_EQ(minutes("1800-01-01T00:00", "2200-12-31T23:59"), 210'905'279);
}

TEST(Calendar, SpansIncludeBothEnds) {
  const Span span{day(2026, 1, 1), day(2026, 3, 31)};
  EXPECT_TRUE(span.covers(day(2026, 1, 1)) && span.covers(day(2026, 3, 31)));
  EXPECT_FALSE(span.covers(day(2025, 12, 31)) || span.covers(day(2026, 4, 1)));
  EXPECT_TRUE(span.overlaps({day(2026, 3, 31), day(2026, 3, 31)}));
  EXPECT_FALSE(span.overlaps({day(2026, 4, 1), day(2026, 4, 1)}));
  EXPECT_TRUE(span.begins() && span.ends());
  EXPECT_TRUE(Span{}.covers(day(1800, 1, 1)) && Span{}.overlaps(span));
  EXPECT_FALSE(Span{}.begins() || Span{}.ends());
}

}  // namespace
}  // namespace infusecheck
