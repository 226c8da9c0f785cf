// NCCI pair edits: how a table answers, and that what is written of it reads back the same.
#include <gtest/gtest.h>

#include <random>

#include "infusecheck/pair_table.h"
#include "reference/pair_text.h"

namespace infusecheck {
namespace {

constexpr Span always;

PairRow edit(std::string column_1, std::string column_2, Span span, int indicator) {
  PairRow row;
  row.column_1 = std::move(column_1);
  row.column_2 = std::move(column_2);
  row.span = span;
  row.indicator = indicator;
  row.source = "cms";
  row.confidence = Confidence::high;
  return row;
}

std::shared_ptr<const PairSheet> sheet(const std::vector<PairRow>& rows, Span covers,
                                       const std::vector<CodeRange>& column_1 = {},
                                       const std::vector<CodeRange>& column_2 = {}) {
  PairSheet made = sheet_of(rows);
  made.covers = covers;
  made.set_complete(column_1, column_2);
  return std::make_shared<const PairSheet>(std::move(made));
}

constexpr Span year_2025{day(2025, 1, 1), day(2025, 12, 31)};
constexpr Span year_2026{day(2026, 1, 1), day(2026, 12, 31)};

TEST(Pairs, AnEditHoldsFromItsFirstDayToItsLast) {
  PairTable table;
  table.lay(sheet({edit("96365", "96372", {day(2025, 4, 1), day(2025, 6, 30)}, 1)}, year_2025));
  EXPECT_EQ(table.find("96365", "96372", day(2025, 3, 31)).found, Found::not_on_date);
  EXPECT_EQ(table.find("96365", "96372", day(2025, 4, 1)).edit.indicator, 1);
  EXPECT_EQ(table.find("96365", "96372", day(2025, 6, 30)).found, Found::yes);
  EXPECT_EQ(table.find("96365", "96372", day(2025, 7, 1)).found, Found::not_on_date);
  EXPECT_EQ(table.find("96365", "96372", std::nullopt).found, Found::no_date);
  EXPECT_EQ(table.find("96372", "96365", day(2025, 4, 1)).found, Found::outside_pack);
}

TEST(Pairs, SilenceIsPermissionOnlyWhereTheSheetIsWhole) {
  PairTable table;
  table.lay(sheet({edit("96365", "96372", always, 1)}, year_2025, {{"96360", "96379"}},
                  {{"96360", "96379"}}));
  EXPECT_EQ(table.find("96365", "96375", day(2025, 4, 1)).found, Found::unknown);
  EXPECT_EQ(table.find("96360", "96379", day(2025, 4, 1)).found, Found::unknown);
  EXPECT_EQ(table.find("96365", "80053", day(2025, 4, 1)).found, Found::outside_pack);
  EXPECT_EQ(table.find("80053", "96365", day(2025, 4, 1)).found, Found::outside_pack);
  EXPECT_EQ(table.find("96365", "96372", day(2026, 1, 1)).found, Found::outside_pack);
  PairTable whole;
  whole.lay(sheet({edit("96365", "96372", always, 1)}, year_2025, {{"00000", "ZZZZZ"}}));
  EXPECT_EQ(whole.find("96365", "80053", day(2025, 4, 1)).found, Found::unknown);
}

TEST(Pairs, TheNewestSheetThatKnowsDecides) {
  PairTable table;
  table.lay(sheet({edit("96365", "96372", always, 0), edit("96413", "96372", always, 0)},
                  {day(2025, 1, 1), day(2026, 12, 31)}, {{"00000", "ZZZZZ"}}));
  table.lay(sheet({edit("96365", "96372", always, 1)}, year_2026, {{"96360", "96379"}}));
  EXPECT_EQ(table.find("96365", "96372", day(2025, 5, 1)).edit.indicator, 0);
  EXPECT_EQ(table.find("96365", "96372", day(2026, 5, 1)).edit.indicator, 1);
  EXPECT_EQ(table.find("96413", "96372", day(2026, 5, 1)).edit.indicator, 0) << "beyond the newer";
  EXPECT_EQ(table.find("96360", "96372", day(2026, 5, 1)).found, Found::unknown);
  EXPECT_EQ(table.edits_of("96365", day(2026, 5, 1)).size(), 1U);
  EXPECT_EQ(table.edits_of("96413", day(2026, 5, 1))[0].column_2, "96372");
  EXPECT_TRUE(table.edits_of("96413", day(2027, 5, 1)).empty());
}

TEST(Pairs, AnEditTellsItsDatesAndSource) {
  PairTable table;
  table.lay(sheet({edit("96365", "96372", {day(2025, 4, 1), Span().through}, 1),
                   edit("96365", "96374", always, 0)},
                  year_2025));
  const PairEdit found = table.find("96365", "96372", day(2025, 5, 1)).edit;
  EXPECT_EQ(found.span.from, day(2025, 4, 1));
  EXPECT_FALSE(found.span.ends());
  EXPECT_EQ(found.source, "cms");
  EXPECT_EQ(found.confidence, Confidence::high);
  EXPECT_FALSE(table.find("96365", "96374", day(2025, 5, 1)).edit.span.begins());
}

TEST(Pairs, CodesAreFiveLettersAndDigits) {
  EXPECT_EQ(packed_code("00000"), 0U);
  EXPECT_EQ(packed_code("ZZZZZ"), 60'466'175U);
  EXPECT_LT(*packed_code("99999"), *packed_code("A0000"));
  for (const char* none : {"", "9636", "963655", "9636a", "9636 "}) {
    EXPECT_FALSE(packed_code(none)) << none;
  }
}

/// Lists like CMS's: neighbours share most of their second columns, pairs have histories.
PairSheet random_sheet(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return random() % bound; };
  std::vector<std::string> codes;
  for (int i = 0; i < 120; ++i) codes.push_back(std::to_string(10000 + i * 7));
  std::vector<PairRow> rows;
  std::vector<PairRow> family;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i % 5 == 0) family.clear();
    std::vector<PairRow> list;
    for (std::size_t k = 0; k < codes.size(); ++k) {
      if (k == i || below(3) == 0) continue;
      const int start = static_cast<int>(below(4000));
      list.push_back(edit(codes[i], codes[k], {day(2000, 1, 1) + start, day(2000, 2, 1) + start},
                          static_cast<int>(below(2))));
      if (below(4) == 0) {
        list.push_back(edit(codes[i], codes[k], {day(2012, 1, 1), Span().through}, 1));
      }
    }
    if (i % 5 != 0 && below(3) != 0) {
      list = family;
      std::erase_if(list, [&](const PairRow& row) { return row.column_2 == codes[i]; });
      for (PairRow& row : list) row.column_1 = codes[i];
    }
    if (family.empty()) family = list;
    rows.insert(rows.end(), list.begin(), list.end());
  }
  return sheet_of(rows);
}

TEST(PairText, ReadsBackWhatWasWritten) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const PairSheet written = random_sheet(seed);
    const auto read = read_pair_text(pair_text(written, "cms|own", Confidence::medium));
    ASSERT_TRUE(read) << seed;
    ASSERT_EQ(read->codes, written.codes) << seed;
    ASSERT_EQ(read->starts, written.starts) << seed;
    ASSERT_EQ(read->rows.size(), written.rows.size()) << seed;
    for (std::size_t i = 0; i < written.rows.size(); ++i) {
      const PairSheet::Row &a = read->rows[i], &b = written.rows[i];
      ASSERT_EQ(std::tie(a.column_2, a.from, a.through), std::tie(b.column_2, b.from, b.through));
      ASSERT_EQ(a.indicator, b.indicator);
      ASSERT_EQ(static_cast<Confidence>(a.confidence), Confidence::medium);
    }
    EXPECT_EQ(read->sources[0], "cms|own");
  }
  EXPECT_TRUE(read_pair_text(pair_text(sheet_of({}), "cms", Confidence::high))->rows.empty());
}

/// Whatever is read keeps the promises that look-ups rest on.
void expect_in_order(const PairSheet& sheet) {
  ASSERT_EQ(sheet.starts.size(), sheet.code_count() + 1);
  for (std::size_t i = 0; i + 1 < sheet.code_count(); ++i) {
    ASSERT_LT(sheet.code(i), sheet.code(i + 1));
  }
  for (std::size_t i = 0; i < sheet.code_count(); ++i) {
    const auto rows = sheet.rows_of(i);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      ASSERT_LT(rows[k].column_2, sheet.code_count());
      if (k == 0 || rows[k - 1].column_2 < rows[k].column_2) continue;
      ASSERT_EQ(rows[k - 1].column_2, rows[k].column_2);
      ASSERT_LT(rows[k - 1].through, rows[k].from);
    }
  }
}

TEST(PairText, AChangedTextIsRefusedOrStillInOrder) {
  const std::string text = pair_text(random_sheet(7), "cms", Confidence::high);
  std::mt19937 random(1);
  int refused = 0;
  for (int i = 0; i < 600; ++i) {
    std::string changed = text;
    const std::size_t at = random() % changed.size();
    if (i % 3 == 0) {
      changed.resize(at);
    } else {
      changed[at] = static_cast<char>(32 + random() % 95);
    }
    const auto read = read_pair_text(changed);
    refused += read ? 0 : 1;
    if (read) expect_in_order(*read);
  }
  EXPECT_GT(refused, 300);
}

TEST(PairText, NoTextClaimsMoreRowsThanAnImportWrites) {
  // Every code repeats the list before it: small as text, large as rows.
  std::vector<PairRow> rows;
  for (int i = 0; i < 300; ++i) {
    for (int k = 0; k < 300; ++k) {
      rows.push_back(edit(std::to_string(10000 + i), std::to_string(20000 + k), always, 1));
    }
  }
  const std::string text = pair_text(sheet_of(rows), "cms", Confidence::high);
  EXPECT_LT(text.size(), 6000U);
  EXPECT_EQ(read_pair_text(text)->rows.size(), 90'000U);
}

}  // namespace
}  // namespace infusecheck
