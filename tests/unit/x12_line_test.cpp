// What the segments of a service line become.
#include <gtest/gtest.h>

#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

using Texts = std::vector<std::string>;

const std::string clm = "CLM*C1*3800***11:B:1\nHI*ABK:M0579*ABF:Z7962\n";

Outcome read_line(const std::string& segments) { return read_claim(clm + "LX*1\n" + segments); }

TEST(X12Line, Sv1BecomesCodeModifiersUnitsChargeAndPointers) {
  const Outcome outcome =
      read_line("SV1*HC:J3490:JZ:KX:59:RT:SODIUM CHLORIDE*67.69*UN*7.5*12**1:2\n");
  const Line& line = outcome.line();
  EXPECT_EQ(line.code, "J3490");
  EXPECT_EQ(line.modifiers, (Texts{"JZ", "KX", "59", "RT"}));
  EXPECT_EQ(line.description, "SODIUM CHLORIDE");
  EXPECT_EQ(line.charge.value, Money::from_raw(6769));
  EXPECT_EQ(line.units.value, Quantity::from_raw(7'500'000));
  EXPECT_EQ(line.place_of_service, "12");
  ASSERT_EQ(line.diagnosis_pointers.size(), 2u);
  EXPECT_EQ(line.diagnosis_pointers[1].value, 2);
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Line, AnesthesiaMinutesAreNotUnits) {
  const Outcome outcome = read_line("SV1*HC:00142*500*MJ*45***1\n");
  EXPECT_TRUE(outcome.line().units.absent());
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Line, DatesAreOneDayOrARange) {
  const Line day = read_line("SV1*HC:J1745*1*UN*1\nDTP*472*D8*20260302\n").line();
  EXPECT_EQ(day.service_date.text, "2026-03-02");
  EXPECT_TRUE(day.service_date_to.absent());
  const Line range = read_line("SV1*HC:J1745*1*UN*1\nDTP*472*RD8*20260302-20260308\n").line();
  EXPECT_EQ(range.service_date.value, Date::from_ymd(2026, 3, 2));
  EXPECT_EQ(range.service_date_to.value, Date::from_ymd(2026, 3, 8));
  const Line other = read_line("SV1*HC:J1745*1*UN*1\nDTP*471*D8*20260101\n").line();
  EXPECT_TRUE(other.service_date.absent());
}

TEST(X12Line, TheEndOfARangeIsReportedAsSuch) {
  const Outcome outcome = read_line("SV1*HC:J1745*1*UN*1\nDTP*472*RD8*20260302-20260399\n");
  ASSERT_EQ(outcome.finding_count(), 1u);
  EXPECT_EQ(outcome.cases[0].notes.problems[0].at, "/claim/lines/0/service_date_to");
  EXPECT_EQ(outcome.line().service_date_to.text, "2026-03-99");
}

TEST(X12Line, DrugLoopBecomesNdcQuantityAndUnit) {
  const Outcome outcome = read_line(
      "SV1*HC:J1745*1*UN*40\nREF*G1*LINEPA\nNTE*ADD*INFUSED\nLIN**N4*57894003001\nCTP****4*UN\n"
      "REF*XZ*880001\nREF*G1*NOT-OURS\nNM1*82*1*E*R****XX*1000000002\nPRV*PE*PXC*207RR0500X\n"
      "NM1*DK*1*E*O****XX*1000000003\n");
  const Line& line = outcome.line();
  EXPECT_EQ(line.ndc.code, "57894003001");
  EXPECT_EQ(line.ndc.quantity.value, Quantity::whole(4));
  EXPECT_EQ(line.ndc.unit, "UN");
  EXPECT_EQ(line.prior_authorization, "LINEPA");
  EXPECT_EQ(line.rendering_npi, "1000000002");
  EXPECT_EQ(line.description, "INFUSED");
  EXPECT_EQ(outcome.claim().rendering_provider.npi, "");
  EXPECT_EQ(outcome.claim().rendering_provider.taxonomy, "");
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Line, OnlyTheFirstOfSeveralNdcsIsKeptAndThatIsSaid) {
  const Outcome outcome = read_line(
      "SV1*HC:J3262*1*UN*480\nLIN**N4*50242013701\nCTP****20*ML\nLIN**N4*50242013501\nCTP****4*"
      "ML\n");
  EXPECT_EQ(outcome.line().ndc.code, "50242013701");
  EXPECT_EQ(outcome.line().ndc.quantity.text, "20");
  EXPECT_EQ(
      outcome.messages("read-x12-segment"),
      Texts{"Segment 20, LIN03: line 1 has more than one NDC; the first was kept and this one "
            "was not checked."});
  EXPECT_EQ(outcome.cases[0].notes.problems[0].severity, Severity::info);
}

TEST(X12Line, AProductThatIsNoNdcIsNotTakenForOne) {
  const Line line = read_line("SV1*HC:A4216*1*UN*1\nLIN**UP*012345678905\nCTP****2*UN\n").line();
  EXPECT_EQ(line.ndc.code, "");
  EXPECT_TRUE(line.ndc.quantity.absent());
}

TEST(X12Line, StartsWithSv1WhenLxIsMissing) {
  const Outcome outcome = read_claim(clm + "SV1*HC:J1745*1*UN*40\nSV1*HC:96413*1*UN*1\n");
  ASSERT_EQ(outcome.claim().lines.size(), 2u);
  EXPECT_EQ(outcome.line(1).code, "96413");
}

TEST(X12Line, WithoutAServiceIsReported) {
  const Outcome outcome =
      read_claim(clm + "LX*1\nDTP*472*D8*20260302\nLX*2\nSV1*HC:96413*1*UN*1\n");
  ASSERT_EQ(outcome.claim().lines.size(), 2u);
  EXPECT_EQ(outcome.messages("read-x12-segment"),
            Texts{"Segment 16: the service line has neither SV1 nor SV2."});
  EXPECT_EQ(outcome.cases[0].notes.problems[0].lines, std::vector<int>{1});
}

TEST(X12Line, AValueInOtherSeparatorsThanIsaNamesIsReported) {
  const Outcome outcome =
      read_claim("CLM*C1*1***11>B>1\nHI*ABK>M0579\nLX*1\nSV1*HC>J1745*1*UN*40\n");
  EXPECT_EQ(outcome.claim().place_of_service, "");
  EXPECT_EQ(outcome.messages("read-x12-segment").size(), 3u);
}

TEST(X12Line, NoLineAtAllIsAnError) {
  const Outcome outcome = read_claim(clm);
  ASSERT_EQ(outcome.finding_count(), 1u);
  EXPECT_EQ(outcome.cases[0].notes.problems[0].rule, "read-no-lines");
}

const std::string institutional =
    "CLM*H1*5000***13:A:1**A*Y*Y\nDTP*434*RD8*20260302-20260304\nHI*ABK:M0579\n"
    "NM1*71*1*EXAMPLE*ANN****XX*1000000005\nPRV*AT*PXC*207RR0500X\n";

Outcome read_institutional(const std::string& segments) {
  return read(file_of(std::string(head) + institutional + segments, {}, "005010X223A2"));
}

TEST(X12Institutional, ClaimHasABillTypeAndItsAttendingRenders) {
  const Outcome outcome = read_institutional("LX*1\nSV2*0636*HC:J1745:JZ*3800*UN*40\n");
  const Claim& c = outcome.claim();
  EXPECT_EQ(c.form.value, Form::institutional);
  EXPECT_EQ(c.bill_type, "0131");
  EXPECT_EQ(c.place_of_service, "");
  EXPECT_EQ(c.frequency, "1");
  EXPECT_EQ(c.rendering_provider.npi, "1000000005");
  EXPECT_EQ(c.rendering_provider.taxonomy, "207RR0500X");
  EXPECT_EQ(outcome.line().revenue_code, "0636");
  EXPECT_EQ(outcome.line().code, "J1745");
  EXPECT_EQ(outcome.line().modifiers, Texts{"JZ"});
  EXPECT_EQ(outcome.line().charge.text, "3800");
  EXPECT_EQ(outcome.line().units.text, "40");
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Institutional, StatementDatesFillLinesWithoutADate) {
  const Outcome outcome = read_institutional(
      "LX*1\nSV2*0120**900*DA*2\nLX*2\nSV2*0636*HC:J1745*3800*UN*40\nDTP*472*D8*20260303\n");
  EXPECT_EQ(outcome.line(0).service_date.text, "2026-03-02");
  EXPECT_EQ(outcome.line(0).service_date_to.text, "2026-03-04");
  EXPECT_EQ(outcome.line(0).code, "");
  EXPECT_EQ(outcome.line(1).service_date.text, "2026-03-03");
  EXPECT_TRUE(outcome.line(1).service_date_to.absent());
}

TEST(X12Institutional, RenderingProviderWinsOverAttending) {
  EXPECT_EQ(read_institutional("NM1*82*1*E*R****XX*1000000002\nLX*1\nSV2*0636*HC:J1745*1*UN*1\n")
                .claim()
                .rendering_provider.npi,
            "1000000002");
}

TEST(X12Unlabelled, ServiceLinesDecideTheForm) {
  const std::string line = "LX*1\nSV2*0636*HC:J1745*1*UN*1\n";
  EXPECT_EQ(
      read(file_of(std::string(head) + institutional + line, {}, "005010")).claim().form.value,
      Form::institutional);
  EXPECT_EQ(read(file_of(std::string(head) + std::string(claim), {}, "005010")).claim().form.value,
            Form::professional);
}

}  // namespace
}  // namespace infusecheck::x12
