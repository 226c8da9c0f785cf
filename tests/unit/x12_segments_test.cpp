#include <gtest/gtest.h>

#include "formats/x12/segments.h"
#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

std::string whole_file(const Style& style) {
  return file_of(std::string(head) + std::string(claim), style);
}

TEST(X12Separators, AnyKindReadsTheSame) {
  const Style styles[] = {{},
                          {'*', ':', '^', '~', "\n"},
                          {'*', ':', '^', '~', "\r\n"},
                          {'*', ':', '^', '~', "\n    "},
                          {'|', '>', '^', '\'', ""},
                          {'*', '>', '^', '\n', ""},
                          {'*', ':', '^', '\r', "\n"},
                          {'~', '^', '!', '_', "\n"},
                          {'\x1D', '\x1F', '\x1E', '\x1C', ""},
                          {'\t', ':', '^', '~', "\n"}};
  for (const Style& style : styles) {
    const Outcome outcome = read(whole_file(style));
    ASSERT_FALSE(outcome.error) << style.element << style.terminator;
    ASSERT_EQ(outcome.cases.size(), 1u);
    EXPECT_EQ(outcome.finding_count(), 0u) << style.element << style.terminator;
    EXPECT_EQ(outcome.line().code, "J1745");
    EXPECT_EQ(outcome.line().modifiers, std::vector<std::string>{"JZ"});
    EXPECT_EQ(outcome.claim().place_of_service, "11");
  }
}

TEST(X12Separators, TolerateByteOrderMarkBlankLinesAndCtrlZ) {
  const std::string file =
      "\xEF\xBB\xBF\r\n  " + whole_file({'*', ':', '^', '~', "\n\n"}) + "\n\x1A";
  const Outcome outcome = read(file);
  ASSERT_EQ(outcome.cases.size(), 1u);
  EXPECT_EQ(outcome.finding_count(), 0u);
}

TEST(X12Separators, BeforeVersion00501ThereIsNoRepetition) {
  const auto header = read_isa(isa({}, "00401"));
  ASSERT_TRUE(header);
  EXPECT_FALSE(header->separators.repetition);
  EXPECT_EQ(*read_isa(isa())->separators.repetition, '^');
}

TEST(X12Separators, IsaThatLostItsPaddingIsReadAndReported) {
  std::string file = whole_file({});
  file.replace(0, 106, "ISA*00**00**ZZ*SENDER*ZZ*RECEIVER*260302*0915*^*00501*000000001*0*T*:~");
  const Outcome outcome = read(file);
  ASSERT_EQ(outcome.cases.size(), 1u);
  EXPECT_EQ(outcome.messages("read-x12-envelope"),
            std::vector<std::string>{"Segment 1: ISA is 69 characters long; it must be 105."});
}

TEST(X12Isa, SaysWhatIsMissing) {
  const std::string whole = isa();
  EXPECT_EQ(read_isa(whole.substr(0, 3)).error().where, "byte 4, ISA01");
  EXPECT_EQ(read_isa(whole.substr(0, 60)).error().where, "byte 61, ISA08");
  EXPECT_EQ(read_isa(whole.substr(0, 105)).error().where, "byte 106, ISA16");
  EXPECT_EQ(read_isa("ISA000000").error().where, "byte 4, ISA01");
  EXPECT_TRUE(read_isa(whole));
}

TEST(X12Isa, RefusesSeparatorsThatDoNotSeparate) {
  EXPECT_FALSE(read_isa(isa({'*', '*', '^', '~', ""})));
  EXPECT_FALSE(read_isa(isa({'*', ':', '^', ':', ""})));
  EXPECT_FALSE(read_isa(isa({'*', ':', '^', 'A', ""})));
}

TEST(X12Segment, ElementsAndComponentsCountFromOne) {
  const std::string file = isa() + "SV1*HC:J1745:JZ*3800**  40 ~";
  Splitter splitter(file);
  Segment segment;
  ASSERT_TRUE(splitter.next(segment));
  ASSERT_TRUE(splitter.next(segment));
  EXPECT_EQ(segment.id.name(), "SV1");
  EXPECT_EQ(segment.number, 2u);
  EXPECT_EQ(segment.offset, 106u);
  EXPECT_EQ(segment.component(1, 2), "J1745");
  EXPECT_EQ(segment.component(1, 4), "");
  EXPECT_EQ(segment.element(2), "3800");
  EXPECT_EQ(segment.element(3), "");
  EXPECT_EQ(segment.element(4), "40");
  EXPECT_EQ(segment.element(5), "");
  EXPECT_EQ(segment.element(0), "");
  EXPECT_EQ(segment.place(4), "Segment 2, SV104");
  EXPECT_FALSE(splitter.next(segment));
}

TEST(X12Segment, IdsThatAreTooLongAreNotTakenForOthers) {
  EXPECT_NE(SegmentId("NM31"), SegmentId("M31"));
  EXPECT_EQ(SegmentId("NM1"), SegmentId(std::string_view("NM1")));
  EXPECT_TRUE(SegmentId("").empty());
  EXPECT_FALSE(SegmentId("LONGER").empty());
}

TEST(X12Segment, LineBreaksInsideAreLeftOutAndReported) {
  std::string file = whole_file({});
  const std::size_t at = file.find("J1745");
  file.insert(at + 2, "\r\n");
  const Outcome outcome = read(file);
  EXPECT_EQ(outcome.line().code, "J1745");
  EXPECT_EQ(outcome.messages("read-x12-segment"),
            std::vector<std::string>{"Segment 17: it holds line breaks, which were left out."});
}

TEST(X12Segment, SurplusElementsAreReported) {
  const Outcome outcome = read_claim(std::string(claim) + "REF*G1" + std::string(40, '*') + "X\n");
  EXPECT_EQ(
      outcome.messages("read-x12-segment"),
      std::vector<std::string>{"Segment 19, REF32: the elements after this one were not read."});
}

TEST(X12Text, Latin1BecomesUtf8) {
  EXPECT_EQ(text("M\xDCLLER"), "M\xC3\x9CLLER");
  EXPECT_EQ(text("M\xC3\x9CLLER"), "M\xC3\x9CLLER");
}

}  // namespace
}  // namespace infusecheck::x12
