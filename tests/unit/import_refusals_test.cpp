// What an import refuses, what it passes over in an archive, and what it reads though it is odd.
#include <gtest/gtest.h>

#include "imports.h"

namespace infusecheck {
namespace {

TEST(ImportRefuses, WhatIsNoTable) {
  for (const char* bytes :
       {"", "\n\n", "Code,Price\nA,1\n", "%PDF-1.7\n", "PK\x03\x04", "\xD0\xCF\x11\xE0"})
    EXPECT_TRUE(
        says(error_of({{"x.csv", bytes, "", ""}}), "no table that can be imported. (x.csv)"));
  EXPECT_TRUE(says(error_of({}), "No file given holds a table"));
}

TEST(ImportRefuses, AnotherKindThanWasSaid) {
  GivenFile prices = file("asp_limits.csv");
  prices.kind = "ndc";
  const std::string error = error_of({prices});
  EXPECT_TRUE(says(error, "The file is ASP payment limits, not what --ndc takes.")) << error;
  EXPECT_TRUE(says(error, "Give it with --asp.")) << error;
}

TEST(ImportRefuses, AFileWithoutDatesOrWithOthers) {
  GivenFile limits = file("MCR_MUE_PractitionerServices_Eff_01-01-2024.csv");
  limits.name = "mue.csv";
  EXPECT_TRUE(says(error_of({limits}), "--quarter 2026Q1"));
  EXPECT_EQ(error_of({limits}, quarter_named("2024Q1")), "");
  EXPECT_TRUE(says(error_of({file("asp_limits.csv")}, quarter_named("2024Q1")),
                   "holds for 2027-10-01 to 2027-12-31, not for the quarter given"));
}

TEST(ImportRefuses, TwoFilesForOneTable) {
  EXPECT_TRUE(says(error_of({file("asp_limits.csv"), file("asp_limits.csv")}), "the same table"));
  GivenFile addendum = file("October_2027_Web_Addendum_B.10.01.27.csv");
  addendum.name = "April_2027.csv";
  addendum.bytes.replace(addendum.bytes.find("October 2027"), 12, "April 2027  ");
  EXPECT_TRUE(says(error_of({file("asp_limits.csv"), addendum}), "different dates"));
}

TEST(ImportRefuses, ATableWithoutAUsableRow) {
  const std::string header = "HCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit\n";
  const std::string error = error_of({{"asp_2026q1.csv", header + "J0129,,1 EACH,1\n", "", ""}});
  EXPECT_TRUE(says(error, "None of the 1 rows can be used. The first: line 2")) << error;
  EXPECT_TRUE(says(error_of({{"asp_2026q1.csv", header, "", ""}}), "None of the 0 rows"));
}

TEST(ImportArchive, TakesTheTablesAndPassesOverTheRest) {
  const GivenFile crosswalk{"July/crosswalk.csv", sample("asp_crosswalk.csv"), "ndc", "july.zip"};
  const GivenFile noc{"July/noc.csv", sample("asp_noc_crosswalk.csv"), "ndc", "july.zip"};
  const GivenFile prices{"July/prices.csv", sample("asp_limits.csv"), "ndc", "july.zip"};
  const GivenFile notes{"July/readme.txt", "What each column means.", "ndc", "july.zip"};
  const auto imported = import({notes, prices, noc, crosswalk});
  ASSERT_TRUE(imported) << imported.error().text();
  EXPECT_TRUE(imported->files[0].title.empty());
  EXPECT_EQ(imported->files[0].left_out[0].reason, "It is no table that can be imported.");
  EXPECT_EQ(imported->files[1].left_out[0].reason, "It is ASP payment limits.");
  EXPECT_EQ(imported->files[2].title, "ASP crosswalk of drugs without a code");
  EXPECT_EQ(imported->files[3].kept, 6);
  EXPECT_TRUE(says(error_of({notes, prices}), "no table of the kind asked for. (july.zip)"));
}

TEST(ImportArchive, OfTwoTablesOfAKindTheLongerCounts) {
  std::string shorter = sample("asp_crosswalk.csv");
  shorter.resize(shorter.find("J1234"));
  const GivenFile extract{"extract.csv", shorter, "", "july.zip"};
  const GivenFile whole{"whole.csv", sample("asp_crosswalk.csv"), "", "july.zip"};
  for (const auto& order : {std::vector{extract, whole}, std::vector{whole, extract}}) {
    const auto imported = import(order);
    ASSERT_TRUE(imported) << imported.error().text();
    for (const ImportedFile& account : imported->files) {
      EXPECT_EQ(account.kept, account.name == "whole.csv" ? 6 : 0);
      EXPECT_EQ(left_out(account, "longer table"), 0);
    }
  }
}

TEST(ImportReads, TabsAByteOrderMarkAndAnOpenQuote) {
  const std::string rows =
      "\xEF\xBB\xBFHCPCS Code\tShort Description\tHCPCS Code Dosage\tPayment Limit\r\n"
      "J0129\tAbatacept, injection\t10 MG\t1\r\n"
      "J1745\t\"never closed\t10 MG\t1\n"
      "J9312\tInj., rituximab\t10 MG\t1";
  const auto imported = import({{"asp_2026q1.txt", rows, "asp", ""}});
  ASSERT_TRUE(imported) << imported.error().text();
  EXPECT_EQ(imported->files[0].kept, 2) << "the rows after the broken one are read";
  EXPECT_EQ(rejected(imported->files[0]), "3");
  EXPECT_EQ(laid_over(imported).drugs.find("J0129", day(2026, 2, 1))->descriptor,
            "Abatacept, injection");
}

}  // namespace
}  // namespace infusecheck
