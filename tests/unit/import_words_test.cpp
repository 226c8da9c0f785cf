// What CMS writes in cells, titles and names of files; and the SHA-256 of a file.
#include <gtest/gtest.h>

#include "import/sha256.h"
#include "import/words.h"
#include "infusecheck/import.h"

namespace infusecheck {
namespace {

TEST(Sha256, TheVectorsOfFips180) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(PlainText, WindowsTextAndUtf8BecomeTheSameAscii) {
  EXPECT_EQ(plain_text("Th\xE9"
                       "a\xA0 Labs\xAE"),
            "Thea Labs");
  EXPECT_EQ(plain_text("Th\xC3\xA9"
                       "a\xC2\xA0 Labs\xC2\xAE"),
            "Thea Labs");
  EXPECT_EQ(plain_text("\x93quoted\x94 \x96 it\x92s\x99"), "\"quoted\" - it's");
  EXPECT_EQ(plain_text("\xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x93 it\xE2\x80\x99s\xE2\x84\xA2"),
            "\"quoted\" - it's");
  EXPECT_EQ(plain_text("  two \r\n lines\t"), "two lines");
  EXPECT_EQ(plain_text("\xE4\xB8\xAD"), "?");
  EXPECT_EQ(plain_text(""), "");
}

TEST(PlainText, EveryByteGivesAscii) {
  for (int byte = 0; byte < 256; ++byte) {
    for (const char c : plain_text(std::string(1, static_cast<char>(byte)) + '\xFF'))
      EXPECT_TRUE(c >= ' ' && c < 0x7F) << byte;
  }
}

std::string dosage(std::string_view text) {
  const auto read = dosage_in(text);
  return read ? read->amount.text() + ' ' + std::string(read->unit) : "none";
}

TEST(Dosage, TheWaysCmsWritesOne) {
  EXPECT_EQ(dosage("10 MG"), "10 mg");
  EXPECT_EQ(dosage("10MG"), "10 mg");
  EXPECT_EQ(dosage("0.25 mg"), "0.25 mg");
  EXPECT_EQ(dosage("UP TO 40 MG"), "40 mg");
  EXPECT_EQ(dosage("PER 1.5 GM"), "1500 mg");
  EXPECT_EQ(dosage("3 MG & 3 MG"), "6 mg");
  EXPECT_EQ(dosage("5 Unit"), "5 unit");
  EXPECT_EQ(dosage("1,000 UNITS"), "1000 unit");
  EXPECT_EQ(dosage("1 I.U."), "1 unit");
  EXPECT_EQ(dosage("1 USP UNIT"), "1 unit");
  EXPECT_EQ(dosage("1 MILLION UNITS"), "1000000 unit");
  EXPECT_EQ(dosage("1000 CC"), "1000 mL");
  EXPECT_EQ(dosage("1 DOSE"), "1 dose");
  EXPECT_EQ(dosage("2 MEQ"), "2 mEq");
  EXPECT_EQ(dosage("25 MCG"), "25 mcg");
}

TEST(Dosage, WhatIsNoAmountOfADrug) {
  for (const char* text :
       {"", "1 EACH", "1 SQ CM", "MG", "10", "10 MG/ML", "3 MG & 3 UNITS", "3 MG &", "0 MG",
        "-5 MG", "1e3 MG", "10 MG 5", "99999999 MG", "0.0000001 MG"})
    EXPECT_EQ(dosage(text), "none") << text;
}

TEST(Dosage, AtTheEndOfADescriptorWhenItIsTheOnlyOne) {
  const auto at_end = [](std::string_view text) {
    const auto read = dosage_at_end(text);
    return read ? read->amount.text() + ' ' + std::string(read->unit) : "none";
  };
  EXPECT_EQ(at_end("Injection, infliximab, excludes biosimilar, 10 mg"), "10 mg");
  EXPECT_EQ(at_end("Injection, epoetin alfa, 1,000 units"), "1000 unit");
  EXPECT_EQ(at_end("Injection, abatacept, 10 mg (a remark)"), "none");
  EXPECT_EQ(at_end("Injection, acetate 3 mg and phosphate 3 mg"), "none");
  EXPECT_EQ(at_end("Unclassified drugs"), "none");
}

TEST(Name, WhatIsLeftOfADescriptor) {
  EXPECT_EQ(name_in("Inj, donanemab-azbt, 2 mg"), "donanemab-azbt");
  EXPECT_EQ(name_in("Injection, alemtuzumab"), "alemtuzumab");
  EXPECT_EQ(name_in("Inj., benralizumab, 1 mg"), "benralizumab");
  EXPECT_EQ(name_in("Abatacept injection"), "abatacept");
  EXPECT_EQ(name_in("Inj epinephrine nos 0.1 mg"), "epinephrine nos");
  EXPECT_EQ(name_in("Injection, 10 mg"), "");
}

std::string dates(const std::optional<Span>& span) {
  return span ? span->from.text() + ' ' + span->through.text() : "none";
}

TEST(ImportDates, InATitle) {
  EXPECT_EQ(dates(dates_in_title("Effective October 1, 2025 through December 31, 2025")),
            "2025-10-01 2025-12-31");
  EXPECT_EQ(dates(dates_in_title("October 2025 ASP NDC - HCPCS Crosswalk")),
            "2025-10-01 2025-12-31");
  EXPECT_EQ(dates(dates_in_title("Effective January 1, 2005, Medicare pays.\nApril 2026 file")),
            "2026-04-01 2026-06-30");
  EXPECT_EQ(dates(dates_in_title("October 2025\nMay 1, 2026 through June 30, 2026")),
            "2026-05-01 2026-06-30");
  EXPECT_EQ(dates(dates_in_title("copyright 2025 by its owner; it may 25 change")), "none");
  EXPECT_EQ(dates(dates_in_title("July 31, 2026 through July 1, 2026")), "none");
}

TEST(ImportDates, InANameOfAFile) {
  EXPECT_EQ(dates(dates_in_name("MCR_MUE_PractitionerServices_Eff_07-01-2026.csv")),
            "2026-07-01 2026-09-30");
  EXPECT_EQ(dates(dates_in_name("HCPC2026_OCT_ANWEB_09232026.txt")), "2026-10-01 2026-12-31");
  EXPECT_EQ(dates(dates_in_name("January_2022_Web_Addendum_B.01.10.22.csv")),
            "2022-01-01 2022-03-31");
  EXPECT_EQ(dates(dates_in_name("october-2025-asp-pricing-file.zip")), "2025-10-01 2025-12-31");
  EXPECT_EQ(dates(dates_in_name("asp_2025q4.csv")), "2025-10-01 2025-12-31");
  EXPECT_EQ(dates(dates_in_name("addendum_b_2026-04.csv")), "2026-04-01 2026-06-30");
  EXPECT_EQ(dates(dates_in_name("mue_Eff_13-01-2026.csv")), "none");
  EXPECT_EQ(dates(dates_in_name("prices.csv")), "none");
}

TEST(ImportDates, QuartersAndTheirNames) {
  EXPECT_EQ(dates(quarter_named("2026Q1")), "2026-01-01 2026-03-31");
  EXPECT_EQ(dates(quarter_named("2027q4")), "2027-10-01 2027-12-31");
  EXPECT_EQ(dates(quarter_named("2026Q5")), "none");
  EXPECT_EQ(dates(quarter_named("Q1")), "none");
  EXPECT_EQ(dates(quarter_named("")), "none");
  EXPECT_EQ(quarter_name(day(2026, 12, 31), 'q'), "2026q4");
}

}  // namespace
}  // namespace infusecheck
