#include <gtest/gtest.h>

#include "infusecheck/engine.h"
#include "line_of.h"

namespace infusecheck {
namespace {

Case claim() {
  Case content;
  for (const char* code : {"96365", "96366", "J1745"}) content.claim.lines.push_back(line_of(code));
  content.claim.diagnoses = {"M05.79", "M06.9"};
  return content;
}

Case changed(std::vector<Edit> edits) {
  Case content = claim();
  apply(Fix{.edits = std::move(edits)}, content);
  return content;
}

std::string codes(const Case& content) {
  std::string text;
  for (const Line& line : content.claim.lines) text += (text.empty() ? "" : " ") + line.code;
  return text;
}

TEST(Edit, SetsTheFieldsFixesChange) {
  EXPECT_EQ(codes(changed({set_field({Field::line_code, 2}, "96367")})), "96365 96367 J1745");
  EXPECT_EQ(*changed({set_field({Field::line_units, 3}, "40")}).claim.lines[2].units,
            Quantity::whole(40));
  EXPECT_EQ(changed({set_field({Field::line_charge, 1}, "5.10")}).claim.lines[0].charge->text(),
            "5.10");
  EXPECT_EQ(changed({set_field({Field::claim_total_charge}, "7")}).claim.total_charge->text(),
            "7.00");
  EXPECT_EQ(changed({set_field({Field::claim_diagnosis, 0, 2}, "M06.09")}).claim.diagnoses[1],
            "M06.09");
}

TEST(Edit, ListsGrowAtTheEndAndShrinkAnywhere) {
  const Case content = changed({append_to({Field::line_modifiers, 3}, "JZ"),
                                append_to({Field::line_modifiers, 3, 2}, "59"),
                                append_to({Field::line_modifiers, 3, 3}, "76"),
                                remove_entry({Field::line_modifiers, 3, 2})});
  EXPECT_EQ(content.claim.lines[2].modifiers, (std::vector<std::string>{"JZ", "76"}));
  EXPECT_EQ(
      changed({append_to({Field::claim_prior_authorizations}, "P")}).claim.prior_authorizations,
      std::vector<std::string>{"P"});
}

TEST(Edit, LinesComeAndGoWhereTheyStand) {
  EXPECT_EQ(codes(changed({insert_line_after(1, line_of("NEW"))})), "96365 NEW 96366 J1745");
  EXPECT_EQ(codes(changed({insert_line_after(0, line_of("NEW"))})), "NEW 96365 96366 J1745");
  EXPECT_EQ(codes(changed({insert_line_after(3, line_of("NEW"))})), "96365 96366 J1745 NEW");
  EXPECT_EQ(codes(changed({remove_line(2)})), "96365 J1745");
  EXPECT_EQ(codes(changed({remove_line(1), remove_line(1), remove_line(1)})), "");
}

TEST(Edit, EditsFollowEachOther) {
  const Case content = changed({remove_line(1), set_field({Field::line_code, 1}, "96365"),
                                insert_line_after(1, line_of("96366"))});
  EXPECT_EQ(codes(content), "96365 96366 J1745");
}

}  // namespace
}  // namespace infusecheck
