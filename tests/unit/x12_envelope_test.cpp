// Counts, control numbers, several interchanges, and sets that are not claims.
#include <gtest/gtest.h>

#include "formats/x12/envelope.h"
#include "formats/x12/read_837.h"
#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

using Texts = std::vector<std::string>;

std::string body() { return std::string(head) + std::string(claim); }

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

Texts envelope_trouble(const std::string& what, const std::string& with) {
  const Outcome outcome = read(replaced(file_of(body()), what, with));
  EXPECT_EQ(outcome.cases.size(), 1u);
  EXPECT_EQ(outcome.claim().lines.size(), 1u);
  const Texts messages = outcome.messages("read-x12-envelope");
  EXPECT_EQ(messages.size(), outcome.finding_count());
  return messages;
}

TEST(X12Envelope, CountsAndControlNumbersMustAgree) {
  EXPECT_EQ(envelope_trouble("SE*17*", "SE*40*"),
            Texts{"Segment 19, SE01: the number of segments is given as 40, but there are 17."});
  EXPECT_EQ(envelope_trouble("SE*17*0001", "SE*17*0002"),
            Texts{"Segment 19, SE02: the control number is 0002, but ST (segment 3) has 0001."});
  EXPECT_EQ(
      envelope_trouble("GE*1*1", "GE*2*1"),
      Texts{"Segment 20, GE01: the number of transaction sets is given as 2, but there are 1."});
  EXPECT_EQ(envelope_trouble("GE*1*1", "GE*1*7"),
            Texts{"Segment 20, GE02: the control number is 7, but GS (segment 2) has 1."});
  EXPECT_EQ(
      envelope_trouble("IEA*1*", "IEA**"),
      Texts{"Segment 21, IEA01: the number of functional groups is given as nothing, but there "
            "are 1."});
  EXPECT_EQ(envelope_trouble("IEA*1*000000001", "IEA*1*000000002"),
            Texts{"Segment 21, IEA02: the control number is 000000002, but ISA (segment 1) has "
                  "000000001."});
}

TEST(X12Envelope, PaddingOfNumbersDoesNotMatter) {
  EXPECT_EQ(envelope_trouble("SE*17*", "SE*0017*"), Texts{});
  EXPECT_EQ(envelope_trouble("GE*1*1", "GE*1*01"), Texts{});
}

TEST(X12Envelope, MissingTrailersAreNamed) {
  EXPECT_EQ(envelope_trouble("GE*1*1~IEA*1*000000001~", ""),
            Texts{"The input ends after segment 19, without GE and IEA."});
  EXPECT_EQ(envelope_trouble("IEA*1*000000001~", ""),
            Texts{"The input ends after segment 20, without IEA."});
  EXPECT_EQ(envelope_trouble("SE*17*0001~", ""), Texts{"Segment 3: ST is never closed by SE."});
  EXPECT_EQ(envelope_trouble("GE*1*1~", ""), Texts{"Segment 2: GS is never closed by GE."});
}

TEST(X12Envelope, ATrailerThatClosesNothingIsReported) {
  EXPECT_EQ(envelope_trouble("GE*1*1~", "GE*1*1~GE*1*1~"),
            Texts{"Segment 21: GE closes nothing; no GS is open."});
}

TEST(X12Envelope, ALastTerminatorMayBeMissing) {
  std::string file = file_of(body());
  file.pop_back();
  EXPECT_EQ(read(file).finding_count(), 0u);
}

TEST(X12Envelope, ParentsMustBeTheLevelAbove) {
  EXPECT_EQ(envelope_trouble("HL*2*1*22", "HL*2*3*22"),
            Texts{"Segment 9, HL02: the parent is given as 3, but should be 1."});
  EXPECT_EQ(envelope_trouble("HL*2*1*22", "HL*2**22"),
            Texts{"Segment 9, HL02: the parent is given as nothing, but should be 1."});
}

TEST(X12Envelope, TroubleIsWithTheNearestClaim) {
  const std::string second = "HL*3*9*22*0\nNM1*IL*1*SAMPLE*PAT****MI*MEMBER2\n";
  std::string file = file_of(body() + second + std::string(claim));
  file = replaced(file, "SE*24*", "SE*1*");
  const Outcome outcome = read(file);
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_TRUE(outcome.cases[0].notes.problems.empty());
  ASSERT_EQ(outcome.cases[1].notes.problems.size(), 2u);
  EXPECT_EQ(outcome.cases[1].notes.problems[0].message,
            "Segment 19, HL02: the parent is given as 9, but should be 1.");
  EXPECT_EQ(outcome.cases[1].notes.problems[0].severity, Severity::warning);
}

TEST(X12File, SeveralInterchangesEachWithItsSeparators) {
  const Outcome outcome =
      read(file_of(body()) + "\r\n\r\n" + file_of(body(), {'|', '>', '^', '\'', "\n"}));
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_EQ(outcome.finding_count(), 0u);
  EXPECT_EQ(outcome.claim(1).lines.at(0).code, "J1745");
  EXPECT_EQ(outcome.cases[1].notes.source.claim, 2);
  EXPECT_EQ(outcome.cases[1].notes.source.segment, 35);
}

TEST(X12File, SeveralGroupsAndSets) {
  const std::string set = "ST*837*0002*005010X222A1\n" + body() + "SE*17*0002\n";
  std::string file = replaced(file_of(body()), "GE*1*1~",
                              in_style(set + "GE*2*1\nGS*HC*A*B*20260302*0915*2*X*005010X222A1\n" +
                                           "ST*837*0001\n" + body() + "SE*17*0001\nGE*1*2",
                                       {}));
  file = replaced(file, "IEA*1*", "IEA*2*");
  const Outcome outcome = read(file);
  EXPECT_EQ(outcome.cases.size(), 3u);
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12File, AnInterchangeCutOffByTheNextIsReported) {
  std::string first = file_of(body());
  first.resize(first.find("SE*"));
  const Outcome outcome = read(first + file_of(body()));
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_EQ(outcome.cases[0].notes.problems.size(), 3u);
  EXPECT_EQ(outcome.finding_count(), 3u);
}

TEST(X12File, WhatStandsBetweenInterchangesIsReported) {
  const Outcome outcome = read(file_of(body()) + "-- page 2 --\n" + file_of(body()) + "the end");
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_EQ(
      outcome.messages("read-x12-envelope"),
      (Texts{"After segment 21: 9 characters stand outside any interchange and were not read.",
             "After segment 42: 6 characters stand outside any interchange and were not read."}));
}

TEST(X12File, SegmentsOutsideASetAreReported) {
  const Outcome outcome = read(replaced(file_of(body()), "GE*1*1~", "LX*2~GE*1*1~"));
  EXPECT_EQ(outcome.messages("read-x12-segment"),
            Texts{"Segment 20: it stands outside any transaction set and was not read."});
}

TEST(X12File, ASetThatIsNoClaimIsSkippedAndReported) {
  const std::string remittance = "ST*835*0009\nBPR*I*1\nCLP*X*1\nHL*1*7*99\nSE*5*0009\n";
  std::string file = replaced(file_of(body()), "ST*837", in_style(remittance, {}) + "ST*837");
  file = replaced(file, "GE*1*", "GE*2*");
  const Outcome outcome = read(file);
  ASSERT_EQ(outcome.cases.size(), 1u);
  EXPECT_EQ(outcome.finding_count(), 1u);
  EXPECT_EQ(outcome.messages("read-x12-skipped"),
            Texts{"Segment 3: the transaction set is an 835 remittance advice and was not read."});
}

struct Refused {
  std::string st, guide, name;
};

TEST(X12Identify, NamesWhatItDoesNotRead) {
  const Refused refused[] = {
      {"835", "005010X221A1", "an 835 remittance advice"},
      {"277", "005010X214", "a 277CA claim acknowledgment"},
      {"277", "005010X212", "a 277 claim status response"},
      {"277", "", "a 277 claim status response"},
      {"999", "005010X231A1", "a 999 acknowledgment"},
      {"270", "005010X279A1", "a 270 eligibility inquiry"},
      {"276", "005010X212", "a 276 claim status request"},
      {"278", "005010X217", "a 278 prior authorization transaction"},
      {"820", "005010X218", "an 820 premium payment"},
      {"834", "005010X220A1", "an 834 enrollment"},
      {"837", "005010X224A2", "an 837D dental claim"},
      {"837", "005010X291", "a professional predetermination (837, 005010X291)"},
      {"837", "005010X298", "a professional post-adjudicated claim report (837, 005010X298)"},
      {"837", "004010X098A1", "an 837P of the old version 4010"},
      {"850", "005010", "an X12 850 transaction"},
      {"JOE SMITH", "005010", "an unknown X12 transaction"}};
  for (const Refused& one : refused) {
    const std::string file =
        replaced(file_of(body(), {}, one.guide), "ST*837*", "ST*" + one.st + "*");
    const auto format = identify(file);
    ASSERT_FALSE(format) << one.name;
    EXPECT_EQ(format.error().what,
              "The file is " + one.name + ", which InfuseCheck does not read.");
    EXPECT_EQ(read(file).error->what, format.error().what);
  }
}

TEST(X12Identify, ReadsAnUnknownVersionAndSaysSo) {
  const Outcome got = read(file_of(body(), {}, "999999X999X9"));
  EXPECT_EQ(got.cases.size(), 1u);
  EXPECT_EQ(got.messages("read-x12-envelope").size(), 1u);
}

TEST(X12Identify, AcceptsBothClaimGuidesAndLooksPastOtherSets) {
  for (const char* guide : {"005010X222", "005010X222A1", "005010X222A2", "005010X223A3", ""}) {
    EXPECT_TRUE(identify(file_of(body(), {}, guide))) << guide;
  }
  EXPECT_TRUE(identify(file_of("", {}, "005010X221A1") + file_of(body())));
}

TEST(X12Identify, TheOwnVersionOfASetWinsOverItsGroup) {
  const std::string file =
      replaced(file_of(body()), "ST*837*0001*005010X222A1", "ST*837*0001*005010X223A2");
  EXPECT_EQ(read(file).claim().form.value, Form::institutional);
}

TEST(X12Identify, AnUnlabelledSetOfAn00401InterchangeIsRefused) {
  std::string file = file_of(body(), {}, "");
  file.replace(0, 106, isa({}, "00401"));
  ASSERT_FALSE(identify(file));
  EXPECT_EQ(identify(file).error().what,
            "The file is an 837 of the old version 4010, which InfuseCheck does not read.");
}

TEST(X12Identify, NoClaimNoSetNoX12) {
  EXPECT_EQ(read(file_of("BHT*0019*00*1*20260302*0915*CH\n")).error->what,
            "The 837 holds no claim (CLM).");
  EXPECT_EQ(read(isa()).error->what, "The file ends before its first transaction set (ST).");
  EXPECT_EQ(read(isa() + "TA1*1*260302*0915*A*000~IEA*1*000000001~").error->what,
            "The file is a TA1 interchange acknowledgment, which InfuseCheck does not read.");
  EXPECT_EQ(read("").error->what, "The input is not X12: it does not begin with ISA.");
  EXPECT_EQ(read("{}").error->what, "The input is not X12: it does not begin with ISA.");
}

}  // namespace
}  // namespace infusecheck::x12
