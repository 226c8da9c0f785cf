#include <gtest/gtest.h>

#include <algorithm>

#include "infusecheck/reference.h"

namespace infusecheck {
namespace {

UnitLimit limit(std::string code, Span span, Count units) {
  return {.code = std::move(code), .span = span, .units = units, .source = "test"};
}

constexpr Span year_2025{day(2025, 1, 1), day(2025, 12, 31)};
constexpr Span first_half{day(2025, 1, 1), day(2025, 6, 30)};
constexpr Span autumn{day(2025, 9, 1), day(2025, 11, 30)};

/// Two periods of one code with a gap between them, and a code that never ends.
Table<UnitLimit> limits() {
  return Table<UnitLimit>::build(
      {limit("96365", first_half, 1), limit("96365", autumn, 2), limit("96366", {}, 24)},
      year_2025);
}

std::string found_on(const Table<UnitLimit>& table, std::string_view code, Date on) {
  const auto found = table.find(code, on);
  switch (found.found) {
    case Found::yes:
      return std::to_string(found->units);
    case Found::unknown:
      return "unknown";
    case Found::not_on_date:
      return "not on date";
    case Found::outside_pack:
      return "outside pack";
    case Found::no_date:
      return "no date";
  }
  return "";
}

TEST(Table, FindsTheRowOfTheDate) {
  const struct {
    const char* code;
    Date on;
    const char* found;
  } lookups[] = {
      {"96365", day(2025, 1, 1), "1"},
      {"96365", day(2025, 6, 30), "1"},
      {"96365", day(2025, 7, 1), "not on date"},
      {"96365", day(2025, 9, 1), "2"},
      {"96365", day(2025, 12, 1), "not on date"},
      {"96365", day(2024, 12, 31), "outside pack"},
      {"96365", day(2026, 1, 1), "outside pack"},
      {"96366", day(2025, 12, 31), "24"},
      {"96366", day(2026, 1, 1), "outside pack"},
      {"96367", day(2025, 3, 1), "unknown"},
      {"", day(2025, 3, 1), "unknown"},
      {"9636", day(2025, 3, 1), "unknown"},
  };
  const auto table = limits();
  for (const auto& one : lookups) {
    EXPECT_EQ(found_on(table, one.code, one.on), one.found) << one.code << ' ' << one.on.text();
  }
  EXPECT_EQ(table.find("96365", std::nullopt).found, Found::no_date);
  EXPECT_FALSE(table.find("96365", std::nullopt));
}

TEST(Table, KnowsNothingUntilItIsFilled) {
  const Table<UnitLimit> empty;
  EXPECT_EQ(empty.find("96365", day(2025, 3, 1)).found, Found::outside_pack);
  EXPECT_TRUE(empty.covers().empty());
  EXPECT_TRUE(empty.history("96365").empty());
}

TEST(Table, HistoryIsOldestFirst) {
  const auto table = limits();
  const auto rows = table.history("96365");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].units, 1);
  EXPECT_EQ(rows[1].units, 2);
  EXPECT_TRUE(table.history("99999").empty());
}

/// The answers for a code on the 15th of each month, run together.
std::string months(const Table<UnitLimit>& table, std::string_view code, int year) {
  std::string text;
  for (int month = 1; month <= 12; ++month) {
    const std::string found = found_on(table, code, *Date::from_ymd(year, month, 15));
    text += found.size() > 2 ? found == "outside pack" ? "-" : found.substr(0, 1) : found;
  }
  return text;
}

TEST(Table, ANewerTableStandsForItsDatesOnly) {
  const Span summer{day(2025, 6, 1), day(2025, 9, 30)};
  auto table = limits();
  table.replace(Table<UnitLimit>::build({limit("96365", summer, 7)}, summer));
  EXPECT_EQ(months(table, "96365", 2025),
            "1111177772"
            "2n");                                                  // both ends are cut
  EXPECT_EQ(months(table, "96366", 2025), "2424242424nnnn242424");  // split around the summer
  EXPECT_EQ(table.history("96366").size(), 2u);
}

TEST(Table, ANewerTableReachesBeyondTheOlder) {
  const Span next{day(2025, 11, 1), day(2026, 3, 31)};
  auto table = limits();
  table.replace(Table<UnitLimit>::build({limit("96365", next, 3)}, next));
  EXPECT_EQ(months(table, "96365", 2025), "111111nn2233");
  EXPECT_EQ(months(table, "96365", 2026), "333---------");
  EXPECT_EQ(table.covers().size(), 2u);
}

TEST(Table, RowsWithoutAnEndDoNotLeaveTheDatesTheirTableCovers) {
  const Span fourth_quarter{day(2025, 10, 1), day(2025, 12, 31)};
  auto table = limits();
  table.replace(Table<UnitLimit>::build({limit("96365", {}, 9)}, fourth_quarter));
  EXPECT_EQ(months(table, "96365", 2025), "111111nn2999");
}

TEST(Table, ReplacingTwiceKeepsTheNewest) {
  auto table = limits();
  for (const Count units : {4, 5}) {
    table.replace(Table<UnitLimit>::build({limit("96366", year_2025, units)}, year_2025));
  }
  EXPECT_EQ(months(table, "96366", 2025), "555555555555");
  EXPECT_EQ(months(table, "96365", 2025), "uuuuuuuuuuuu");  // the newer table lacks it
}

TEST(Table, RowsStaySortedAndApartAfterAnyReplacement) {
  auto table = limits();
  for (int from = 1; from <= 12; ++from) {
    for (int length = 0; length < 60; length += 13) {
      const Date start = *Date::from_ymd(2025, from, 10);
      const Span span{start, start + length};
      table.replace(Table<UnitLimit>::build({limit("96365", span, from)}, span));
    }
  }
  const auto rows = table.rows();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ASSERT_LE(rows[i - 1].code, rows[i].code);
    if (rows[i - 1].code == rows[i].code) {
      ASSERT_LT(rows[i - 1].span.through, rows[i].span.from);
    }
  }
  for (const UnitLimit& row : rows) ASSERT_LE(row.span.from, row.span.through);
}

TEST(Reference, FindsDrugsByCodeNameOrBrandInAnyCase) {
  const Reference& reference = embedded_reference();
  for (const char* name : {"j1745", "J1745", "REMICADE", "Remicade"}) {
    const auto found = reference.drugs_named(name, day(2026, 3, 2));
    ASSERT_FALSE(found.empty()) << name;
    EXPECT_EQ(found[0]->code, "J1745") << name;
  }
  EXPECT_TRUE(reference.drugs_named("", day(2026, 3, 2)).empty());
  EXPECT_TRUE(reference.drugs_named("remicad", day(2026, 3, 2)).empty());
}

TEST(Reference, NamesThePrimariesOfAnAddOn) {
  const auto primaries = embedded_reference().primaries("96366", day(2026, 3, 2));
  EXPECT_NE(std::find(primaries.begin(), primaries.end(), "96365"), primaries.end());
  EXPECT_TRUE(embedded_reference().primaries("96365", day(2026, 3, 2)).empty());
}

}  // namespace
}  // namespace infusecheck
