#include "reference/csv.h"

#include <gtest/gtest.h>

namespace infusecheck {
namespace {

using Cells = std::vector<std::string>;

Result<std::vector<CsvRow>> parse(std::string_view text) {
  return parse_csv("t.csv", text, {"code", "label"});
}

TEST(Csv, ReadsRowsWithTheirLines) {
  const auto rows = parse("code,label\nA,first\n\"B\",\"second, with \"\"quotes\"\"\"\nC,\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ((*rows)[0].cells, (Cells{"A", "first"}));
  EXPECT_EQ((*rows)[1].cells, (Cells{"B", "second, with \"quotes\""}));
  EXPECT_EQ((*rows)[2].cells, (Cells{"C", ""}));
  EXPECT_EQ((*rows)[2].line, 4);
}

TEST(Csv, LineEndsMayBeCrlfAndTheLastMayBeMissing) {
  for (const char* text : {"code,label\r\nA,b\r\n", "code,label\nA,b", "code,label\r\nA,\"b\""}) {
    const auto rows = parse(text);
    ASSERT_TRUE(rows) << text;
    ASSERT_EQ(rows->size(), 1u);
    EXPECT_EQ((*rows)[0].cells, (Cells{"A", "b"}));
  }
}

TEST(Csv, AQuotedCellMayHoldLineEndsAndLinesStillCount) {
  const auto rows = parse("code,label\nA,\"two\nlines\"\nB,c\n");
  ASSERT_TRUE(rows);
  EXPECT_EQ((*rows)[0].cells[1], "two\nlines");
  EXPECT_EQ((*rows)[1].line, 4);
}

TEST(Csv, WhatIsWrongIsNamedWithItsLine) {
  const struct {
    const char *text, *where, *what;
  } wrong[] = {
      {"", "t.csv:1", "The table does not have its header."},
      {"code\nA,b\n", "t.csv:1", "The table does not have its header."},
      {"code,label,more\n", "t.csv:1", "The table does not have its header."},
      {"label,code\n", "t.csv:1", "The table does not have its header."},
      {"\xEF\xBB\xBF"
       "code,label\n",
       "t.csv:1", "The table does not have its header."},
      {"code,label\nA,b\nC\n", "t.csv:3", "The row has 1 cells, the header 2."},
      {"code,label\nA,b,c\n", "t.csv:2", "The row has 3 cells, the header 2."},
      {"code,label\n\nA,b\n", "t.csv:2", "The row has 1 cells, the header 2."},
      {"code,label\nA,b\nC,\"open\nD,e\n", "t.csv:3",
       "A quoted cell is left open, or does not end where its quote closes."},
      {"code,label\nA,\"b\"c\n", "t.csv:2",
       "A quoted cell is left open, or does not end where its quote closes."},
      {"code,label\nA,b\rC,d\n", "t.csv:2",
       "A quoted cell is left open, or does not end where its quote closes."},
  };
  for (const auto& one : wrong) {
    const auto rows = parse(one.text);
    ASSERT_FALSE(rows) << one.text;
    EXPECT_EQ(rows.error().where, one.where) << one.text;
    EXPECT_EQ(rows.error().what, one.what) << one.text;
    EXPECT_FALSE(rows.error().remedy.empty());
  }
}

TEST(Csv, EveryBeginningOfAFileIsReadOrRefused) {
  const std::string text = "code,label\r\nA,\"b \"\"c\"\"\"\r\n\"D\",e\r\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const auto rows = parse(std::string_view(text).substr(0, length));
    for (const CsvRow& row : rows ? *rows : std::vector<CsvRow>()) EXPECT_EQ(row.cells.size(), 2u);
  }
}

TEST(Csv, ListCellsAreJoinedByBars) {
  EXPECT_EQ(list_cell(""), Cells{});
  EXPECT_EQ(list_cell("a"), Cells{"a"});
  EXPECT_EQ(list_cell("a|b|c"), (Cells{"a", "b", "c"}));
  EXPECT_EQ(list_cell("a||c"), (Cells{"a", "", "c"}));
}

}  // namespace
}  // namespace infusecheck
