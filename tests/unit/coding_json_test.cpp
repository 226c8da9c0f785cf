// The JSON of `code`: what a host gets, key for key.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "coding_logs.h"
#include "infusecheck/facade.h"

namespace infusecheck {
namespace {

using Json = nlohmann::ordered_json;

Json coded(const std::string& administrations, const std::string& options) {
  return Json::parse(facade::code(
      R"({"claim":{"lines":[]},"encounter":{"administrations":[)" + administrations + "]}}",
      options));
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}
using Keys = std::vector<std::string>;

const std::string repeat =
    R"({"drug":"drug A","route":"iv-infusion","class":"therapeutic","start":"2026-03-02T08:00","stop":"2026-03-02T08:30"},
       {"drug":"drug A","route":"iv-infusion","class":"therapeutic","start":"2026-03-02T16:00","stop":"2026-03-02T16:25"})";

TEST(CodingJson, HasTheKeysOfTheDocumentation) {
  const Json answer = coded(repeat, R"({"setting":"facility"})");
  EXPECT_EQ(keys(answer), (Keys{"setting", "lines", "findings", "conflicts", "timeline"}));
  EXPECT_EQ(answer["setting"], "facility");
  EXPECT_EQ(keys(answer["lines"][0]),
            (Keys{"code", "units", "modifiers", "service_date", "because", "administrations"}));
  EXPECT_EQ(answer["lines"][0]["service_date"], "2026-03-02");
  EXPECT_EQ(keys(answer["timeline"][0]),
            (Keys{"administrations", "drug", "route", "class", "class_known", "class_open", "visit",
                  "access", "minutes", "parts"}));
  EXPECT_EQ(keys(answer["timeline"][0]["parts"][0]), (Keys{"from", "to", "code"}));
}

TEST(CodingJson, AConflictCarriesTheOtherAnswerAndItsSource) {
  const Json answer = coded(repeat, R"({"setting":"facility"})");
  bool found = false;
  for (const Json& conflict : answer["conflicts"]) {
    if (conflict["key"] != "same_drug_repeat" || conflict["other"] != "interval16") continue;
    found = true;
    EXPECT_EQ(conflict["value"], "interval31");
    EXPECT_FALSE(conflict["message"].get<std::string>().empty());
    EXPECT_FALSE(conflict["citation"]["title"].get<std::string>().empty());
    EXPECT_TRUE(conflict["citation"].contains("grade"));
    Json with_key =
        Json::parse(R"({"setting":"facility","profile":{"same_drug_repeat":"interval16"}})");
    const Json other = coded(repeat, with_key.dump());
    EXPECT_EQ(conflict["lines"], other["lines"]);
  }
  EXPECT_TRUE(found) << answer["conflicts"].dump(1);
}

TEST(CodingJson, WhatNobodyDisputesHasNoConflict) {
  const Json answer = coded(
      R"({"drug":"drug A","route":"iv-infusion","class":"complex","start":"2026-03-02T08:00","stop":"2026-03-02T09:00"})",
      R"({"setting":"office"})");
  EXPECT_EQ(answer["conflicts"], Json::array());
  EXPECT_EQ(answer["findings"], Json::array());
}

TEST(CodingJson, AMissingStopAsksForItAndProposesNone) {
  const Json answer = coded(
      R"({"drug":"drug A","route":"iv-infusion","class":"complex","start":"2026-03-02T08:00"})",
      R"({"setting":"office"})");
  EXPECT_EQ(answer["lines"][0]["code"], "96409");
  ASSERT_EQ(answer["findings"].size(), 1u);
  const Json& finding = answer["findings"][0];
  EXPECT_EQ(finding["rule"], "admin-missing-stop-time");
  EXPECT_EQ(finding["severity"], "warning");
  EXPECT_EQ(finding["at"], "/encounter/administrations/0/stop");
  EXPECT_EQ(finding["administrations"], Json::array({0}));
  const auto query = finding["query"].get<std::string>();
  EXPECT_NE(query.find("late entry"), std::string::npos) << query;
  EXPECT_EQ(query.find("drug A"), std::string::npos) << "names are not quoted: " << query;
}

TEST(CodingJson, WhatIsNotCodedIsInTheTimelineWithItsReason) {
  const Json answer = coded(
      R"({"drug":"saline","route":"iv-push","purpose":"flush"},{"drug":"drug A","route":"oral"})",
      R"({"setting":"office"})");
  EXPECT_EQ(answer["lines"], Json::array());
  ASSERT_EQ(answer["timeline"].size(), 2u);
  for (const Json& service : answer["timeline"]) {
    ASSERT_EQ(service["parts"].size(), 1u);
    EXPECT_EQ(keys(service["parts"][0]), (Keys{"code", "reason"}));
    EXPECT_EQ(service["parts"][0]["code"], "");
  }
}

TEST(CodingJson, ACallThatCannotBeAnsweredSaysSo) {
  for (const std::string& answer :
       {facade::code("not a case", ""), facade::code("[]", ""),
        facade::code(R"({"claim":{"lines":[]}})", R"({"setting":"ward"})"),
        facade::code(R"({"claim":{"lines":[]}})", R"({"profile":"nobody"})")}) {
    const Json error = Json::parse(answer);
    ASSERT_TRUE(error.contains("error")) << answer;
    EXPECT_FALSE(error["error"]["what"].get<std::string>().empty());
    EXPECT_FALSE(error["error"]["remedy"].get<std::string>().empty());
  }
}

}  // namespace
}  // namespace infusecheck
