// Every drug row of the built-in pack: its unit, its dates, its successors and its packages hold
// together, and the checks say so of a claim.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "dosing/units.h"
#include "infusecheck/facade.h"
#include "infusecheck/reference.h"
#include "infusecheck/units.h"

namespace infusecheck {
namespace {

using Json = nlohmann::json;

const Reference& packs() { return embedded_reference(); }

/// The rules that speak of a claim with one line.
std::vector<std::string> rules_on(const std::string& code, Date on, const std::string& ndc = "") {
  Json line{
      {"code", code}, {"units", "1"}, {"service_date", on.text()}, {"diagnosis_pointers", {1}}};
  if (!ndc.empty()) line["ndc"] = {{"code", ndc}};
  const Json claim{{"claim",
                    {{"id", "A"},
                     {"form", "professional"},
                     {"payer", {{"type", "commercial"}}},
                     {"place_of_service", "11"},
                     {"diagnoses", {"M05.79"}},
                     {"lines", Json::array({line})}}}};
  const Json answer = Json::parse(facade::check(claim.dump(), R"({"as_of":"2026-12-31"})"));
  std::vector<std::string> rules;
  for (const Json& finding : answer["reports"][0]["findings"])
    rules.push_back(finding["rule"].get<std::string>());
  return rules;
}

bool has(const std::vector<std::string>& rules, std::string_view rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

TEST(DrugRows, OneBillingUnitIsOneUnit) {
  for (const Drug& drug : packs().drugs.rows()) {
    if (!drug.unit_amount) continue;
    const Date on = drug.span.ends() ? drug.span.through : day(2026, 11, 1);
    UnitsQuery query;
    query.drug = drug.code;
    query.on = on;
    query.dose.amount = give<Quantity>(drug.unit_amount->text());
    query.dose.unit = drug.unit;
    const auto answer = units_of(query, packs());
    ASSERT_TRUE(answer) << drug.code << ' ' << on.text() << ' ' << answer.error().text();
    EXPECT_EQ(answer->code, drug.code);
    EXPECT_EQ(answer->administered_units, 1) << drug.code;
  }
}

TEST(DrugRows, AnEndedCodeIsRefusedTheDayAfterAndItsSuccessorsHoldThen) {
  int ended = 0;
  for (const Drug& drug : packs().drugs.rows()) {
    const Drug& latest = packs().drugs.history(drug.code).back();
    if (&latest != &drug || !drug.span.ends() || drug.span.through < day(2020, 1, 1)) continue;
    ++ended;
    const Date after = drug.span.through + 1;
    EXPECT_FALSE(has(rules_on(drug.code, drug.span.through), "units-hcpcs-date")) << drug.code;
    EXPECT_TRUE(has(rules_on(drug.code, after), "units-hcpcs-date")) << drug.code;
    for (const std::string& successor : drug.successors)
      EXPECT_EQ(packs().drugs.find(successor, after).found, Found::yes)
          << drug.code << " is followed by " << successor;
  }
  EXPECT_GT(ended, 15);
}

TEST(DrugRows, EveryPackageIsBilledWithItsCodeInItsUnit) {
  for (const Package& package : packs().packages.rows()) {
    const Date on = package.span.ends() ? package.span.through : day(2026, 11, 1);
    const auto drug = packs().drugs.find(package.code, on);
    ASSERT_TRUE(drug) << package.ndc << ' ' << package.code;
    if (package.amount) {
      EXPECT_TRUE(in_unit_of(*drug.row, *package.amount, package.unit)) << package.ndc;
    }
    EXPECT_EQ(package.ndc.size(), 11u) << package.ndc;
  }
}

TEST(DrugRows, APackageIsRightWithItsOwnCodeAndWrongWithAnothers) {
  const std::string wrong = "J1745";
  std::string last;
  for (const Package& package : packs().packages.rows()) {
    if (package.code == last || package.span.ends()) continue;  // one of each code
    last = package.code;
    const Date on = day(2026, 11, 1);
    for (const std::string& rule : rules_on(package.code, on, package.ndc))
      EXPECT_FALSE(rule == "units-hcpcs-drug" || rule == "units-biosimilar" ||
                   rule == "units-hcpcs-date" || rule == "ndc-hcpcs" || rule == "ndc-format")
          << package.ndc << ' ' << package.code << ' ' << rule;
    if (package.code == wrong) continue;
    const auto rules = rules_on(wrong, on, package.ndc);
    EXPECT_TRUE(has(rules, "units-hcpcs-drug") || has(rules, "units-biosimilar"))
        << package.ndc << ' ' << package.code;
  }
}

}  // namespace
}  // namespace infusecheck
