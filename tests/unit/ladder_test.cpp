#include "coding/ladder.h"

#include <gtest/gtest.h>

namespace infusecheck {
namespace {

/// The rule as it is taught: the first hour, then one unit for each further hour that has run more
/// than 30 minutes, counted minute by minute.
int slow_further_hours(int minutes) {
  int hours = 0;
  int into_hour = 0;
  for (int minute = 61; minute <= minutes; ++minute) {
    if (++into_hour == 31) ++hours;
    if (into_hour == 60) into_hour = 0;
  }
  return hours;
}

TEST(Ladder, FurtherHoursAgreeWithCountingMinuteByMinute) {
  for (int minutes = 0; minutes <= 1440; ++minutes) {
    EXPECT_EQ(further_hours(minutes), slow_further_hours(minutes)) << minutes;
  }
}

TEST(Ladder, TheBoundariesAreThoseOfTheRulebook) {
  EXPECT_EQ(further_hours(90), 0);
  EXPECT_EQ(further_hours(91), 1);
  EXPECT_EQ(further_hours(150), 1);
  EXPECT_EQ(further_hours(151), 2);
  EXPECT_EQ(further_hours(-5), 0);
}

TEST(Ladder, EachFurtherHourBeginsWhereItSays) {
  for (std::int64_t n = 1; n <= 24; ++n) {
    EXPECT_EQ(further_hours(further_hour_from(n)), n);
    EXPECT_EQ(further_hours(further_hour_from(n) - 1), n - 1);
  }
}

}  // namespace
}  // namespace infusecheck
