// Every rule case, checked natively; the same cases run on wasm and on the command line.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "case_files.h"
#include "facade/request.h"
#include "infusecheck/facade.h"
#include "infusecheck/rule.h"

namespace infusecheck {
namespace {

using Findings = std::vector<OrderedJson>;

/// What the facade answers; it keeps the packs it is given, so cases with some have a session of
/// their own.
std::string answer_on(const std::string& input, const RuleCase& one) {
  if (one.packs.empty()) return facade::check(input, one.options);
  Session session;
  for (const std::string& pack : one.packs) EXPECT_FALSE(session.add_pack(pack)) << pack;
  std::string reports;
  const auto request = request_from_json(one.options);
  const auto error = session.check(input, *request, [&](const Report& report, const Case& c) {
    reports += (reports.empty() ? "" : ",") + report_json(report, c, Detail::full);
  });
  EXPECT_FALSE(error);
  return "{\"reports\":[" + reports + "]}";
}

/// The reports on an input; empty when it could not be read at all.
OrderedJson reports_on(const std::string& input, const RuleCase& one) {
  const OrderedJson answer = OrderedJson::parse(answer_on(input, one), nullptr, false);
  return answer.is_object() ? answer.value("reports", OrderedJson::array()) : OrderedJson::array();
}

Findings findings_of(const OrderedJson& reports, const std::string& rule) {
  Findings found;
  for (const auto& report : reports) {
    for (const auto& finding : report["findings"]) {
      if (finding["rule"] == rule) found.push_back(finding);
    }
  }
  return found;
}

std::set<std::string> other_rules(const OrderedJson& reports, const std::string& rule) {
  std::set<std::string> others;
  for (const auto& report : reports) {
    for (const auto& finding : report["findings"])
      others.insert(finding["rule"].get<std::string>());
  }
  others.erase(rule);
  return others;
}

OrderedJson needs_of(const OrderedJson& reports, const std::string& rule) {
  OrderedJson needs = OrderedJson::array();
  for (const auto& report : reports) {
    for (const auto& entry : report["not_checked"]) {
      if (entry["rule"] == rule)
        needs.insert(needs.end(), entry["needs"].begin(), entry["needs"].end());
    }
  }
  return needs;
}

std::set<std::string> listed(const RuleCase& one, const char* key) {
  std::set<std::string> words;
  for (const auto& word : one.content.value(key, OrderedJson::array())) {
    words.insert(word.get<std::string>());
  }
  return words;
}

void expect_finding(const OrderedJson& wanted, const OrderedJson& finding) {
  for (const char* key : {"lines", "severity", "at"}) EXPECT_EQ(finding[key], wanted[key]);
  if (wanted.contains("at_risk")) {
    EXPECT_EQ(finding.value("at_risk", OrderedJson()), wanted["at_risk"]);
  }
  const auto message = finding["message"].get<std::string>();
  EXPECT_NE(message.find(wanted.value("message", "")), std::string::npos) << message;
}

/// A rule holds to what it says of its fixes, and a case to what it says of the cure.
void expect_fixes(const RuleCase& one, const Findings& found) {
  const FixKind kind = find_rule(one.rule)->info.fix;
  for (const auto& finding : found) {
    const std::string offered =
        finding.contains("fix") ? finding["fix"]["applicability"].get<std::string>() : "";
    EXPECT_EQ(offered, one.text("cures")) << "a case with a fix says how far it may be trusted";
    EXPECT_FALSE(kind == FixKind::always && offered.empty()) << "a fix was promised";
    EXPECT_FALSE(kind == FixKind::never && !offered.empty()) << "no fix was promised";
  }
}

class RuleCases : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleCases, AnswerAsTheySay) {
  const RuleCase& one = GetParam();
  ASSERT_NE(find_rule(one.rule), nullptr) << one.rule;
  const OrderedJson reports = reports_on(one.input, one);
  ASSERT_FALSE(reports.empty()) << answer_on(one.input, one);
  const Findings found = findings_of(reports, one.rule);
  const OrderedJson expect = one.content.value("expect", OrderedJson::array());
  ASSERT_EQ(found.size(), expect.size()) << OrderedJson(found).dump(1);
  for (std::size_t i = 0; i < found.size(); ++i) expect_finding(expect[i], found[i]);
  expect_fixes(one, found);
  EXPECT_EQ(other_rules(reports, one.rule), listed(one, "others"));
  EXPECT_EQ(needs_of(reports, one.rule), one.content.value("needs", OrderedJson::array()));
}

class CuredCases : public testing::TestWithParam<RuleCase> {};

/// Applies the rule's fixes as the page does: one patch, then a new check.
std::string cured(const RuleCase& one) {
  constexpr int most_rounds = 10;
  std::string input = one.input;
  for (int round = 0; round < most_rounds; ++round) {
    const Findings found = findings_of(reports_on(input, one), one.rule);
    const auto fixable = std::find_if(found.begin(), found.end(), [](const OrderedJson& finding) {
      return finding.contains("fix");
    });
    if (fixable == found.end()) return input;
    const std::string patch = (*fixable)["fix"]["patch"].dump();
    const OrderedJson changed =
        OrderedJson::parse(facade::apply_patch(input, patch), nullptr, false);
    if (!changed.contains("output")) return input;
    input = changed["output"].get<std::string>();
  }
  return input;
}

TEST_P(CuredCases, AreCuredByTheirFixAndNothingElseAppears) {
  const RuleCase& one = GetParam();
  const std::string input = cured(one);
  const OrderedJson reports = reports_on(input, one);
  ASSERT_FALSE(reports.empty());
  EXPECT_TRUE(findings_of(reports, one.rule).empty()) << reports.dump(1);
  const std::set<std::string> others = listed(one, "others");
  for (const std::string& other : other_rules(reports, one.rule)) {
    EXPECT_TRUE(others.contains(other)) << "the fix brought " << other;
  }
  const OrderedJson fixed = OrderedJson::parse(input, nullptr, false);
  const OrderedJson wanted = one.content.value("fixed", OrderedJson::object());
  for (const auto& [pointer, value] : wanted.items()) {
    EXPECT_EQ(value_at(fixed, pointer), value) << pointer;
  }
}

class CleanClaims : public testing::TestWithParam<RuleCase> {};

/// Nothing but the notes that the claim itself names.
TEST_P(CleanClaims, HaveNothingWrong) {
  const OrderedJson reports = reports_on(GetParam().input, GetParam());
  ASSERT_FALSE(reports.empty());
  EXPECT_EQ(other_rules(reports, ""), listed(GetParam(), "infos")) << reports.dump(1);
  for (const auto& report : reports) {
    for (const auto& finding : report["findings"]) EXPECT_EQ(finding["severity"], "info");
    EXPECT_EQ(report["verdict"], GetParam().text("verdict")) << report["not_checked"].dump(1);
  }
}

class EveryCase : public testing::TestWithParam<RuleCase> {};

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Names, member ids, free text and authorization numbers of the cases hold the word; the birth
/// date is always the same, and so is Medicare's number (CMS's own example).
TEST_P(EveryCase, KeepsThePatientOutOfItsReports) {
  const std::string answer = lower(answer_on(GetParam().input, GetParam()));
  for (const char* secret : {"canary", "1931-07-19", "19310719", "jane", "1eg4te5mk73"}) {
    EXPECT_EQ(answer.find(secret), std::string::npos) << secret;
  }
}

std::string test_name(const testing::TestParamInfo<RuleCase>& info) {
  std::string name = info.param.file + '_' + std::to_string(info.index);
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

std::vector<RuleCase> with_cures() {
  std::vector<RuleCase> all = rule_cases();
  std::erase_if(all, [](const RuleCase& one) { return one.text("cures").empty(); });
  return all;
}

std::vector<RuleCase> all_cases() {
  std::vector<RuleCase> all = rule_cases();
  for (RuleCase& one : clean_cases()) all.push_back(std::move(one));
  return all;
}

INSTANTIATE_TEST_SUITE_P(Native, RuleCases, testing::ValuesIn(rule_cases()), test_name);
INSTANTIATE_TEST_SUITE_P(Native, CuredCases, testing::ValuesIn(with_cures()), test_name);
INSTANTIATE_TEST_SUITE_P(Native, CleanClaims, testing::ValuesIn(clean_cases()), test_name);
INSTANTIATE_TEST_SUITE_P(Native, EveryCase, testing::ValuesIn(all_cases()), test_name);

}  // namespace
}  // namespace infusecheck
