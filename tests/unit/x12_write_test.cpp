// Fixes written into an 837: which element each field has, and what stays as it was.
#include <gtest/gtest.h>

#include "line_of.h"
#include "x12/x12_file.h"
#include "x12/x12_writing.h"

namespace infusecheck::x12 {
namespace {

using Edits = std::vector<Edit>;

const std::string drug_line =
    "LX*1\n"
    "SV1*HC:J1745:JZ*3800*UN*40*11**1:2\n"
    "DTP*472*D8*20260302\n"
    "REF*G1*PA1\n"
    "LIN**N4*57894003001\n"
    "CTP****4*UN\n"
    "NM1*82*1*EXAMPLE*RUTH****XX*1501010106\n";
const std::string office =
    "CLM*C1*4150***11:B:1*Y*A*Y*Y\n"
    "REF*G1*PA9\n"
    "HI*ABK:M0579*ABF:M069\n"
    "NM1*82*1*EXAMPLE*RUTH****XX*1501010106\n"
    "PRV*PE*PXC*207RR0500X\n" +
    drug_line +
    "LX*2\n"
    "SV1*HC:96365*350*UN*2***1\n"
    "DTP*472*D8*20260302\n";
const std::string hospital =
    "CLM*H1*1365***13:A:1*Y*A*Y*Y\n"
    "DTP*434*RD8*20260309-20260310\n"
    "HI*ABK:D500\n"
    "HI*ABF:M069\n"
    "NM1*71*1*EXAMPLE*AMELIA****XX*1457382962\n"
    "PRV*AT*PXC*207RH0003X\n"
    "LX*1\n"
    "SV2*0636*HC:J1439:JZ*1200*UN*750\n"
    "LX*2\n"
    "SV2*0260*HC:96365*165*UN*1\n"
    "DTP*472*D8*20260309\n";

std::string file_with(const std::string& claim, const Style& style = {}) {
  const bool institutional = claim.find("SV2") != std::string::npos;
  return file_of(std::string(head) + claim, style, institutional ? "005010X223A2" : "005010X222A1");
}

/// "-SV1*… +SV1*…" of every segment that changed.
std::string changes(const std::string& claim, Edits edits) {
  const Written written = write_into(file_with(claim), Fix{.edits = std::move(edits)});
  if (written.error) return "refused: " + written.error->what;
  std::string text;
  for (const SegmentChange& change : written.segments) {
    for (const auto& [sign, segment] : {std::pair('-', change.before), {'+', change.after}}) {
      if (segment.empty()) continue;
      if (!text.empty()) text += ' ';
      text += sign + segment;
    }
  }
  return text;
}

struct Row {
  const char* name;
  Edit edit;
  const char* changes;
};

void expect_all(const std::string& claim, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(changes(claim, {row.edit}), row.changes) << row.name;
}

TEST(X12Write, FieldsOfALineHaveTheirElement) {
  const std::string sv1 = "-SV1*HC:J1745:JZ*3800*UN*40*11**1:2 +SV1*";
  const std::string rows[] = {
      sv1 + "HC:Q5103:JZ*3800*UN*40*11**1:2", sv1 + "HC:J1745:JZ*3800*UN*41.5*11**1:2",
      sv1 + "HC:J1745:JZ*3895.5*UN*40*11**1:2", sv1 + "HC:J1745:JZ*3800*UN*40*22**1:2",
      sv1 + "HC:J1745:JZ::::BY VEIN*3800*UN*40*11**1:2"};
  expect_all(
      office,
      {{"code", set_field({Field::line_code, 1}, "Q5103"), rows[0].c_str()},
       {"units", set_field({Field::line_units, 1}, "41.5"), rows[1].c_str()},
       {"charge", set_field({Field::line_charge, 1}, "3895.5"), rows[2].c_str()},
       {"place", set_field({Field::line_place_of_service, 1}, "22"), rows[3].c_str()},
       {"description", set_field({Field::line_description, 1}, "BY VEIN"), rows[4].c_str()}});
  expect_all(office,
             {{"authorization", set_field({Field::line_prior_authorization, 1}, "PA2"),
               "-REF*G1*PA1 +REF*G1*PA2"},
              {"NDC", set_field({Field::line_ndc_code, 1}, "00069080901"),
               "-LIN**N4*57894003001 +LIN**N4*00069080901"},
              {"NDC quantity", set_field({Field::line_ndc_quantity, 1}, "4.2"),
               "-CTP****4*UN +CTP****4.2*UN"},
              {"NDC unit", set_field({Field::line_ndc_unit, 1}, "ML"), "-CTP****4*UN +CTP****4*ML"},
              {"rendering", set_field({Field::line_rendering_npi, 1}, "1122334455"),
               "-NM1*82*1*EXAMPLE*RUTH****XX*1501010106 +NM1*82*1*EXAMPLE*RUTH****XX*1122334455"},
              {"date", set_field({Field::line_service_date, 1}, "2026-03-05"),
               "-DTP*472*D8*20260302 +DTP*472*D8*20260305"},
              {"last date", set_field({Field::line_service_date_to, 1}, "2026-03-05"),
               "-DTP*472*D8*20260302 +DTP*472*RD8*20260302-20260305"}});
}

TEST(X12Write, SegmentsThatAreMissingAreAddedInTheOrderOfTheGuide) {
  expect_all(
      office,
      {{"authorization", set_field({Field::line_prior_authorization, 2}, "PA2"), "+REF*G1*PA2"},
       {"NDC", set_field({Field::line_ndc_code, 2}, "00069080901"), "+LIN**N4*00069080901"},
       {"place", set_field({Field::line_place_of_service, 2}, "11"),
        "-SV1*HC:96365*350*UN*2***1 +SV1*HC:96365*350*UN*2*11**1"},
       {"original", set_field({Field::claim_original_reference}, "ICN1"), "+REF*F8*ICN1"}});
  EXPECT_EQ(changes(office, {set_field({Field::line_ndc_code, 2}, "00069080901"),
                             set_field({Field::line_ndc_quantity, 2}, "2"),
                             set_field({Field::line_ndc_unit, 2}, "UN")}),
            "+LIN**N4*00069080901 +CTP****2*UN");
  const Written written = write_into(
      file_with(office), {.edits = {set_field({Field::claim_original_reference}, "ICN1"),
                                    set_field({Field::line_prior_authorization, 2}, "PA2")}});
  EXPECT_NE(written.file.find("REF*G1*PA9~REF*F8*ICN1~HI*"), std::string::npos);
  EXPECT_NE(written.file.find("DTP*472*D8*20260302~REF*G1*PA2~SE*"), std::string::npos);
}

TEST(X12Write, FieldsOfTheClaimHaveTheirElement) {
  expect_all(
      office,
      {{"total", set_field({Field::claim_total_charge}, "4200"),
        "-CLM*C1*4150***11:B:1*Y*A*Y*Y +CLM*C1*4200***11:B:1*Y*A*Y*Y"},
       {"place", set_field({Field::claim_place_of_service}, "19"),
        "-CLM*C1*4150***11:B:1*Y*A*Y*Y +CLM*C1*4150***19:B:1*Y*A*Y*Y"},
       {"frequency", set_field({Field::claim_frequency}, "7"),
        "-CLM*C1*4150***11:B:1*Y*A*Y*Y +CLM*C1*4150***11:B:7*Y*A*Y*Y"},
       {"taxonomy", set_field({Field::claim_rendering_taxonomy}, "207RH0003X"),
        "-PRV*PE*PXC*207RR0500X +PRV*PE*PXC*207RH0003X"},
       {"rendering", set_field({Field::claim_rendering_npi}, "1122334455"),
        "-NM1*82*1*EXAMPLE*RUTH****XX*1501010106 +NM1*82*1*EXAMPLE*RUTH****XX*1122334455"},
       {"diagnosis", set_field({Field::claim_diagnosis, 0, 2}, "M0609"),
        "-HI*ABK:M0579*ABF:M069 +HI*ABK:M0579*ABF:M0609"},
       {"diagnosis", append_to({Field::claim_diagnosis}, "D649"),
        "-HI*ABK:M0579*ABF:M069 +HI*ABK:M0579*ABF:M069*ABF:D649"},
       {"diagnosis", remove_entry({Field::claim_diagnosis, 0, 1}),
        "-HI*ABK:M0579*ABF:M069 +HI*ABK:M069"},
       {"authorization", append_to({Field::claim_prior_authorizations}, "PA10"), "+REF*G1*PA10"},
       {"authorization", set_field({Field::claim_prior_authorizations, 0, 1}, "PA10"),
        "-REF*G1*PA9 +REF*G1*PA10"},
       {"authorization", remove_entry({Field::claim_prior_authorizations, 0, 1}), "-REF*G1*PA9"}});
}

TEST(X12Write, ModifiersAreOneListWithoutGaps) {
  const auto service = [](const std::string& composite) {
    return "CLM*C1*1***11:B:1*Y*A*Y*Y\nLX*1\nSV1*" + composite + "*1*UN*1\n";
  };
  const FieldRef list{Field::line_modifiers, 1};
  const struct {
    std::string before;
    Edit edit;
    std::string after;
  } rows[] = {
      {"HC:J1745", append_to(list, "JZ"), "HC:J1745:JZ"},
      {"HC:J1745:JA:JB:JC", append_to(list, "JZ"), "HC:J1745:JA:JB:JC:JZ"},
      {"HC:J1745::JA", append_to(list, "JZ"), "HC:J1745:JA:JZ"},
      {"HC:J1745:JA:::", append_to(list, "JZ"), "HC:J1745:JA:JZ"},
      {"HC:J1745:::::NOTE", append_to(list, "JZ"), "HC:J1745:JZ::::NOTE"},
      {"HC:J1745:JA:JZ", remove_entry({Field::line_modifiers, 1, 1}), "HC:J1745:JZ"},
      {"HC:J1745:JZ", remove_entry({Field::line_modifiers, 1, 1}), "HC:J1745"},
      {"HC:J1745:JA:JZ::::NOTE", remove_entry({Field::line_modifiers, 1, 1}),
       "HC:J1745:JZ:::::NOTE"},
      {"HC:J1745: JA :JW", set_field({Field::line_modifiers, 1, 2}, "JZ"), "HC:J1745: JA :JZ"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(changes(service(row.before), {row.edit}),
              "-SV1*" + row.before + "*1*UN*1 +SV1*" + row.after + "*1*UN*1");
  }
  EXPECT_EQ(changes(service("HC:J1745:A1:A2:A3:A4"), {append_to(list, "JZ")}),
            "refused: A line of an 837 has room for four modifiers.");
}

TEST(X12Write, PointersAreOneListWithoutGaps) {
  EXPECT_EQ(changes(office, {append_to({Field::line_diagnosis_pointers, 2, 2}, "2")}),
            "-SV1*HC:96365*350*UN*2***1 +SV1*HC:96365*350*UN*2***1:2");
  EXPECT_EQ(changes(office, {remove_entry({Field::line_diagnosis_pointers, 2, 1})}),
            "-SV1*HC:96365*350*UN*2***1 +SV1*HC:96365*350*UN*2");
  Edits five;
  for (int i = 0; i < 4; ++i) five.push_back(append_to({Field::line_diagnosis_pointers, 2}, "1"));
  EXPECT_EQ(changes(office, five),
            "refused: A line of an 837 has room for four diagnosis pointers.");
}

TEST(X12Write, AnInstitutionalClaimHasItsOwnElements) {
  const std::string clm = "-CLM*H1*1365***13:A:1*Y*A*Y*Y +CLM*H1*1365***13:A:7*Y*A*Y*Y";
  EXPECT_EQ(changes(hospital, {set_field({Field::claim_frequency}, "7"),
                               set_field({Field::claim_bill_type}, "0137")}),
            clm);
  const std::string sv2 = "-SV2*0636*HC:J1439:JZ*1200*UN*750 +SV2*";
  EXPECT_EQ(changes(hospital, {set_field({Field::line_units, 1}, "700"),
                               set_field({Field::line_charge, 1}, "1120"),
                               set_field({Field::line_code, 1}, "J1440"),
                               set_field({Field::line_revenue_code, 1}, "0250"),
                               append_to({Field::line_modifiers, 1}, "TB")}),
            sv2 + "0250*HC:J1440:JZ:TB*1120*UN*700");
  EXPECT_EQ(changes(hospital, {set_field({Field::claim_rendering_taxonomy}, "207RR0500X")}),
            "-PRV*AT*PXC*207RH0003X +PRV*AT*PXC*207RR0500X");
  EXPECT_EQ(changes(hospital, {append_to({Field::claim_diagnosis}, "D649")}),
            "-HI*ABF:M069 +HI*ABF:M069*ABF:D649");
}

TEST(X12Write, ADateOfTheStatementBecomesOneOfTheLine) {
  EXPECT_EQ(changes(hospital, {set_field({Field::line_service_date, 1}, "2026-03-08")}),
            "+DTP*472*RD8*20260308-20260310");
}

TEST(X12Write, ALineIsInsertedWhole) {
  Line line = line_of("96366", "1");
  line.charge = give<Money>("90");
  line.service_date = give<Date>("2026-03-02");
  line.diagnosis_pointers = {give<Count>("1"), give<Count>("2")};
  line.modifiers = {"59"};
  line.prior_authorization = "PA1";
  line.ndc = {"57894003001", give<Quantity>("4"), "UN"};
  line.rendering_npi = "1501010106";
  const std::string added =
      "+SV1*HC:96366:59*90*UN*1***1:2 +DTP*472*D8*20260302 +REF*G1*PA1 +LIN**N4*57894003001 "
      "+CTP****4*UN +NM1*82*1*EXAMPLE*RUTH****XX*1501010106";
  EXPECT_EQ(changes(office, {insert_line_after(2, line)}), "+LX*3 " + added);
  EXPECT_EQ(changes(office, {insert_line_after(1, line)}), "+LX*2 " + added + " -LX*2 +LX*3");
  EXPECT_EQ(changes(office, {insert_line_after(0, line)}),
            "+LX*1 " + added + " -LX*1 +LX*2 -LX*2 +LX*3");
  line.rendering_npi = "1999999999";
  EXPECT_EQ(changes(office, {insert_line_after(1, line)}),
            "refused: No line names the rendering provider of the new one.");
  EXPECT_EQ(changes(hospital, {insert_line_after(2, line_of("96366", "1"))}),
            "refused: This file has no place from which the corrected value would be read.")
      << "a claim whose dates are those of the statement has no line without a date";
}

TEST(X12Write, ALineIsRemovedWhole) {
  EXPECT_EQ(changes(office, {remove_line(1)}),
            "-LX*1 -SV1*HC:J1745:JZ*3800*UN*40*11**1:2 -DTP*472*D8*20260302 -REF*G1*PA1 "
            "-LIN**N4*57894003001 -CTP****4*UN -NM1*82*1*EXAMPLE*RUTH****XX*1501010106 -LX*2 "
            "+LX*1");
  EXPECT_EQ(changes(office, {remove_line(2)}),
            "-LX*2 -SV1*HC:96365*350*UN*2***1 -DTP*472*D8*20260302");
  EXPECT_EQ(changes(office, {remove_line(2), remove_line(1), insert_line_after(0, line_of("X"))})
                .substr(0, 9),
            "+LX*1 +SV");
}

TEST(X12Write, TheSegmentsOfTheSetAreCountedAgain) {
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

TEST(X12Write, OnlyTheSetOfTheClaimIsCountedAgain) {
  const std::string one = file_with(office);
  const std::string file = one + one;
  const Written written = write_into(file, {.edits = {remove_line(2)}}, 1);
  EXPECT_EQ(written.file.substr(0, one.size()), one);
  EXPECT_NE(written.file.find("SE*24*"), std::string::npos);
}

TEST(X12Write, AllElseKeepsItsBytes) {
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

TEST(X12Write, PaddingAndUnknownSegmentsStay) {
  const std::string odd =
      "CLM*C1*4150***11:B:1*Y*A*Y*Y\nHI*ABK:M0579\n"
      "LX*1\nZZZ*KEEP\nSV1*HC:96365* 350 *UN* 2 *11**1*\nDTP*472*D8*20260302\nQQ\n"
      "LX*2\nSV1*HC:96366*90*UN*1***1\n";
  EXPECT_EQ(changes(odd, {set_field({Field::line_units, 1}, "1")}),
            "-SV1*HC:96365* 350 *UN* 2 *11**1* +SV1*HC:96365* 350 *UN* 1 *11**1*");
  EXPECT_EQ(changes(odd, {remove_line(1)}).find("-ZZZ*KEEP") != std::string::npos, true);
}

TEST(X12Write, AWrappedSegmentStaysWrapped) {
  std::string file = file_with(office);
  const std::size_t sv1 = file.find("SV1*HC:96365*350*UN*2");
  file.insert(sv1 + 10, "\r\n");
  std::string expected = file;
  expected.replace(expected.find("UN*2", sv1) + 3, 1, "1");
  EXPECT_EQ(write_into(file, {.edits = {set_field({Field::line_units, 2}, "1")}}).file, expected);
}

TEST(X12Write, AClaimWithoutLXHasItsLinesAllTheSame) {
  const std::string bare =
      "CLM*C1*4150***11:B:1*Y*A*Y*Y\nSV1*HC:J1745*3800*UN*40***1\nSV1*HC:96365*350*UN*2***1\n";
  EXPECT_EQ(changes(bare, {set_field({Field::line_units, 2}, "1")}),
            "-SV1*HC:96365*350*UN*2***1 +SV1*HC:96365*350*UN*1***1");
  EXPECT_EQ(changes(bare, {remove_line(1)}), "-SV1*HC:J1745*3800*UN*40***1");
}

TEST(X12Write, LineNumbersMoveAndKeepTheirWidth) {
  const std::string padded =
      "CLM*C1*1***11:B:1*Y*A*Y*Y\nLX*008\nSV1*HC:A*1*UN*1\nLX*009\nSV1*HC:B*1*UN*1\n"
      "LX*X\nSV1*HC:C*1*UN*1\n";
  EXPECT_EQ(changes(padded, {insert_line_after(1, line_of("N"))}).find("+LX*009 +SV1*HC:N"), 0u);
  EXPECT_NE(changes(padded, {insert_line_after(1, line_of("N"))}).find("-LX*009 +LX*010"),
            std::string::npos);
  EXPECT_EQ(changes(padded, {remove_line(1)}), "-LX*008 -SV1*HC:A*1*UN*1 -LX*009 +LX*008");
}

TEST(X12Write, WhatStandsAboveTheClaimIsRefused) {
  EXPECT_EQ(changes(office, {set_field({Field::claim_billing_taxonomy}, "207RR0500X")}),
            "refused: The value stands above the claim, where other claims may share it.");
}

TEST(X12Write, ValuesThatTheFileCannotHoldAreRefused) {
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

TEST(X12Write, WhatHasNoPlaceIsRefusedAndNothingIsHalfWritten) {
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
