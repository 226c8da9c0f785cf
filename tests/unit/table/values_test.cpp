#include "formats/table/values.h"

#include <gtest/gtest.h>

namespace infusecheck::table {
namespace {

std::string date(std::string_view cell, const DateStyle& style = {}) {
  const auto found = read_date(cell, style);
  return found ? found->text() : "?";
}

TEST(TableValues, DatesAsPeopleWriteThem) {
  for (const char* cell :
       {"2026-03-02", "3/2/2026", "03/02/26", "20260302", "2-Mar-2026", "Mar 2, 2026",
        "2 March 2026", "2026/3/2", "03-02-2026", "3.2.2026", "2026 Mar 2", "3/2/2026 0:00",
        "2026-03-02T00:00:00", "2026-03-02 09:05", "Mar. 2, 2026"}) {
    EXPECT_EQ(date(cell), "2026-03-02") << cell;
  }
  for (const char* cell : {"2/30/2026", "13/13/2026", "3/2", "2026", "46083", "March 2026",
                           "3/2/926", "Mar 2 Apr", "3/2/2026/1", "/3/2/2026", "3-2-", "",
                           "99991301", "hello", "3/2/2026x", "123456789/1/1", "Xyz 2, 2026"}) {
    EXPECT_EQ(date(cell), "?") << cell;
  }
}

TEST(TableValues, TheOrderOfDayAndMonthIsToldFromOutside) {
  EXPECT_EQ(date("3/4/2026", {DateOrder::day_first, false, {}}), "2026-04-03");
  EXPECT_EQ(date("13/4/2026", {DateOrder::month_first, false, {}}), "?");
  EXPECT_EQ(date("13/4/2026", {DateOrder::month_first, true, {}}), "2026-04-13");
  EXPECT_EQ(date("4/13/2026", {DateOrder::month_first, true, {}}), "2026-04-13");
  EXPECT_EQ(date("3/4/2026", {DateOrder::month_first, true, {}}), "?");
  EXPECT_EQ(date("4/4/2026", {DateOrder::month_first, true, {}}), "2026-04-04");
  EXPECT_EQ(date("1/2/45", {DateOrder::month_first, false, 2026}), "1945-01-02");
  EXPECT_EQ(date("1/2/26", {DateOrder::month_first, false, 2026}), "2026-01-02");
  EXPECT_EQ(date("1/2/45", {DateOrder::month_first, false, 0}), "?");
  EXPECT_EQ(order_shown("13/4/2026"), OrderShown::day_first);
  EXPECT_EQ(order_shown("4/13/2026"), OrderShown::month_first);
  EXPECT_EQ(order_shown("12/11/2026"), OrderShown::open);
  for (const char* cell : {"4/4/2026", "2026-04-13", "13-Apr-2026", "45/1/2026", "20260413", "x"})
    EXPECT_EQ(order_shown(cell), OrderShown::nothing) << cell;
}

TEST(TableValues, Money) {
  const struct {
    const char *cell, *amount;
  } cells[] = {{"$1,234.50", "1234.50"},
               {"(12.00)", "-12.00"},
               {"$ 3800", "3800"},
               {"($1,200.00)", "-1200.00"},
               {"-5", "-5"},
               {"-$5", "-5"},
               {"12.00-", "-12.00"},
               {"USD 12", "12"},
               {"12 USD", "12"},
               {"0", "0"},
               {".5", ".5"},
               {"1,234,567.89", "1234567.89"}};
  for (const auto& [cell, amount] : cells)
    EXPECT_EQ(plain_money(cell).value_or("?"), amount) << cell;
  for (const char* cell : {"", "$", "()", "1,23", "12,50", "1.234,50", "1e5", "$12.345", "--5",
                           "(-5)", "1,2345", ",5", "five", "12 34"}) {
    EXPECT_FALSE(plain_money(cell)) << cell;
  }
}

TEST(TableValues, NumbersKeepEveryDecimal) {
  EXPECT_EQ(plain_number("0.10"), "0.10");
  EXPECT_EQ(plain_number("1,200.5"), "1200.5");
  EXPECT_EQ(plain_number("12,000,000"), "12000000");
  for (const char* cell : {"4O", "1.5E+3", "", "1,20", "0.1234567", "1,200,", "1..2", "½"})
    EXPECT_FALSE(plain_number(cell)) << cell;
}

TEST(TableValues, CellsOfSpreadsheetsAreUnwrapped) {
  EXPECT_EQ(bare(" \t x \r"), "x");
  EXPECT_EQ(bare("\xC2\xA0 x\xC2\xA0"), "x");
  EXPECT_EQ(bare("=\"00636\""), "00636");
  EXPECT_EQ(bare("=\""), "=\"");
  EXPECT_EQ(bare(""), "");
}

TEST(TableValues, WordsOfPayersAndForms) {
  EXPECT_EQ(payer_type_named("Medicare Part B"), PayerType::medicare);
  EXPECT_EQ(payer_type_named("MEDICARE ADVANTAGE"), PayerType::medicare_advantage);
  EXPECT_FALSE(payer_type_named("Medicare of Aetna"));
  EXPECT_FALSE(payer_type_named(""));
  EXPECT_EQ(form_named("CMS-1500"), Form::professional);
  EXPECT_EQ(form_named("UB-04"), Form::institutional);
  EXPECT_EQ(flag_named("Yes"), true);
  EXPECT_EQ(flag_named("n"), false);
  EXPECT_FALSE(flag_named("maybe"));
}

TEST(TableValues, Shapes) {
  for (const char* text : {"J1745", "96413", "0001F", "G0498"}) EXPECT_TRUE(is_code(text)) << text;
  for (const char* text : {"J174", "J17455", "JZ", "ABCDE", "J174X", ""})
    EXPECT_FALSE(is_code(text));
  for (const char* text : {"M05.79", "M0579", "I10", "Z79.899", "S72.001A", "m05.79"})
    EXPECT_TRUE(is_diagnosis(text)) << text;
  for (const char* text : {"M05.", "12.5", "MM5.79", "M05.79999", "JZ", ""})
    EXPECT_FALSE(is_diagnosis(text)) << text;
}

}  // namespace
}  // namespace infusecheck::table
