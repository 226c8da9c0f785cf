#include <gtest/gtest.h>

#include "formats/json/case_fields.h"
#include "formats/json/read_case.h"
#include "formats/json/write_case.h"

namespace infusecheck {
namespace {

// Every field of docs/case.md, in its order and spelled as the writer spells it.
const std::string whole_case =
    R"({"claim":{"id":"A-1001","form":"professional",)"
    R"("payer":{"id":"P1","name":"Payer","type":"medicare","contractor":"noridian-jf"},)"
    R"("place_of_service":"11","bill_type":"0131","frequency":"1","original_reference":"R1",)"
    R"("total_charge":"4350.00","prior_authorizations":["PA123"],)"
    R"("billing_provider":{"npi":"1","tax_id":"2","taxonomy":"3","name":"B"},)"
    R"("rendering_provider":{"npi":"1","tax_id":"2","taxonomy":"3","name":"R"},)"
    R"("referring_provider":{"npi":"1","tax_id":"2","taxonomy":"3","name":"F"},)"
    R"("supervising_provider":{"npi":"1","tax_id":"2","taxonomy":"3","name":"S"},)"
    R"("service_facility":{"npi":"1","tax_id":"2","taxonomy":"3","name":"V"},)"
    R"("patient":{"id":"M1","birth_date":"1961-05-06","sex":"F"},"diagnoses":["M05.79"],)"
    R"("lines":[{"code":"J1745","modifiers":["JZ"],"units":"40","charge":"3800.00",)"
    R"("service_date":"2026-03-02","service_date_to":"2026-03-02","place_of_service":"11",)"
    R"("diagnosis_pointers":[1],"revenue_code":"0636",)"
    R"("ndc":{"code":"57894-0030-01","quantity":"4","unit":"UN"},)"
    R"("prior_authorization":"PA123","rendering_npi":"1","description":"text"}]},)"
    R"("encounter":{"location":"office","weight_kg":"80.5","weight_date":"2026-03-02",)"
    R"("height_cm":"170","drug_source":"buy-and-bill","administrations":[{"drug":"J1745",)"
    R"("route":"iv-infusion","class":"complex","purpose":"therapy","start":"2026-03-02T09:00",)"
    R"("stop":"2026-03-02T11:10","access":"1","access_reason":"why","visit":1,"bag":"a",)"
    R"("continues":false,"main_reason":true,"pump":false,"hormonal":false,"count":1,)"
    R"("dose":{"amount":"400","unit":"mg"},"vials":[{"size":"100","unit":"mg","count":4,)"
    R"("container":"single-dose","ndc":"57894003001"}]}],)"
    R"("evaluation":{"separately_identifiable":true,"reason":"new problem"},"note":"a note",)"
    R"("facts":{"disease_activity":{"measure":"DAS28","value":"5.1","date":"2026-02-01"},)"
    R"("crp":{"measure":"mg/L","value":"12","date":"2026-02-01"},)"
    R"("esr":{"measure":"mm/h","value":"40","date":"2026-02-01"},)"
    R"("haq":{"measure":"HAQ-DI","value":"1.25","date":"2026-02-01"},)"
    R"("tender_joints":8,"swollen_joints":6,"tb_screen":{"result":"negative","date":"2026-01-05"},)"
    R"("hbv_screen":{"result":"pending","date":"2026-01-05"},"prior_therapies":[)"
    R"({"drug":"methotrexate","from":"2025-01-01","to":"2025-06-01","outcome":"failed",)"
    R"("reason":"no response"}],"order_signed":true,"start_stop_recorded":true,)"
    R"("wastage_recorded":false,"supervising_npi":"1"}},)"
    R"("authorizations":[{"number":"PA123","status":"approved","payer":"P","codes":["J1745"],)"
    R"("units":"160","units_used":"40","visits":6,"visits_used":1,"from":"2026-01-01",)"
    R"("to":"2026-06-30","submitted_on":"2025-12-20","place_of_service":["11"],"npi":"1",)"
    R"("diagnoses":["M05"]}],)"
    R"("history":[{"code":"J1745","service_date":"2026-01-05","units":"40","step":"maintenance"}],)"
    R"("schedule":[{"drug":"J1745","date":"2026-04-27"}],"profile":"medicare-b"})";

ReadCase read(const std::string& text) {
  const auto document = parse_json(text);
  EXPECT_TRUE(document) << text;
  auto result = read_case(*document);
  EXPECT_TRUE(result) << text;
  return *result;
}

/// Fails for every field of a case that is empty.
struct ExpectFilled {
  std::string path;

  void operator()(std::string_view key, std::string& text) { filled(key, !text.empty()); }
  template <class T>
  void operator()(std::string_view key, Given<T>& given) {
    filled(key, given.value.has_value());
  }
  void operator()(std::string_view key, std::optional<bool>& flag) {
    filled(key, flag.has_value());
  }
  void operator()(std::string_view key, std::vector<std::string>& list) {
    filled(key, !list.empty());
  }
  void operator()(std::string_view key, std::vector<Given<Count>>& list) {
    filled(key, !list.empty() && list[0]);
  }
  template <class T>
  void operator()(std::string_view key, std::vector<T>& list) {
    filled(key, !list.empty());
    for (T& entry : list) inside(key, entry);
  }
  template <class T>
  void operator()(std::string_view key, std::optional<T>& part) {
    filled(key, part.has_value());
    if (part) inside(key, *part);
  }
  void operator()(std::string_view key, ProfileChoice& choice) { filled(key, !choice.id.empty()); }
  template <class T>
  requires std::is_class_v<T>
  void operator()(std::string_view key, T& part) { inside(key, part); }

  template <class T>
  void inside(std::string_view key, T& part) {
    ExpectFilled inner{path + '/' + std::string(key)};
    json_fields::describe(part, inner);
  }
  void filled(std::string_view key, bool yes) { EXPECT_TRUE(yes) << path << '/' << key; }
};

TEST(ReadCase, EveryFieldLandsInTheCaseAndComesOutAgain) {
  ReadCase whole = read(whole_case);
  EXPECT_TRUE(whole.notes.problems.empty()) << whole.notes.problems[0].message;
  ExpectFilled visitor;
  json_fields::describe(whole.content, visitor);
  EXPECT_TRUE(whole.content.authorizations_given && whole.content.history_given);
  EXPECT_EQ(case_json(whole.content), whole_case);
}

TEST(ReadCase, ValuesMeanWhatTheySay) {
  const Case content = read(whole_case).content;
  EXPECT_EQ(*content.claim.total_charge, *Money::parse("4350"));
  EXPECT_EQ(content.claim.lines[0].ndc.code, "57894-0030-01");
  EXPECT_EQ(*content.claim.lines[0].diagnosis_pointers[0], 1);
  const Administration& given = content.encounter->administrations[0];
  EXPECT_EQ(*given.administration_class, AdministrationClass::complex);
  EXPECT_EQ(*given.stop - *given.start, 130);
  EXPECT_EQ(content.encounter->facts->prior_therapies[0].outcome.value, TherapyOutcome::failed);
  EXPECT_EQ(content.profile.id, "medicare-b");
}

struct Complaint {
  const char *json, *rule, *at, *message;
};

std::string in_line(const std::string& member) {
  return R"({"claim":{"lines":[{"code":"J1745"},{"code":"J1745",)" + member + "}]}}";
}

TEST(ReadCase, WhatCannotBeReadIsNamedAndKept) {
  const Complaint complaints[] = {
      {R"("units":"4O")", "read-number", "/claim/lines/1/units",
       "units is \"4O\", which is not a decimal number."},
      {R"("charge":"1,000.00")", "read-number", "/claim/lines/1/charge",
       "charge is a text of 8 characters, which is not a decimal number."},
      {R"("charge":"12.345")", "read-number", "/claim/lines/1/charge",
       "charge is \"12.345\", which is not a decimal number."},
      {R"("service_date":"2026-02-30")", "read-date", "/claim/lines/1/service_date",
       "service_date is not a date of the calendar as YYYY-MM-DD: \"2026-02-30\"."},
      {R"("service_date":"Smith")", "read-date", "/claim/lines/1/service_date",
       "service_date is not a date of the calendar as YYYY-MM-DD: a text of 5 characters."},
      {R"("diagnosis_pointers":[1,"x"])", "read-number", "/claim/lines/1/diagnosis_pointers/1",
       "diagnosis_pointers is a text of 1 character, which is not a whole number."},
      {R"("modifiers":"JZ")", "read-type", "/claim/lines/1/modifiers", "modifiers must be a list."},
      {R"("modifiers":[{}])", "read-type", "/claim/lines/1/modifiers/0", "modifiers must be text."},
      {R"("ndc":"57894003001")", "read-type", "/claim/lines/1/ndc", "ndc must be an object."},
      {R"("revenue_code":true)", "read-type", "/claim/lines/1/revenue_code",
       "revenue_code must be text."},
      {R"("revenue_code":123456789012345678901)", "read-type", "/claim/lines/1/revenue_code",
       "revenue_code must be in quotes when it has so many digits."},
      {R"("unit":"4")", "read-unknown-key", "/claim/lines/1",
       "\"unit\" is not a field of /claim/lines/1."},
      {R"("John Smith":"4")", "read-unknown-key", "/claim/lines/1",
       "a key of 10 characters is not a field of /claim/lines/1."},
  };
  for (const Complaint& one : complaints) {
    const ReadCase result = read(in_line(one.json));
    ASSERT_EQ(result.notes.problems.size(), 1u) << one.json;
    const Finding& problem = result.notes.problems[0];
    EXPECT_EQ(problem.rule, one.rule);
    EXPECT_EQ(problem.at, one.at);
    EXPECT_EQ(problem.message, one.message);
    EXPECT_EQ(problem.lines, std::vector<int>{2});
    EXPECT_EQ(result.content.claim.lines.size(), 2u);
  }
  EXPECT_EQ(case_json(read(in_line(R"("units":"4O")")).content), in_line(R"("units":"4O")"));
}

TEST(ReadCase, TroubleOutsideTheLinesIsNamedToo) {
  const Complaint complaints[] = {
      {R"({"claim":{"lines":[]}})", "read-no-lines", "/claim/lines",
       "The claim has no service lines."},
      {R"({"claim":5})", "read-type", "/claim", "claim must be an object."},
      {R"({"encounter":[]})", "read-type", "/encounter", "encounter must be an object."},
      {R"({"encounter":{"location":"roof"}})", "read-value", "/encounter/location",
       "location must be office, hospital-on-campus, hospital-off-campus, infusion-center, asc, "
       "home, snf or emergency."},
      {R"({"encounter":{"administrations":[{"start":"9:00"}]}})", "read-time",
       "/encounter/administrations/0/start", "start is not a local time as YYYY-MM-DDTHH:MM."},
      {R"({"encounter":{"administrations":[{"pump":"no"}]}})", "read-type",
       "/encounter/administrations/0/pump", "pump must be true or false."},
      {R"({"schedule":[5]})", "read-type", "/schedule/0", "schedule must be an object."},
      {R"({"claims":[],"schedule":[]})", "read-unknown-key", "",
       "\"claims\" is not a field of a case."},
      {R"({"schedule":[],"profile":[]})", "read-type", "/profile", "profile must be text."},
  };
  for (const Complaint& one : complaints) {
    const ReadCase result = read(one.json);
    ASSERT_FALSE(result.notes.problems.empty()) << one.json;
    EXPECT_EQ(result.notes.problems[0].rule, one.rule) << one.json;
    EXPECT_EQ(result.notes.problems[0].at, one.at);
    EXPECT_EQ(result.notes.problems[0].message, one.message);
  }
}

TEST(ReadCase, ABadBirthDateIsNotQuoted) {
  const ReadCase result =
      read(R"({"claim":{"patient":{"birth_date":"1961-02-30"},"lines":[{"code":"J1745"}]}})");
  ASSERT_EQ(result.notes.problems.size(), 1u);
  EXPECT_EQ(result.notes.problems[0].message, "birth_date is not a date of the calendar.");
}

TEST(ReadCase, NumbersNeedNoQuotesAndNullIsAbsent) {
  const Case content =
      read(
          in_line(
              R"("units":40,"charge":3800.5,"place_of_service":11,"ndc":null,"modifiers":null,"revenue_code":null)"))
          .content;
  const Line& line = content.claim.lines[1];
  EXPECT_EQ(*line.units, Quantity::whole(40));
  EXPECT_EQ(line.charge->text(), "3800.50");
  EXPECT_EQ(line.place_of_service, "11");
  EXPECT_TRUE(line.ndc.code.empty() && line.modifiers.empty() && line.revenue_code.empty());
}

TEST(ReadCase, AnEmptyListSaysNoneAndNoListSaysNothing) {
  const std::string none =
      R"({"claim":{"lines":[{"code":"J1745"}]},"authorizations":[],"history":[]})";
  const Case content = read(none).content;
  EXPECT_TRUE(content.authorizations_given && content.history_given);
  EXPECT_EQ(case_json(content), none);
  const Case silent = read(in_line(R"("units":"1")")).content;
  EXPECT_FALSE(silent.authorizations_given || silent.history_given);
}

TEST(ReadCase, ListsHaveAnEndAndSaySo) {
  std::string lines;
  for (int i = 0; i < 2001; ++i) lines += R"({"code":"J1745"},)";
  lines.pop_back();
  const ReadCase result = read(R"({"claim":{"lines":[)" + lines + "]}}");
  EXPECT_EQ(result.content.claim.lines.size(), 2000u);
  ASSERT_EQ(result.notes.problems.size(), 1u);
  EXPECT_EQ(result.notes.problems[0].message,
            "lines must be a list of at most 2000 entries; those after it were not read.");
}

TEST(ReadCase, AnInlineProfileIsKeptAsItStands) {
  const std::string text =
      R"({"claim":{"lines":[{"code":"J1745"}]},"profile":{"extends":"medicare-b","gap_merge":12}})";
  const Case content = read(text).content;
  EXPECT_EQ(content.profile.inline_json, R"({"extends":"medicare-b","gap_merge":12})");
  EXPECT_EQ(case_json(content), text);
}

TEST(ReadCase, WhatIsNoCaseIsRefusedWithAWayOut) {
  for (const char* text : {"{}", "[]", "5", "null", R"({"lines":[]})"}) {
    const auto result = read_case(*parse_json(text));
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().what, "This JSON is not a case: it has no \"claim\".");
    EXPECT_FALSE(result.error().remedy.empty());
  }
  EXPECT_EQ(read_case(*parse_json(R"({"resourceType":"Claim"})")).error().what,
            "This is a FHIR resource among cases.");
}

}  // namespace
}  // namespace infusecheck
