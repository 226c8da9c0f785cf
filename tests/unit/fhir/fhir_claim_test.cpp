// Where each element of a Claim or an ExplanationOfBenefit lands in the case.
#include "case_files.h"
#include "fhir/fhir_cases.h"
#include "formats/json/write_case.h"

namespace infusecheck::fhir {
namespace {

using List = std::vector<std::string>;

Case only_case(const std::string& text) { return cases_in(text).front().content; }

TEST(FhirClaim, ABundleOfAnOfficeVisitIsTheCaseOfIt) {
  const auto cases = cases_in(file_text(INFUSECHECK_ROOT "/tests/fhir/office.json"));
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(problems_of(cases[0]), List{});
  EXPECT_EQ(
      case_json(cases[0].content),
      R"({"claim":{"id":"A-1001","form":"professional",)"
      R"("payer":{"id":"00000","name":"Example Contractor","type":"medicare"},)"
      R"("place_of_service":"11","original_reference":"ICN-1","total_charge":"4150.50",)"
      R"("prior_authorizations":["PA123"],"billing_provider":{"npi":"1234567893",)"
      R"("tax_id":"123456789","taxonomy":"261QI0500X","name":"Example Infusion"},)"
      R"("rendering_provider":{"npi":"1003000126","taxonomy":"207RR0500X","name":"Doe, Dana"},)"
      R"("referring_provider":{"npi":"1245319599"},)"
      R"("service_facility":{"name":"Example Infusion, room 2"},)"
      R"("patient":{"id":"1EG4TE5MK73","birth_date":"1961-05-06","sex":"F"},)"
      R"("diagnoses":["M05.79","I10"],"lines":[{"code":"J1745","modifiers":["JZ"],)"
      R"("units":"40.000","charge":"3800.00","service_date":"2026-03-02",)"
      R"("place_of_service":"11","diagnosis_pointers":[1,2],)"
      R"("ndc":{"code":"57894-0030-01","quantity":"4","unit":"UN"},)"
      R"("description":"Infliximab, 400 mg"},{"code":"96413","units":"1","charge":"350.50",)"
      R"("service_date":"2026-03-02","service_date_to":"2026-03-02","place_of_service":"11",)"
      R"("diagnosis_pointers":[1],"rendering_npi":"1669475729"}]},)"
      R"("encounter":{"administrations":[{"drug":"infliximab","route":"iv-infusion",)"
      R"("start":"2026-03-02T09:00","stop":"2026-03-02T11:10",)"
      R"("dose":{"amount":"400.0","unit":"mg"}}]}})");
}

TEST(FhirClaim, AnExplanationOfBenefitIsTheClaimAsItWasSubmitted) {
  const auto cases = cases_in(file_text(INFUSECHECK_ROOT "/tests/fhir/benefit.json"));
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(problems_of(cases[0]), List{});
  const Claim& claim = cases[0].content.claim;
  EXPECT_EQ(claim.id, "A-2002");
  EXPECT_EQ(claim.form.value, Form::institutional);
  EXPECT_EQ(claim.bill_type, "0131");
  EXPECT_EQ(claim.frequency, "1");
  EXPECT_EQ(claim.payer.type.value, PayerType::medicare);
  EXPECT_EQ(claim.total_charge.text, "4150.00");
  EXPECT_EQ(claim.rendering_provider.npi, "1003000126");
  EXPECT_EQ(claim.diagnoses, (List{"M05.79", "K50.90"}));
  ASSERT_EQ(claim.lines.size(), 2U) << "the sum of the lines is no line";
  EXPECT_EQ(claim.lines[0].charge.text, "3800.00");
  EXPECT_EQ(claim.lines[0].service_date.text, "2026-03-02");
  EXPECT_EQ(claim.lines[1].code, "96413");
  EXPECT_EQ(claim.lines[1].charge.text, "350.00");
  EXPECT_EQ(cases[0].notes.source.items, (List{"10", "30"}));
}

TEST(FhirClaim, NumbersKeepTheirDigits) {
  const struct {
    const char *written, *text;
  } numbers[] = {{"40", "40"},
                 {"40.10", "40.10"},
                 {"0.100000", "0.100000"},
                 {"1e1", "10"},
                 {"1.5E+2", "150"},
                 {"-25e-1", "-2.5"},
                 {"5e-3", "0.005"},
                 {"123456789012", "123456789012"},
                 {"2.50e0", "2.50"}};
  for (const auto& number : numbers) {
    const ReadCase read =
        cases_in(claim("", R"("quantity":{"value":)" + std::string(number.written) + "},"))[0];
    EXPECT_EQ(read.content.claim.lines[0].units.text, number.text) << number.written;
    EXPECT_TRUE(read.content.claim.lines[0].units) << number.written;
    EXPECT_EQ(problems_of(read), List{}) << number.written;
  }
}

TEST(FhirClaim, APriceTimesACountIsTheChargeWhenItIsWholeCents) {
  const struct {
    const char *price, *count, *charge;
  } products[] = {{"95.01", "40", "3800.40"},
                  {"0.10", "2.5", "0.25"},
                  {"0.01", "0.5", ""},
                  {"999999999999.99", "999999999999", ""}};
  for (const auto& one : products) {
    const Line line = only_case(claim("", R"("unitPrice":{"value":)" + std::string(one.price) +
                                              R"(},"quantity":{"value":)" + one.count + "},"))
                          .claim.lines[0];
    EXPECT_EQ(line.charge.text, one.charge) << one.price;
  }
  const std::string both = R"("unitPrice":{"value":9},"quantity":{"value":2},"net":{"value":17},)";
  EXPECT_EQ(only_case(claim("", both)).claim.lines[0].charge.text, "17");
}

TEST(FhirClaim, PointersGoBySequenceNotByPlace) {
  const std::string diagnoses =
      R"("diagnosis":[{"sequence":7,"diagnosisCodeableConcept":{"coding":[{"code":"B"}]}},)"
      R"({"sequence":3,"diagnosisCodeableConcept":{"coding":[{"code":"A"}]}}],)";
  const ReadCase read = cases_in(claim(diagnoses, R"("diagnosisSequence":[7,3,9,1],)"))[0];
  EXPECT_EQ(read.content.claim.diagnoses, (List{"A", "B"}));
  List pointers;
  for (const auto& pointer : read.content.claim.lines[0].diagnosis_pointers)
    pointers.push_back(pointer.text);
  EXPECT_EQ(pointers, (List{"2", "1", "9"}));
  EXPECT_EQ(problems_of(read),
            List{"read-value /claim/lines/0/diagnosis_pointers Claim.item[0].diagnosisSequence[3] "
                 "is not the sequence of a diagnosis of the claim."});
}

TEST(FhirClaim, WhatIsNoBillYetIsSaid) {
  const ReadCase asked = cases_in(claim(R"("use":"preauthorization","status":"draft",)"))[0];
  EXPECT_EQ(problems_of(asked),
            (List{"read-fhir-claim /claim Claim.use is preauthorization: it was checked as if it "
                  "were billed.",
                  "read-fhir-claim /claim Claim.status is draft: it was checked as if it were "
                  "active."}));
  EXPECT_EQ(asked.notes.source.use, "preauthorization");
  EXPECT_EQ(problems_of(cases_in(claim(R"("use":"claim","status":"active",)"))[0]), List{});
}

TEST(FhirClaim, DetailsAreReadForTheirNdcOnly) {
  const auto detail = [](const std::string& system, const std::string& code) {
    return R"({"productOrService":{"coding":[{"system":")" + system + R"(","code":")" + code +
           R"("}]},"quantity":{"value":2,"code":"mL"}})";
  };
  const std::string ndc = "http://hl7.org/fhir/sid/ndc";
  const ReadCase read =
      cases_in(claim("", R"("detail":[)" + detail(ndc, "1") + ',' + detail(ndc, "2") + ',' +
                             detail("urn:example:hcpcs", "J3490") + "],"))[0];
  EXPECT_EQ(read.content.claim.lines[0].ndc.code, "1");
  EXPECT_EQ(read.content.claim.lines[0].ndc.unit, "ML");
  EXPECT_EQ(problems_of(read),
            (List{"read-fhir-claim /claim/lines/0/ndc/code Claim.item[0].detail[1] is one more NDC "
                  "of the line, which was not checked.",
                  "read-fhir-claim /claim/lines/0 Claim.item[0].detail[2] is a service with a code "
                  "of its own, which was not checked."}));
  EXPECT_EQ(read.notes.problems[1].severity, Severity::warning);
}

TEST(FhirClaim, APayerIsKnownByItsCoverageOrItsName) {
  const struct {
    const char *name, *type;
  } payers[] = {{"MEDICARE PART B", "medicare"},
                {"Centers for Medicare and Medicaid Services", "medicare"},
                {"TX Medicaid", "medicaid"},
                {"Example Medicare Advantage", "medicare-advantage"},
                {"Medicare Plus HMO", ""},
                {"TRICARE East", "tricare"},
                {"AETNA", ""}};
  for (const auto& payer : payers) {
    const std::string insurer = R"("insurer":{"display":")" + std::string(payer.name) + R"("},)";
    EXPECT_EQ(only_case(claim(insurer)).claim.payer.type.text, payer.type) << payer.name;
  }
  const std::string covered =
      R"("insurer":{"display":"AETNA"},"insurance":[{"coverage":{"reference":"#c"}}],)"
      R"("contained":[{"resourceType":"Coverage","id":"c","type":{"coding":[)"
      R"({"system":"https://nahdo.org/sopt","code":"512"}]}}],)";
  EXPECT_EQ(only_case(claim(covered)).claim.payer.type.text, "commercial");
}

TEST(FhirClaim, ReferencesStayInTheirBundle) {
  const auto patient = [](const std::string& born) {
    return R"({"resourceType":"Patient","id":"p","birthDate":")" + born + R"("})";
  };
  const std::string of_patient = claim(R"("patient":{"reference":"Patient/p"},)");
  const auto born = [](const ReadCase& read) { return read.content.claim.patient.birth_date.text; };
  const auto two =
      cases_in(bundle({of_patient, patient("1961-05-06")}) + '\n' +
               bundle({of_patient, patient("1970-01-01")}) + '\n' + bundle({of_patient}));
  ASSERT_EQ(two.size(), 3U);
  EXPECT_EQ(born(two[0]), "1961-05-06");
  EXPECT_EQ(born(two[1]), "1970-01-01");
  EXPECT_EQ(born(two[2]), "") << "another Bundle's Patient/p is somebody else";
  EXPECT_EQ(born(cases_in(of_patient + '\n' + patient("1961-05-06"))[0]), "1961-05-06");
  const std::string absolute =
      claim(R"("patient":{"reference":"https:\/\/example.org\/fhir\/Patient\/p\/_history\/2"},)");
  EXPECT_EQ(born(cases_in(bundle({absolute, patient("1961-05-06")}))[0]), "1961-05-06");
}

TEST(FhirClaim, AnAnswerBesideItsClaimIsNotOneMoreClaim) {
  const std::string answer =
      R"({"resourceType":"ExplanationOfBenefit","id":"e","claim":{"reference":"Claim/)";
  EXPECT_EQ(cases_in(bundle({claim(), answer + R"(A-1"}})"})).size(), 1U);
  EXPECT_EQ(cases_in(bundle({claim(), answer + R"(A-9"}})"})).size(), 2U);
}

}  // namespace
}  // namespace infusecheck::fhir
