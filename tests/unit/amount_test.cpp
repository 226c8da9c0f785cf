#include "infusecheck/amount.h"

#include <gtest/gtest.h>

#include <random>

namespace infusecheck {
namespace {

struct Reading {
  const char* text;
  std::optional<std::int64_t> money, quantity;  // raw: cents, millionths
};

constexpr std::optional<std::int64_t> refused = std::nullopt;

TEST(Amount, ReadsExactlyOrNotAtAll) {
  const Reading readings[] = {
      {"0", 0, 0},
      {"-0", 0, 0},
      {"40", 4000, 40'000'000},
      {"+40", 4000, 40'000'000},
      {"-1.5", -150, -1'500'000},
      {"3800.00", 380'000, 3'800'000'000},
      {"000000000000001", 100, 1'000'000},
      {".5", 50, 500'000},
      {"5.", 500, 5'000'000},
      {"0.015", refused, 15'000},  // half a cent would have to be rounded
      {"0.0100000000", 1, 10'000},
      {"0.0000001", refused, refused},
      {"999999999999.99", 99'999'999'999'999, 999'999'999'999'990'000},
      {"-999999999999", -99'999'999'999'900, -999'999'999'999'000'000},
      {"1000000000000", refused, refused},
      {"9999999999999999999999", refused, refused},
      {"", refused, refused},
      {".", refused, refused},
      {"-", refused, refused},
      {"+-1", refused, refused},
      {"4O", refused, refused},
      {"1,000", refused, refused},
      {"1 ", refused, refused},
      {" 1", refused, refused},
      {"$1", refused, refused},
      {"1e3", refused, refused},
      {"1.2.3", refused, refused},
      {"NaN", refused, refused},
      {"\xD9\xA1", refused, refused},  // an Arabic digit
  };
  for (const Reading& reading : readings) {
    const auto money = Money::parse(reading.text);
    const auto quantity = Quantity::parse(reading.text);
    EXPECT_EQ(money ? std::optional(money->raw()) : refused, reading.money) << reading.text;
    EXPECT_EQ(quantity ? std::optional(quantity->raw()) : refused, reading.quantity)
        << reading.text;
  }
}

TEST(Amount, RefusesTextWithANulInside) {
  EXPECT_FALSE(Quantity::parse(std::string_view("4\0", 2)));
  EXPECT_FALSE(
      Quantity::parse(std::string_view("4\0"
                                       "0",
                                       3)));
}

TEST(Amount, WritesTheShortestExactText) {
  EXPECT_EQ(Money::from_raw(435'000).text(), "4350.00");
  EXPECT_EQ(Money::from_raw(5).text(), "0.05");
  EXPECT_EQ(Money::from_raw(-150).text(), "-1.50");
  EXPECT_EQ(Quantity::from_raw(500'000).text(), "0.5");
  EXPECT_EQ(Quantity::whole(40).text(), "40");
  EXPECT_EQ(Quantity::from_raw(-1).text(), "-0.000001");
  EXPECT_EQ(Quantity().text(), "0");
}

TEST(Amount, TextReadsBackToTheSameAmount) {
  std::mt19937_64 random(20'260'302);
  std::uniform_int_distribution<std::int64_t> digits(0, 999'999'999'999'999'999);
  for (int i = 0; i < 20'000; ++i) {
    std::int64_t raw = digits(random);
    for (int shorter = i % 19; shorter > 0; --shorter) raw /= 10;
    if (i % 2 == 1) raw = -raw;
    const auto quantity = Quantity::from_raw(raw);
    EXPECT_EQ(Quantity::parse(quantity.text()), quantity) << quantity.text();
    const auto money = Money::from_raw(raw / 10'000);
    EXPECT_EQ(Money::parse(money.text()), money) << money.text();
  }
}

TEST(Amount, FloorsTowardsMinusInfinity) {
  EXPECT_EQ(Quantity::from_raw(1'999'999).floor(), 1);
  EXPECT_EQ(Quantity::from_raw(-1).floor(), -1);
  EXPECT_EQ(Quantity::from_raw(-2'000'000).floor(), -2);
  EXPECT_TRUE(Quantity::whole(-3).is_whole());
  EXPECT_FALSE(Quantity::from_raw(-2'000'001).is_whole());
}

TEST(Amount, AddsAndComparesExactly) {
  Quantity sum;
  for (int i = 0; i < 10; ++i) sum += *Quantity::parse("0.1");
  EXPECT_EQ(sum, Quantity::whole(1));
  EXPECT_LT(*Money::parse("0.29"), *Money::parse("0.30"));
  EXPECT_EQ((*Money::parse("0.30") - *Money::parse("0.10")).text(), "0.20");
  EXPECT_EQ((*Quantity::parse("2.5") * 4).text(), "10");
}

TEST(Amount, DividesUpAndDown) {
  const struct {
    const char *amount, *unit;
    std::int64_t up, down;
  } divisions[] = {{"283", "10", 29, 28},
                   {"280", "10", 28, 28},
                   {"0", "10", 0, 0},
                   {"0.000001", "10", 1, 0},
                   {"70", "100", 1, 0},
                   {"300.000001", "100", 4, 3},
                   {"999999999999", "0.000001", 999'999'999'999'000'000, 999'999'999'999'000'000}};
  for (const auto& one : divisions) {
    const Quantity amount = *Quantity::parse(one.amount);
    const Quantity unit = *Quantity::parse(one.unit);
    EXPECT_EQ(divide_up(amount, unit), one.up) << one.amount << " / " << one.unit;
    EXPECT_EQ(divide_down(amount, unit), one.down) << one.amount << " / " << one.unit;
  }
}

}  // namespace
}  // namespace infusecheck
