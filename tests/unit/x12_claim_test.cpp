// What each segment of an 837 becomes in the case.
#include <gtest/gtest.h>

#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

using Texts = std::vector<std::string>;

const std::string line_1 = "LX*1\nSV1*HC:J1745:JZ*3800*UN*40*11**1\nDTP*472*D8*20260302\n";

TEST(X12Claim, HeadBecomesPayerPatientAndBillingProvider) {
  const Outcome outcome = read_claim(std::string(claim));
  ASSERT_EQ(outcome.cases.size(), 1u);
  EXPECT_EQ(outcome.finding_count(), 0u);
  const Claim& c = outcome.claim();
  EXPECT_EQ(c.billing_provider.npi, "1234567893");
  EXPECT_EQ(c.billing_provider.name, "EXAMPLE CLINIC");
  EXPECT_EQ(c.billing_provider.tax_id, "010000003");
  EXPECT_EQ(c.billing_provider.taxonomy, "207RR0500X");
  EXPECT_EQ(c.payer.id, "PAYER1");
  EXPECT_EQ(c.payer.name, "EXAMPLE PAYER");
  EXPECT_EQ(c.payer.type.value, PayerType::medicare);
  EXPECT_EQ(c.patient.id, "MEMBER1");
  EXPECT_EQ(c.patient.birth_date.text, "1948-06-03");
  EXPECT_EQ(c.patient.sex, "F");
}

TEST(X12Claim, ClmBecomesIdChargePlaceAndFrequency) {
  const Outcome outcome = read_claim("CLM*A-7*1234.5***22:B:7*Y*A*Y*Y\nREF*F8*ICN123\n" + line_1);
  const Claim& c = outcome.claim();
  EXPECT_EQ(c.id, "A-7");
  EXPECT_EQ(c.total_charge.text, "1234.5");
  EXPECT_EQ(c.total_charge.value, Money::from_raw(123450));
  EXPECT_EQ(c.place_of_service, "22");
  EXPECT_EQ(c.frequency, "7");
  EXPECT_EQ(c.original_reference, "ICN123");
  EXPECT_EQ(c.bill_type, "");
  EXPECT_EQ(c.form.value, Form::professional);
  EXPECT_EQ(outcome.cases[0].notes.source.file, "test.837");
  EXPECT_EQ(outcome.cases[0].notes.source.claim, 1);
  EXPECT_EQ(outcome.cases[0].notes.source.segment, 14);
}

TEST(X12Claim, PayerTypeFollowsTheFilingIndicator) {
  const std::pair<std::string, PayerType> expected[] = {{"MB", PayerType::medicare},
                                                        {"MA", PayerType::medicare},
                                                        {"16", PayerType::medicare_advantage},
                                                        {"MC", PayerType::medicaid},
                                                        {"CH", PayerType::tricare},
                                                        {"CI", PayerType::commercial},
                                                        {"BL", PayerType::commercial},
                                                        {"12", PayerType::commercial},
                                                        {"HM", PayerType::commercial},
                                                        {"VA", PayerType::other}};
  for (const auto& [indicator, type] : expected) {
    std::string segments(head);
    segments.replace(segments.find("MB\n"), 2, indicator);
    EXPECT_EQ(read(file_of(segments + std::string(claim))).claim().payer.type.value, type)
        << indicator;
  }
  std::string silent(head);
  silent.replace(silent.find("*MB\n"), 3, "");
  EXPECT_TRUE(read(file_of(silent + std::string(claim))).claim().payer.type.absent());
}

TEST(X12Claim, ProvidersOfTheClaim) {
  const Claim c = read_claim(
                      "CLM*C1*3800***11:B:1\n"
                      "NM1*DN*1*FIRST*R****XX*1000000001\n"
                      "NM1*DN*1*SECOND*R****XX*1000000009\n"
                      "NM1*82*1*EXAMPLE*RUTH****XX*1000000002\n"
                      "PRV*PE*PXC*207RG0100X\n"
                      "NM1*77*2*EXAMPLE SITE*****XX*1000000003\n"
                      "NM1*DQ*1*EXAMPLE*S****XX*1000000004\n"
                      "NM1*PW*2\n" +
                      line_1)
                      .claim();
  EXPECT_EQ(c.referring_provider.npi, "1000000001");
  EXPECT_EQ(c.rendering_provider.npi, "1000000002");
  EXPECT_EQ(c.rendering_provider.name, "EXAMPLE, RUTH");
  EXPECT_EQ(c.rendering_provider.taxonomy, "207RG0100X");
  EXPECT_EQ(c.service_facility.npi, "1000000003");
  EXPECT_EQ(c.service_facility.name, "EXAMPLE SITE");
  EXPECT_EQ(c.supervising_provider.npi, "1000000004");
}

TEST(X12Claim, AnIdThatIsNoNpiIsNotTakenForOne) {
  EXPECT_EQ(read_claim("CLM*C1*1***11:B:1\nNM1*82*1*A*B****24*123456789\n" + line_1)
                .claim()
                .rendering_provider.npi,
            "");
}

TEST(X12Claim, DiagnosesKeepTheirOrderOverElementsRepetitionsAndSegments) {
  const Outcome outcome = read_claim(
      "CLM*C1*1***11:B:1\n"
      "HI*ABK:M0579*ABF:Z7962*ABF:K5090^ABF:D500\n"
      "HI*ABJ:R100*ABF:G35A\n"
      "HI*BK:5559*BF:4659\n" +
      line_1);
  EXPECT_EQ(outcome.claim().diagnoses,
            (Texts{"M0579", "Z7962", "K5090", "D500", "G35A", "5559", "4659"}));
}

TEST(X12Claim, OtherPayersDoNotOverwriteTheClaim) {
  const Outcome outcome = read_claim(
      "CLM*C1*3800***11:B:1\n"
      "REF*G1*OURS\n"
      "NM1*82*1*EXAMPLE*RUTH****XX*1000000002\n"
      "SBR*S*01*GROUP******CI\n"
      "DMG*D8*20000101*M\n"
      "OI***Y***Y\n"
      "NM1*IL*1*OTHER*PERSON****MI*OTHER9\n"
      "NM1*PR*2*OTHER PAYER*****PI*OTHER1\n"
      "REF*G1*THEIRS\n"
      "REF*F8*THEIR-ICN\n"
      "NM1*82*1\n"
      "NM1*DN*1*X****XX*1999999999\n"
      "NM1*85*2\n" +
      line_1 + "REF*G1*LINE-THEIRS**2U:OTHER1\nREF*G1*LINE-OURS\nSVD*OTHER1*55*HC:J1745**3\n");
  const Claim& c = outcome.claim();
  EXPECT_EQ(c.rendering_provider.npi, "1000000002");
  EXPECT_EQ(c.referring_provider.npi, "");
  EXPECT_EQ(c.billing_provider.npi, "1234567893");
  EXPECT_EQ(c.payer.id, "PAYER1");
  EXPECT_EQ(c.payer.type.value, PayerType::medicare);
  EXPECT_EQ(c.patient.id, "MEMBER1");
  EXPECT_EQ(c.patient.sex, "F");
  EXPECT_EQ(c.prior_authorizations, Texts{"OURS"});
  EXPECT_EQ(c.original_reference, "");
  EXPECT_EQ(outcome.line().prior_authorization, "LINE-OURS");
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Claim, EveryPriorAuthorizationIsKept) {
  EXPECT_EQ(read_claim("CLM*C1*1***11:B:1\nREF*G1*PA1\nREF*G1*PA2\nREF*D9*NOT\n" + line_1)
                .claim()
                .prior_authorizations,
            (Texts{"PA1", "PA2"}));
}

TEST(X12Patient, TakesBirthDateAndSexOfAPatientWhoIsNotTheSubscriber) {
  const std::string patient = "HL*3*2*23*0\nPAT*19\nNM1*QC*1*SAMPLE*NORA\nDMG*D8*20040917*M\n";
  const Claim c = read(file_of(std::string(head) + patient + std::string(claim))).claim();
  EXPECT_EQ(c.patient.id, "MEMBER1");
  EXPECT_EQ(c.patient.birth_date.text, "2004-09-17");
  EXPECT_EQ(c.patient.sex, "M");
}

TEST(X12Patient, NeverGivesThePatientTheSubscribersBirthDate) {
  const std::string patient = "HL*3*2*23*0\nPAT*19\nNM1*QC*1*SAMPLE*NORA\n";
  const Claim c = read(file_of(std::string(head) + patient + std::string(claim))).claim();
  EXPECT_TRUE(c.patient.birth_date.absent());
  EXPECT_EQ(c.patient.sex, "");
}

TEST(X12Patient, BirthDateIsReportedWithEachClaimAndNeverQuoted) {
  std::string segments(head);
  segments.replace(segments.find("19480603"), 8, "19480631");
  const Outcome outcome = read(file_of(segments + std::string(claim) + std::string(claim)));
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_EQ(outcome.messages("read-date"),
            Texts(2, "Segment 12, DMG02: the birth date is not a date of the calendar."));
  EXPECT_EQ(outcome.claim(1).patient.birth_date.text, "1948-06-31");
}

TEST(X12Hierarchy, ASecondClaimKeepsTheSubscriberAndANewSubscriberResetsIt) {
  const std::string second =
      "HL*3*1*22*0\nSBR*P*18*******CI\nNM1*IL*1*SAMPLE*PAT****MI*MEMBER2\nNM1*PR*2*PLAN*****PI*"
      "PAYER2\n";
  const Outcome outcome = read(file_of(std::string(head) + std::string(claim) + std::string(claim) +
                                       second + std::string(claim)));
  ASSERT_EQ(outcome.cases.size(), 3u);
  EXPECT_EQ(outcome.finding_count(), 0u);
  EXPECT_EQ(outcome.claim(1).patient.id, "MEMBER1");
  EXPECT_EQ(outcome.claim(1).payer.id, "PAYER1");
  EXPECT_EQ(outcome.claim(2).patient.id, "MEMBER2");
  EXPECT_TRUE(outcome.claim(2).patient.birth_date.absent());
  EXPECT_EQ(outcome.claim(2).payer.id, "PAYER2");
  EXPECT_EQ(outcome.claim(2).billing_provider.npi, "1234567893");
  EXPECT_EQ(outcome.cases[2].notes.source.claim, 3);
}

TEST(X12Hierarchy, ANewProviderResetsEverything) {
  const std::string second =
      "HL*3**20*1\nNM1*85*2*OTHER*****XX*1000000002\nHL*4*3*22*0\nSBR*P*18\n";
  const Outcome outcome =
      read(file_of(std::string(head) + std::string(claim) + second + std::string(claim)));
  const Claim& c = outcome.claim(1);
  EXPECT_EQ(c.billing_provider.npi, "1000000002");
  EXPECT_EQ(c.billing_provider.tax_id, "");
  EXPECT_EQ(c.billing_provider.taxonomy, "");
  EXPECT_EQ(c.patient.id, "");
  EXPECT_EQ(c.payer.id, "");
  EXPECT_TRUE(c.payer.type.absent());
}

TEST(X12Hierarchy, PayToAddressAndPlanAreNotTheBillingProvider) {
  std::string segments(head);
  segments.insert(segments.find("HL*2"),
                  "NM1*87*2\nN3*PO BOX 1\nNM1*PE*2*PLAN*****PI*9\nREF*EI*999999999\n");
  const Claim c = read(file_of(segments + std::string(claim))).claim();
  EXPECT_EQ(c.billing_provider.npi, "1234567893");
  EXPECT_EQ(c.billing_provider.tax_id, "010000003");
}

TEST(X12Value, WhatCannotBeReadIsKeptAndReportedWithItsPlace) {
  const Outcome outcome = read_claim(
      "CLM*C1*12,50***11:B:1\nLX*1\nSV1*HC:J1745*1e3*UN*4O*11**A1\nDTP*472*D8*20260230\n"
      "LIN**N4*57894003001\nCTP****4x*UN\n");
  EXPECT_EQ(outcome.line().units.text, "4O");
  EXPECT_FALSE(outcome.line().units);
  EXPECT_EQ(outcome.line().service_date.text, "2026-02-30");
  EXPECT_FALSE(outcome.line().service_date);
  EXPECT_EQ(
      outcome.messages("read-date"),
      Texts{"Segment 17, DTP03: the date of service is \"20260230\", which is not a date of the "
            "calendar."});
  EXPECT_EQ(outcome.messages("read-number").size(), 5u);
  const Finding& units = outcome.cases[0].notes.problems.at(2);
  EXPECT_EQ(units.message,
            "Segment 16, SV104: the unit count is \"4O\", which is not a decimal number.");
  EXPECT_EQ(units.at, "/claim/lines/0/units");
  EXPECT_EQ(units.lines, std::vector<int>{1});
  EXPECT_EQ(units.severity, Severity::error);
}

TEST(X12Value, NoNameOrIdReachesAMessage) {
  const Outcome outcome = read_claim(
      "CLM*SECRETID1*SECRETNAME***SECRET*Y\nHI*SECRETNAME\nLX*1\n"
      "SV1*SECRETNAME*SECRET1NAME*UN*SECRETNAME*11**SECRETNAME\nDTP*472*D8*SECRETNAME\nSECRETNAME*"
      "1\n");
  ASSERT_GT(outcome.finding_count(), 6u);
  for (const Finding& finding : outcome.cases[0].notes.problems) {
    EXPECT_EQ(finding.message.find("SECRET"), std::string::npos) << finding.message;
  }
}

TEST(X12Encoding, Latin1NamesBecomeUtf8AndAreNotedOnce) {
  std::string segments(head);
  segments.replace(segments.find("EXAMPLE PAYER"), 13, "CAISSE SANT\xC9");
  const Outcome outcome = read(file_of(segments + std::string(claim)));
  EXPECT_EQ(outcome.claim().payer.name, "CAISSE SANT\xC3\x89");
  EXPECT_EQ(outcome.messages("read-encoding"),
            Texts{"Segment 13: it is not UTF-8 text; it was read as Latin-1."});
  EXPECT_EQ(outcome.cases[0].notes.problems[0].severity, Severity::info);
}

TEST(X12Encoding, NulIsNoted) {
  std::string segments = std::string(claim) + "NTE*ADD*A" + std::string(1, '\0') + "B\n";
  const Outcome outcome = read_claim(segments);
  EXPECT_EQ(outcome.messages("read-encoding"), Texts{"Segment 19: it holds NUL characters."});
  EXPECT_EQ(outcome.line().description, std::string("A\0B", 3));
}

}  // namespace
}  // namespace infusecheck::x12
