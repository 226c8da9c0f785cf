#include "formats/text.h"

#include <gtest/gtest.h>

#include "formats/problems.h"

namespace infusecheck {
namespace {

TEST(Text, TrimsWhiteSpaceOnly) {
  EXPECT_EQ(trimmed(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Text, DropsAByteOrderMark) {
  EXPECT_EQ(without_bom("\xEF\xBB\xBF{}"), "{}");
  EXPECT_EQ(without_bom("\xEF\xBB"), "\xEF\xBB");
  EXPECT_EQ(without_bom("{}\xEF\xBB\xBF"), "{}\xEF\xBB\xBF");
}

TEST(Text, TellsUtf8FromLatin1) {
  for (const char* text : {"", "plain", "M\xC3\xBCller", "\xE2\x82\xAC", "\xF0\x9F\x92\x89"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (const char* text :
       {"M\xFCller", "\xC3", "\xE2\x82", "\xC0\x80", "\xF5\x80\x80\x80", "\x80", "\xC3(",
        "\xED\xA0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80"}) {
    EXPECT_FALSE(is_utf8(text));
  }
}

TEST(Text, EveryLatin1ByteBecomesItsCharacter) {
  for (int byte = 1; byte < 256; ++byte) {
    const std::string text = latin1_to_utf8(std::string(1, static_cast<char>(byte)));
    EXPECT_TRUE(is_utf8(text)) << byte;
    EXPECT_EQ(text.size(), byte < 0x80 ? 1u : 2u);
  }
  EXPECT_EQ(latin1_to_utf8("M\xFCller"), "M\xC3\xBCller");
}

TEST(Text, PlacesCountFromOne) {
  EXPECT_EQ(line_and_column("ab\ncd", 0), "line 1, column 1");
  EXPECT_EQ(line_and_column("ab\ncd", 3), "line 2, column 1");
  EXPECT_EQ(line_and_column("ab\ncd", 5), "line 2, column 3");
  EXPECT_EQ(line_and_column("", 9), "line 1, column 10");
}

TEST(Problems, ShowOnlyWhatCannotBeAPerson) {
  using formats::shown;
  using formats::shown_date;
  EXPECT_EQ(shown("4O"), "\"4O\"");
  EXPECT_EQ(shown("1.2.3"), "\"1.2.3\"");
  EXPECT_EQ(shown("Smith"), "a text of 5 characters");
  EXPECT_EQ(shown("W12345678"), "a text of 9 characters");
  EXPECT_EQ(shown("4 mg"), "a text of 4 characters");
  EXPECT_EQ(shown("x"), "a text of 1 character");
  EXPECT_EQ(shown(""), "a text of 0 characters");
  EXPECT_EQ(shown("4\"\n"), "a text of 3 characters");
  EXPECT_EQ(shown_date("2026-02-30"), "\"2026-02-30\"");
  EXPECT_EQ(shown_date("3/2/2026"), "\"3/2/2026\"");
  EXPECT_EQ(shown_date("2 March 2026"), "a text of 12 characters");
}

}  // namespace
}  // namespace infusecheck
