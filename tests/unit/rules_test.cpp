// What every rule owes: plain sentences, an id for ever its own, and cases of each kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "case_files.h"
#include "infusecheck/rule.h"

namespace infusecheck {
namespace {

std::set<std::string> retired_ids() {
  std::set<std::string> ids;
  std::string line;
  for (const char c : file_text(INFUSECHECK_ROOT "/tests/cases/retired.txt")) {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (!line.empty() && line[0] != '#') ids.insert(line);
    line.clear();
  }
  return ids;
}

TEST(Rules, HaveIdsThatAreTheirOwnForEver) {
  const std::set<std::string> retired = retired_ids();
  std::set<std::string_view> ids;
  for (const Rule* rule : all_rules()) {
    EXPECT_TRUE(ids.insert(rule->info.id).second) << rule->info.id << " is listed twice";
    EXPECT_FALSE(retired.contains(std::string(rule->info.id))) << rule->info.id << " was retired";
    EXPECT_EQ(rule->info.id.rfind(std::string(name(rule->info.category)) + '-', 0), 0U)
        << rule->info.id << " does not begin with its category";
  }
}

TEST(Rules, SpeakInShortSentences) {
  constexpr std::size_t longest = 260;
  for (const Rule* rule : all_rules()) {
    for (const std::string_view text : {rule->info.summary, rule->info.why, rule->info.resolve}) {
      EXPECT_LE(text.size(), longest) << rule->info.id << ": " << text;
      EXPECT_TRUE(text.ends_with('.') || text.ends_with('?')) << rule->info.id << ": " << text;
      EXPECT_EQ(text.find("  "), std::string_view::npos) << rule->info.id << ": " << text;
      EXPECT_FALSE(text.starts_with(' ')) << rule->info.id << ": " << text;
    }
  }
}

/// CPT's own text may not be cited, and no contractor's page says these; several trade pages agree.
/// The last is WPS's own text, as another site gives it.
const std::set<std::string_view> resting_on_trade_pages = {
    "admin-multiday-initial",      "admin-sequential-same-drug", "admin-sequential-count",
    "admin-concurrent-no-overlap", "admin-concurrent-mixed-bag", "units-noc-one"};

TEST(Rules, AnErrorRestsOnAnAuthorityOrAPayer) {
  for (const Rule* rule : all_rules()) {
    const RuleInfo& info = rule->info;
    if (info.severity != Severity::error || info.category == Category::read) continue;
    const bool good = std::any_of(
        info.citations.begin(), info.citations.end(),
        [](const Citation& page) { return page.grade == Grade::A || page.grade == Grade::B; });
    EXPECT_NE(good, resting_on_trade_pages.contains(info.id)) << info.id;
  }
}

TEST(Rules, SilenceOnlyWhatExistsOrIsToCome) {
  for (const Rule* rule : all_rules()) {
    for (const std::string_view silenced : rule->info.silences) {
      EXPECT_NE(silenced, rule->info.id);
      EXPECT_NE(silenced.find('-'), std::string_view::npos) << rule->info.id << ": " << silenced;
    }
  }
}

using Kinds = std::map<std::string, int>;

std::map<std::string, Kinds> kinds_of_rules() {
  std::map<std::string, Kinds> kinds;
  for (const RuleCase& one : rule_cases()) {
    ++kinds[one.rule][one.text("kind")];
    const bool fires = !one.content.value("expect", OrderedJson::array()).empty();
    if (fires) ++kinds[one.rule][one.text("cures").empty() ? "unfixed" : "cured"];
  }
  return kinds;
}

TEST(RuleCaseFiles, HoldEveryKindForEveryRule) {
  const auto kinds = kinds_of_rules();
  for (const Rule* rule : all_rules()) {
    const RuleInfo& info = rule->info;
    const auto found = kinds.find(std::string(info.id));
    ASSERT_NE(found, kinds.end()) << info.id << " has no case";
    Kinds has = found->second;
    SCOPED_TRACE(std::string(info.id));
    if (info.planned) {
      EXPECT_GE(has["not-checked"], 1);
      continue;
    }
    EXPECT_GE(has["fires"], 2);
    EXPECT_GE(has["quiet"], 2);
    EXPECT_GE(has["boundary"], 1);
    if (info.fix != FixKind::never) {
      EXPECT_GE(has["cured"], 1);
    }
    if (info.fix == FixKind::sometimes) {
      EXPECT_GE(has["unfixed"], 1) << "then it is always";
    }
  }
}

TEST(RuleCaseFiles, SitWhereTheirRuleBelongs) {
  for (const RuleCase& one : rule_cases()) {
    const Rule* rule = find_rule(one.rule);
    ASSERT_NE(rule, nullptr) << one.file << " names a rule that does not exist: " << one.rule;
    EXPECT_EQ(one.file, std::string(name(rule->info.category)) + '/' + one.rule + ".json");
  }
}

TEST(RuleCaseFiles, SayNothingThatIsNotUnderstood) {
  const std::set<std::string> known{"name",  "kind",  "base",     "with",    "set",    "swap",
                                    "text",  "as_of", "options",  "needs",   "expect", "others",
                                    "cures", "fixed", "encoding", "verdict", "packs"};
  const std::set<std::string> of_finding{"lines", "severity", "at", "message", "at_risk"};
  for (const RuleCase& one : rule_cases()) {
    SCOPED_TRACE(one.file + ": " + one.text("name"));
    for (const auto& [key, value] : one.content.items()) EXPECT_TRUE(known.contains(key)) << key;
    const OrderedJson expect = one.content.value("expect", OrderedJson());
    EXPECT_TRUE(expect.is_array()) << "expect is missing";
    for (const auto& finding : expect) {
      for (const auto& [key, value] : finding.items()) {
        EXPECT_TRUE(of_finding.contains(key)) << key;
      }
    }
  }
}

TEST(RuleCaseFiles, MeanWhatTheirKindSays) {
  for (const RuleCase& one : rule_cases()) {
    SCOPED_TRACE(one.file + ": " + one.text("name"));
    const std::string kind = one.text("kind");
    const bool fires = !one.content.value("expect", OrderedJson::array()).empty();
    const bool needs = !one.content.value("needs", OrderedJson::array()).empty();
    if (kind == "fires") {
      EXPECT_TRUE(fires);
    } else if (kind == "quiet") {
      EXPECT_FALSE(fires || needs);
    } else if (kind == "not-checked") {
      EXPECT_TRUE(needs);
    } else {
      EXPECT_EQ(kind, "boundary");
    }
    EXPECT_TRUE(fires || one.text("cures").empty()) << "nothing to cure";
  }
}

TEST(RuleCaseFiles, TellTheirCasesApart) {
  std::set<std::string> names;
  std::set<std::string> inputs;
  for (const RuleCase& one : rule_cases()) {
    const std::string name = one.file + ": " + one.text("name");
    EXPECT_TRUE(names.insert(name).second) << name;
    std::string whole = one.rule + one.options + one.input;
    for (const std::string& pack : one.packs) whole += pack;
    EXPECT_TRUE(inputs.insert(std::move(whole)).second) << name << " is a copy";
  }
}

TEST(Bases, CarryCanaries) {
  const OrderedJson bases =
      OrderedJson::parse(file_text(INFUSECHECK_ROOT "/tests/cases/bases.json"), nullptr, false);
  ASSERT_TRUE(bases.is_object());
  for (const auto& [name, base] : bases.items()) {
    const std::string text = base.dump();
    for (const std::vector<std::string>& one_of : {std::vector<std::string>{"Canary", "CANARY"},
                                                   {"CANARY3", "1EG4TE5MK73"},
                                                   {"1931-07-19", "19310719"}}) {
      EXPECT_TRUE(std::any_of(
          one_of.begin(), one_of.end(),
          [&](const std::string& word) { return text.find(word) != std::string::npos; }))
          << name << " lacks " << one_of[0];
    }
  }
}

}  // namespace
}  // namespace infusecheck
