// CMS's ICD-10-CM order files become the table of diagnoses.
#include <gtest/gtest.h>

#include "imports.h"

namespace infusecheck {
namespace {

/// Lines of the order file: number, code, flag, short and long description.
std::string order_file(const std::vector<std::pair<std::string, bool>>& codes) {
  std::string text;
  for (const auto& [code, billable] : codes) {
    std::string line = "00001 " + code;
    line.resize(14, ' ');
    text += line + (billable ? "1" : "0") + " Short, of a heading";
    text += std::string(41, ' ') + "Long description, of a heading\r\n";
  }
  return text;
}

TEST(ImportDiagnoses, AnOrderFileSaysWhichDiagnosesMayBeBilled) {
  const auto imported =
      import({{"icd10cm_order_2026.txt",
               order_file({{"M05", false}, {"M0579", true}, {"G35", false}}), "icd10", ""}});
  const Reference reference = laid_over(imported);
  EXPECT_EQ(imported->files[0].kept, 3);
  EXPECT_EQ(imported->files[0].dates, (Span{day(2025, 10, 1), day(2026, 9, 30)}));
  EXPECT_TRUE(reference.diagnoses.find("M0579", day(2026, 3, 2))->billable);
  EXPECT_FALSE(reference.diagnoses.find("G35", day(2026, 3, 2))->billable);
  EXPECT_EQ(reference.diagnoses.find("M0570", day(2026, 3, 2)).found, Found::unknown);
  EXPECT_EQ(reference.diagnoses.find("M0579", day(2025, 9, 30)).found, Found::outside_pack);
}

TEST(ImportDiagnoses, FiscalYearsInTurnGiveADiagnosisItsSpan) {
  const auto older =
      import({{"icd10cm_order_2025.txt", order_file({{"M0579", true}, {"M0598", true}}), "", ""}});
  const auto newer = import({{"icd10cm_order_2026.txt", order_file({{"M0579", true}}), "", ""}});
  auto both = with_pack(laid_over(older), newer->pack);
  ASSERT_TRUE(both);
  const auto& diagnoses = both->diagnoses;
  ASSERT_EQ(diagnoses.history("M0598").size(), 1U);
  EXPECT_EQ(diagnoses.history("M0598")[0].span.through, day(2025, 9, 30));
  EXPECT_TRUE(diagnoses.find("M0598", day(2025, 9, 30)));
  EXPECT_EQ(diagnoses.find("M0598", day(2025, 10, 1)).found, Found::not_on_date);
  EXPECT_TRUE(diagnoses.find("M0579", day(2025, 10, 1)));
}

TEST(ImportDiagnoses, AnOrderFileOfAprilHoldsFromAprilOn) {
  const std::string codes = order_file({{"M0579", true}});
  const Span from_april{day(2026, 4, 1), day(2026, 9, 30)};
  const Span from_october{day(2025, 10, 1), day(2026, 9, 30)};
  const auto in_zip = import({{"icd10cm_order_2026.txt", codes, "", "april-1-2026-order.zip"}});
  EXPECT_EQ(in_zip->files[0].dates, from_april);
  const auto by_quarter = [&](Date on) { return Span{on, on + 90}; };
  EXPECT_EQ(import({{"order.txt", codes, "", ""}}, by_quarter(day(2026, 4, 1)))->files[0].dates,
            from_april);
  EXPECT_EQ(import({{"order.txt", codes, "", ""}}, by_quarter(day(2025, 10, 1)))->files[0].dates,
            from_october);
  EXPECT_EQ(import({{"order.txt", codes, "", ""}}, by_quarter(day(2026, 1, 1)))->files[0].dates,
            from_october);
  EXPECT_FALSE(import({{"order.txt", codes, "", ""}}));
  EXPECT_FALSE(import({{"icd10cm_order_2026.txt", codes, "mue", ""}}));
}

TEST(ImportDiagnoses, OfAnOrderFileWhatCannotBeReadIsTold) {
  const std::string codes = order_file({{"M0579", true}, {"M0579", true}, {"M05", false}}) +
                            "00004 no code\n" + "00005 M0580   7 Short\n";
  const auto imported = import({{"icd10cm_order_2026.txt", codes, "", ""}});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->files[0].kept, 2);
  EXPECT_EQ(rejected(imported->files[0]), "2 4 5");
}

}  // namespace
}  // namespace infusecheck
