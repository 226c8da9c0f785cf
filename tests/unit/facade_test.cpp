#include "infusecheck/facade.h"

#include <gtest/gtest.h>

#include "facade/request.h"
#include "formats/json/read_case.h"

namespace infusecheck {
namespace {

const std::string dated = R"({"as_of":"2026-03-10"})";
const std::string claim =
    R"({"claim":{"id":"A-1","payer":{"type":"medicare"},"lines":[)"
    R"({"code":"96365","units":"2","charge":"100.00","service_date":"2026-03-02"}]}})";

Json parsed(const std::string& text) {
  const auto document = parse_json(text);
  EXPECT_TRUE(document) << text;
  return document ? *document : Json();
}

/// "what | where" of a call that failed, "" of one that did not.
std::string failure(const std::string& answer) {
  const Json document = parsed(answer);
  if (!document.contains("error")) return "";
  const Json& error = document["error"];
  return error["what"].get<std::string>() + " | " +
         (error.contains("where") ? error["where"].get<std::string>() : "");
}

TEST(Facade, ChecksACase) {
  const Json answer = parsed(facade::check(claim, dated));
  ASSERT_EQ(answer["reports"].size(), 1u);
  const Json& report = answer["reports"][0];
  EXPECT_EQ(report["claim_id"], "A-1");
  EXPECT_EQ(report["verdict"], "fail");
  EXPECT_EQ(report["scope"], "claim");
  EXPECT_EQ(report["versions"]["profile"], "medicare-b");
  EXPECT_EQ(report["coverage"]["not_checked"], report["not_checked"].size());
}

TEST(Facade, TheSameInputGivesTheSameBytes) {
  EXPECT_EQ(facade::check(claim, dated), facade::check(claim, dated));
}

TEST(Facade, ReadsACaseBack) { EXPECT_EQ(facade::read(claim, ""), R"({"cases":[)" + claim + "]}"); }

TEST(Facade, FixesAndSaysWhatItDid) {
  const std::string only_units =
      R"({"as_of":"2026-03-10","all_off":true,"rules":{"admin-initial-units":"error"}})";
  const Json answer = parsed(facade::fix(claim, only_units));
  EXPECT_EQ(parsed(answer["output"].get<std::string>())["claim"]["lines"][0]["units"], "1");
  ASSERT_EQ(answer["applied"].size(), 1u);
  EXPECT_EQ(answer["applied"][0]["rule"], "admin-initial-units");
  EXPECT_TRUE(answer["reports"][0]["findings"].empty());
}

TEST(Facade, WhatNoFixTouchesKeepsItsBytes) {
  const std::string clean = R"( { "schedule" : [ ] , "mine" : 1.50 } )";
  const std::string input = clean + "\n" + claim + "\n" + clean + "\n{\"claim\":x}\n";
  const Json answer = parsed(facade::fix(input, dated));
  const std::string output = answer["output"];
  EXPECT_TRUE(output.starts_with(clean + "\n")) << output;
  EXPECT_TRUE(output.ends_with("\n" + clean + "\n{\"claim\":x}\n")) << output;
  EXPECT_EQ(answer["reports"].size(), 4u);  // the case that cannot be read has one too
  EXPECT_EQ(answer["reports"][3]["findings"][0]["rule"], "read-json");
}

TEST(Facade, AppliesAPatchToACase) {
  const std::string patch = R"([{"op":"replace","path":"/claim/lines/0/units","value":"1"}])";
  const Json answer = parsed(facade::apply_patch(claim, patch));
  EXPECT_EQ(parsed(answer["output"].get<std::string>())["claim"]["lines"][0]["units"], "1");
  EXPECT_NE(failure(facade::apply_patch(claim, R"([{"op":"remove","path":"/x"}])")), "");
  EXPECT_NE(failure(facade::apply_patch("{", "[]")), "");
  EXPECT_NE(failure(facade::apply_patch("{}", "[")), "");
}

TEST(Facade, ListsWhatItKnows) {
  EXPECT_EQ(parsed(facade::rules())["rules"].size(), all_rules().size());
  EXPECT_EQ(parsed(facade::profiles())["profiles"].size(), shipped_profiles().size());
  EXPECT_EQ(parsed(facade::version())["rules"], all_rules().size());
  const Json drugs = parsed(facade::drugs("remicade"))["drugs"];
  ASSERT_FALSE(drugs.empty());
  EXPECT_EQ(drugs[0]["name"], "infliximab");
  EXPECT_TRUE(parsed(facade::drugs("no such drug"))["drugs"].empty());
  EXPECT_GT(parsed(facade::drugs(""))["drugs"].size(), drugs.size());
}

TEST(Facade, ExplainsEveryRule) {
  for (const Rule* rule : all_rules()) {
    const Json answer = parsed(facade::explain(std::string(rule->info.id)));
    const std::string text = answer["text"];
    EXPECT_TRUE(text.starts_with(rule->info.id)) << text;
    EXPECT_NE(text.find("what to do"), std::string::npos) << rule->info.id;
  }
  EXPECT_EQ(failure(facade::explain("no-such-rule")), "No rule has the id given. | ");
}

TEST(Facade, WrongOptionsAreNamed) {
  const struct {
    const char *options, *failure;
  } wrong[] = {
      {"{", "The options are not a JSON object. | options /"},
      {"[]", "The options are not a JSON object. | options /"},
      {"", "The options do not say which day today is. | options /as_of"},
      {"{}", "The options do not say which day today is. | options /as_of"},
      {R"({"as_of":"2026-02-30"})", "The date must be written YYYY-MM-DD. | options /as_of"},
      {R"({"as_of":20260302})", "The date must be written YYYY-MM-DD. | options /as_of"},
      {R"({"scope":"all"})", "The scope must be claim or record. | options /scope"},
      {R"({"applicability":"none"})",
       "The applicability must be safe or needs-confirmation. | options /applicability"},
      {R"({"all_off":"yes"})", "The option is not known or of the wrong type. | options /all_off"},
      {R"({"asof":"2026-03-02"})", "The option is not known or of the wrong type. | options /asof"},
      {R"({"rules":[]})", "Rules must be an object of ids. | options /rules"},
      {R"({"rules":{"no-such-rule":"off"}})", "No rule has the id given. | "},
      {R"({"rules":{"admin-mue":"fatal"}})",
       "A rule can be set to off, info, warning or error; all rules only to off. | "},
      {R"({"rules":{"all":"error"}})",
       "A rule can be set to off, info, warning or error; all rules only to off. | "},
      {R"({"profile":"nobody"})", "No payer profile has that id. | "},
      {R"({"profile":{"jwzj":1}})", "The key is not known. | profile /jwzj"},
  };
  for (const auto& one : wrong) {
    EXPECT_EQ(failure(facade::check(claim, one.options)), one.failure) << one.options;
    EXPECT_EQ(failure(facade::fix(claim, one.options)), one.failure) << one.options;
  }
}

TEST(Facade, OptionsMeanWhatTheySay) {
  const auto request = request_from_json(
      R"({"as_of":"2026-03-10","scope":"record","profile":{"extends":"commercial"},"file":"f",)"
      R"("rules":{"admin-mue":"off","all":"off"},"applicability":"needs-confirmation",)"
      R"("all_off":null})");
  ASSERT_TRUE(request) << request.error().text();
  EXPECT_EQ(request->check.as_of, day(2026, 3, 10));
  EXPECT_EQ(request->check.scope, Scope::record);
  EXPECT_EQ(request->profile->extends, "commercial");
  EXPECT_EQ(request->file, "f");
  EXPECT_FALSE(request->check.rules.at("admin-mue").on);
  EXPECT_TRUE(request->check.all_off);
  EXPECT_EQ(request->trust, Applicability::needs_confirmation);
}

TEST(Facade, WhatIsNoClaimIsAnAnswerToo) {
  for (const char* bytes : {"", "hello", "{", "[]", "{}", "ISA*00*"}) {
    for (const std::string& answer :
         {facade::check(bytes, dated), facade::read(bytes, ""), facade::fix(bytes, dated)}) {
      EXPECT_NE(failure(answer), "") << bytes;
    }
  }
}

TEST(Facade, AProfileNamedInVainIsAFindingAndTheDefaultIsUsed) {
  std::string named = claim;
  named.insert(named.size() - 1, R"(,"profile":"nobody")");
  const Json report = parsed(facade::check(named, dated))["reports"][0];
  EXPECT_EQ(report["findings"][0]["rule"], "read-profile");
  EXPECT_EQ(report["versions"]["profile"], "medicare-b");
}

TEST(Facade, APackThatIsNoneIsRefusedAndChangesNothing) {
  const std::string before = facade::version();
  EXPECT_NE(failure(facade::add_pack("{}")), "");
  EXPECT_EQ(facade::version(), before);
}

}  // namespace
}  // namespace infusecheck
