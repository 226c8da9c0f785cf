#include <gtest/gtest.h>

#include <algorithm>

#include "table/tables.h"

namespace infusecheck {
namespace {

const std::string header = "Claim ID,DOS,CPT,Mod,Units,Charge\n";

TEST(ReadTable, RowsOfOneIdAreOneClaimInTheirOrder) {
  const auto table = read_text(header +
                               "B,3/2/2026,J1745,JZ,40,\"$3,800.00\"\n"
                               "B,3/2/2026,96413,,1,350\n"
                               "A,3/3/2026,96413,,1,350\n");
  ASSERT_FALSE(table.error);
  ASSERT_EQ(table.cases.size(), 2U);
  EXPECT_EQ(table.claim(0).id, "B");
  EXPECT_EQ(table.claim(1).id, "A");
  ASSERT_EQ(table.claim().lines.size(), 2U);
  EXPECT_EQ(table.line().code, "J1745");
  EXPECT_EQ(table.line().modifiers, std::vector<std::string>{"JZ"});
  EXPECT_EQ(table.line().charge.text, "3800.00");
  EXPECT_EQ(table.line().service_date.text, "2026-03-02");
  EXPECT_EQ(table.cases[1].notes.source.claim, 2);
}

TEST(ReadTable, AnySeparatorByteOrderMarkAndLineEnd) {
  const std::string lines = header + "A,2026-03-02,J1745,JZ,40,3800\n";
  const std::string expected = read_text(lines).json();
  ASSERT_NE(expected.find("J1745"), std::string::npos);
  for (const char separator : {',', '\t', ';', '|'}) {
    for (const char* end : {"\n", "\r\n"}) {
      std::string other = "\xEF\xBB\xBF";
      for (const char c : lines) {
        if (c == '\n') {
          other += end;
        } else {
          other += c == ',' ? separator : c;
        }
      }
      EXPECT_EQ(read_text(other).json(), expected) << separator;
    }
  }
  EXPECT_EQ(read_text(lines.substr(0, lines.size() - 1)).json(), expected) << "no last line end";
}

TEST(ReadTable, TheOrderOfTheColumnsDoesNotMatter) {
  const std::vector<std::vector<std::string>> columns = {
      {"Claim ID", "A", "A", "B"},     {"DOS", "3/2/2026", "3/2/2026", "13/2/2026"},
      {"Mod1", "JZ", "", "59"},        {"Mod2", "", "", "25"},
      {"dx1", "M05.79", "K50.90", ""}, {"dx2", "I10", "", "Z51.11"},
      {"ptr", "AB", "1", "2"},         {"CPT", "J1745", "96413", "96415"},
      {"Qty", "40", "1", "1"},         {"Charge", "3800", "(1.00)", "7"},
      {"DOB", "1/2/45", "1/2/45", ""}, {"Payer", "Medicare", "Medicare", "Acme"},
      {"NPI", "1", "2", "3"},          {"Start", "9:05", "", ""},
      {"Stop", "11:00 AM", "", ""},    {"Weight", "80 kg", "", "176 lb"}};
  const auto csv = [&](const std::vector<std::size_t>& order) {
    std::string text;
    for (std::size_t row = 0; row < 4; ++row) {
      for (const std::size_t column : order) text.append(columns[column][row]).append(",");
      text.back() = '\n';
    }
    return text;
  };
  std::vector<std::size_t> order(columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto first = read_text(csv(order));
  ASSERT_EQ(first.cases.size(), 2U) << first.told();
  for (std::size_t shift = 1; shift < 40; ++shift) {
    // A walk through quite different orders, the same on every machine.
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
      std::swap(order[i], order[(i * 7 + shift * 5) % order.size()]);
    EXPECT_EQ(read_text(csv(order)).json(), first.json()) << csv(order);
  }
}

TEST(ReadTable, WithoutIdsPatientDateAndPayerTellClaimsApart) {
  const auto table = read_text(
      "Patient,DOS,Code,Units,Payer\n"
      "Canary,3/2/2026,J1745,40,X\n"
      ",,96413,1,\n"
      "Canary,3/3/2026,J1745,40,X\n"
      "Canary,3/3/2026,J1745,40,Y\n"
      "Other,3/3/2026,J1745,40,Y\n");
  ASSERT_EQ(table.cases.size(), 4U);
  EXPECT_EQ(table.claim(0).lines.size(), 2U);
  EXPECT_EQ(table.json().find("Canary"), std::string::npos) << "a case keeps no names";
  const auto one = read_text("Code,Units\nJ1745,40\n96413,1\n");
  ASSERT_EQ(one.cases.size(), 1U);
  EXPECT_EQ(one.claim().lines.size(), 2U);
}

TEST(ReadTable, AnIdThatComesAgainIsAnotherClaimAndSaysSo) {
  const auto table = read_text(header +
                               "A,3/2/2026,J1745,,1,1\nB,3/2/2026,J1745,,1,1\n"
                               "A,3/2/2026,96413,,1,1\n");
  ASSERT_EQ(table.cases.size(), 3U);
  EXPECT_EQ(table.cases[2].notes.problems.size(), 1U);
  EXPECT_NE(table.told().find("Row 4 takes up a claim id again"), std::string::npos);
}

TEST(ReadTable, DatesOfTheWholeColumnDecideItsOrder) {
  const auto dates = [](std::string_view first, std::string_view second) {
    std::string text = "CPT,Units,DOS\nJ1745,1,";
    text.append(first).append("\nJ1745,1,").append(second).append("\n");
    return read_text(text);
  };
  const auto american = dates("3/4/2026", "3/13/2026");
  EXPECT_EQ(american.line().service_date.text, "2026-03-04");
  EXPECT_EQ(american.told(), "");
  const auto european = dates("3/4/2026", "13/4/2026");
  EXPECT_EQ(european.line().service_date.text, "2026-04-03");
  EXPECT_NE(european.told().find("Dates of column DOS were read as day/month/year."),
            std::string::npos);
  const auto open = dates("3/4/2026", "3/5/2026");
  EXPECT_EQ(open.line().service_date.text, "2026-03-04");
  EXPECT_NE(open.told().find("no date of the file shows which it is"), std::string::npos);
  const auto both = dates("3/4/2026", "13/4/2026\nJ1745,1,4/13/2026");
  EXPECT_FALSE(both.line().service_date);
  EXPECT_EQ(both.line().service_date.text, "3/4/2026") << "the text is kept";
  EXPECT_NE(both.told().find("has dates of both kinds"), std::string::npos);
}

TEST(ReadTable, ValuesThatCannotBeReadKeepTheirTextAndAreNamedByRowAndColumn) {
  const auto table = read_text("CPT,Qty,Amount,DOS,DOB\nJ1745,4O,12.345,2/30/2026,7/19/31x\n");
  EXPECT_EQ(table.line().units.text, "4O");
  EXPECT_FALSE(table.line().units);
  EXPECT_EQ(table.line().charge.text, "12.345");
  EXPECT_EQ(table.line().service_date.text, "2/30/2026");
  const std::string told = table.told();
  EXPECT_NE(told.find("read-number: Row 2, column Qty: \"4O\" is not a decimal number."),
            std::string::npos)
      << told;
  EXPECT_NE(told.find("Row 2, column Amount"), std::string::npos) << told;
  EXPECT_NE(told.find("Row 2, column DOS: \"2/30/2026\""), std::string::npos) << told;
  EXPECT_EQ(told.find("31x"), std::string::npos) << "a birth date is never quoted";
  const auto& problems = table.cases[0].notes.problems;
  EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const Finding& finding) {
    return finding.at == "/claim/lines/0/units" && finding.lines == std::vector<int>{1};
  }));
}

TEST(ReadTable, CodesModifiersDiagnosesAndPointers) {
  const auto table = read_text(
      "CPT,Modifiers,Qty,Dx,Pointers\n"
      "j1745-jz,\"ja,59\",40,\"M05.79, K50.90\",AB\n"
      "J1745 X,JZ JA,1,K50.90 I10,\"1,2\"\n"
      "96413,,1,I10,1\n"
      "96415,,1,I10,2\n");
  EXPECT_EQ(table.line(0).code, "J1745");
  EXPECT_EQ(table.line(0).modifiers, (std::vector<std::string>{"JZ", "JA", "59"}));
  EXPECT_EQ(table.line(1).code, "J1745 X") << "kept as it stands";
  EXPECT_EQ(table.claim().diagnoses, (std::vector<std::string>{"M05.79", "K50.90", "I10"}));
  const auto pointers = [&](std::size_t line) {
    std::string text;
    for (const auto& pointer : table.line(line).diagnosis_pointers) text += pointer.text + ' ';
    return text;
  };
  EXPECT_EQ(pointers(0), "1 2 ");
  EXPECT_EQ(pointers(1), "2 3 ") << "counted among the diagnoses of the row";
  EXPECT_EQ(pointers(2), "3 ");
  EXPECT_NE(table.told().find("Row 5, column Pointers points to a diagnosis that the row does not"),
            std::string::npos);
}

TEST(ReadTable, WithoutPointersALineIsForTheDiagnosesOfItsRow) {
  const auto table = read_text("CPT,Qty,dx1,dx2\nJ1745,40,M05.79,\n96413,1,I10,M05.79\n");
  EXPECT_EQ(table.line(0).diagnosis_pointers.at(0).text, "1");
  EXPECT_EQ(table.line(1).diagnosis_pointers.at(0).text, "2");
  EXPECT_EQ(table.line(1).diagnosis_pointers.at(1).text, "1");
  EXPECT_NE(table.told().find("no column of diagnosis pointers"), std::string::npos);
}

TEST(ReadTable, BrokenAndWideRowsAreNamed) {
  const auto table = read_text(header +
                               "A,3/2/2026,J1745,,1,1\n"
                               "A,\"3/2/2026\"x,J1745,,1,1\n"
                               "A,3/2/2026,96413,,1,1,234.00\n"
                               "\n"
                               "Total,,,,,5\n");
  ASSERT_EQ(table.cases.size(), 1U);
  EXPECT_EQ(table.claim().lines.size(), 2U);
  const std::string told = table.told();
  EXPECT_NE(told.find("read-row: Row 3 was not read: a quote is left open"), std::string::npos);
  EXPECT_NE(told.find("Row 4 has 7 cells, the header 6"), std::string::npos) << told;
  EXPECT_NE(told.find("Row 6 is a total and was not read."), std::string::npos) << told;
}

TEST(ReadTable, ClaimsOfVeryManyLinesAreParted) {
  std::string text = "Code,Units\n";
  for (int i = 0; i < 4001; ++i) text += "J1745,1\n";
  const auto table = read_text(text);
  ASSERT_EQ(table.cases.size(), 3U);
  EXPECT_EQ(table.claim(0).lines.size(), 2000U);
  EXPECT_EQ(table.claim(2).lines.size(), 1U);
  EXPECT_NE(table.told().find("Row 2002 begins a claim of its own"), std::string::npos);
}

TEST(ReadTable, Latin1IsReadAndMentionedOnce) {
  const auto table = read_text("Code,Units,Description\nJ1745,1,M\xFCller\nJ1745,1,M\xFCller\n");
  EXPECT_EQ(table.line().description, "M\xC3\xBCller");
  EXPECT_EQ(table.told(), "read-encoding: The text is not UTF-8; it was read as Latin-1.\n");
}

TEST(ReadTable, WhatIsNoTableIsRefused) {
  EXPECT_TRUE(read_text(header).error) << "no rows";
  EXPECT_TRUE(read_text("CPT,Units\n\"J1745,1\n").error) << "no row that can be read";
  for (const char* text :
       {"a,b,c\n1,2,3\n", "HCPCS Code,Short Description,Payment Limit\nJ1745,x,1\n",
        "CPT,MOD,Fee\n96413,,1\n", "Zip,Town,State\n90210,x,y\n", ",,,\n,,,\n",
        "\xFF\xFE"
        "C\0P\0T\0"}) {
    const auto table = read_text(text);
    EXPECT_TRUE(table.error) << text;
    EXPECT_TRUE(table.cases.empty()) << text;
  }
}

}  // namespace
}  // namespace infusecheck
