// Fixes written into an 837: what is counted again, what stays as it was, and what is refused.
#include <gtest/gtest.h>

#include "line_of.h"
#include "x12/x12_file.h"
#include "x12/x12_writing.h"

namespace infusecheck::x12 {
namespace {

TEST(X12WriteKeeps, TheSegmentsOfTheSetAreCountedAgain) {
  const std::string file = file_with(office);
  const Written removed = write_into(file, {.edits = {remove_line(2)}});
  EXPECT_NE(file.find("SE*27*"), std::string::npos);
  EXPECT_NE(removed.file.find("SE*24*"), std::string::npos);
  EXPECT_EQ(read(removed.file).finding_count(), 0u);
  std::string wrong = file;
  wrong.replace(wrong.find("SE*27"), 5, "SE*0030");
  EXPECT_NE(write_into(wrong, {.edits = {remove_line(2)}}).file.find("SE*0027*"), std::string::npos)
      << "a count that was wrong stays wrong by as much";
  std::string none = file;
  none.replace(none.find("SE*27"), 5, "SE*X");
  EXPECT_NE(write_into(none, {.edits = {remove_line(2)}}).file.find("SE*X*"), std::string::npos);
}

TEST(X12WriteKeeps, OnlyTheSetOfTheClaimIsCountedAgain) {
  const std::string one = file_with(office);
  const std::string file = one + one;
  const Written written = write_into(file, {.edits = {remove_line(2)}}, 1);
  EXPECT_EQ(written.file.substr(0, one.size()), one);
  EXPECT_NE(written.file.find("SE*24*"), std::string::npos);
}

TEST(X12WriteKeeps, AllElseKeepsItsBytes) {
  const std::string plain = file_with(office);
  for (const Style& style : {Style{'*', ':', '^', '~', "\n"}, Style{'|', '>', '^', '\'', "\r\n"},
                             Style{'*', ':', '^', '\n', ""}, Style{'*', ':', '^', '~', "\n   "}}) {
    const std::string file = file_with(office, style);
    const std::string sv1 = in_style("SV1*HC:96365*350*UN*2***1", style);
    std::string expected = file;
    expected.replace(expected.find(sv1) + sv1.find('2', 15), 1, "1");
    EXPECT_EQ(write_into(file, {.edits = {set_field({Field::line_units, 2}, "1")}}).file, expected);
    const Written there = write_into(file, {.edits = {insert_line_after(1, line_of("X", "1"))}});
    EXPECT_EQ(write_into(there.file, {.edits = {remove_line(2)}}).file, file);
  }
}

TEST(X12WriteKeeps, PaddingAndUnknownSegmentsStay) {
  const std::string odd =
      "CLM*C1*4150***11:B:1*Y*A*Y*Y\nHI*ABK:M0579\n"
      "LX*1\nZZZ*KEEP\nSV1*HC:96365* 350 *UN* 2 *11**1*\nDTP*472*D8*20260302\nQQ\n"
      "LX*2\nSV1*HC:96366*90*UN*1***1\n";
  EXPECT_EQ(changes(odd, {set_field({Field::line_units, 1}, "1")}),
            "-SV1*HC:96365* 350 *UN* 2 *11**1* +SV1*HC:96365* 350 *UN* 1 *11**1*");
  EXPECT_EQ(changes(odd, {remove_line(1)}).find("-ZZZ*KEEP") != std::string::npos, true);
}

TEST(X12WriteKeeps, AWrappedSegmentStaysWrapped) {
  std::string file = file_with(office);
  const std::size_t sv1 = file.find("SV1*HC:96365*350*UN*2");
  file.insert(sv1 + 10, "\r\n");
  std::string expected = file;
  expected.replace(expected.find("UN*2", sv1) + 3, 1, "1");
  EXPECT_EQ(write_into(file, {.edits = {set_field({Field::line_units, 2}, "1")}}).file, expected);
}

TEST(X12WriteKeeps, AClaimWithoutLXHasItsLinesAllTheSame) {
  const std::string bare =
      "CLM*C1*4150***11:B:1*Y*A*Y*Y\nSV1*HC:J1745*3800*UN*40***1\nSV1*HC:96365*350*UN*2***1\n";
  EXPECT_EQ(changes(bare, {set_field({Field::line_units, 2}, "1")}),
            "-SV1*HC:96365*350*UN*2***1 +SV1*HC:96365*350*UN*1***1");
  EXPECT_EQ(changes(bare, {remove_line(1)}), "-SV1*HC:J1745*3800*UN*40***1");
}

TEST(X12WriteKeeps, LineNumbersMoveAndKeepTheirWidth) {
  const std::string padded =
      "CLM*C1*1***11:B:1*Y*A*Y*Y\nLX*008\nSV1*HC:A*1*UN*1\nLX*009\nSV1*HC:B*1*UN*1\n"
      "LX*X\nSV1*HC:C*1*UN*1\n";
  EXPECT_EQ(changes(padded, {insert_line_after(1, line_of("N"))}).find("+LX*009 +SV1*HC:N"), 0u);
  EXPECT_NE(changes(padded, {insert_line_after(1, line_of("N"))}).find("-LX*009 +LX*010"),
            std::string::npos);
  EXPECT_EQ(changes(padded, {remove_line(1)}), "-LX*008 -SV1*HC:A*1*UN*1 -LX*009 +LX*008");
}

TEST(X12WriteKeeps, WhatStandsAboveTheClaimIsRefused) {
  EXPECT_EQ(changes(office, {set_field({Field::claim_billing_taxonomy}, "207RR0500X")}),
            "refused: The value stands above the claim, where other claims may share it.");
}

TEST(X12WriteKeeps, ValuesThatTheFileCannotHoldAreRefused) {
  const FieldRef at{Field::line_description, 1};
  for (const char* value : {"A*B", "A:B", "A^B", "A~B"}) {
    EXPECT_EQ(changes(office, {set_field(at, value)}),
              "refused: The value holds a character that separates values in this file.")
        << value;
  }
  for (const char* value : {"A\nB", "\xC3\x84", "A\x7F"}) {
    EXPECT_EQ(changes(office, {set_field(at, value)}),
              "refused: The value holds a character that X12 does not allow.");
  }
  EXPECT_EQ(changes(office, {set_field(at, " A")}),
            "refused: The value begins or ends with a blank.");
  EXPECT_EQ(changes(office, {set_field(at, "")}), "refused: There is no value to write.");
  Line line = line_of("A*B");
  EXPECT_EQ(changes(office, {insert_line_after(1, line)}),
            "refused: The value holds a character that separates values in this file.");
}

TEST(X12WriteKeeps, WhatHasNoPlaceIsRefusedAndNothingIsHalfWritten) {
  EXPECT_EQ(changes(office, {set_field({Field::line_units, 1}, "1"),
                             set_field({Field::claim_bill_type}, "0137")}),
            "refused: An 837P has a place of service in place of a type of bill.");
  EXPECT_EQ(changes(hospital, {set_field({Field::claim_place_of_service}, "11")}),
            "refused: An 837I has a type of bill in place of a place of service.");
  EXPECT_EQ(changes(hospital, {set_field({Field::line_place_of_service, 1}, "11")}),
            "refused: The claim has no segment for this value.");
  EXPECT_EQ(changes(hospital, {append_to({Field::line_diagnosis_pointers, 1}, "1")}),
            "refused: A line of an 837I does not point to diagnoses.");
  EXPECT_EQ(changes(office, {set_field({Field::claim_referring_npi}, "1122334455")}),
            "refused: The claim has no segment for this value.");
  EXPECT_EQ(changes(office, {set_field({Field::line_ndc_unit, 2}, "UN")}),
            "refused: The line has no NDC that this belongs to.");
  const std::string minutes = "CLM*C1*1***11:B:1*Y*A*Y*Y\nLX*1\nSV1*AA:00100*1*MJ*15\n";
  EXPECT_EQ(changes(minutes, {set_field({Field::line_units, 1}, "1")}),
            "refused: This file has no place from which the corrected value would be read.");
}

}  // namespace
}  // namespace infusecheck::x12
