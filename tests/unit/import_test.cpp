// CMS's files, in the layouts of tests/import, become tables of a pack.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "case_files.h"
#include "import/pack_text.h"
#include "imports.h"

namespace infusecheck {
namespace {

constexpr Date in_crosswalk = day(2025, 8, 5);

TEST(Import, ACrosswalkBecomesPackages) {
  const auto imported = import({file("asp_crosswalk.csv")});
  const Reference reference = laid_over(imported);
  const auto remicade = reference.packages.find("57894003001", in_crosswalk);
  ASSERT_TRUE(remicade);
  EXPECT_EQ(remicade->code, "J1745");
  EXPECT_EQ(remicade->product, "Remicade (Janssen Biotech, Inc.)");
  EXPECT_EQ(remicade->amount, Quantity::whole(100));
  EXPECT_EQ(remicade->unit, "mg");
  EXPECT_EQ(remicade->items, 1);
  EXPECT_EQ(remicade->volume_ml, std::nullopt) << "1 is a vial of powder";
  const auto orencia = reference.packages.find("00003281411", in_crosswalk);
  ASSERT_TRUE(orencia);
  EXPECT_EQ(orencia->amount, Quantity::whole(50));
  EXPECT_EQ(orencia->volume_ml, Quantity::parse("0.4"));
  EXPECT_EQ(orencia->items, 4);
  const auto celestone = reference.packages.find("00517072001", in_crosswalk);
  ASSERT_TRUE(celestone);
  EXPECT_EQ(celestone->product, "Celestone Soluspan (American Regent)");
  EXPECT_EQ(celestone->amount, Quantity::whole(30));
  const auto novel = reference.packages.find("99999000101", in_crosswalk);
  ASSERT_TRUE(novel);
  EXPECT_EQ(novel->product, "Novel \"A\" vial (Example Labs)");
  EXPECT_EQ(novel->volume_ml, Quantity::whole(10));
}

TEST(Import, WhatACrosswalkCannotProveIsTold) {
  const auto imported = import({file("asp_crosswalk.csv")});
  ASSERT_TRUE(imported);
  const ImportedFile& account = imported->files[0];
  expect_every_row_told(account);
  EXPECT_EQ(account.dates, (Span{day(2025, 7, 1), day(2025, 9, 30)}));
  EXPECT_EQ(account.rows, 14);
  EXPECT_EQ(account.kept, 6);
  EXPECT_EQ(left_out(account, "several codes"), 2) << "saline";
  EXPECT_EQ(left_out(account, "twice"), 1);
  EXPECT_EQ(rejected(account), "19 20 21 22 23");
  const Reference reference = laid_over(imported);
  const auto zemaira = reference.packages.find("00053720102", in_crosswalk);
  ASSERT_TRUE(zemaira) << "potency varies by lot";
  EXPECT_EQ(zemaira->amount, std::nullopt);
  EXPECT_EQ(reference.packages.find("00990798309", in_crosswalk).found, Found::unknown);
}

TEST(Import, ATableStandsForItsQuarterAndOursForTheOthers) {
  const Reference& ours = embedded_reference();
  const Reference reference = laid_over(import({file("asp_crosswalk.csv")}));
  EXPECT_EQ(ours.packages.find("57894003001", in_crosswalk).found, Found::outside_pack);
  EXPECT_EQ(reference.packages.find("57894003001", day(2025, 6, 30)).found, Found::outside_pack);
  EXPECT_TRUE(reference.packages.find("57894003001", day(2025, 10, 1)));
  EXPECT_EQ(reference.packages.find("00002757501", in_crosswalk).found, Found::not_on_date);
  EXPECT_EQ(reference.packages.find("57894003001", in_crosswalk)->source, "import-ndc-2025q3");
}

TEST(Import, UnitLimitsKnowTheirDatesByTheNameOfTheFile) {
  const auto imported = import({file("MCR_MUE_PractitionerServices_Eff_01-01-2024.csv"),
                                file("MCR_MUE_OutpatientHospitalServices_Eff_01-01-2024.csv")});
  const Reference reference = laid_over(imported);
  const Date on = day(2024, 2, 5);
  EXPECT_EQ(embedded_reference().mue_practitioner.find("J1745", on).found, Found::outside_pack);
  const auto infliximab = reference.mue_practitioner.find("J1745", on);
  ASSERT_TRUE(infliximab);
  EXPECT_EQ(infliximab->units, 150);
  EXPECT_EQ(infliximab->adjudication, 3);
  EXPECT_EQ(infliximab->confidence, Confidence::high);
  EXPECT_EQ(reference.mue_practitioner.find("A4216", on)->units, 0) << "never payable";
  EXPECT_EQ(reference.mue_practitioner.find("A4216", on)->adjudication, 2);
  EXPECT_EQ(reference.mue_practitioner.find("E0781", on)->adjudication, 1);
  EXPECT_EQ(reference.mue_practitioner.find("96365", on)->units, 1);
  EXPECT_EQ(reference.mue_outpatient.find("96365", on)->units, 2);
  EXPECT_EQ(rejected(imported->files[0]), "12 13 14 15");
  expect_every_row_told(imported->files[0]);
}

TEST(Import, PricesSayTheBillingUnitOfADrug) {
  const auto imported = import({file("asp_limits.csv")});
  const Reference reference = laid_over(imported);
  const Date on = day(2027, 11, 5);
  const auto abatacept = reference.drugs.find("J0129", day(2026, 12, 1));
  ASSERT_TRUE(abatacept);
  EXPECT_EQ(abatacept->name, "abatacept");
  const auto infliximab = reference.drugs.find("J1745", on);
  ASSERT_TRUE(infliximab);
  EXPECT_EQ(infliximab->unit_amount, Quantity::whole(5)) << "the file differs from ours";
  EXPECT_EQ(infliximab->brands, (std::vector<std::string>{"Remicade"})) << "ours stays";
  EXPECT_TRUE(infliximab->source.ends_with("|import-asp-2027q4"));
  EXPECT_EQ(reference.drugs.find("J1459", on)->unit_amount, Quantity::whole(500)) << "0.5 GM";
  EXPECT_EQ(reference.drugs.find("J7030", on)->unit, "mL");
  EXPECT_EQ(reference.drugs.find("J7321", on)->unit, "dose");
  EXPECT_EQ(reference.drugs.find("J9312", on)->unit_amount, Quantity::whole(10))
      << "EACH says none";
  EXPECT_TRUE(reference.drugs.find("J0485", on)) << "a drug that the file leaves out";
  EXPECT_EQ(imported->files[0].kept, 7);
  EXPECT_EQ(left_out(imported->files[0], "family"), 2);
  EXPECT_EQ(rejected(imported->files[0]), "19 20");
  expect_every_row_told(imported->files[0]);
}

TEST(Import, ANewCodeBecomesADrugOfCmsFactsAlone) {
  const Reference reference = laid_over(import({file("asp_limits.csv")}));
  const Date on = day(2027, 11, 5);
  const auto drug = reference.drugs.find("J1234", on);
  ASSERT_TRUE(drug);
  EXPECT_EQ(drug->name, "novelimab-test");
  EXPECT_EQ(drug->unit_amount, Quantity::whole(10));
  EXPECT_TRUE(drug->routes.empty());
  EXPECT_EQ(drug->administration_class, std::nullopt);
  EXPECT_EQ(drug->confidence, Confidence::medium);
  EXPECT_EQ(reference.drugs.find("J1234", day(2026, 12, 1)).found, Found::not_on_date);
  ASSERT_EQ(reference.drugs_named("novelimab-test", on).size(), 1u) << "names are indexed anew";
}

TEST(Import, WhatAFileOnlyConfirmsStaysOneRow) {
  const Reference reference = laid_over(import({file("asp_limits.csv")}));
  EXPECT_EQ(reference.drugs.history("J0485").size(),
            embedded_reference().drugs.history("J0485").size());
  EXPECT_EQ(reference.drugs.history("J0129").size(),
            embedded_reference().drugs.history("J0129").size());
  EXPECT_GT(reference.drugs.history("J1745").size(),
            embedded_reference().drugs.history("J1745").size());
}

TEST(Import, TheCodeSetSaysFromWhenUntilWhen) {
  for (const char* name : {"HCPC2027_OCT_ANWEB.csv", "HCPC2027_OCT_ANWEB.txt"}) {
    const auto imported = import({file(name)});
    const Reference reference = laid_over(imported);
    EXPECT_EQ(reference.drugs.find("J1234", day(2027, 10, 31)).found, Found::not_on_date) << name;
    const auto novel = reference.drugs.find("J1234", day(2027, 11, 1));
    ASSERT_TRUE(novel) << name;
    EXPECT_EQ(novel->unit_amount, Quantity::whole(10)) << "of the second record";
    EXPECT_TRUE(reference.drugs.find("J1745", day(2027, 10, 31))) << "the last usable day";
    EXPECT_EQ(reference.drugs.find("J1745", day(2027, 11, 1)).found, Found::not_on_date) << name;
    EXPECT_EQ(reference.drugs.find("J3490", day(2027, 11, 1)).found, Found::unknown) << name;
    EXPECT_EQ(imported->files[0].kept, 4) << name;
    EXPECT_EQ(left_out(imported->files[0], "modifier"), 1) << name;
    EXPECT_EQ(left_out(imported->files[0], "family"), 2) << name;
    EXPECT_EQ(left_out(imported->files[0], "not valid"), 1) << name;
    EXPECT_EQ(imported->files[0].rejected.size(), 1u) << name;
    expect_every_row_told(imported->files[0]);
  }
}

TEST(Import, AddendumBGivesStatusIndicators) {
  const auto imported = import({file("October_2027_Web_Addendum_B.10.01.27.csv")});
  const Reference reference = laid_over(imported);
  const Date on = day(2027, 11, 5);
  EXPECT_EQ(reference.drugs.find("J0129", on)->opps_status, "N");
  EXPECT_EQ(reference.drugs.find("J0129", day(2026, 12, 1))->opps_status, "K");
  EXPECT_EQ(imported->files[0].kept, 2);
  EXPECT_EQ(left_out(imported->files[0], "family"), 1) << "no procedure comes in";
  EXPECT_EQ(left_out(imported->files[0], "not valid"), 1) << "an ended code stays ended";
  EXPECT_EQ(reference.drugs.find("J0135", on).found, Found::not_on_date);
  EXPECT_EQ(rejected(imported->files[0]), "8 9");
  const Reference converted = laid_over(import({file("converted_addendum_b_2027-10.csv")}));
  EXPECT_EQ(converted.drugs.find("J0129", on)->opps_status, "N");
}

TEST(Import, FilesOfOneQuarterMakeOneTable) {
  // Whatever their order, the price decides the unit and the code set the dates.
  const auto one = import({file("October_2027_Web_Addendum_B.10.01.27.csv"), file("asp_limits.csv"),
                           file("HCPC2027_OCT_ANWEB.csv")});
  const auto other = import({file("HCPC2027_OCT_ANWEB.csv"), file("asp_limits.csv"),
                             file("October_2027_Web_Addendum_B.10.01.27.csv")});
  const Reference a = laid_over(one), b = laid_over(other);
  EXPECT_TRUE(std::equal(a.drugs.rows().begin(), a.drugs.rows().end(), b.drugs.rows().begin(),
                         b.drugs.rows().end()));
  const auto infliximab = a.drugs.find("J1745", day(2027, 10, 5));
  ASSERT_TRUE(infliximab);
  EXPECT_EQ(infliximab->unit_amount, Quantity::whole(5));
  EXPECT_EQ(infliximab->span.through, day(2027, 10, 31));
}

TEST(Import, WhatNoTableHoldsYetIsCounted) {
  const auto imported =
      import({file("asp_limits.csv"), file("asp_noc_limits.csv"), file("asp_noc_crosswalk.csv"),
              file("MCR_MUE_DMESupplierServices_Eff_01-01-2024.csv")});
  ASSERT_TRUE(imported) << imported.error().text();
  for (std::size_t i = 1; i < 4; ++i) {
    const ImportedFile& account = imported->files[i];
    EXPECT_FALSE(account.title.empty());
    EXPECT_TRUE(account.table.empty());
    EXPECT_EQ(account.kept, 0);
    EXPECT_GT(left_out(account, "No check uses this table"), 0);
    expect_every_row_told(account);
  }
}

TEST(Import, TheManifestHoldsTheAccount) {
  const auto imported = import({file("asp_limits.csv")});
  ASSERT_TRUE(imported);
  const std::string& pack = imported->pack;
  EXPECT_NE(pack.find("\"imported\":" + account_json(imported->files)), std::string::npos);
  EXPECT_EQ(imported->files[0].sha256.size(), 64u);
  EXPECT_NE(pack.find(imported->files[0].sha256), std::string::npos);
  EXPECT_NE(pack.find("\"id\":\"cms-2027q4-drugs\",\"version\":\"2027.4\""), std::string::npos);
  EXPECT_NE(pack.find("\"retrieved\":\"2026-11-28\""), std::string::npos);
  EXPECT_EQ(pack, import({file("asp_limits.csv")})->pack) << "the same bytes again";
  for (const char c : pack) EXPECT_TRUE(static_cast<unsigned char>(c) < 0x80);
}

/// INFUSECHECK_CORPORA names a folder with cms/: shortened copies of CMS's own files.
TEST(ImportCorpora, EverySampleInCmsLayoutIsRead) {
  const char* folder = std::getenv("INFUSECHECK_CORPORA");
  if (folder == nullptr || !std::filesystem::is_directory(std::string(folder) + "/cms")) return;
  const std::pair<const char*, int> samples[] = {
      {"asp_pricing_2025q4.sample.csv", 60},
      {"asp_ndc_hcpcs_crosswalk_2025q4.sample.csv", 45},
      {"mue_practitioner_2026q3.layout.sample.csv", 8},
      {"opps_addendum_b_2026-04.converted.sample.csv", 189}};
  for (const auto& [name, kept] : samples) {
    const auto imported = import({{name, file_text(std::string(folder) + "/cms/" + name), "", ""}});
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_EQ(imported->files[0].kept, kept) << name;
    expect_every_row_told(imported->files[0]);
    laid_over(imported);
  }
}

}  // namespace
}  // namespace infusecheck
