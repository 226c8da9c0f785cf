// Which administrations a claim gets, and what they say.
#include "fhir/fhir_cases.h"

namespace infusecheck::fhir {
namespace {

using List = std::vector<std::string>;

std::string of_day(const std::string& id, const std::string& more = "") {
  return R"({"resourceType":"Claim","id":")" + id + R"(","patient":{"reference":"Patient/p"},)" +
         more +
         R"("item":[{"servicedDate":"2026-03-02","productOrService":{"coding":[)"
         R"({"code":"J1745"}]}}]})";
}

std::string given(const std::string& members) {
  return R"({"resourceType":"MedicationAdministration","id":"m","status":"completed",)" + members +
         R"("medicationCodeableConcept":{"text":"infliximab"}})";
}

const std::string at_nine =
    R"("subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-03-02T09:00:00Z",)";

std::size_t administrations(const ReadCase& read) {
  return read.content.encounter ? read.content.encounter->administrations.size() : 0;
}

TEST(FhirRecord, BelongsToTheOnlyClaimOfItsPatientAndDay) {
  const ReadCase read = cases_in(bundle({of_day("1"), given(at_nine)}))[0];
  ASSERT_EQ(administrations(read), 1U);
  EXPECT_EQ(read.content.encounter->administrations[0].start.text, "2026-03-02T09:00");
  EXPECT_EQ(problems_of(read), List{});
}

TEST(FhirRecord, BelongsToNoneWhenSeveralCouldHaveIt) {
  const auto cases = cases_in(bundle({of_day("1"), of_day("2"), given(at_nine)}));
  ASSERT_EQ(cases.size(), 2U);
  for (const ReadCase& read : cases) {
    EXPECT_EQ(administrations(read), 0U);
    EXPECT_EQ(problems_of(read),
              List{"read-fhir-record  One administration of the record could be of this claim or "
                   "of another, and so in neither."});
  }
}

TEST(FhirRecord, BelongsToTheClaimThatNamesItsEncounter) {
  const auto visit = [](const std::string& id) {
    return R"({"resourceType":"Claim","id":")" + id +
           R"(","patient":{"reference":"Patient/p"},)"
           R"("item":[{"servicedDate":"2026-03-02","encounter":[{"reference":"Encounter/)" +
           id + R"("}],"productOrService":{"coding":[{"code":"J1745"}]}}]})";
  };
  const auto in_visit = [](const std::string& id) {
    return given(R"("context":{"reference":"Encounter/)" + id + R"("},)" + at_nine);
  };
  const auto cases = cases_in(bundle({visit("1"), visit("2"), in_visit("2")}));
  EXPECT_EQ(administrations(cases[0]), 0U);
  EXPECT_EQ(administrations(cases[1]), 1U);
  const auto other = cases_in(bundle({visit("1"), in_visit("3")}));
  EXPECT_EQ(administrations(other[0]), 0U) << "another visit of the day";
  EXPECT_EQ(problems_of(other[0]),
            List{"read-fhir-record  One administration of the record belongs to no claim of the "
                 "input, by what it names or by its patient and day."});
}

TEST(FhirRecord, BelongsToTheClaimItNamesOrIsNamedBy) {
  const std::string elsewhere = R"("effectiveDateTime":"2026-03-09",)";
  const std::string names =
      given(elsewhere + R"("supportingInformation":[{"reference":"Claim/2"}],)");
  EXPECT_EQ(administrations(cases_in(bundle({of_day("1"), of_day("2"), names}))[1]), 1U);
  const std::string named = of_day(
      "2", R"("supportingInfo":[{"valueReference":{"reference":"MedicationAdministration/m"}}],)");
  EXPECT_EQ(administrations(cases_in(bundle({of_day("1"), named, given(elsewhere)}))[1]), 1U);
  const std::string ordered =
      given(elsewhere + R"("request":{"reference":"MedicationRequest/r"},)");
  const std::string order = of_day("2", R"("prescription":{"reference":"MedicationRequest/r"},)");
  EXPECT_EQ(administrations(cases_in(bundle({of_day("1"), order, ordered}))[1]), 1U);
}

TEST(FhirRecord, WhatWasNotGivenIsNoRecord) {
  for (const char* status : {"not-done", "entered-in-error"}) {
    std::string text = given(at_nine);
    text.replace(text.find("completed"), 9, status);
    const ReadCase read = cases_in(bundle({of_day("1"), text}))[0];
    EXPECT_FALSE(read.content.encounter) << status;
    EXPECT_EQ(problems_of(read), List{});
  }
}

Administration administration(const std::string& members) {
  const ReadCase read = cases_in(
      bundle({of_day("1"), given(R"("subject":{"reference":"Patient/p"},)" + members)}))[0];
  EXPECT_EQ(administrations(read), 1U) << members;
  return administrations(read) == 1 ? read.content.encounter->administrations[0] : Administration{};
}

std::string dosage(const std::string& members) {
  return R"("effectiveDateTime":"2026-03-02",)"
         R"("dosage":{)" +
         members + "},";
}

std::string route(const std::string& system, const std::string& code) {
  return R"("route":{"coding":[{"system":")" + system + R"(","code":")" + code + R"("}]})";
}

TEST(FhirRecord, RoutesAreThoseThatSayOneThing) {
  const std::string snomed = "http://snomed.info/sct";
  const struct {
    std::string dosage, route;
  } routes[] = {{route(snomed, "47625008"), ""},
                {route(snomed, "47625008") + R"(,"rateQuantity":{"value":100})", "iv-infusion"},
                {route(snomed, "47625008") + R"(,"method":{"text":"IV push"})", "iv-push"},
                {route(snomed, "34206005"), "sc"},
                {route(snomed, "34206005") + R"(,"method":{"text":"Infusion"})", "sc-infusion"},
                {route(snomed, "78421000"), "im"},
                {route(snomed, "26643006"), "oral"},
                {route("http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#3.26.1.1", "C38279"),
                 "iv-infusion"},
                {route("http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration", "IVPUSH"),
                 "iv-push"},
                {route(snomed, "C38279"), ""},
                {R"("route":{"text":"Subcutaneous"})", "sc"},
                {R"("route":{"text":"under the skin"})", ""},
                {"", ""}};
  for (const auto& one : routes)
    EXPECT_EQ(administration(dosage(one.dosage)).route.text, one.route) << one.dosage;
}

TEST(FhirRecord, TimesStayAsTheClockShowedThem) {
  const auto period = [](const std::string& start, const std::string& end) {
    return R"("effectivePeriod":{"start":")" + start + R"(","end":")" + end +
           R"("},)"
           R"("dosage":{"route":{"text":"IV"}},)";
  };
  const Administration given =
      administration(period("2026-03-02T23:30:59.123+05:30", "2026-03-03T01:00:00+05:30"));
  EXPECT_EQ(given.start.text, "2026-03-02T23:30");
  EXPECT_EQ(given.stop.text, "2026-03-03T01:00");
  EXPECT_EQ(given.route.text, "iv-infusion") << "it lasts";
  const Administration day = administration(period("2026-03-02", "2026-03-02"));
  EXPECT_TRUE(day.start.absent() && day.stop.absent());
  EXPECT_EQ(day.route.text, "");
  const ReadCase zones = cases_in(
      bundle({of_day("1"),
              R"({"resourceType":"MedicationAdministration","subject":{"reference":"Patient/p"},)" +
                  period("2026-03-02T09:00:00-05:00", "2026-03-02T15:10:00Z") +
                  R"("medicationCodeableConcept":{"text":"x"}})"}))[0];
  EXPECT_EQ(problems_of(zones),
            List{"read-time /encounter/administrations/0/start "
                 "MedicationAdministration.effectivePeriod starts and ends in two time zones; its "
                 "times were not read."});
  EXPECT_TRUE(zones.content.encounter->administrations[0].start.absent());
}

TEST(FhirRecord, ADrugIsItsCodeOrItsName) {
  const auto drug = [](const std::string& medication) {
    const ReadCase read = cases_in(bundle(
        {of_day("1"), R"({"resourceType":"MedicationAdministration",)" + at_nine + medication + '}',
         R"({"resourceType":"Medication","id":"x","code":{"coding":[)"
         R"({"system":"urn:example:hcpcs","code":"Q5103"},{"code":"1","display":"Inflectra"}]}})",
         R"({"resourceType":"MedicationRequest","id":"r","medicationCodeableConcept":{"text":"rituximab"}})"}))
        [0];
    return administrations(read) == 1 ? read.content.encounter->administrations[0].drug : "?";
  };
  EXPECT_EQ(drug(R"("medicationReference":{"reference":"Medication/x"})"), "Q5103");
  EXPECT_EQ(drug(R"("medicationReference":{"display":"infliximab 100 mg"})"), "infliximab");
  EXPECT_EQ(drug(R"("medicationCodeableConcept":{"text":"Remicade"})"), "Remicade");
  EXPECT_EQ(drug(R"("request":{"reference":"MedicationRequest/r"})"), "rituximab");
}

TEST(FhirRecord, AnEncounterAtHomeSaysSo) {
  const std::string visit = R"({"resourceType":"Encounter","id":"e","class":{"code":"HH"}})";
  const std::string at_home = given(R"("context":{"reference":"Encounter/e"},)" + at_nine);
  const ReadCase read = cases_in(bundle({of_day("1"), visit, at_home}))[0];
  ASSERT_EQ(administrations(read), 1U);
  EXPECT_EQ(read.content.encounter->location.value, Location::home);
}

}  // namespace
}  // namespace infusecheck::fhir
