#include <gtest/gtest.h>

#include "formats/json/read_case.h"
#include "formats/json/write_case.h"
#include "line_of.h"

namespace infusecheck {
namespace {

TEST(WriteCase, LeavesOutWhatIsAbsent) {
  EXPECT_EQ(case_json({}), "{}");
  Case content;
  content.claim.lines.push_back(line_of("J1745"));
  EXPECT_EQ(case_json(content), R"({"claim":{"lines":[{"code":"J1745"}]}})");
  EXPECT_EQ(line_json(line_of("96365", "1")), R"({"code":"96365","units":"1"})");
}

TEST(WriteCase, KeepsWhatItCannotUnderstand) {
  Line line = line_of("J1745", "4O");
  line.service_date = give<Date>("2026-02-30");
  line.diagnosis_pointers = {give<Count>("1"), give<Count>("x")};
  EXPECT_EQ(line_json(line), R"({"code":"J1745","units":"4O","service_date":"2026-02-30",)"
                             R"("diagnosis_pointers":[1,"x"]})");
}

TEST(WriteCase, AnEmptyEncounterIsStillOne) {
  Case content;
  content.encounter.emplace();
  EXPECT_EQ(case_json(content), R"({"encounter":{}})");
}

TEST(WriteCase, NamesWithAnythingInThemStayJson) {
  Case content;
  content.claim.patient.id = "a\"b\\c\n\x01";
  content.claim.payer.name = "M\xFCller";
  const auto document = parse_json(case_json(content));
  ASSERT_TRUE(document);
  EXPECT_EQ((*document)["claim"]["patient"]["id"], "a\"b\\c\n\x01");
  EXPECT_EQ((*document)["claim"]["payer"]["name"], "M\xEF\xBF\xBDller");
}

std::vector<ReadCase> read_all(const std::string& bytes, std::optional<Error>& error) {
  std::vector<ReadCase> cases;
  error = read_case_json(bytes, "f.json", [&](ReadCase&& one) { cases.push_back(std::move(one)); });
  return cases;
}

const std::string one_case = R"({"claim":{"id":"A","lines":[{"code":"J1745"}]}})";

TEST(ReadCases, ObjectsArraysAndLinesReadTheSame) {
  for (const std::string& bytes :
       {one_case + "\n" + one_case, "[" + one_case + ",\n" + one_case + "]", one_case + one_case}) {
    std::optional<Error> error;
    const auto cases = read_all(bytes, error);
    ASSERT_FALSE(error) << bytes;
    ASSERT_EQ(cases.size(), 2u) << bytes;
    EXPECT_EQ(case_json(cases[1].content), one_case);
    EXPECT_EQ(cases[1].notes.source.file, "f.json");
    EXPECT_EQ(cases[1].notes.source.claim, 2);
  }
}

TEST(ReadCases, AnUnreadableCaseKeepsItsPlace) {
  std::optional<Error> error;
  const auto cases = read_all("{\"claim\":x}\n" + one_case + "\n{\"claim\":\n" + one_case, error);
  ASSERT_FALSE(error);
  ASSERT_EQ(cases.size(), 4u);
  const std::string rules[] = {"read-json", "", "read-json", ""};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(cases[i].notes.source.claim, static_cast<int>(i) + 1);
    const auto& problems = cases[i].notes.problems;
    EXPECT_EQ(problems.empty() ? "" : problems[0].rule, rules[i]) << i;
  }
  EXPECT_EQ(cases[2].notes.problems[0].message,
            "The JSON ends before it is complete. (line 3, column 1)");
}

TEST(ReadCases, NothingReadableIsAnErrorAndEmitsNothing) {
  for (const char* bytes : {"", "[]", "{", "[{}]", "{}{}{}", "}}}}", "[1,2,3]"}) {
    std::optional<Error> error;
    EXPECT_TRUE(read_all(bytes, error).empty()) << bytes;
    ASSERT_TRUE(error) << bytes;
    EXPECT_FALSE(error->what.empty() || error->remedy.empty()) << bytes;
  }
}

TEST(ReadCases, Latin1IsReadAndMentionedOnce) {
  const std::string text = R"({"claim":{"payer":{"name":"M)"
                           "\xFC"
                           R"(ller"},"lines":[{"code":"J1745"}]}})";
  std::optional<Error> error;
  const auto cases = read_all(text + "\n" + text, error);
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(cases[1].content.claim.payer.name, "M\xC3\xBCller");
  ASSERT_EQ(cases[0].notes.problems.size(), 1u);
  EXPECT_EQ(cases[0].notes.problems[0].rule, "read-encoding");
  EXPECT_TRUE(cases[1].notes.problems.empty());
}

TEST(ReadCases, CutAtEveryByteTheFirstCaseIsStillRead) {
  const std::string bytes = one_case + "\n" + one_case;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    std::optional<Error> error;
    const auto cases = read_all(bytes.substr(0, length), error);
    EXPECT_EQ(error.has_value(), length < one_case.size()) << length;
    if (length > one_case.size() + 1) {
      ASSERT_EQ(cases.size(), 2u) << length;
      EXPECT_EQ(cases[1].notes.problems.at(0).rule, "read-json") << length;
    }
  }
}

}  // namespace
}  // namespace infusecheck
