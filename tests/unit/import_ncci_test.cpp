// CMS's NCCI files, in the layouts of tests/import: pair edits in parts, add-on codes.
#include <gtest/gtest.h>

#include "imports.h"

namespace infusecheck {
namespace {

Found found(const Reference& reference, std::string_view a, std::string_view b, Date on) {
  return reference.ptp_practitioner.find(a, b, on).found;
}

TEST(ImportPairs, EditsWithTheirOwnDates) {
  const auto imported = import({file("ccipra-v321r0-f1.TXT")});
  const Reference merged = laid_over(imported);
  EXPECT_EQ(found(merged, "96365", "80053", day(2025, 6, 30)), Found::not_on_date);
  EXPECT_EQ(merged.ptp_practitioner.find("96365", "80053", day(2025, 7, 1))->indicator, 0);
  EXPECT_EQ(found(merged, "96365", "93000", day(2004, 12, 31)), Found::yes);
  EXPECT_EQ(found(merged, "96365", "93000", day(2005, 1, 1)), Found::not_on_date);
  EXPECT_EQ(found(merged, "96365", "94640", day(2026, 1, 1)), Found::unknown) << "indicator 9";
  EXPECT_EQ(found(merged, "96365", "80048", day(2026, 6, 30)), Found::yes);
  EXPECT_EQ(found(merged, "96365", "80048", day(2026, 7, 1)), Found::outside_pack)
      << "after the quarter of the file";
  const ImportedFile& account = imported->files[0];
  EXPECT_EQ(account.rows, 9);
  EXPECT_EQ(account.kept, 8);
  EXPECT_EQ(account.left_out[0].rows, 1);
  EXPECT_EQ(account.dates.from, day(1996, 1, 1));
  EXPECT_EQ(account.dates.through, day(2026, 6, 30));
}

TEST(ImportPairs, OneFileIsWholeForWhatItSpans) {
  const Reference merged = laid_over(import({file("ccipra-v321r0-f1.TXT")}));
  EXPECT_EQ(found(merged, "30000", "80053", day(2026, 6, 1)), Found::unknown);
  EXPECT_EQ(found(merged, "96401", "80053", day(2026, 6, 1)), Found::outside_pack);
  EXPECT_EQ(found(merged, "96401", "96372", day(2026, 6, 1)), Found::yes) << "the built-in pair";
}

TEST(ImportPairs, TwoQuartersAnswerByTheDateOfService) {
  const Reference older = laid_over(import({file("ccipra-v321r0-f1.TXT")}));
  const Reference both = laid_over(import({file("ccipra-v322r0-f1.TXT")}), older);
  EXPECT_EQ(both.ptp_practitioner.find("96365", "80053", day(2026, 6, 30))->indicator, 0);
  EXPECT_EQ(both.ptp_practitioner.find("96365", "80053", day(2026, 7, 1))->indicator, 1);
  EXPECT_EQ(found(both, "96365", "93000", day(2026, 7, 1)), Found::not_on_date);
  EXPECT_EQ(found(both, "96372", "80053", day(2026, 6, 30)), Found::yes)
      << "beyond the newer file, the older one knows it";
}

/// A part with a single edit.
GivenFile part(int number, const std::string& column_1) {
  return {"ccipra-v322r0-f" + std::to_string(number) + ".TXT",
          "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\n" + column_1 +
              "\t80053\t\t20250701\t*\t1\n",
          "", ""};
}

TEST(ImportPairs, FourPartsTogetherAreWhole) {
  const auto three = import({part(1, "10021"), part(2, "30000"), part(3, "60000")});
  const Reference some = laid_over(three);
  EXPECT_EQ(found(some, "30001", "ZZZZZ", day(2026, 7, 1)), Found::outside_pack);
  const auto four =
      import({part(1, "10021"), part(2, "30000"), part(3, "60000"), part(4, "96365")});
  const Reference merged = laid_over(four);
  EXPECT_EQ(found(merged, "00001", "ZZZZZ", day(2026, 7, 1)), Found::unknown);
  EXPECT_EQ(merged.ptp_practitioner.find("30000", "80053", day(2026, 7, 1))->indicator, 1);
  EXPECT_EQ(merged.ptp_practitioner.find("96365", "80053", day(2026, 7, 1))->source,
            "import-ptp-practitioner-2026q3-f1|import-ptp-practitioner-2026q3-f2|"
            "import-ptp-practitioner-2026q3-f3|import-ptp-practitioner-2026q3-f4");
}

TEST(ImportPairs, EveryRowThatCannotBeReadIsNamed) {
  const auto imported = import({file("ccipra-v322r0-f2.rejects.TXT", "ccipra-v322r0-f2.TXT")});
  ASSERT_TRUE(imported);
  const ImportedFile& account = imported->files[0];
  EXPECT_EQ(rejected(account), "8 9 10 11 12 13");
  EXPECT_EQ(account.kept, 3);
  EXPECT_EQ(account.rows, 9);
  const Reference merged = laid_over(imported);
  EXPECT_EQ(merged.ptp_practitioner.find("96365", "80053", day(2026, 2, 1))->indicator, 0)
      << "the row that began earlier";
  EXPECT_EQ(found(merged, "96369", "80053", day(2026, 2, 1)), Found::yes) << "out of order";
}

TEST(ImportPairs, HospitalFilesAreAnotherTable) {
  const auto imported = import({file("ccioph-v322r0-f1.csv")});
  const Reference merged = laid_over(imported);
  EXPECT_EQ(merged.ptp_outpatient.find("96365", "80053", day(2026, 7, 1))->indicator, 0);
  EXPECT_EQ(found(merged, "96365", "80053", day(2026, 7, 1)), Found::outside_pack);
  EXPECT_EQ(imported->files[0].table, "ptp_outpatient");
}

TEST(ImportPairs, ANameMustSayWhoseEditsTheyAre) {
  const auto imported = import({file("ccipra-v322r0-f1.TXT", "edits-2026q3.txt")});
  ASSERT_FALSE(imported);
  EXPECT_NE(imported.error().text().find("ccipra"), std::string::npos);
  EXPECT_TRUE(import({file("ccipra-v322r0-f1.TXT", "edits.txt", "ccioph-v322r0-f1.zip")}));
}

TEST(ImportPairs, ThePartsMustBeDifferent) {
  EXPECT_FALSE(import({file("ccipra-v322r0-f1.TXT"), file("ccipra-v322r0-f1.TXT")}));
  EXPECT_FALSE(import({file("ccipra-v322r0-f1.TXT"), file("ccipra-v321r0-f1.TXT")}))
      << "two quarters make two packs";
}

TEST(ImportAddOns, PrimariesWithTypesAndDates) {
  const auto imported = import({file("AOC_V2026Q3-MCR.txt")});
  const Reference merged = laid_over(imported);
  const auto primaries = [&](std::string_view add_on, Date on) {
    std::string list;
    for (const auto code : merged.primaries(add_on, on)) list += std::string(code) + ' ';
    return list;
  };
  EXPECT_EQ(primaries("96366", day(2026, 6, 30)), "96360 96365 96413 ");
  EXPECT_EQ(primaries("96366", day(2026, 7, 1)), "96365 96413 ") << "2026181 is the last of June";
  EXPECT_EQ(primaries("96366", day(2013, 3, 31)), "");
  EXPECT_EQ(primaries("0001A", day(2024, 1, 1)), "") << "the add-on's code ended";
  EXPECT_EQ(merged.add_on_type("96366", day(2026, 7, 1)), 1);
  EXPECT_EQ(merged.add_on_type("96375", day(2026, 7, 1)), 2);
  EXPECT_EQ(merged.add_on_type("96376", day(2026, 7, 1)), 3);
  EXPECT_EQ(merged.add_on_type("99999", day(2026, 7, 1)), 0);
  EXPECT_EQ(rejected(imported->files[0]), "10 11 12 14");
  EXPECT_EQ(imported->files[0].left_out[0].rows, 1);
}

}  // namespace
}  // namespace infusecheck
