// Claims as people type them, and what must not be taken for one.
#include <gtest/gtest.h>

#include "table/tables.h"

namespace infusecheck {
namespace {

/// "J1745-JZ 40 | 96413 1": the lines of a claim, short.
std::string lines_of(const Claim& claim) {
  std::string text;
  for (const Line& line : claim.lines) {
    text.append(text.empty() ? "" : " | ").append(line.code);
    for (const std::string& modifier : line.modifiers) text.append("-").append(modifier);
    if (!line.units.absent()) text.append(" ").append(line.units.text);
    if (!line.charge.absent()) text.append(" $").append(line.charge.text);
    if (!line.service_date.absent()) text.append(" ").append(line.service_date.text);
    if (!line.service_date_to.absent()) text.append("..").append(line.service_date_to.text);
  }
  return text;
}

std::string lines_of(std::string_view text) {
  const auto pasted = read_text(text);
  return pasted.error ? "refused" : lines_of(pasted.claim()) + (pasted.told().empty() ? "" : " !");
}

TEST(Pasted, LinesWithTheirUnitsAndModifiers) {
  const std::pair<const char*, const char*> texts[] = {
      {"J1745 x40 JZ / 96413 / 96415x1", "J1745-JZ 40 | 96413 1 | 96415 1"},
      {"J1745 x40 JZ\n96413\n96415 x 1", "J1745-JZ 40 | 96413 1 | 96415 1"},
      {"J1745-JZ x 40; 99213-25, 20610 RT", "J1745-JZ 40 | 99213-25 1 | 20610-RT 1"},
      {"J1745 JZ 40u", "J1745-JZ 40"},
      {"j1745 jz 40 units", "J1745-JZ 40"},
      {"J1745 (JZ, JA) qty: 40", "J1745-JZ-JA 40"},
      {"J1745:JZ:JA x40.5", "J1745-JZ-JA 40.5"},
      {"J1745", "J1745"},
      {"96413 \xC3\x97 2", "96413 2"},
      {"1. J1745 x40\n2) 96413", "J1745 40 | 96413 1"},
      {"96413*2", "96413 2"},
      {"96413 59", "96413-59 1"},
      {"20610-RT-59 x1", "20610-RT-59 1"},
      {"J1745 x40 $3,800.00 / 96413 charge 350", "J1745 40 $3800.00 | 96413 1 $350"},
      {"3/2/2026 J1745 x40 / 96413 3/3/2026", "J1745 40 2026-03-02 | 96413 1 2026-03-03"},
      {"J1745 x40 / 96413\nDOS 03/02/26", "J1745 40 2026-03-02 | 96413 1 2026-03-02"},
      {"J1745 x40 Mar 2, 2026 - Mar 3, 2026", "J1745 40 2026-03-02..2026-03-03"}};
  for (const auto& [text, lines] : texts) {
    EXPECT_EQ(lines_of(text), lines) << text << "\n" << read_text(text).told();
  }
}

TEST(Pasted, TheRestOfTheClaimStandsAnywhere) {
  const auto pasted = read_text(
      "DOS 3/2/2026 POS 11 dx M05.79 K5090 Medicare Part B\n"
      "J1745-JZ x 40 $3800 NDC 57894-0030-01 UN4 ptr 1,2\n"
      "96413 ptr A\n"
      "NPI 1234567893 auth PA-123 acct A-77 total $4150");
  ASSERT_FALSE(pasted.error);
  const Claim& claim = pasted.claim();
  EXPECT_EQ(pasted.told(), "");
  EXPECT_EQ(claim.diagnoses, (std::vector<std::string>{"M05.79", "K5090"}));
  EXPECT_EQ(claim.payer.type.value, PayerType::medicare);
  EXPECT_EQ(claim.place_of_service, "11");
  EXPECT_EQ(claim.rendering_provider.npi, "1234567893");
  EXPECT_EQ(claim.prior_authorizations, std::vector<std::string>{"PA-123"});
  EXPECT_EQ(claim.id, "A-77");
  EXPECT_EQ(claim.total_charge.text, "4150");
  EXPECT_EQ(lines_of(claim), "J1745-JZ 40 $3800 2026-03-02 | 96413 1 2026-03-02");
  EXPECT_EQ(pasted.line().ndc.code, "57894-0030-01");
  EXPECT_EQ(pasted.line().ndc.unit, "UN");
  EXPECT_EQ(pasted.line().ndc.quantity.text, "4");
  EXPECT_EQ(pasted.line().diagnosis_pointers.size(), 2U);
  EXPECT_EQ(read_text("payer: Acme Health / J1745 x40 / Medicaid").claim().payer.name,
            "Acme Health");
}

TEST(Pasted, WithoutPointersEachLineIsForTheDiagnosesOfTheClaim) {
  const auto pointers = [](std::string_view text) {
    std::string list;
    const auto pasted = read_text(text);
    for (const Line& line : pasted.claim().lines)
      list += std::to_string(line.diagnosis_pointers.size());
    return list;
  };
  EXPECT_EQ(pointers("J1745 x40 / 96413 dx M05.79"), "11");
  EXPECT_EQ(pointers("J1745 / 96413 dx M05.79 K50.90 L40.50 I10 E78.5"), "44");
  EXPECT_EQ(pointers("J1745 ptr 1 / 96413 dx M05.79 K50.90"), "10") << "who points, points all";
  EXPECT_EQ(pointers("J1745 / 96413"), "00");
}

TEST(Pasted, WhatIsNotUnderstoodIsNamedByItsPlace) {
  const auto told = [](std::string_view text) { return read_text(text).told(); };
  EXPECT_NE(told("J1745 x40 JZ canary").find("Line 1, column 14: a text of 6 characters"),
            std::string::npos);
  EXPECT_EQ(told("J1745 x40 JZ canary").find("canary"), std::string::npos);
  EXPECT_NE(told("J1745 JZ 40").find("\"40\" was not understood: a number needs x"),
            std::string::npos);
  EXPECT_NE(told("J1745 x40 25").find("it may be a modifier"), std::string::npos);
  EXPECT_NE(told("J1745 x40 JZ\nL4050 96413").find("Line 2, column 1: \"L4050\" was not"),
            std::string::npos);
  EXPECT_NE(told("J1745 x40 x41 JZ").find("has its units already"), std::string::npos);
  EXPECT_NE(told("J1745 x40 JZ $5 POS office").find("a place of service has two digits"),
            std::string::npos);
  EXPECT_NE(told("J1745 x40 JZ 2/30/2026").find("read-date: \"2/30/2026\""), std::string::npos);
  EXPECT_EQ(lines_of("J1745 x40 as of 3/2/2026"), "J1745 40 2026-03-02 !") << "AS is a word here";
}

TEST(Pasted, ADrugWithoutUnitsIsLeftWithoutThem) {
  EXPECT_EQ(lines_of("J1745 JZ / 96413"), "J1745-JZ | 96413 1");
}

TEST(Pasted, LogsAndOtherTextsAreRefused) {
  for (const char* text :
       {"0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV, R arm",
        "0915-1128 J1745 400 mg IV", "J1745 400 mg IV over 2 hours", "9:15 J1745 started", "hello",
        "hello 99213", "12345", "%PDF-1.7", "<Claim/>", "Dear Sir, 90210 is my code.", "2026-03-02",
        "$350", "medicare", "J1745 x40\x01", "x40 JZ",
        "A-1,3/2/2026,J1745,40,JZ,38.00\n"
        "A-1,3/2/2026,96413,1,,350.00\n",
        "The patient was given 96413 and felt well afterwards."}) {
    EXPECT_EQ(lines_of(text), "refused") << text;
  }
  EXPECT_EQ(lines_of(std::string(13'000, ' ') + "J1745 x40"), "refused") << "longer than any";
  EXPECT_EQ(lines_of(std::string("J1745 x40\0", 10)), "refused");
}

}  // namespace
}  // namespace infusecheck
