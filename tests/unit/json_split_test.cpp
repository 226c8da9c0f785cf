#include <gtest/gtest.h>

#include <string>

#include "formats/json/read_case.h"
#include "formats/json/split.h"

namespace infusecheck {
namespace {

using Piece = JsonSplitter::Piece;

/// The pieces of a text: values as they stand, trouble by its name.
std::vector<std::string> pieces(std::string_view bytes) {
  std::vector<std::string> found;
  JsonSplitter splitter(bytes);
  std::string_view text;
  for (Piece piece = splitter.next(text); piece != Piece::end; piece = splitter.next(text)) {
    if (piece == Piece::value) {
      EXPECT_EQ(bytes.substr(splitter.offset(), text.size()), text);
      found.emplace_back(text);
    } else {
      found.emplace_back(piece == Piece::truncated  ? "<truncated>"
                         : piece == Piece::too_deep ? "<too deep>"
                                                    : "<stray>");
    }
  }
  return found;
}

TEST(JsonSplit, FindsTheValuesHoweverTheyFollowEachOther) {
  using List = std::vector<std::string>;
  const struct {
    const char* bytes;
    List values;
  } inputs[] = {
      {"", {}},
      {" \r\n\t", {}},
      {"[]", {}},
      {"{}", {"{}"}},
      {"[{},{}]", {"{}", "{}"}},
      {" [ {\"a\":1} , {\"b\":2} ] ", {"{\"a\":1}", "{\"b\":2}"}},
      {"{}\n{}\n", {"{}", "{}"}},
      {"{}{}", {"{}", "{}"}},
      {"{\n \"a\": 1\n}\n{\n \"b\": 2\n}\n", {"{\n \"a\": 1\n}", "{\n \"b\": 2\n}"}},
      {"{\"a\":\"}]{[\"}\n{}", {"{\"a\":\"}]{[\"}", "{}"}},
      {"{\"a\":\"\\\"}\"}", {"{\"a\":\"\\\"}\"}"}},
      {"{\"a\":\"\\\\\"}{}", {"{\"a\":\"\\\\\"}", "{}"}},
      {"[1,\"x\",null]", {"1", "\"x\"", "null"}},
      {"[[],[[]]]", {"[]", "[[]]"}},
      {"{", {"<truncated>"}},
      {"[{}", {"{}", "<truncated>"}},
      {"[{},", {"{}", "<truncated>"}},
      {"[", {"<truncated>"}},
      {"}", {"<stray>"}},
      {"{}]", {"{}", "<stray>"}},
      {"[{}]]", {"{}", "<stray>"}},
      {"{\"a\":\"open", {"<truncated>"}},
      {"{\"a\":\"\\", {"<truncated>"}},
  };
  for (const auto& input : inputs) EXPECT_EQ(pieces(input.bytes), input.values) << input.bytes;
}

TEST(JsonSplit, ABadLineOfNdjsonDoesNotSwallowTheNext) {
  EXPECT_EQ(pieces("{\"a\":1}\n{\"b\":\n{\"c\":3}\n"),
            (std::vector<std::string>{"{\"a\":1}", "<truncated>", "{\"c\":3}"}));
}

TEST(JsonSplit, TextCutAtEveryByteIsReadOrCalledTruncated) {
  const std::string whole = "[{\"a\":\"x\\\"]}\",\"b\":[1,{}]},\n{\"c\":\"\\\\\"}]";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    const auto found = pieces(std::string_view(whole).substr(0, length));
    ASSERT_FALSE(found.empty()) << length;
    EXPECT_EQ(found.back(), "<truncated>") << whole.substr(0, length);
  }
  EXPECT_EQ(pieces(whole).size(), 2u);
}

TEST(JsonSplit, DepthIsBounded) {
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
  };
  EXPECT_EQ(shape(nested(64)).depth, 64);
  EXPECT_EQ(pieces("{\"a\":" + nested(63) + "}").at(0).size(), 132u);
  EXPECT_EQ(pieces("{\"a\":" + nested(64) + "}"), std::vector<std::string>{"<too deep>"});
  EXPECT_EQ(pieces("{\"a\":" + nested(200'000) + "}{}"),
            (std::vector<std::string>{"<too deep>", "{}"}));
  EXPECT_EQ(pieces(std::string(200'000, '{')).size(), 1u);
  EXPECT_FALSE(parse_json(nested(65)));
  EXPECT_FALSE(parse_json(std::string(200'000, '[')));
  EXPECT_TRUE(parse_json(nested(64)));
}

TEST(JsonSplit, BracketsInStringsDoNotNest) {
  EXPECT_EQ(shape("{\"a\":\"[[[[\"}").depth, 1);
  EXPECT_EQ(shape("]]]]{").depth, 0);
}

TEST(JsonSplit, MembersAreCountedObjectByObject) {
  EXPECT_EQ(shape("{\"a\":{\"b\":1,\"c\":2},\"d\":{\"e\":\"::::\"},\"f\":3}").members, 3);
  EXPECT_EQ(shape("[{\"a\":1},{\"a\":1},{\"a\":1}]").members, 1);
  std::string wide = "{";
  for (int i = 0; i <= widest_object; ++i) wide += "\"" + std::to_string(i) + "\":0,";
  wide.back() = '}';
  EXPECT_EQ(parse_json(wide).error().what, "An object of the JSON has more than 10000 members.");
}

TEST(ParseJson, SaysWhereItFailsWithoutQuoting) {
  const struct {
    const char *text, *where;
  } wrong[] = {
      {"{\"a\":secret}", "line 1, column 6"}, {"{\n\"a\": 1,\n\"b\" 2}", "line 3, column 5"},
      {"{\"a\":1}x", "line 1, column 8"},     {"", "line 1, column 1"},
      {"{\"a\":", "line 1, column 6"},        {"{\"a\":1e999}", "line 1, column 10"}};
  for (const auto& one : wrong) {
    const auto document = parse_json(one.text);
    ASSERT_FALSE(document) << one.text;
    EXPECT_EQ(document.error().where, one.where) << one.text;
    EXPECT_EQ(document.error().text().find("secret"), std::string::npos);
    EXPECT_FALSE(document.error().remedy.empty());
  }
  EXPECT_EQ(parse_json("{\"a\":").error().what, "The JSON ends before it is complete.");
  EXPECT_EQ(parse_json("{\"a\":b}").error().what, "This is not valid JSON.");
  EXPECT_FALSE(parse_json(std::string_view("{\"a\":\"x\0y\"}", 11)));
}

}  // namespace
}  // namespace infusecheck
