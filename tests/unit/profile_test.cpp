#include "infusecheck/profile.h"

#include <gtest/gtest.h>

#include <set>

namespace infusecheck {
namespace {

TEST(Profile, EveryShippedOneLoads) {
  EXPECT_GE(shipped_profiles().size(), 4u);
  for (const ShippedProfile& shipped : shipped_profiles()) {
    const auto profile = profile_by_id(shipped.id);
    ASSERT_TRUE(profile) << shipped.id << ": " << profile.error().text();
    EXPECT_EQ(profile->id, shipped.id);
    EXPECT_FALSE(profile->name.empty()) << shipped.id;
    EXPECT_TRUE(Date::parse(profile->reviewed_on)) << shipped.id;
    EXPECT_FALSE(profile->sources.empty()) << shipped.id;
    for (const auto& source : profile->sources) EXPECT_FALSE(source.title.empty()) << shipped.id;
  }
}

TEST(Profile, EveryPayerTypeHasADefaultThatLoads) {
  for (const char* type : {"medicare", "medicare-advantage", "medicaid", "commercial", "tricare",
                           "other", "", "no such type"}) {
    const auto id = default_profile_id(give<PayerType>(type));
    EXPECT_TRUE(profile_by_id(id)) << type << ": " << id;
  }
  EXPECT_EQ(default_profile_id(give<PayerType>("medicare")), "medicare-b");
  EXPECT_EQ(default_profile_id(give<PayerType>("")), "national");
}

TEST(Profile, KeysAreNamedOnce) {
  std::set<std::string_view> names;
  for (const ProfileKey& key : profile_keys()) {
    EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_FALSE(key.type.empty() || key.meaning.empty()) << key.name;
  }
  EXPECT_EQ(names.size(), 41u);
}

/// A right and a wrong value for every key.
struct Sample {
  const char *key, *right, *wrong;
};
constexpr Sample samples[] = {
    {"facility_pos_admin", R"(["19","22"])", R"(["19",22])"},
    {"site_of_care", R"(["J1745"])", R"("J1745")"},
    {"jwjz", R"("required")", R"("maybe")"},
    {"ndc_required", "true", R"("true")"},
    {"ndc_me_allowed", "false", "0"},
    {"requires_59_hydration", "true", "null"},
    {"noc_units", R"("containers")", R"("2")"},
    {"class_overrides", R"({"J3380":"complex"})", R"({"J3380":"simple"})"},
    {"sc_biologic", R"("96401")", R"("96402")"},
    {"same_drug_repeat", R"("interval16")", R"(["aggregate"])"},
    {"hydration", R"("sum")", R"("")"},
    {"partial_overlap", R"("concurrent")", R"("add")"},
    {"repeat_push_minutes", "30", "-1"},
    {"pump_code", R"("G0498")", R"("G0499")"},
    {"concurrent_min_overlap", "16", "-1"},
    {"gap_merge", "10", "1.5"},
    {"mue", R"("own")", "true"},
    {"ptp", R"("off")", R"("own")"},
    {"pa", R"({"J1745":{"required":true,"by_pos":["22"],"units_include_jw":false}})",
     R"({"J1745":{"requird":true}})"},
    {"pa_turnaround_bd", "5", R"("5")"},
    {"pa_buffer_bd", "2", "100001"},
    {"expiry_warn_days", "30", "1e3"},
    {"step", R"([{"drug":"J1745","requires":["methotrexate"],"min_days":90}])",
     R"([{"drug":"J1745","min_days":"90"}])"},
    {"preferred_biosimilar", R"({"J1745":["Q5103"]})", R"({"J1745":"Q5103"})"},
    {"freq_tolerance_days", "3", "null"},
    {"timely_days", "365", "[]"},
    {"timely_months", "12", R"("12")"},
    {"appeal_days", "120", "{}"},
    {"max_age_days", "90", "99999999999999999999"},
    {"excluded", "[]", R"([null])"},
    {"pharmacy_benefit", R"(["J0135"])", R"([["J0135"]])"},
    {"specialty_vendor", R"(["J1745"])", R"("J1745")"},
    {"joint_sides_required", "true", R"("yes")"},
    {"kx_required", R"(["J1459"])", R"("J1459")"},
    {"payment_modifiers_first", "true", "1"},
    {"one_place_per_claim", "false", "null"},
    {"max_units", R"([{"drug":"J1745","units":"1.5","per":"dose"}])", R"([{"units":"4O"}])"},
    {"covered_diagnoses", R"({"J1745":["M05","K50"]})", R"({"J1745":"M05"})"},
    {"unspecified_dx", R"(["M06.9"])", R"("M06.9")"},
    {"taxonomy_required", "true", R"("true")"},
    {"required_providers", R"(["rendering","supervising"])", R"(["ordering"])"},
};

std::string profile_with(const char* key, const std::string& value) {
  return std::string(R"({"name":"Test",")") + key + "\":" + value + "}";
}

TEST(Profile, EveryKeyIsReadAndEveryWrongValueIsNamed) {
  ASSERT_EQ(std::size(samples), profile_keys().size());
  for (const Sample& sample : samples) {
    const auto right = profile_from_json(profile_with(sample.key, sample.right));
    EXPECT_TRUE(right) << sample.key << ": " << right.error().text();
    const auto wrong = profile_from_json(profile_with(sample.key, sample.wrong));
    ASSERT_FALSE(wrong) << sample.key;
    EXPECT_TRUE(wrong.error().where.starts_with(std::string("profile /") + sample.key))
        << wrong.error().where;
    EXPECT_FALSE(wrong.error().remedy.empty()) << sample.key;
  }
}

TEST(Profile, EveryKeyMayBeADatedList) {
  for (const Sample& sample : samples) {
    const std::string entry = std::string(R"("value":)") + sample.right + "}";
    const std::string dated = R"([{"to":"2025-12-31",)" + entry +
                              R"(,{"from":"2026-01-01","source":"a letter",)" + entry + "]";
    const auto profile = profile_from_json(profile_with(sample.key, dated));
    EXPECT_TRUE(profile) << sample.key << ": " << profile.error().text();
    const auto wrong = profile_from_json(profile_with(
        sample.key, R"([{"from":"2026-01-01","value":)" + std::string(sample.wrong) + "}]"));
    EXPECT_FALSE(wrong) << sample.key;
  }
}

TEST(Profile, ValuesAreWhatWasWritten) {
  const auto profile = profile_from_json(
      R"({"id":"x","jwjz":"ignore","gap_merge":12,"noc_units":1,"excluded":["J1","J2"],
          "pa":{"J1745":{"by_pos":["22"],"admin_codes":true}},
          "max_units":[{"drug":"J1745","units":100,"per":"days","days":56,"from":"2026-01-01"}]})");
  ASSERT_TRUE(profile) << profile.error().text();
  EXPECT_EQ(profile->id, "x");
  EXPECT_EQ(*profile->jwjz.on(day(2026, 1, 1)), JwJz::ignore);
  EXPECT_EQ(*profile->gap_merge.on(std::nullopt), 12);
  EXPECT_EQ(*profile->noc_units.on(day(1999, 1, 1)), NocUnits::one);
  EXPECT_EQ(profile->excluded.on(day(2026, 1, 1))->size(), 2u);
  const PaRequirement& pa = profile->pa.on(day(2026, 1, 1))->at("J1745");
  EXPECT_TRUE(pa.required && pa.admin_codes && pa.by_pos.contains("22"));
  const UnitMaximum& maximum = profile->max_units.on(day(2026, 1, 1))->at(0);
  EXPECT_EQ(maximum.units, Quantity::whole(100));
  EXPECT_EQ(maximum.span.from, day(2026, 1, 1));
  EXPECT_EQ(profile->hydration.on(day(2026, 1, 1)), nullptr);
}

TEST(Profile, DatedValuesHoldOnTheirDatesOnly) {
  const auto profile = profile_from_json(
      R"({"jwjz":[{"to":"2023-06-30","value":"ignore"},
                  {"from":"2023-07-01","to":"2025-12-31","value":"required"}]})");
  ASSERT_TRUE(profile) << profile.error().text();
  EXPECT_EQ(*profile->jwjz.on(day(2023, 6, 30)), JwJz::ignore);
  EXPECT_EQ(*profile->jwjz.on(day(2023, 7, 1)), JwJz::required);
  EXPECT_EQ(profile->jwjz.on(day(2026, 1, 1)), nullptr);
  EXPECT_EQ(profile->jwjz.on(std::nullopt), nullptr);
}

TEST(Profile, ExtendingKeepsWhatIsNotOverridden) {
  const auto base = profile_by_id("medicare-b");
  const auto profile = profile_from_json(R"({"extends":"medicare-b","gap_merge":99})");
  ASSERT_TRUE(base && profile);
  EXPECT_EQ(profile->id, "inline");
  EXPECT_EQ(profile->extends, "medicare-b");
  EXPECT_EQ(*profile->gap_merge.on(day(2026, 1, 1)), 99);
  EXPECT_EQ(*profile->jwjz.on(day(2026, 1, 1)), *base->jwjz.on(day(2026, 1, 1)));
  EXPECT_EQ(profile->sources.size(), base->sources.size());
}

TEST(Profile, WhatIsWrongIsNamedByItsKey) {
  const struct {
    const char *json, *what, *where;
  } wrong[] = {
      {R"({"jwzj":"required"})", "The key is not known.", "profile /jwzj"},
      {R"({"pa":{"J1745":{"req":true}}})", "The key is not known.", "profile /pa/J1745/req"},
      {R"({"jwjz":5})", "The value must be required, accepted or ignore.", "profile /jwjz"},
      {R"({"gap_merge":"12"})", "The value must be a whole number from 0 to 100000.",
       "profile /gap_merge"},
      {R"({"name":5})", "The value must be text.", "profile /name"},
      {R"({"sources":[{"url":"u"}]})", "Each source needs a title.", "profile /sources"},
      {R"({"sources":"s"})", "The value must be a list of {title, url}.", "profile /sources"},
      {R"({"extends":"nobody"})", "No payer profile has that id.", "/extends"},
      {R"({"extends":5})", "No payer profile has that id.", "/extends"},
      {R"({"jwjz":[{"from":"2026-01-01","value":"ignore"},{"from":"2026-06-01","value":"ignore"}]})",
       "The dates overlap those of an earlier entry.", "profile /jwjz/1"},
      {R"({"jwjz":[{"from":"2026-02-30","value":"ignore"}]})",
       "The value must be a date as YYYY-MM-DD.", "profile /jwjz/0/from"},
      {R"({"jwjz":[{"from":"2026-02-01","to":"2026-01-01","value":"ignore"}]})",
       "The dates end before they begin.", "profile /jwjz/0"},
      {R"({"jwjz":[{"value":"ignore"},5]})", "The value must be an object.", "profile /jwjz/1"},
      {R"({"jwjz":[{"until":"2026-01-01","value":"ignore"}]})", "The key is not known.",
       "profile /jwjz/0/until"},
      {"[]", "A payer profile must be a JSON object.", ""},
      {"{", "The JSON ends before it is complete.", "line 1, column 2"},
  };
  for (const auto& one : wrong) {
    const auto profile = profile_from_json(one.json);
    ASSERT_FALSE(profile) << one.json;
    EXPECT_EQ(profile.error().what, one.what) << one.json;
    EXPECT_EQ(profile.error().where, one.where) << one.json;
  }
  EXPECT_EQ(profile_by_id("nobody").error().what, "No payer profile has that id.");
}

}  // namespace
}  // namespace infusecheck
