#include "report/json_writer.h"

#include <gtest/gtest.h>

#include "formats/json/read_case.h"

namespace infusecheck {
namespace {

std::string quoted(std::string_view text) {
  JsonWriter out;
  out.value(text);
  return out.take();
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  JsonWriter out;
  out.begin_object().member("a", 1).member("b", true).member("c", "x");
  out.optional_member("d", "").optional_member("e", "y");
  out.key("f").begin_array().value(1).raw("{}").begin_array().end_array().end_array();
  out.list_member("g", std::vector<int>{1, 2}).key("h").begin_object().end_object().end_object();
  EXPECT_EQ(out.take(), R"({"a":1,"b":true,"c":"x","e":"y","f":[1,{},[]],"g":[1,2],"h":{}})");
}

TEST(JsonWriter, EscapesWhatJsonDoesNotAllow) {
  EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(quoted("\n\r\t"), R"("\n\r\t")");
  EXPECT_EQ(quoted(std::string_view("\0\x01\x1f\x7f", 4)), R"("\u0000\u0001\u001f\u007f")");
  EXPECT_EQ(quoted("M\xC3\xBCller \xF0\x9F\x92\x89"), "\"M\xC3\xBCller \xF0\x9F\x92\x89\"");
}

TEST(JsonWriter, BytesThatAreNoUtf8BecomeTheReplacementCharacter) {
  const std::string replacement = "\xEF\xBF\xBD";
  EXPECT_EQ(quoted("a\xFFz"), '"' + ("a" + replacement) + "z\"");
  EXPECT_EQ(quoted("\xC3"), '"' + replacement + '"');
  EXPECT_EQ(quoted("\xED\xA0\x80"), '"' + replacement + replacement + replacement + '"');
}

TEST(JsonWriter, AnyBytesReadBackAsText) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
      ASSERT_TRUE(parse_json(quoted({bytes, 2}))) << first << ' ' << second;
    }
  }
}

TEST(JsonWriter, NumbersReachTheirLimits) {
  JsonWriter out;
  out.begin_array().value(std::numeric_limits<std::int64_t>::min());
  out.value(std::numeric_limits<std::int64_t>::max()).end_array();
  EXPECT_EQ(out.take(), "[-9223372036854775808,9223372036854775807]");
}

}  // namespace
}  // namespace infusecheck
