#include "facts/facts.h"

#include <gtest/gtest.h>

namespace infusecheck {
namespace {

constexpr Date today = day(2026, 3, 10);

Case two_lines() {
  Case content;
  content.claim.place_of_service = "11";
  content.claim.rendering_provider.npi = "1234567893";
  content.claim.billing_provider.npi = "9999999999";
  for (const char* code : {"96365", "j1745"}) {
    Line line;
    line.code = code;
    line.modifiers = {"jz"};
    line.units = give<Quantity>("40");
    line.service_date = give<Date>("2026-03-02");
    content.claim.lines.push_back(line);
  }
  return content;
}

TEST(Facts, ResolveEachLineOnce) {
  const Case content = two_lines();
  const Facts facts = derive_facts(content, embedded_reference(), {}, today);
  ASSERT_EQ(facts.lines.size(), 2u);
  const LineFacts& drug = facts.lines[1];
  EXPECT_EQ(drug.number, 2);
  EXPECT_EQ(drug.code, "J1745");
  EXPECT_TRUE(drug.has("JZ"));
  EXPECT_FALSE(drug.has("JW"));
  EXPECT_EQ(drug.on, day(2026, 3, 2));
  EXPECT_EQ(drug.units, 40);
  EXPECT_EQ(drug.place_of_service, "11");
  EXPECT_EQ(drug.practitioner, "1234567893");
  ASSERT_TRUE(drug.drug);
  EXPECT_EQ(drug.drug->ingredient, "infliximab");
  EXPECT_FALSE(drug.service);
  EXPECT_TRUE(facts.lines[0].is(ServiceKind::initial));
  EXPECT_FALSE(drug.is(ServiceKind::initial));
  EXPECT_EQ(pointer(drug.at(Field::line_modifiers, 1)), "/claim/lines/1/modifiers/0");
}

TEST(Facts, TheLineComesBeforeTheClaim) {
  Case content = two_lines();
  content.claim.lines[0].place_of_service = "22";
  content.claim.lines[0].rendering_npi = "1111111111";
  content.claim.rendering_provider.npi = "";
  const Facts facts = derive_facts(content, embedded_reference(), {}, today);
  EXPECT_EQ(facts.lines[0].place_of_service, "22");
  EXPECT_EQ(facts.lines[0].practitioner, "1111111111");
  EXPECT_EQ(facts.lines[1].practitioner, "9999999999");
}

TEST(Facts, UnitsAreKnownOnlyWhenWhole) {
  Case content = two_lines();
  content.claim.lines[0].units = give<Quantity>("1.5");
  content.claim.lines[1].units = give<Quantity>("4O");
  const Facts facts = derive_facts(content, embedded_reference(), {}, today);
  EXPECT_FALSE(facts.lines[0].units);
  EXPECT_FALSE(facts.lines[1].units);
}

TEST(Facts, WithoutADateNothingIsLookedUp) {
  Case content = two_lines();
  content.claim.lines[1].service_date = give<Date>("2026-02-30");
  const Facts facts = derive_facts(content, embedded_reference(), {}, today);
  EXPECT_EQ(facts.lines[1].drug.found, Found::no_date);
  EXPECT_EQ(facts.first_service_date(), day(2026, 3, 2));
  EXPECT_FALSE(derive_facts({}, embedded_reference(), {}, today).first_service_date());
}

TEST(Facts, ASessionIsADateAndAPractitioner) {
  Case content = two_lines();
  content.claim.lines.push_back(content.claim.lines[0]);
  content.claim.lines[2].service_date = give<Date>("2026-03-03");
  content.claim.lines.push_back(content.claim.lines[0]);
  content.claim.lines[3].rendering_npi = "1111111111";
  content.claim.lines.push_back(content.claim.lines[0]);
  content.claim.lines[4].service_date = {};
  const Facts facts = derive_facts(content, embedded_reference(), {}, today);
  EXPECT_TRUE(same_session(facts.lines[0], facts.lines[1]));
  EXPECT_FALSE(same_session(facts.lines[0], facts.lines[2]));
  EXPECT_FALSE(same_session(facts.lines[0], facts.lines[3]));
  EXPECT_FALSE(same_session(facts.lines[4], facts.lines[4]));
}

TEST(Facts, TheFormDecidesTheSetting) {
  Case content;
  const auto setting = [&] {
    return derive_facts(content, embedded_reference(), {}, today).setting();
  };
  EXPECT_EQ(setting(), Setting::practitioner);
  content.claim.form = give<Form>("institutional");
  EXPECT_EQ(setting(), Setting::outpatient);
}

TEST(Facts, TheLogIsEmptyWithoutARecord) {
  Case content;
  EXPECT_TRUE(derive_facts(content, embedded_reference(), {}, today).administrations().empty());
  content.encounter.emplace().administrations.resize(2);
  EXPECT_EQ(derive_facts(content, embedded_reference(), {}, today).administrations().size(), 2u);
}

TEST(Facts, DistinctModifiersAreFive) {
  LineFacts line;
  for (const char* modifier : {"59", "XE", "XP", "XS", "XU"}) {
    line.modifiers = {"JZ", modifier};
    EXPECT_TRUE(line.distinct()) << modifier;
  }
  line.modifiers = {"JZ", "25", "X", ""};
  EXPECT_FALSE(line.distinct());
}

TEST(Facts, DrugCodesAreToldFromOthers) {
  for (const char* code : {"J1745", "J0129", "Q5103", "Q9991", "C9399"}) {
    EXPECT_TRUE(looks_like_drug(code)) << code;
  }
  for (const char* code : {"96365", "99213", "G0498", "Q0081", "A4216", "j1745", "J174", "J17455",
                           "J17A5", "", "C1234"}) {
    EXPECT_FALSE(looks_like_drug(code)) << code;
  }
}

TEST(Facts, UpperLeavesOtherBytesAlone) { EXPECT_EQ(upper("j1a-\xC3\xBC"), "J1A-\xC3\xBC"); }

}  // namespace
}  // namespace infusecheck
