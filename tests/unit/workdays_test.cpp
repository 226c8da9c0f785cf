#include "model/workdays.h"

#include <gtest/gtest.h>

namespace infusecheck {
namespace {

TEST(Workdays, MonthsKeepTheDayWhereThereIsOne) {
  EXPECT_EQ(add_months(day(2026, 3, 2), 12), day(2027, 3, 2));
  EXPECT_EQ(add_months(day(2024, 2, 29), 12), day(2025, 2, 28));
  EXPECT_EQ(add_months(day(2024, 2, 29), 48), day(2028, 2, 29));
  EXPECT_EQ(add_months(day(2026, 8, 31), 6), day(2027, 2, 28));
  EXPECT_EQ(add_months(day(2026, 12, 31), 1), day(2027, 1, 31));
  EXPECT_EQ(add_months(day(2026, 1, 31), 3), day(2026, 4, 30));
  EXPECT_EQ(add_months(day(2026, 3, 2), 0), day(2026, 3, 2));
}

TEST(Workdays, FederalOfficesCloseOnWeekendsAndHolidays) {
  for (const Date closed :
       {day(2026, 1, 1), day(2026, 1, 19), day(2026, 2, 16), day(2026, 5, 25), day(2026, 6, 19),
        day(2026, 7, 3), day(2026, 9, 7), day(2026, 10, 12), day(2026, 11, 11), day(2026, 11, 26),
        day(2026, 12, 25), day(2027, 7, 5), day(2021, 12, 31), day(2026, 3, 7), day(2026, 3, 8)}) {
    EXPECT_TRUE(federal_offices_closed(closed)) << closed.text();
  }
  for (const Date open : {day(2026, 1, 2), day(2026, 1, 12), day(2020, 6, 19), day(2026, 5, 18),
                          day(2026, 11, 27), day(2026, 12, 24), day(2026, 7, 6)}) {
    EXPECT_FALSE(federal_offices_closed(open)) << open.text();
  }
}

TEST(Workdays, TheNextOneMayBeSomeDaysAway) {
  EXPECT_EQ(workday_from(day(2026, 3, 6)), day(2026, 3, 6));
  EXPECT_EQ(workday_from(day(2026, 3, 7)), day(2026, 3, 9));
  EXPECT_EQ(workday_from(day(2026, 7, 3)), day(2026, 7, 6));
  EXPECT_EQ(workday_from(day(2026, 2, 14)), day(2026, 2, 17));
}

}  // namespace
}  // namespace infusecheck
