#include "infusecheck/given.h"

#include <gtest/gtest.h>

#include <set>

#include "model/names.h"

namespace infusecheck {
namespace {

TEST(Given, KeepsTheTextWhateverItMeans) {
  const auto units = give<Quantity>("4O");
  EXPECT_EQ(units.text, "4O");
  EXPECT_FALSE(units);
  EXPECT_FALSE(units.absent());
  EXPECT_EQ(give<Money>("3800.0")->text(), "3800.00");
  EXPECT_EQ(give<Money>("3800.0").text, "3800.0");
  EXPECT_EQ(*give<Date>("2026-03-02"), day(2026, 3, 2));
  EXPECT_EQ(give<LocalTime>("2026-03-02T09:00")->date(), day(2026, 3, 2));
  EXPECT_TRUE(give<Date>("").absent());
}

TEST(Given, CountsAreWhole) {
  EXPECT_EQ(*give<Count>("12"), 12);
  EXPECT_EQ(*give<Count>("12.0"), 12);
  EXPECT_EQ(*give<Count>("-3"), -3);
  EXPECT_FALSE(give<Count>("1.5"));
  EXPECT_FALSE(give<Count>("1e3"));
  EXPECT_FALSE(give<Count>("9999999999999"));
}

/// Every word reads back as its enumerator, no word stands twice, and the words follow the
/// enumerators, which `word()` of a cast relies on.
template <class E>
void expect_words(std::size_t count) {
  EXPECT_EQ(words<E>.size(), count);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < words<E>.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(words<E>[i].value), i) << words<E>[i].name;
    EXPECT_EQ(from_word<E>(words<E>[i].name), words<E>[i].value);
    EXPECT_EQ(word(words<E>[i].value), words<E>[i].name);
    EXPECT_TRUE(seen.insert(words<E>[i].name).second) << words<E>[i].name;
  }
  EXPECT_FALSE(from_word<E>(""));
  EXPECT_FALSE(from_word<E>("no such word"));
}

TEST(Names, EveryWordReadsBack) {
  expect_words<Form>(2);
  expect_words<PayerType>(6);
  expect_words<Location>(8);
  expect_words<DrugSource>(5);
  expect_words<Route>(8);
  expect_words<AdministrationClass>(3);
  expect_words<Purpose>(6);
  expect_words<Container>(2);
  expect_words<AuthorizationStatus>(6);
  expect_words<ScreenResult>(3);
  expect_words<TherapyOutcome>(3);
  expect_words<Severity>(3);
  expect_words<Verdict>(4);
  expect_words<Scope>(2);
  expect_words<Applicability>(3);
  expect_words<Grade>(5);
  expect_words<Category>(12);
  expect_words<PayerScope>(3);
  expect_words<FixKind>(3);
  expect_words<Confidence>(3);
  expect_words<ServiceKind>(9);
  expect_words<Family>(7);
  expect_words<JwJz>(3);
  expect_words<NocUnits>(2);
  expect_words<ScBiologic>(3);
  expect_words<RepeatPolicy>(4);
  expect_words<HydrationPolicy>(2);
  expect_words<OverlapPolicy>(2);
  expect_words<PumpCode>(2);
  expect_words<MuePolicy>(3);
  expect_words<PtpPolicy>(2);
}

TEST(Names, AlternativesReadAsASentence) {
  EXPECT_EQ(alternatives<AdministrationClass>(), "complex, therapeutic or hydration");
  EXPECT_EQ(alternatives<Scope>(), "claim or record");
}

TEST(Names, GivenWordsAreExact) {
  EXPECT_EQ(*give<Route>("iv-infusion"), Route::iv_infusion);
  EXPECT_FALSE(give<Route>("IV-infusion"));
  EXPECT_FALSE(give<Route>("iv-infusion "));
  EXPECT_EQ(*give<DrugSource>("340b"), DrugSource::s340b);
}

}  // namespace
}  // namespace infusecheck
