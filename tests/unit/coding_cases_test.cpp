// The worked records of tests/cases/coding, and those of a coding.json beside the file that
// INFUSECHECK_CASES names: each must come out exactly. Prints how many did.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "case_files.h"
#include "infusecheck/facade.h"

namespace infusecheck {
namespace {

namespace fs = std::filesystem;

/// Order is free and equal lines are one; 59 stands for any modifier that says "distinct".
std::map<std::string, int> summed(const OrderedJson& lines) {
  std::map<std::string, int> sums;
  for (const OrderedJson& line : lines) {
    std::string name = line["code"].get<std::string>();
    for (const OrderedJson& modifier : line["modifiers"]) {
      const auto text = modifier.get<std::string>();
      const bool distinct = text == "XE" || text == "XS" || text == "XU";
      name += '-' + (distinct ? "59" : text);
    }
    sums[name] += line["units"].get<int>();
  }
  return sums;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(INFUSECHECK_ROOT) / "tests/cases/coding")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (const char* elsewhere = std::getenv("INFUSECHECK_CASES"); elsewhere != nullptr) {
    const fs::path file = fs::path(elsewhere).parent_path() / "coding.json";
    if (fs::exists(file)) files.push_back(file);
  }
  return files;
}

struct Tally {
  int cases = 0, exact = 0;
};

/// Whether a record earns just what its case says.
bool exact(const OrderedJson& one) {
  const std::string options = R"({"setting":")" + one["setting"].get<std::string>() + "\"}";
  const auto answer = OrderedJson::parse(facade::code(one["case"].dump(), options), nullptr, false);
  const bool coded = answer.is_object() && answer.contains("lines");
  const auto got = coded ? summed(answer["lines"]) : std::map<std::string, int>();
  const auto expected = summed(one["expect_lines"]);
  EXPECT_TRUE(coded) << answer.dump();
  EXPECT_EQ(got, expected) << one["id"].dump() << ' ' << one["title"].dump() << "\n  "
                           << one["why"].dump();
  return coded && got == expected;
}

void print(const char* what, const std::map<std::string, Tally>& rows) {
  std::printf("%-28s %6s %6s\n", what, "cases", "exact");
  for (const auto& [name, tally] : rows) {
    std::printf("  %-26s %6d %6d\n", name.c_str(), tally.cases, tally.exact);
  }
}

TEST(CodingCases, EveryRecordIsCodedExactly) {
  std::map<std::string, Tally> files, confidences, settings, all;
  for (const fs::path& file : case_files()) {
    const auto cases = OrderedJson::parse(file_text(file.string()), nullptr, false);
    ASSERT_TRUE(cases.is_array()) << file;
    for (const OrderedJson& one : cases) {
      const bool ok = exact(one);
      for (Tally* tally :
           {&files[file.stem().string()], &confidences[one["confidence"].get<std::string>()],
            &settings[one["setting"].get<std::string>()], &all["all"]}) {
        ++tally->cases;
        tally->exact += ok;
      }
    }
  }
  print("subject", files);
  print("confidence", confidences);
  print("setting", settings);
  print("", all);
  EXPECT_GE(all["all"].cases, 60);
}

TEST(CodingCases, IdsAreUsedOnce) {
  std::set<std::string> ids;
  for (const fs::path& file : case_files()) {
    for (const OrderedJson& one : OrderedJson::parse(file_text(file.string()))) {
      EXPECT_TRUE(ids.insert(one["id"].get<std::string>()).second) << one["id"].dump();
    }
  }
}

}  // namespace
}  // namespace infusecheck
