// Damaged and hostile input: always an answer, never a crash, never more than linear time.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "formats/x12/read_837.h"
#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

std::string body() { return std::string(head) + std::string(claim); }

TEST(X12Truncated, AtEveryByteThereIsAClaimOrALocatedError) {
  const std::string file = file_of(body() + std::string(claim), {'*', ':', '^', '~', "\n"});
  for (std::size_t size = 0; size < file.size(); ++size) {
    const Outcome outcome = read(std::string_view(file).substr(0, size));
    if (outcome.cases.empty()) {
      ASSERT_TRUE(outcome.error) << size;
      EXPECT_FALSE(outcome.error->what.empty());
      EXPECT_FALSE(outcome.error->remedy.empty());
    } else {
      EXPECT_FALSE(outcome.error) << size;
      const bool complete = size + 2 >= file.size();  // only the last terminator is missing
      EXPECT_EQ(outcome.cases.back().notes.problems.empty(), complete) << size;
    }
  }
}

TEST(X12Truncated, TheLastClaimSaysSoAndHalfASegmentIsNotRead) {
  std::string file = file_of(body() + std::string(claim));
  file.resize(file.rfind("SV1") + 24);  // "SV1*HC:J1745:JZ*3800*UN*"
  const Outcome outcome = read(file);
  ASSERT_EQ(outcome.cases.size(), 2u);
  EXPECT_TRUE(outcome.cases[0].notes.problems.empty());
  const auto truncated = outcome.messages("read-x12-truncated");
  ASSERT_EQ(truncated.size(), 1u);
  EXPECT_EQ(truncated[0],
            "The input ends inside the segment after segment 21, without SE, GE and IEA.");
  EXPECT_EQ(outcome.claim(1).lines.at(0).code, "");
}

TEST(X12Truncated, BeforeTheFirstClaimIsAnError) {
  std::string file = file_of(body());
  file.resize(file.find("CLM"));
  const Outcome outcome = read(file);
  EXPECT_EQ(outcome.error->what, "The 837 ends before its first claim (CLM).");
  EXPECT_EQ(outcome.error->where, "segment 13");
}

TEST(X12Segments, WhatNo837HasIsReportedAndTheRestIsRead) {
  const Outcome outcome =
      read(file_of(std::string(head) + "*IC*X\nNd4*X\nNM31*IL\n\n" + std::string(claim)));
  EXPECT_EQ(outcome.claim().lines.size(), 1u);
  const auto messages = outcome.messages("read-x12-segment");
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[0], "Segment 14: a segment without an id was not read.");
  EXPECT_EQ(messages[1], "Segment 15: its id is not one that an 837 has; it was not read.");
}

TEST(X12Segments, FindingsOfOneKindAreCappedAndCounted) {
  std::string bad;
  for (int i = 0; i < 50; ++i) bad += "ZZZ*1\n";
  const auto messages = read_claim(std::string(claim) + bad).messages("read-x12-segment");
  ASSERT_EQ(messages.size(), 21u);
  EXPECT_EQ(messages.back(), "And 30 more of this kind.");
}

TEST(X12Segments, TheCapHoldsAcrossHeadAndClaim) {
  std::string bad;
  for (int i = 0; i < 30; ++i) bad += "ZZZ*1\n";
  const auto messages = read(file_of(std::string(head) + bad + std::string(claim) + bad))
                            .messages("read-x12-segment");
  ASSERT_EQ(messages.size(), 21u);
  EXPECT_EQ(messages.back(), "And 40 more of this kind.");
}

TEST(X12Swapped, SeparatorsThatIsaDoesNotNameGiveAnErrorOrFindings) {
  const std::string good = file_of(body());
  for (const auto& [from, to] :
       {std::pair('*', '|'), {':', '>'}, {'~', '\n'}, {'~', '*'}, {'*', '~'}}) {
    std::string file = good;
    std::replace(file.begin() + 106, file.end(), from, to);
    const Outcome outcome = read(file);
    EXPECT_TRUE(outcome.error || outcome.finding_count() > 0) << from << to;
  }
}

struct Hostile {
  const char* name;
  std::string bytes;
};

std::string repeated(std::string_view text, std::size_t size) {
  std::string all;
  while (all.size() < size) all += text;
  return all;
}

std::vector<Hostile> hostile_inputs() {
  constexpr std::size_t plenty = 300'000;
  const std::string start = isa() + in_style(
                                        "GS*HC*A*B*20260302*0915*1*X*005010X222A1\n"
                                        "ST*837*0001*005010X222A1\nCLM*C1*1***11:B:1\n",
                                        {});
  return {{"stars", start + std::string(plenty, '*')},
          {"a long segment", start + "HI" + std::string(plenty, '*') + "~"},
          {"components", start + "SV1*" + std::string(plenty, ':') + "~"},
          {"repetitions", start + "HI*" + std::string(plenty, '^') + "~"},
          {"terminators", start + std::string(plenty, '~')},
          {"lines of nothing", start + repeated("LX~", plenty)},
          {"wrapped", start + "NTE*ADD*" + std::string(plenty, '\n') + "X~"},
          {"blanks", start + std::string(plenty, ' ')},
          {"interchanges", repeated("ISA*", plenty)},
          {"headers", repeated(isa(), plenty)},
          {"openings after the end", start + "IEA~" + repeated("ISA*", plenty)},
          {"levels", start + repeated("HL*1*1*22~", plenty)},
          {"claims", start + repeated("CLM*1~", plenty)},
          {"trailers", start + repeated("SE*1~ST*837*1*005010X222~", plenty)},
          {"other sets", start + repeated("ST*835~SE*1~", plenty)},
          {"NUL", start + std::string(plenty, '\0') + "~"},
          {"bytes", start + std::string(plenty, '\xFF') + "~"}};
}

/// A quadratic reader would need minutes for any of these; a linear one needs milliseconds.
TEST(X12Hostile, TimeIsLinear) {
  for (const Hostile& input : hostile_inputs()) {
    const std::clock_t begin = std::clock();
    std::size_t claims = 0;
    std::size_t findings = 0;
    const auto error = read_837(input.bytes, "test.837", [&](ReadCase&& read) {
      ++claims;
      findings += read.notes.problems.size();
    });
    EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 20) << input.name;
    EXPECT_NE(claims == 0, !error) << input.name;
    EXPECT_TRUE(error || findings > 0) << input.name;
  }
}

}  // namespace
}  // namespace infusecheck::x12
