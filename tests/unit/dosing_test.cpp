#include <gtest/gtest.h>

#include <algorithm>

#include "dosing/units.h"

namespace infusecheck {
namespace {

Drug drug_of(const char* unit_amount, const char* unit) {
  Drug drug;
  drug.code = "J0000";
  drug.name = "testdrug-abcd";
  drug.brands = {"Brand One"};
  drug.unit_amount = Quantity::parse(unit_amount);
  drug.unit = unit;
  return drug;
}

Dose dose_of(std::string amount, std::string unit = "mg") {
  return {give<Quantity>(std::move(amount)), std::move(unit)};
}

Vial vial_of(std::string size, std::string count, std::string unit = "mg") {
  return {give<Quantity>(std::move(size)), std::move(unit), give<Count>(std::move(count)), {}, {}};
}

Administration given(const Dose& dose, std::vector<Vial> vials) {
  Administration one;
  one.drug = "J0000";
  one.dose = dose;
  one.vials = std::move(vials);
  return one;
}

std::optional<Waste> waste(const std::vector<Administration>& log, const Drug& drug) {
  std::vector<const Administration*> all;
  for (const Administration& one : log) all.push_back(&one);
  return waste_of(all, drug);
}

/// Counts units one at a time: a unit is administered while some of the dose is left, and is
/// discarded while a whole one is left in the vials.
struct SlowUnits {
  int administered = 0, discarded = 0;

  SlowUnits(int dose, int vials, int unit) {
    for (int left = dose; left > 0; left -= unit) ++administered;
    for (int left = vials - administered * unit; left >= unit; left -= unit) ++discarded;
  }
};

TEST(Dosing, EveryDoseAgreesWithCountingUnitByUnit) {
  const int unit_sizes[] = {1, 6, 10, 50, 100, 150};
  const std::vector<std::vector<int>> vial_sets = {{100}, {50}, {400, 100}, {420}, {162}, {1000}};
  for (const int unit : unit_sizes) {
    const Drug drug = drug_of(std::to_string(unit).c_str(), "mg");
    for (const auto& sizes : vial_sets) {
      for (int dose = 1; dose <= 1000; ++dose) {
        int opened = 0;
        std::vector<Vial> vials;
        for (const int size : sizes) {
          const int count = std::max(1, (dose - opened + size - 1) / size);
          vials.push_back(vial_of(std::to_string(size), std::to_string(count)));
          opened += size * count;
        }
        const SlowUnits slow(dose, opened, unit);
        const auto fast = waste({given(dose_of(std::to_string(dose)), vials)}, drug);
        ASSERT_TRUE(fast);
        ASSERT_EQ(fast->administered_units, slow.administered) << dose << " of " << opened;
        ASSERT_EQ(fast->discarded_units, slow.discarded) << dose << " of " << opened;
        ASSERT_EQ(units_for(dose_of(std::to_string(dose)), drug), slow.administered);
      }
    }
  }
}

TEST(Dosing, TheExamplesOfTheRulebook) {
  const struct {
    const char *unit, *dose, *size, *count;
    Count administered, discarded;
  } examples[] = {
      {"10", "283", "100", "3", 29, 1},  {"10", "295", "100", "3", 30, 0},
      {"100", "70", "100", "1", 1, 0},   {"10", "400", "100", "4", 40, 0},
      {"0.1", "0.25", "0.5", "1", 3, 2}, {"0.5", "150", "150", "1", 300, 0},
  };
  for (const auto& one : examples) {
    const auto result =
        waste({given(dose_of(one.dose), {vial_of(one.size, one.count)})}, drug_of(one.unit, "mg"));
    ASSERT_TRUE(result) << one.dose;
    EXPECT_EQ(result->administered_units, one.administered) << one.dose;
    EXPECT_EQ(result->discarded_units, one.discarded) << one.dose;
  }
}

TEST(Dosing, UnitsOfMassConvertExactly) {
  const struct {
    const char *amount, *unit, *drug_unit;
    std::optional<Count> units;  // of 10 each
  } conversions[] = {
      {"0.5", "g", "mg", 50},
      {"500", "MG", "mg", 50},
      {"5000", "mcg", "mg", 1},
      {"1", "mg", "mcg", 100},
      {"10.000001", "mg", "mg", 2},
      {"100", "units", "units", 10},
      {"100", "UNITS", "units", 10},
      {"100", "mg", "units", std::nullopt},
      {"100", "", "mg", std::nullopt},
      {"100", "ml", "mg", std::nullopt},
      {"0", "mg", "mg", std::nullopt},
      {"-10", "mg", "mg", std::nullopt},
      {"ten", "mg", "mg", std::nullopt},
      {"0.000001", "mcg", "mg", std::nullopt},     // below what can be written
      {"999999999999", "g", "mcg", std::nullopt},  // above it
  };
  for (const auto& one : conversions) {
    EXPECT_EQ(units_for(dose_of(one.amount, one.unit), drug_of("10", one.drug_unit)), one.units)
        << one.amount << ' ' << one.unit;
  }
  EXPECT_FALSE(units_for(dose_of("10"), Drug{}));
}

TEST(Dosing, WasteNeedsEveryDoseAndVial) {
  const Drug drug = drug_of("10", "mg");
  const std::vector<std::vector<Administration>> incomplete = {
      {},
      {given(dose_of("100"), {})},
      {given(dose_of(""), {vial_of("100", "1")})},
      {given(dose_of("100"), {vial_of("100", "")})},
      {given(dose_of("100"), {vial_of("", "1")})},
      {given(dose_of("101"), {vial_of("100", "1")})},
      {given(dose_of("0"), {vial_of("100", "1")})},
      {given(dose_of("-1"), {vial_of("100", "1")})},
      {given(dose_of("100"), {vial_of("100", "-1")})},
      {given(dose_of("100"), {vial_of("-100", "1"), vial_of("300", "1")})},
      {given(dose_of("100"), {vial_of("100", "1", "ml")})},
      {given(dose_of("100"), {vial_of("100", "1")}), given(dose_of("100"), {})},
  };
  for (const auto& log : incomplete) EXPECT_FALSE(waste(log, drug));
}

TEST(Dosing, ADayWithSeveralDosesIsAddedUp) {
  const auto result = waste({given(dose_of("155"), {vial_of("100", "2")}),
                             given(dose_of("0.155", "g"), {vial_of("100", "2")})},
                            drug_of("10", "mg"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->dose.text(), "310");
  EXPECT_EQ(result->vials.text(), "400");
  EXPECT_EQ(result->administered_units, 31);
  EXPECT_EQ(result->discarded_units, 9);
}

TEST(Dosing, NoRecordOverflows) {
  const std::vector<Vial> vials(2000, vial_of("1000000", "10000"));
  EXPECT_FALSE(waste({given(dose_of("100"), vials)}, drug_of("0.000001", "mg")));
  const std::vector<Administration> log(2000,
                                        given(dose_of("1000000"), {vial_of("1000000", "1000")}));
  EXPECT_FALSE(waste(log, drug_of("1", "mg")));
}

TEST(Dosing, AdministrationsAnswerToCodeNameOrBrandOnTheirDate) {
  std::vector<Administration> log(6);
  const char* names[] = {"j0000", "TESTDRUG-ABCD", "brand one", "another", "J0000", "J0000"};
  for (std::size_t i = 0; i < log.size(); ++i) log[i].drug = names[i];
  log[4].start = give<LocalTime>("2026-03-02T09:00");
  log[5].start = give<LocalTime>("2026-03-03T09:00");
  const auto found = administrations_of(log, drug_of("10", "mg"), day(2026, 3, 2));
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[3], &log[4]);
}

}  // namespace
}  // namespace infusecheck
