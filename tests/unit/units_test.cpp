// The equation of a dose: from any side to every other and back.
#include "infusecheck/units.h"

#include <gtest/gtest.h>

#include "dosing/ratio.h"
#include "facade/units_query.h"

namespace infusecheck {
namespace {

constexpr Date late_2026 = day(2026, 3, 10);

UnitsQuery about(std::string_view drug, Date on = late_2026) {
  UnitsQuery query;
  query.drug = drug;
  query.on = on;
  return query;
}

UnitsQuery with(UnitsQuery query, std::string_view name, const std::string& text) {
  const auto error = set_units_part(query, name, text);
  EXPECT_FALSE(error) << name << ' ' << text;
  return query;
}

UnitsAnswer answer(const UnitsQuery& query) {
  const auto result = units_of(query, embedded_reference());
  EXPECT_TRUE(result) << (result ? "" : result.error().text());
  return result ? *result : UnitsAnswer{};
}

std::string refused(const UnitsQuery& query) {
  const auto result = units_of(query, embedded_reference());
  EXPECT_FALSE(result);
  return result ? "" : result.error().where;
}

/// "J1745 29, J1745-JW 1"
std::string text_of(const std::vector<UnitsLine>& lines) {
  std::string text;
  for (const UnitsLine& line : lines) {
    text += (text.empty() ? "" : ", ") + line.code;
    for (const std::string& modifier : line.modifiers) text += '-' + modifier;
    text += ' ' + std::to_string(line.units);
    if (line.ndc) text += ' ' + line.ndc->quantity.text() + line.ndc->unit;
  }
  return text;
}

TEST(Units, VialsDecideJwAndJzByDateContainerAndPayer) {
  struct Example {
    const char *drug, *dose, *vials;
    Date on;
    std::optional<JwJz> policy;
    const char* lines;
  };
  const Example examples[] = {
      {"J1745", "283mg", "100mgx3", day(2025, 3, 10), {}, "J1745 29 2.83UN, J1745-JW 1 0.17UN"},
      {"J1745", "300mg", "100mgx3", day(2025, 3, 10), {}, "J1745-JZ 30 3UN"},
      {"J1745", "295mg", "100mgx3", day(2025, 3, 10), {}, "J1745-JZ 30 3UN"},
      {"J0696", "175mg", "250mg", day(2025, 3, 10), {}, "J0696-JZ 1 1UN"},
      {"J1745", "300mg", "100mgx3", day(2023, 6, 30), {}, "J1745 30 3UN"},
      {"J1745", "300mg", "100mgx3", day(2023, 7, 1), {}, "J1745-JZ 30 3UN"},
      {"J1745", "283mg", "100mgx3", late_2026, JwJz::ignore, "J1745 29 2.83UN"},
      {"J1745", "283mg", "100mgx3", late_2026, JwJz::accepted,
       "J1745 29 2.83UN, J1745-JW 1 0.17UN"},
      {"J0885", "10000unit", "20000unit", late_2026, {}, "J0885 10"},  // multi-dose
      {"J1602", "140mg", "50mgx3", late_2026, {}, "J1602 140 11.2ML, J1602-JW 10 0.8ML"},
  };
  for (const Example& one : examples) {
    UnitsQuery query = about(one.drug, one.on);
    query.policy = one.policy;
    query = with(with(query, "dose", one.dose), "vials", one.vials);
    EXPECT_EQ(text_of(answer(query).lines), one.lines) << one.drug << ' ' << one.dose;
  }
}

TEST(Units, WithoutVialsThereIsAProposalAndNoModifier) {
  const UnitsAnswer result = answer(with(about("J1745"), "dose", "283mg"));
  EXPECT_FALSE(result.opened);
  EXPECT_EQ(text_of(result.lines), "J1745 29 2.83UN");
  ASSERT_TRUE(result.proposal);
  EXPECT_EQ(text_of(result.proposal->lines), "J1745 29 2.83UN, J1745-JW 1 0.17UN");
  EXPECT_EQ(result.proposal->discarded.text(), "17");
  EXPECT_EQ(result.needs, (std::vector<std::string>{"vials", "ndc"}));
}

TEST(Units, EachSideLeads) {
  const UnitsQuery golimumab = with(about("Simponi Aria"), "weight", "70kg");
  const std::pair<const char*, const char*> sides[] = {
      {"dose", "140mg"},    {"dose", "0.14g"}, {"dose", "2mg/kg"},
      {"volume", "11.2mL"}, {"units", "140"},  {"ndc_quantity", "11.2ML"}};
  for (const auto& [name, text] : sides) {
    const UnitsAnswer result = answer(with(golimumab, name, text));
    EXPECT_EQ(result.dose.amount.text(), "140") << name;
    EXPECT_EQ(result.per_kg->amount.text(), "2") << name;
    EXPECT_EQ(result.volume_ml->amount.text(), "11.2") << name;
    EXPECT_EQ(result.administered_units, 140) << name;
    EXPECT_EQ(result.ndc_quantity->amount.text(), "11.2") << name;
    EXPECT_EQ(result.ndc_unit, "ML") << name;
  }
  EXPECT_EQ(answer(with(with(about("J9312"), "dose", "375mg/m2"), "bsa", "1.8m2")).dose.amount,
            Quantity::whole(675));
  EXPECT_EQ(
      answer(with(with(about("J1745"), "volume", "28.3"), "concentration", "10mg/mL")).dose.amount,
      Quantity::whole(283));
}

TEST(Units, WhatIsMissingIsAskedFor) {
  EXPECT_EQ(refused(about("J1745")), "query");
  EXPECT_EQ(refused(with(with(about("J1745"), "dose", "283mg"), "units", "29")), "query");
  EXPECT_EQ(refused(with(about("J1745"), "dose", "5mg/kg")), "weight");
  EXPECT_EQ(refused(with(about("J9312"), "dose", "375mg/m2")), "bsa");
  EXPECT_EQ(refused(with(about("J1745"), "volume", "28.3mL")), "volume");
  EXPECT_EQ(refused(with(about("J1745"), "dose", "5mL")), "dose");
  EXPECT_EQ(refused(with(about("J1745"), "units", "0")), "units");
  EXPECT_EQ(refused(with(about("J1745"), "dose", "2000000mg")), "dose");
  EXPECT_EQ(refused(with(with(about("J1745"), "dose", "283mg"), "vials", "100mgx2")), "vial");
  EXPECT_EQ(refused(with(with(about("J1745"), "dose", "283mg"), "ndc", "00002757501")), "ndc");
  EXPECT_EQ(refused(with(with(about("J1745"), "dose", "283mg"), "ndc", "123")), "ndc");
  EXPECT_EQ(refused(with(about("no such drug"), "dose", "283mg")), "drug");
  EXPECT_EQ(refused(with(about("Q5109"), "dose", "283mg")), "drug");  // ended in 2025
}

TEST(Units, ThePackageNamedGoesOnEveryLine) {
  UnitsQuery query = with(with(about("J1745"), "dose", "283mg"), "vials", "100mgx3");
  query.ndc = "57894-0030-01";
  const UnitsAnswer result = answer(query);
  ASSERT_EQ(result.lines.size(), 2U);
  for (const UnitsLine& line : result.lines) EXPECT_EQ(line.ndc->code, "57894003001");
  EXPECT_TRUE(result.needs.empty());
}

TEST(Units, WhatWasDiscardedLeadsToTheDose) {
  const UnitsQuery query = with(about("J1745"), "vials", "100mgx3");
  EXPECT_EQ(answer(with(query, "discarded", "17mg")).dose.amount, Quantity::whole(283));
  EXPECT_EQ(text_of(answer(with(query, "discarded", "0mg")).lines), "J1745-JZ 30 3UN");
  EXPECT_EQ(refused(with(query, "discarded", "300mg")), "discarded");
  EXPECT_EQ(refused(with(about("J1745"), "discarded", "17mg")), "vial");
}

TEST(Units, AnUnevenDoseRoundsUpAndAnUnevenAmountToThousandths) {
  const auto third = ratio(Quantity::whole(1), Quantity::whole(100), Quantity::whole(3));
  EXPECT_EQ(third->amount.text(), "33.333334");
  EXPECT_FALSE(third->exact);
  EXPECT_EQ(
      shown_ratio(Quantity::whole(1), Quantity::whole(200), Quantity::whole(3))->amount.text(),
      "66.667");
  EXPECT_FALSE(ratio(Quantity::from_raw(INT64_MAX), Quantity::from_raw(7), Quantity::from_raw(5)));
  const UnitsAnswer thirds = answer(with(with(about("J1745"), "dose", "100mg"), "weight", "3"));
  EXPECT_EQ(thirds.per_kg->amount.text(), "33.333");
  EXPECT_FALSE(thirds.per_kg->exact);
}

/// Of every drug sold in one strength: a dose, and the same dose from each side it led to, give the
/// same dose, units, volume, NDC quantity and lines.
TEST(Units, FromAnySideBackToTheSameAnswer) {
  int compared = 0;
  for (const Drug& drug : embedded_reference().drugs.rows()) {
    if (!drug.span.covers(late_2026) || !drug.unit_amount) continue;
    for (const Count units : {1, 7, 29, 360}) {
      UnitsQuery query = about(drug.code);
      query.weight_kg = Quantity::whole(64);
      UnitsQuery first = query;
      first.units = units;
      const auto led = units_of(first, embedded_reference());
      ASSERT_TRUE(led) << drug.code << ' ' << led.error().text();
      std::vector<UnitsQuery> back{with(query, "dose", led->dose.amount.text() + drug.unit)};
      if (led->per_kg && led->per_kg->exact)
        back.push_back(with(query, "dose", led->per_kg->amount.text() + drug.unit + "/kg"));
      if (led->volume_ml && led->volume_ml->exact)
        back.push_back(with(query, "volume", led->volume_ml->amount.text()));
      if (led->ndc_quantity && led->ndc_quantity->exact)
        back.push_back(with(query, "ndc_quantity", led->ndc_quantity->amount.text()));
      for (const UnitsQuery& one : back) {
        const UnitsAnswer again = answer(one);
        EXPECT_EQ(again.dose.amount, led->dose.amount) << drug.code;
        EXPECT_EQ(again.administered_units, units) << drug.code;
        EXPECT_EQ(text_of(again.lines), text_of(led->lines)) << drug.code;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 2000);
}

TEST(Units, VialsOfTwoPackagesAreALineEachInTheOrderGiven) {
  const UnitsQuery dose = with(about("J3262"), "dose", "520mg");
  const UnitsAnswer larger = answer(with(dose, "vials", "400mg,200mg"));
  EXPECT_EQ(text_of(larger.lines), "J3262 400 20ML, J3262 120 6ML, J3262-JW 80 4ML");
  EXPECT_EQ(larger.lines[0].ndc->code, "50242013701");
  EXPECT_EQ(larger.lines[2].ndc->code, "50242013601");
  const UnitsAnswer smaller = answer(with(dose, "vials", "200mg,400mg"));
  EXPECT_EQ(text_of(smaller.lines), "J3262 200 10ML, J3262 320 16ML, J3262-JW 80 4ML");
}

TEST(Units, WhereASizeHasNoOnePackageNothingIsSplit) {
  const UnitsQuery dose = with(about("J0696"), "dose", "700mg");
  EXPECT_EQ(text_of(answer(with(dose, "vials", "500mg,250mg")).lines), "J0696-JZ 3");
}

/// Whatever two sizes a drug is sold in and whatever the dose: the lines bill what one line would.
TEST(Units, SplittingByPackageNeitherMakesNorLosesAUnit) {
  int split = 0;
  for (const Drug& drug : embedded_reference().drugs.rows()) {
    if (!drug.span.covers(late_2026) || !drug.unit_amount) continue;
    const auto sold = embedded_reference().containers_of(drug.code, late_2026);
    for (std::size_t i = 1; i < sold.size(); ++i) {
      const std::string a = sold[i - 1]->size.text() + drug.unit,
                        b = sold[i]->size.text() + drug.unit;
      const Quantity both = sold[i - 1]->size + sold[i]->size;
      for (const std::int64_t percent : {60, 90, 100}) {
        const Quantity given = Quantity::from_raw(both.raw() / 100 * percent);
        const auto query =
            with(with(about(drug.code), "dose", given.text() + drug.unit), "vials", a + ',' + b);
        const auto result = units_of(query, embedded_reference());
        if (!result) continue;
        Count administered = 0, discarded = 0;
        for (const UnitsLine& line : result->lines) {
          EXPECT_GT(line.units, 0) << drug.code;
          const bool left = !line.modifiers.empty() && line.modifiers[0] == "JW";
          (left ? discarded : administered) += line.units;
        }
        split += result->lines.size() > 2;
        EXPECT_EQ(administered, result->administered_units) << drug.code << ' ' << a << ' ' << b;
        const bool billed = discarded > 0;
        EXPECT_EQ(discarded, billed ? result->opened->discarded_units : 0) << drug.code;
      }
    }
  }
  EXPECT_GT(split, 20);
}

}  // namespace
}  // namespace infusecheck
