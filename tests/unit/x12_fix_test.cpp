// Fixing whole 837 files: what no fix touches keeps its bytes, what was written reads as the fix
// says, and a second time changes nothing.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "facade/session.h"
#include "formats/json/read_case.h"
#include "formats/json/write_case.h"
#include "report/patch.h"
#include "x12/x12_file.h"
#include "x12/x12_random.h"
#include "x12/x12_writing.h"

namespace infusecheck::x12 {
namespace {

struct Sample {
  std::string name, bytes;
};

std::vector<Sample> samples() {
  std::vector<Sample> files;
  for (const char* name :
       {"/web/samples/office-drug.837", "/web/samples/home-infusion.837", "/web/samples/batch.837",
        "/web/samples/damaged.837", "/tests/fuzz/seeds/x12/institutional.837"}) {
    files.push_back({name, contents(std::string(INFUSECHECK_ROOT) + name)});
    EXPECT_FALSE(files.back().bytes.empty()) << name;
  }
  return files;
}

/// The readable files of other projects, where INFUSECHECK_CORPORA names them; they may not be
/// copied here.
std::vector<Sample> corpora() {
  std::vector<Sample> files;
  const char* folder = std::getenv("INFUSECHECK_CORPORA");
  if (folder == nullptr) return files;
  std::ifstream manifest(std::string(folder) + "/MANIFEST.tsv");
  for (std::string row; std::getline(manifest, row);) {
    if (!row.starts_with("837")) continue;
    const std::string name = row.substr(0, row.find('\t'));
    const std::string bytes = contents(std::string(folder) + '/' + name);
    if (!read(bytes).error) files.push_back({name, bytes});
  }
  return files;
}

Request request_of(Applicability trust) {
  Request request;
  request.check.as_of = day(2026, 3, 10);
  request.trust = trust;
  return request;
}

Result<FixedText> fixed(const std::string& file, const Request& request) {
  static Session session;
  return session.fix(file, request, [](const Report&, const Case&) {});
}

/// The cases of a file with the patches of the applied fixes applied to them, claim by claim.
std::string patched_cases(const std::string& file, const std::vector<AppliedFix>& applied) {
  std::string text;
  std::size_t next = 0;
  for (const ReadCase& read : read(file).cases) {
    Json document = *parse_json(case_json(read.content));
    for (; next < applied.size() && applied[next].claim_id == read.content.claim.id; ++next)
      EXPECT_FALSE(apply_patch(document, *parse_json(applied[next].patch)));
    text += case_json(read_case(document)->content) + '\n';
  }
  EXPECT_EQ(next, applied.size());
  return text;
}

/// Whether a patch can be told to be of one claim by its id.
bool ids_are_unique(const std::string& file) {
  std::set<std::string> ids;
  const auto cases = read(file).cases;
  for (const ReadCase& read : cases) ids.insert(read.content.claim.id);
  return ids.size() == cases.size();
}

std::size_t envelope_findings(const std::string& file) {
  return read(file).messages("read-x12-envelope").size();
}

void expect_sound(const Sample& sample, const Request& request) {
  static Session session;
  std::string results;
  const auto once = session.fix(
      sample.bytes, request, [&](const Report&, const Case& c) { results += case_json(c) + '\n'; });
  ASSERT_TRUE(once) << sample.name;
  if (once->applied.empty()) {
    EXPECT_EQ(once->output, sample.bytes) << sample.name;
  }
  EXPECT_EQ(cases_of(once->output), results) << sample.name;
  if (ids_are_unique(sample.bytes)) {
    EXPECT_EQ(patched_cases(sample.bytes, once->applied), results) << sample.name;
  }
  EXPECT_EQ(envelope_findings(once->output), envelope_findings(sample.bytes)) << sample.name;
  const auto twice = fixed(once->output, request);
  ASSERT_TRUE(twice) << sample.name;
  EXPECT_TRUE(twice->applied.empty()) << sample.name;
  EXPECT_EQ(twice->output, once->output) << sample.name;
}

TEST(X12Fix, WithoutFixesEveryByteStays) {
  Request none = request_of(Applicability::safe);
  none.check.all_off = true;
  for (const auto& list : {samples(), corpora()}) {
    for (const Sample& sample : list) {
      const auto result = fixed(sample.bytes, none);
      ASSERT_TRUE(result) << sample.name;
      EXPECT_EQ(result->output, sample.bytes) << sample.name;
    }
  }
}

TEST(X12Fix, WhatIsWrittenReadsAsTheFixSays) {
  for (const Sample& sample : samples()) {
    expect_sound(sample, request_of(Applicability::safe));
    expect_sound(sample, request_of(Applicability::needs_confirmation));
  }
  for (const Sample& sample : corpora())
    expect_sound(sample, request_of(Applicability::needs_confirmation));
}

TEST(X12Fix, RandomEditsReadAsTheySay) {
  Random random(1);
  int written = 0, refused = 0;
  for (const auto& list : {samples(), corpora()}) {
    for (const Sample& sample : list) {
      const auto cases = read(sample.bytes).cases;
      for (int i = 0; i < (list.size() > 5 ? 10 : 60); ++i) {
        const std::size_t chosen = below(random, cases.size());
        const Fix fix = random_fix(random, cases[chosen].content);
        const Written result = write_into(sample.bytes, fix, chosen);
        ++(result.error ? refused : written);
        EXPECT_EQ(envelope_findings(result.file), envelope_findings(sample.bytes)) << sample.name;
      }
    }
  }
  EXPECT_GT(written, refused) << refused;
}

TEST(X12Fix, LinesAreNumberedFromOneOnAfterRandomEdits) {
  Random random(2);
  const std::string file = samples()[2].bytes;  // four claims
  for (int i = 0; i < 100; ++i) {
    const auto cases = read(file).cases;
    const std::size_t chosen = below(random, cases.size());
    const std::string after =
        write_into(file, random_fix(random, cases[chosen].content), chosen).file;
    std::string expected;
    for (const ReadCase& read : read(after).cases) {
      if (!expected.empty()) expected += ';';
      for (std::size_t n = 1; n <= read.content.claim.lines.size(); ++n) {
        if (!expected.empty()) expected += ' ';
        expected += std::to_string(n);
      }
    }
    EXPECT_EQ(line_numbers(after), expected);
  }
}

TEST(X12Fix, DamagedFilesKeepWhatNoFixTouches) {
  Random random(3);
  Request request = request_of(Applicability::needs_confirmation);
  request.check.all_off = true;  // a few rules whose fixes do each kind of edit
  for (const char* rule :
       {"admin-initial-units", "int-charge", "mod-jz-missing", "int-duplicate-line", "dx-format"})
    request.check.rules[rule] = {};
  for (const Sample& sample : samples()) {
    for (int i = 0; i < 200; ++i) {
      const std::string file = damaged(random, sample.bytes);
      const auto cases = read(file).cases;
      if (!cases.empty()) {
        const std::size_t chosen = below(random, cases.size());
        write_into(file, random_fix(random, cases[chosen].content), chosen);
      }
      const auto result = fixed(file, request);
      ASSERT_EQ(result.has_value(), !cases.empty());
      if (result && result->applied.empty()) {
        EXPECT_EQ(result->output, file);
      }
    }
  }
}

TEST(X12Fix, AFileOfTwoClaimsAndABomKeepsItsOtherClaim) {
  const std::string second =
      "CLM*C2*700***11:B:1*Y*A*Y*Y\nHI*ABK:M0579\nLX*1\nSV1*HC:96365*700*UN*2*11**1\n"
      "DTP*472*D8*20260302\n";
  const std::string file =
      "\xEF\xBB\xBF" + file_of(std::string(head) + std::string(claim) + second);
  Request request = request_of(Applicability::safe);
  request.check.all_off = true;
  request.check.rules["admin-initial-units"] = {};
  const auto result = fixed(file, request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->applied.size(), 1u);
  ASSERT_EQ(result->applied[0].segments.size(), 2u);
  EXPECT_EQ(result->applied[0].segments[0].number, 19u);
  EXPECT_EQ(result->applied[0].segments[0].after, "CLM*C2*350***11:B:1*Y*A*Y*Y");
  EXPECT_EQ(result->applied[0].segments[1].before, "SV1*HC:96365*700*UN*2*11**1");
  std::string expected = file;
  expected.replace(expected.find("CLM*C2*700"), 10, "CLM*C2*350");
  expected.replace(expected.find("96365*700*UN*2"), 14, "96365*350*UN*1");
  EXPECT_EQ(result->output, expected);
}

TEST(X12Fix, AFixThatTheFileHasNoPlaceForIsListedAndTheOthersAreApplied) {
  std::string above(head);
  above.replace(above.find("207RR0500X"), 10, "207rr0500x");
  const std::string second =
      "CLM*C2*700***11:B:1*Y*A*Y*Y\nHI*ABK:M05.79\nLX*1\nSV1*HC:96365*700*UN*2*11**1\n"
      "DTP*472*D8*20260302\n";
  Request request = request_of(Applicability::safe);
  request.check.all_off = true;
  request.check.rules["admin-initial-units"] = {};
  request.check.rules["int-taxonomy"] = {};
  const std::string file = file_of(above + second);
  const auto result = fixed(file, request);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->applied.size(), 1u);
  ASSERT_EQ(result->refused.size(), 1u);
  EXPECT_EQ(result->refused[0].finding.rule, "int-taxonomy");
  EXPECT_EQ(result->refused[0].error.where,
            "billing provider taxonomy code (2000A PRV03, box 33b)");
}

Request replacing(std::string number = "") {
  Request request = request_of(Applicability::safe);
  request.check.all_off = true;
  request.replacement = true;
  request.original_reference = std::move(number);
  return request;
}

TEST(X12Replacement, SetsTheFrequencyAndThePayersNumber) {
  const std::string file = file_of(std::string(head) + std::string(claim));
  const auto result = fixed(file, replacing("ICN2026"));
  ASSERT_TRUE(result);
  std::string expected = file;
  expected.replace(expected.find("11:B:1"), 6, "11:B:7");
  expected.insert(expected.find("HI*"), "REF*F8*ICN2026~");
  expected.replace(expected.find("SE*17"), 5, "SE*18");
  EXPECT_EQ(result->output, expected);
  EXPECT_EQ(fixed(expected, replacing("ICN2026"))->output, expected);
  EXPECT_EQ(fixed(expected, replacing())->output, expected) << "the number it has is kept";
  const auto other = fixed(expected, replacing("ICN2027"));
  EXPECT_NE(other->output.find("REF*F8*ICN2027~"), std::string::npos);
  EXPECT_EQ(other->output.find("ICN2026"), std::string::npos);
}

TEST(X12Replacement, AnInstitutionalClaimChangesItsTypeOfBill) {
  std::string file = samples()[4].bytes;
  const auto result = fixed(file, replacing("ICN2026"));
  ASSERT_TRUE(result);
  EXPECT_NE(result->output.find("*13:A:7*"), std::string::npos);
  EXPECT_EQ(read(result->output).claim().bill_type, "0137");
}

TEST(X12Replacement, WithoutAUsableNumberNothingIsWritten) {
  const std::string two = file_of(std::string(head) + std::string(claim) + std::string(claim));
  const auto none = fixed(two, replacing());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().what,
            "A replacement needs the number the payer gave the original claim (REF*F8).");
  EXPECT_EQ(none.error().where, "claim 1, segment 14");
  const auto shared = fixed(two, replacing("ICN2026"));
  ASSERT_FALSE(shared);
  EXPECT_EQ(shared.error().where, "claim 2, segment 19");
  EXPECT_FALSE(fixed(file_of(std::string(head) + std::string(claim)), replacing("A*B")));
  Request alone = request_of(Applicability::safe);
  alone.original_reference = "ICN2026";
  EXPECT_FALSE(fixed(two, alone));
}

TEST(JsonReplacement, DoesTheSameToACase) {
  const std::string text = R"({"claim":{"id":"A","bill_type":"0131","lines":[{"code":"96365"}]}})";
  const auto result = fixed(text, replacing("ICN2026"));
  ASSERT_TRUE(result);
  EXPECT_EQ(cases_of(text), "");
  const Json document = *parse_json(result->output);
  EXPECT_EQ(document["claim"]["frequency"], "7");
  EXPECT_EQ(document["claim"]["bill_type"], "0137");
  EXPECT_EQ(document["claim"]["original_reference"], "ICN2026");
  EXPECT_EQ(fixed(result->output, replacing())->output, result->output);
  EXPECT_FALSE(fixed(text, replacing()));
}

}  // namespace
}  // namespace infusecheck::x12
