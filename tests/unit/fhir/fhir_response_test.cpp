// A report as a ClaimResponse.
#include "report/fhir_response.h"

#include <gtest/gtest.h>

#include "formats/json/read_case.h"

namespace infusecheck {
namespace {

Finding finding(std::string_view rule, Severity severity, std::vector<int> lines) {
  Finding made;
  made.rule = rule;
  made.severity = severity;
  made.lines = std::move(lines);
  made.message = "What is wrong.";
  made.resolve = "What to do.";
  return made;
}

Json response(const Report& report, const Case& c = {}) {
  const auto document = parse_json(fhir_response(report, c, day(2026, 3, 10)));
  EXPECT_TRUE(document);
  return document ? *document : Json();
}

std::string text_at(const Json& document, const char* pointer) {
  const auto* text = document.at(Json::json_pointer(pointer)).get_ptr<const std::string*>();
  return text == nullptr ? "" : *text;
}

TEST(FhirResponse, HasWhatFhirWantsOfOne) {
  Report report;
  report.claim_id = "A-1";
  Case c;
  c.claim.form = give<Form>("institutional");
  const Json json = response(report, c);
  EXPECT_EQ(text_at(json, "/resourceType"), "ClaimResponse");
  EXPECT_EQ(text_at(json, "/status"), "active");
  EXPECT_EQ(text_at(json, "/type/coding/0/code"), "institutional");
  EXPECT_EQ(text_at(json, "/use"), "claim");
  EXPECT_EQ(text_at(json, "/patient/extension/0/valueCode"), "masked");
  EXPECT_EQ(text_at(json, "/insurer/extension/0/valueCode"), "masked");
  EXPECT_EQ(text_at(json, "/created"), "2026-03-10");
  EXPECT_EQ(text_at(json, "/request/identifier/value"), "A-1");
  EXPECT_EQ(text_at(json, "/outcome"), "complete");
  EXPECT_EQ(text_at(json, "/disposition"), "Pass.");
  for (const char* absent : {"item", "adjudication", "processNote", "error"})
    EXPECT_FALSE(json.contains(absent)) << absent;
}

TEST(FhirResponse, FindingsAreNotesAndErrorsOfTheClaimsOwnItems) {
  Report report;
  report.verdict = Verdict::fail;
  report.source.use = "preauthorization";
  report.source.items = {"10", "20"};
  report.findings = {finding("units-mue", Severity::error, {2}),
                     finding("dx-missing", Severity::warning, {}),
                     finding("mod-order", Severity::info, {1, 2})};
  const Json json = response(report);
  EXPECT_EQ(text_at(json, "/use"), "preauthorization");
  EXPECT_EQ(text_at(json, "/type/extension/0/valueCode"), "unknown");
  EXPECT_EQ(text_at(json, "/outcome"), "error");
  EXPECT_EQ(text_at(json, "/disposition"), "Fail: 1 error, 1 warning.");
  EXPECT_EQ(json["error"].dump(),
            R"([{"itemSequence":20,"code":{"coding":[{"system":"urn:infusecheck:rule",)"
            R"("code":"units-mue"}]}}])");
  ASSERT_EQ(json["item"].size(), 2U);
  EXPECT_EQ(json["item"][0]["itemSequence"].dump(), "10");
  EXPECT_EQ(json["item"][0]["noteNumber"].dump(), "[3]");
  EXPECT_EQ(json["item"][1]["noteNumber"].dump(), "[1,3]");
  EXPECT_EQ(text_at(json, "/item/1/adjudication/0/category/coding/0/code"), "error");
  EXPECT_EQ(text_at(json, "/item/1/adjudication/0/reason/coding/0/code"), "units-mue");
  EXPECT_EQ(text_at(json, "/adjudication/0/reason/coding/0/code"), "dx-missing");
  EXPECT_EQ(json["processNote"][1].dump(),
            R"({"number":2,"type":"display","text":"What is wrong. What to do."})");
}

TEST(FhirResponse, TheVerdictIsASentence) {
  const struct {
    Verdict verdict;
    Scope scope;
    const char *outcome, *disposition;
  } verdicts[] = {
      {Verdict::pass, Scope::record, "complete", "Pass."},
      {Verdict::pass, Scope::claim, "complete", "Pass as a claim; 1 check needs the record."},
      {Verdict::review, Scope::claim, "complete", "Review: 2 warnings."},
      {Verdict::incomplete, Scope::claim, "partial",
       "Incomplete: nothing found, but not everything could be checked."}};
  for (const auto& one : verdicts) {
    Report report;
    report.verdict = one.verdict;
    report.scope = one.scope;
    report.not_checked = {{"units-mismatch", "encounter.administrations"}};
    report.unchecked = 1;
    if (one.verdict == Verdict::review)
      report.findings.assign(2, finding("dx-missing", Severity::warning, {}));
    const Json json = response(report);
    EXPECT_EQ(text_at(json, "/outcome"), one.outcome);
    EXPECT_EQ(text_at(json, "/disposition"), one.disposition);
    EXPECT_FALSE(json.contains("error"));
  }
}

}  // namespace
}  // namespace infusecheck
