// Fixes written into an 837: which element each field has.
#include <gtest/gtest.h>

#include "line_of.h"
#include "x12/x12_file.h"
#include "x12/x12_writing.h"

namespace infusecheck::x12 {
namespace {

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
  std::vector<Edit> five;
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

}  // namespace
}  // namespace infusecheck::x12
