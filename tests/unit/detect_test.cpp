#include <gtest/gtest.h>

#include "infusecheck/read.h"

namespace infusecheck {
namespace {

const std::string isa =
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260302*0915*^*00501*"
    "000000001*0*T*:~";

std::string x12(const std::string& gs, const std::string& st) {
  return isa + "GS*" + gs + "~ST*" + st + "~";
}

TEST(Detect, JsonAndX12AreToldByTheirBeginning) {
  for (const char* bytes : {"{}", "[]", " \r\n{", "\xEF\xBB\xBF{", "\xEF\xBB\xBF \n["}) {
    const auto format = detect(bytes);
    ASSERT_TRUE(format) << bytes;
    EXPECT_EQ(*format, Format::case_json);
  }
  const std::string professional =
      x12("HC*S*R*20260302*0915*1*X*005010X222A1", "837*0001*005010X222A1");
  for (const std::string& bytes :
       {professional, "\n " + professional, "\xEF\xBB\xBF" + professional}) {
    const auto format = detect(bytes);
    ASSERT_TRUE(format) << format.error().text();
    EXPECT_EQ(*format, Format::x12_837);
  }
}

TEST(Detect, WhatIsNotReadIsNamed) {
  const struct {
    std::string bytes;
    const char* word;
  } inputs[] = {
      {"", "empty"},
      {" \n\t", "empty"},
      {"\xEF\xBB\xBF", "empty"},
      {"hello", "neither JSON nor X12"},
      {"%PDF-1.7", "neither JSON nor X12"},
      {std::string("\0\0\0", 3), "neither JSON nor X12"},
      {"PK\x03\x04", "neither JSON nor X12"},
      {x12("HP*S*R*20260302*0915*1*X*005010X221A1", "835*0001"), "835"},
  };
  for (const auto& input : inputs) {
    const auto format = detect(input.bytes);
    ASSERT_FALSE(format) << input.bytes;
    EXPECT_NE(format.error().what.find(input.word), std::string::npos) << format.error().what;
    EXPECT_FALSE(format.error().remedy.empty()) << input.word;
  }
}

TEST(Detect, EveryBeginningOfAnIsaIsReadOrRefused) {
  for (std::size_t length = 3; length < isa.size(); ++length) {
    const auto format = detect(isa.substr(0, length));
    ASSERT_FALSE(format) << length;
    EXPECT_FALSE(format.error().what.empty() || format.error().remedy.empty()) << length;
  }
}

TEST(Read, BothFormatsComeOutAsCases) {
  int cases = 0;
  const auto count = [&](ReadCase&&) { ++cases; };
  EXPECT_FALSE(read("\xEF\xBB\xBF{\"claim\":{\"lines\":[{\"code\":\"J1745\"}]}}", "a", count));
  EXPECT_EQ(cases, 1);
  EXPECT_TRUE(read("hello", "a", count));
  EXPECT_TRUE(read(isa.substr(0, 50), "a", count));
  EXPECT_EQ(cases, 1);
}

}  // namespace
}  // namespace infusecheck
