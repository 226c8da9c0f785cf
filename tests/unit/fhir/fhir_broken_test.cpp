// FHIR that is cut off, of the wrong kind, too deep, too large, or no claim.
#include "case_files.h"
#include "fhir/fhir_cases.h"
#include "formats/fhir/node.h"

namespace infusecheck::fhir {
namespace {

using List = std::vector<std::string>;

TEST(FhirBroken, WrongKindsAreNamedByTheirFhirPath) {
  const struct {
    const char *members, *item, *problem;
  } wrong[] = {
      {"", R"("quantity":{"value":"4O"},)",
       "read-number /claim/lines/0/units Claim.item[0].quantity.value is \"4O\", which is not a "
       "decimal number."},
      {"", R"("quantity":5,)",
       "read-type /claim/lines/0/units Claim.item[0].quantity must be an object."},
      {"", R"("quantity":{"value":[]},)",
       "read-type /claim/lines/0/units Claim.item[0].quantity.value must be text or a number."},
      {"", R"("net":{"value":1.234},)",
       "read-number /claim/lines/0/charge Claim.item[0].net.value is \"1.234\", which is not an "
       "amount in dollars and cents."},
      {"", R"("servicedDate":"2026-02-30",)",
       "read-date /claim/lines/0/service_date Claim.item[0].servicedDate is \"2026-02-30\", which "
       "is not a date of the calendar."},
      {"", R"("modifier":{},)",
       "read-type /claim/lines/0/modifiers Claim.item[0].modifier must be a list."},
      {R"("total":7,)", "", "read-type /claim/total_charge Claim.total must be an object."},
      {R"("diagnosis":"M05.79",)", "",
       "read-type /claim/diagnoses Claim.diagnosis must be a list."},
      {R"("patient":"Patient/1",)", "",
       "read-type /claim/patient Claim.patient must be an object."},
      {R"("patient":{"reference":"#p"},"contained":[{"id":"p","birthDate":"1961-02-30"}],)", "",
       "read-date /claim/patient/birth_date Claim.contained[0].birthDate is not a date of the "
       "calendar."}};
  for (const auto& one : wrong) {
    const auto cases = cases_in(claim(one.members, one.item));
    EXPECT_EQ(problems_of(cases[0]), List{one.problem});
    EXPECT_EQ(cases[0].content.claim.lines.size(), 1U) << one.problem;
  }
}

TEST(FhirBroken, WhatHoldsNoClaimIsRefusedByName) {
  const struct {
    std::string text;
    const char* what;
  } inputs[] = {
      {R"({"resourceType":"Patient"})", "A FHIR Patient holds no claim."},
      {R"({"resourceType":"ClaimResponse"})",
       "A FHIR ClaimResponse is a payer's answer and holds no claim."},
      {R"({"resourceType":"Beeblebrox"})", "The FHIR resource is of a type that holds no claim."},
      {R"({"resourceType":"Bundle"})", "The FHIR Bundle holds no resource."},
      {R"({"resourceType":"Bundle","entry":[{"request":{"url":"x"}}]})",
       "The FHIR Bundle holds no resource."},
      {bundle({R"({"resourceType":"Patient"})", R"({"resourceType":"Coverage"})"}),
       "The FHIR resources hold no claim: neither a Claim nor an ExplanationOfBenefit."}};
  for (const auto& input : inputs) {
    const Error error = refusal(input.text);
    EXPECT_EQ(error.what, input.what);
    EXPECT_FALSE(error.remedy.empty());
  }
  EXPECT_EQ(refusal(R"({"resourceType":"Claim","item":x})").where,
            "line 1, column 32 of the resource at line 1, column 1");
}

TEST(FhirBroken, ABundleCutAnywhereLosesNoWholeClaim) {
  const std::string whole = bundle({claim(), claim(), claim()});
  for (std::size_t length = 1; length < whole.size(); ++length) {
    std::size_t claims = 0;
    std::size_t broken = 0;
    const auto error = read(whole.substr(0, length), "", [&](ReadCase&& read) {
      const bool cut = !read.notes.problems.empty() && read.notes.problems[0].rule == "read-json";
      ++(cut ? broken : claims);
    });
    if (error) continue;
    EXPECT_EQ(broken, 1U) << length;
    EXPECT_GE(claims, 1U) << length;
  }
  EXPECT_EQ(cases_in(whole).size(), 3U);
}

TEST(FhirBroken, OneBadEntryCostsItselfOnly) {
  const auto cases = cases_in(bundle(
      {claim(), R"({"resourceType":"Claim","item":nothing})", "5", R"({"item":[]})", claim()}));
  ASSERT_EQ(cases.size(), 5U);
  for (const std::size_t bad : {1U, 2U, 3U}) {
    ASSERT_EQ(cases[bad].notes.problems.size(), 1U);
    EXPECT_EQ(cases[bad].notes.problems[0].rule, "read-json");
    EXPECT_EQ(cases[bad].notes.source.claim, static_cast<int>(bad) + 1);
  }
}

TEST(FhirBroken, DepthAndSizeAreBounded) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_NE(refusal(R"({"resourceType":"Claim","x":)" + deep + "}").what.find("64 levels"),
            std::string::npos);
  const auto cases = cases_in(bundle({claim(), R"({"resourceType":"Claim","x":)" + deep + "}"}));
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[1].notes.problems[0].rule, "read-json");
  std::string many = "[0";
  for (int i = 0; i < most_values; ++i) many += ",0";
  EXPECT_NE(refusal(R"({"resourceType":"Claim","x":)" + many + "]}").what.find("500000 values"),
            std::string::npos);
  std::string nested = claim();
  for (int i = 0; i < 30; ++i) nested = bundle({nested});
  EXPECT_FALSE(refusal(nested).what.empty());
  EXPECT_EQ(cases_in(bundle({bundle({claim()})})).size(), 1U);
  EXPECT_EQ(cases_in(R"({"resourceType":"Parameters","parameter":[{"name":"resource","resource":)" +
                     bundle({claim(), claim()}) + "}]}")
                .size(),
            2U);
}

TEST(FhirBroken, AResourceThatRefersToItselfIsReadOnce) {
  const std::string place =
      R"({"resourceType":"Location","id":"l","name":"here","managingOrganization":{"reference":"Location/l"}})";
  const auto cases = cases_in(bundle({claim(R"("facility":{"reference":"Location/l"},)"), place}));
  EXPECT_EQ(cases[0].content.claim.service_facility.name, "here");
}

TEST(FhirBroken, WhatAClaimRefersToAndCannotBeReadIsSaid) {
  const auto cases = cases_in(bundle({claim(R"("patient":{"reference":"Patient/p"},)"),
                                      R"({"resourceType":"Patient","id":"p","gender":x})"}));
  EXPECT_EQ(problems_of(cases[0]),
            List{"read-type /claim The Patient that the claim refers to is not valid JSON and was "
                 "not read."});
}

TEST(FhirBroken, Latin1IsReadAndMentioned) {
  const auto cases = cases_in(claim("\"provider\":{\"display\":\"M\xFCller\"},"));
  EXPECT_EQ(cases[0].content.claim.billing_provider.name, "M\xC3\xBCller");
  EXPECT_EQ(cases[0].notes.problems[0].rule, "read-encoding");
}

TEST(FhirBroken, LinesAndBundlesAndArraysMayMix) {
  EXPECT_EQ(cases_in(claim() + '\n' + R"({"resourceType":"Patient"})" + '\n' + claim()).size(), 2U);
  EXPECT_EQ(cases_in('[' + claim() + ",\n" + claim() + ']').size(), 2U);
  EXPECT_EQ(cases_in(bundle({claim()}) + '\n' + bundle({claim(), claim()})).size(), 3U);
  EXPECT_EQ(cases_in(claim() + "\n{\"resourceType\":\"Claim\",\"item\":[\n" + claim()).size(), 3U);
  const std::string late = R"({"id":"A","item":[],"resourceType":"Claim"})";
  EXPECT_EQ(cases_in(late)[0].content.claim.id, "A");
  EXPECT_EQ(cases_in("\xEF\xBB\xBF \n" + claim()).size(), 1U);
}

}  // namespace
}  // namespace infusecheck::fhir
