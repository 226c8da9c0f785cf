#include "infusecheck/engine.h"

#include <gtest/gtest.h>

#include "formats/json/read_case.h"
#include "formats/json/write_case.h"

namespace infusecheck {
namespace {

constexpr Date today = day(2026, 3, 10);

Case case_of(const std::string& text) {
  const auto read = read_case(*parse_json(text));
  EXPECT_TRUE(read) << text;
  return read->content;
}

std::string infusion(const std::string& units, const std::string& more = "") {
  return R"({"claim":{"payer":{"type":"medicare"},"lines":[{"code":"96365","units":")" + units +
         R"(","service_date":"2026-03-02"}]})" + more + "}";
}

/// Only the rules named run; none of them with a severity of the test's own.
CheckOptions only(std::initializer_list<std::string> rules) {
  CheckOptions options{.as_of = today, .scope = {}, .rules = {}, .all_off = true};
  for (const std::string& rule : rules) options.rules[rule] = {};
  return options;
}

Report checked(const Case& content, const CheckOptions& options, const ReadNotes& notes = {}) {
  return check(content, embedded_reference(), *profile_by_id("medicare-b"), options, notes);
}

std::string rules_of(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    text += (text.empty() ? "" : " ") + std::string(finding.rule);
  }
  return text;
}

Finding made_up(std::string_view rule, std::vector<int> lines,
                Severity severity = Severity::error) {
  Finding finding;
  finding.rule = rule;
  finding.lines = std::move(lines);
  finding.severity = severity;
  return finding;
}

/// The order and selection of findings handed to the engine as trouble of reading.
std::string reported(std::vector<Finding> findings) {
  CheckOptions options = only({});
  for (const Finding& finding : findings) options.rules[std::string(finding.rule)] = {};
  return rules_of(checked({}, options, {std::move(findings), {}}));
}

TEST(Engine, SpecificRulesSilenceGeneralOnesOnTheirLines) {
  EXPECT_EQ(reported({made_up("admin-mue", {1}), made_up("admin-initial-units", {1})}),
            "admin-initial-units");
  EXPECT_EQ(reported({made_up("admin-mue", {1, 2}), made_up("admin-initial-units", {2})}),
            "admin-initial-units");
  EXPECT_EQ(reported({made_up("admin-mue", {2}), made_up("admin-initial-units", {1})}),
            "admin-initial-units admin-mue");
  EXPECT_EQ(reported({made_up("admin-mue", {}), made_up("admin-initial-units", {})}),
            "admin-mue admin-initial-units");
  EXPECT_EQ(reported({made_up("admin-mue", {1}), made_up("admin-mue", {1})}),
            "admin-mue admin-mue");
}

TEST(Engine, ASilencedRuleSpeaksWhenTheOtherIsOff) {
  const Case content = case_of(infusion("2"));
  EXPECT_EQ(rules_of(checked(content, only({"admin-initial-units", "admin-mue"}))),
            "admin-initial-units");
  EXPECT_EQ(rules_of(checked(content, only({"admin-mue"}))), "admin-mue");
}

TEST(Engine, FindingsStandClaimFirstThenByLineWorstFirst) {
  EXPECT_EQ(reported({made_up("c", {2}, Severity::info), made_up("b", {2}, Severity::error),
                      made_up("d", {3}, Severity::error), made_up("a", {}, Severity::info),
                      made_up("e", {3}, Severity::error)}),
            "a b c d e");
}

TEST(Engine, ManyFindingsAreSilencedInReasonableTime) {
  std::vector<Finding> findings;
  for (int line = 1; line <= 50'000; ++line) {
    findings.push_back(made_up("admin-mue", {line}));
    findings.push_back(made_up("admin-initial-units", {line}));
  }
  CheckOptions options = only({"admin-mue", "admin-initial-units"});
  EXPECT_EQ(checked({}, options, {std::move(findings), {}}).findings.size(), 50'000u);
}

TEST(Engine, TheWorstFindingDecidesTheVerdict) {
  const Case content = case_of(infusion("2"));
  CheckOptions options = only({"admin-initial-units"});
  EXPECT_EQ(checked(content, options).verdict, Verdict::fail);
  options.rules["admin-initial-units"].severity = Severity::warning;
  EXPECT_EQ(checked(content, options).verdict, Verdict::review);
  EXPECT_EQ(checked(content, options).findings[0].severity, Severity::warning);
  options.rules["admin-initial-units"].severity = Severity::info;
  EXPECT_EQ(checked(content, options).verdict, Verdict::pass);
  options.rules["admin-initial-units"].on = false;
  EXPECT_TRUE(checked(content, options).findings.empty());
}

TEST(Engine, WhatCouldNotBeCheckedIsNoPass) {
  const Report report = checked(case_of(infusion("")), only({"admin-initial-units"}));
  EXPECT_EQ(report.verdict, Verdict::incomplete);
  EXPECT_EQ(report.checked, 0);
  ASSERT_EQ(report.not_checked.size(), 1u);
  EXPECT_EQ(report.not_checked[0].rule, "admin-initial-units");
  EXPECT_EQ(report.not_checked[0].need.text(), "claim.lines[].units");
}

TEST(Engine, ADateOutsideThePackIsNoPass) {
  Case content = case_of(infusion("1"));
  content.claim.lines[0].service_date = give<Date>("2199-01-01");
  EXPECT_EQ(checked(content, only({"admin-initial-units"})).verdict, Verdict::incomplete);
}

TEST(Engine, AClaimAloneNeedsNoRecordToPass) {
  const auto profile = profile_from_json(R"({"pa":{"96365":{}}})");
  ASSERT_TRUE(profile);
  const auto verdict = [&](const std::string& more, std::optional<Scope> scope) {
    CheckOptions options = only({"pa-not-approved"});
    options.scope = scope;
    return check(case_of(infusion("1", more)), embedded_reference(), *profile, options);
  };
  const Report alone = verdict("", std::nullopt);
  EXPECT_EQ(alone.scope, Scope::claim);
  EXPECT_EQ(alone.verdict, Verdict::pass);
  EXPECT_EQ(alone.not_checked.size(), 1u);
  const Report with_record = verdict(R"(,"encounter":{})", std::nullopt);
  EXPECT_EQ(with_record.scope, Scope::record);
  EXPECT_EQ(with_record.verdict, Verdict::incomplete);
  EXPECT_EQ(verdict("", Scope::record).verdict, Verdict::incomplete);
  EXPECT_EQ(verdict(R"(,"encounter":{})", Scope::claim).verdict, Verdict::pass);
}

TEST(Engine, AllOffLeavesNothingButWhatIsNamed) {
  const Report silent = checked(case_of(infusion("2")), only({}));
  EXPECT_TRUE(silent.findings.empty() && silent.not_checked.empty());
  EXPECT_EQ(silent.checked, 0);
  EXPECT_EQ(silent.verdict, Verdict::pass);
  EXPECT_EQ(checked(case_of(infusion("1")), only({"admin-initial-units"})).checked, 1);
}

TEST(Engine, TroubleOfReadingObeysTheSettingsToo) {
  const ReadNotes notes{{made_up("read-number", {1})}, {"f.json", 3, 120}};
  CheckOptions options = only({"read-number"});
  const Report report = checked({}, options, notes);
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_EQ(report.source.file, "f.json");
  EXPECT_EQ(report.source.claim, 3);
  EXPECT_EQ(report.source.segment, 120);
  options.rules["read-number"].severity = Severity::warning;
  EXPECT_EQ(checked({}, options, notes).verdict, Verdict::review);
  EXPECT_EQ(checked({}, only({}), notes).verdict, Verdict::pass);
}

TEST(Engine, EveryRuleEndsOnAnEmptyCaseAndOnAnEmptyLine) {
  CheckOptions options{.as_of = today, .scope = {}, .rules = {}, .all_off = false};
  EXPECT_EQ(checked({}, options).line_count, 0);
  Case content;
  content.claim.lines.resize(3);
  content.encounter.emplace().administrations.resize(2);
  content.authorizations.resize(2);
  const Report report = checked(content, options);
  EXPECT_EQ(report.line_count, 3);
  for (const Finding& finding : report.findings) {
    EXPECT_FALSE(finding.message.empty()) << finding.rule;
  }
}

TEST(Engine, TheSameCaseGivesTheSameReport) {
  const Case content = case_of(infusion("2"));
  CheckOptions options{.as_of = today, .scope = {}, .rules = {}, .all_off = false};
  EXPECT_EQ(rules_of(checked(content, options)), rules_of(checked(content, options)));
}

TEST(Fix, AppliesTrustedFixesUntilNoneIsLeft) {
  const Profile profile = *profile_by_id("medicare-b");
  const Case content = case_of(infusion("2"));
  const Fixed fixed = fix(content, embedded_reference(), profile, only({"admin-initial-units"}),
                          Applicability::safe);
  ASSERT_EQ(fixed.applied.size(), 1u);
  EXPECT_EQ(*fixed.result.claim.lines[0].units, Quantity::whole(1));
  EXPECT_TRUE(fixed.remaining.findings.empty());
  EXPECT_EQ(case_json(fix(fixed.result, embedded_reference(), profile,
                          only({"admin-initial-units"}), Applicability::safe)
                          .result),
            case_json(fixed.result));
}

TEST(Fix, WhatNeedsConfirmationIsNotApplied) {
  const Profile profile = *profile_by_id("medicare-b");
  const Case content = case_of(
      infusion("2", R"(,"encounter":{"administrations":[{"drug":"J0129","route":"iv-infusion",)"
                    R"("start":"2026-03-02T09:00","stop":"2026-03-02T10:50"}]})"));
  const CheckOptions options = only({"admin-initial-units"});
  const Fixed careful = fix(content, embedded_reference(), profile, options, Applicability::safe);
  EXPECT_TRUE(careful.applied.empty());
  EXPECT_EQ(careful.remaining.findings.size(), 1u);
  const Fixed trusting =
      fix(content, embedded_reference(), profile, options, Applicability::needs_confirmation);
  ASSERT_EQ(trusting.result.claim.lines.size(), 2u);
  EXPECT_EQ(trusting.result.claim.lines[1].code, "96366");
  EXPECT_EQ(*trusting.result.claim.lines[1].units, Quantity::whole(1));
}

TEST(Fix, AFixLeftOutIsOfferedAgainOnlyAfterAChange) {
  const Profile profile = *profile_by_id("medicare-b");
  const Case content = case_of(infusion("2"));
  int offers = 0;
  const MayApply never = [&](Finding&, const Case&) { return ++offers, false; };
  const Fixed none = fix(content, embedded_reference(), profile, only({"admin-initial-units"}),
                         Applicability::safe, never);
  EXPECT_TRUE(none.applied.empty());
  EXPECT_EQ(none.remaining.findings.size(), 1u);
  EXPECT_EQ(offers, 1);
  const MayApply reworded = [&](Finding& finding, const Case& before) {
    EXPECT_EQ(before.claim.lines[0].units.text, "2");
    finding.fix->edits = {set_field({Field::line_units, 1}, "01")};
    return true;
  };
  const Fixed spelled = fix(content, embedded_reference(), profile, only({"admin-initial-units"}),
                            Applicability::safe, reworded);
  ASSERT_EQ(spelled.applied.size(), 1u);
  EXPECT_EQ(spelled.result.claim.lines[0].units.text, "01");
  EXPECT_EQ(spelled.applied[0].fix->edits[0].value, "01");
}

/// The built-in packs, with one drug's row as unsure as our own knowledge.
Reference unsure_of(std::string_view code) {
  Reference reference = embedded_reference();
  const auto rows = reference.drugs.rows();
  std::vector<Drug> drugs(rows.begin(), rows.end());
  for (Drug& drug : drugs) {
    if (drug.code == code) drug.confidence = Confidence::low;
  }
  reference.drugs = Table<Drug>::build(std::move(drugs), reference.drugs.covers()[0]);
  return reference;
}

TEST(Engine, WhatRestsOnAnUnsureRowIsAWarningAndSaysSo) {
  const Case content = case_of(
      R"({"claim":{"payer":{"type":"medicare"},"lines":[
            {"code":"J1745","units":"39","service_date":"2026-03-02"}]},
          "encounter":{"administrations":[{"drug":"J1745","route":"iv-infusion",
            "dose":{"amount":"500","unit":"mg"},
            "vials":[{"size":"100","unit":"mg","count":5,"container":"single-dose"}]}]}})");
  const CheckOptions options = only({"units-mismatch", "mod-jz-missing"});
  const auto report_with = [&](const Reference& reference) {
    return check(content, reference, *profile_by_id("medicare-b"), options);
  };
  const Report sure = report_with(embedded_reference());
  const Report unsure = report_with(unsure_of("J1745"));
  ASSERT_EQ(sure.findings.size(), 2u);
  ASSERT_EQ(unsure.findings.size(), 2u);
  for (const Finding& finding : sure.findings) EXPECT_EQ(finding.severity, Severity::error);
  for (const Finding& finding : unsure.findings) {
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_TRUE(finding.working.back().starts_with("no published file confirms"));
  }
}

}  // namespace
}  // namespace infusecheck
