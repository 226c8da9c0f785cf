// The small tools of the coding engine: sets of minutes, and the ladder without a first hour.
#include <gtest/gtest.h>

#include <set>

#include "coding/intervals.h"
#include "coding/ladder.h"

namespace infusecheck {
namespace {

using MinuteSet = std::set<Minute>;

MinuteSet each(const Intervals& intervals) {
  MinuteSet minutes;
  for (const Interval& one : intervals) {
    for (Minute m = one.from; m < one.to; ++m) minutes.insert(m);
  }
  return minutes;
}

void expect_sorted_and_apart(const Intervals& intervals) {
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    EXPECT_LT(intervals[i].from, intervals[i].to);
    if (i == 0) continue;
    EXPECT_LT(intervals[i - 1].to, intervals[i].from);
  }
}

const Intervals samples[] = {
    {},
    {{0, 10}},
    {{5, 15}},
    {{10, 20}},
    {{0, 5}, {10, 15}, {20, 25}},
    {{2, 3}, {4, 12}, {14, 22}},
    {{-30, -20}, {-10, 10}},
    {{0, 100}},
};

TEST(Intervals, AgreeWithSetsOfMinutes) {
  for (const Intervals& a : samples) {
    for (const Intervals& b : samples) {
      MinuteSet either = each(a), only = each(a);
      either.merge(each(b));
      for (const Minute m : each(b)) only.erase(m);
      EXPECT_EQ(each(unite(a, b)), either);
      EXPECT_EQ(each(minus(a, b)), only);
      EXPECT_EQ(measure(minus(a, b)), static_cast<Minute>(only.size()));
      expect_sorted_and_apart(unite(a, b));
      expect_sorted_and_apart(minus(a, b));
    }
  }
}

TEST(Intervals, UnitedInAnyOrderJoinsWhatTouchesAndDropsWhatIsEmpty) {
  EXPECT_EQ(united({{20, 30}, {0, 10}, {10, 15}, {40, 40}, {12, 14}}),
            (Intervals{{0, 15}, {20, 30}}));
  EXPECT_TRUE(united({{7, 7}}).empty());
  EXPECT_EQ(measure({{0, 15}, {20, 30}}), 25);
}

TEST(Intervals, SliceCountsActiveMinutesOnly) {
  const Intervals two{{0, 30}, {60, 120}};
  EXPECT_EQ(slice(two, 0, 90), two);
  EXPECT_EQ(slice(two, 20, 40), (Intervals{{20, 30}, {60, 70}}));
  EXPECT_EQ(slice(two, 30, 31), (Intervals{{60, 61}}));
  EXPECT_EQ(slice(two, 80, 900), (Intervals{{110, 120}}));
  EXPECT_TRUE(slice(two, 90, 900).empty());
  EXPECT_TRUE(slice(two, 10, 10).empty());
}

TEST(Intervals, MinutesAndTimesAreTheSame) {
  for (const Minute m : {Minute{-1441}, Minute{-1440}, Minute{-1}, Minute{0}, Minute{1439},
                         Minute{1440}, Minute{29'500'000}}) {
    EXPECT_EQ(minute_of(time_of(m)), m);
  }
  EXPECT_EQ(time_of(-1).text(), "1969-12-31T23:59");
}

TEST(Ladder, WithoutAFirstHourEveryHourNeedsThirtyOneMinutes) {
  std::int64_t hours = 0;
  for (std::int64_t minutes = 0; minutes <= 1440; ++minutes) {
    if (minutes % 60 == 31) ++hours;
    EXPECT_EQ(hours_alone(minutes), hours) << minutes;
  }
  EXPECT_EQ(hours_alone(30), 0);
  EXPECT_EQ(hours_alone(31), 1);
  EXPECT_EQ(hours_alone(90), 1);
  EXPECT_EQ(hours_alone(91), 2);
  EXPECT_EQ(hours_alone(-5), 0);
}

}  // namespace
}  // namespace infusecheck
