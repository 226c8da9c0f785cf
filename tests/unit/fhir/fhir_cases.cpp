#include "fhir/fhir_cases.h"

namespace infusecheck::fhir {

std::vector<ReadCase> cases_in(const std::string& text) {
  std::vector<ReadCase> cases;
  const auto error =
      read(text, "f.json", [&](ReadCase&& read) { cases.push_back(std::move(read)); });
  EXPECT_FALSE(error) << error->text();
  EXPECT_FALSE(cases.empty());
  if (cases.empty()) cases.emplace_back();
  return cases;
}

Error refusal(const std::string& text) {
  int claims = 0;
  auto error = read(text, "f.json", [&](ReadCase&&) { ++claims; });
  EXPECT_EQ(claims, 0) << text.substr(0, 80);
  EXPECT_TRUE(error) << text.substr(0, 80);
  return error.value_or(Error{});
}

std::string claim(const std::string& members, const std::string& item) {
  return R"({"resourceType":"Claim","id":"A-1",)" + members + R"("item":[{"sequence":1,)" + item +
         R"("productOrService":{"coding":[{"code":"J1745"}]}}]})";
}

std::string bundle(const std::vector<std::string>& resources) {
  std::string text = R"({"resourceType":"Bundle","type":"collection","entry":[)";
  for (const std::string& resource : resources) {
    if (text.back() != '[') text += ',';
    text.append(R"({"resource":)").append(resource).append("}");
  }
  return text + "]}";
}

std::vector<std::string> problems_of(const ReadCase& read) {
  std::vector<std::string> problems;
  for (const Finding& problem : read.notes.problems) {
    problems.push_back(std::string(problem.rule) + ' ' + problem.at + ' ' + problem.message);
  }
  return problems;
}

}  // namespace infusecheck::fhir
