#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

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
  Reference reference;
  reference.drugs = Table<Drug>::build({drug_of("10", "mg")}, {day(2020, 1, 1), day(2026, 12, 31)});
  reference.drug_names = DrugNames(reference.drugs);
  const auto found = administrations_of(log, drug_of("10", "mg"), day(2026, 3, 2), reference);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[3], &log[4]);
}

/// A drug as it is sold: its row and the sizes of its vials.
struct Sold {
  const Drug* drug = nullptr;
  std::vector<Quantity> sizes = {};  ///< smallest first
};

Sold sold(const char* code) {
  const Date on = day(2026, 3, 2);
  Sold found{.drug = embedded_reference().drugs.find(code, on).row};
  for (const MarketedContainer* one : embedded_reference().containers_of(code, on)) {
    const bool vial = one->form == ContainerForm::powder || one->form == ContainerForm::liquid;
    if (vial && found.drug != nullptr && one->unit == found.drug->unit)
      found.sizes.push_back(one->size);
  }
  std::sort(found.sizes.begin(), found.sizes.end());
  return found;
}

/// How many of each size; the next set in an order that comes back to none of any.
bool next_set(std::vector<int>& counts, int most) {
  for (int& count : counts) {
    if (++count <= most) return true;
    count = 0;
  }
  return false;
}

Quantity held(const std::vector<int>& counts, const std::vector<Quantity>& sizes) {
  Quantity total;
  for (std::size_t i = 0; i < sizes.size(); ++i) total += sizes[i] * Count{counts[i]};
  return total;
}

/// The least a set of vials can hold for a dose, by trying every set, and the fewest vials for it.
std::pair<Quantity, int> slow_least(Quantity dose, const std::vector<Quantity>& sizes) {
  const int most = static_cast<int>(divide_up(dose, sizes[0]));
  std::pair<Quantity, int> best{Quantity::whole(1'000'000), 0};
  for (std::vector<int> counts(sizes.size()); next_set(counts, most);) {
    const std::pair<Quantity, int> set{held(counts, sizes),
                                       std::accumulate(counts.begin(), counts.end(), 0)};
    if (set.first >= dose) best = std::min(best, set);
  }
  return best;
}

void expect_least(Quantity dose, const Sold& one) {
  const auto fast = least_waste(dose, one.sizes);
  ASSERT_TRUE(fast);
  Quantity total;
  int vials = 0;
  for (const auto& [size, count] : fast->vials) {
    ASSERT_TRUE(std::binary_search(one.sizes.begin(), one.sizes.end(), size));
    total += size * count;
    vials += static_cast<int>(count);
  }
  EXPECT_EQ(total, fast->total);
  EXPECT_EQ(std::pair(total, vials), slow_least(dose, one.sizes))
      << one.drug->code << ' ' << dose.text();
}

/// Counts a dose and a set of vials unit by unit, as SlowUnits does, in the smallest measure.
void expect_units(Quantity dose, const std::vector<int>& counts, const Sold& one) {
  std::vector<Vial> vials;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0)
      vials.push_back(vial_of(one.sizes[i].text(), std::to_string(counts[i]), one.drug->unit));
  }
  const auto fast = waste({given(dose_of(dose.text(), one.drug->unit), vials)}, *one.drug);
  const Quantity opened = held(counts, one.sizes);
  ASSERT_EQ(fast.has_value(), dose <= opened) << one.drug->code << ' ' << dose.text();
  if (!fast) return;
  constexpr std::int64_t measure = 100'000;  // a tenth: every unit and size is a multiple of it
  const auto small = [](Quantity q) { return static_cast<int>(q.raw() / measure); };
  const SlowUnits slow(small(dose), small(opened), small(*one.drug->unit_amount));
  EXPECT_EQ(fast->administered_units, slow.administered) << one.drug->code << ' ' << dose.text();
  EXPECT_EQ(fast->discarded_units, slow.discarded)
      << one.drug->code << ' ' << dose.text() << " of " << opened.text();
}

/// Every dose in steps of a tenth of the smallest vial, a little beside each too, and every set
/// of up to three vials of each marketed size.
TEST(Dosing, TenDrugsAgreeWithTryingEverything) {
  const char* codes[] = {"J1745", "J3262", "J2357", "J7501", "J0490",
                         "J9312", "J1885", "J0641", "J1756", "J0585"};
  constexpr int most = 3;
  for (const char* code : codes) {
    const Sold one = sold(code);
    ASSERT_TRUE(one.drug && one.drug->unit_amount && !one.sizes.empty()) << code;
    const Quantity step = Quantity::from_raw(one.sizes[0].raw() / 10);
    const Quantity largest = held(std::vector<int>(one.sizes.size(), most), one.sizes);
    for (Quantity dose = step; dose <= largest; dose += step) {
      for (const Quantity tried : {dose, dose + Quantity::from_raw(100'000)}) {
        if (tried.raw() % 100'000 != 0) continue;
        if (tried <= one.sizes.back() * Count{2}) expect_least(tried, one);
        for (std::vector<int> counts(one.sizes.size()); next_set(counts, most);)
          expect_units(tried, counts, one);
      }
    }
  }
}

}  // namespace
}  // namespace infusecheck
