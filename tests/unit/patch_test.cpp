#include "report/patch.h"

#include <gtest/gtest.h>

#include "formats/json/write_case.h"
#include "infusecheck/engine.h"
#include "line_of.h"

namespace infusecheck {
namespace {

/// The document after a patch, or "refused" when it is unchanged by one that was refused.
std::string patched(const char* document_text, const char* patch_text) {
  Json document = *parse_json(document_text);
  const Json before = document;
  const auto error = apply_patch(document, *parse_json(patch_text));
  if (!error) return document.dump();
  EXPECT_EQ(document, before) << patch_text;
  EXPECT_FALSE(error->remedy.empty());
  return "refused";
}

TEST(Patch, AddsRemovesAndReplaces) {
  const struct {
    const char *document, *patch, *result;
  } patches[] = {
      {R"({"a":1})", "[]", R"({"a":1})"},
      {R"({"a":1})", R"([{"op":"add","path":"/b","value":2}])", R"({"a":1,"b":2})"},
      {R"({"a":1})", R"([{"op":"add","path":"/a","value":[2]}])", R"({"a":[2]})"},
      {R"({"a":1})", R"([{"op":"replace","path":"/a","value":null}])", R"({"a":null})"},
      {R"({"a":1,"b":2})", R"([{"op":"remove","path":"/a"}])", R"({"b":2})"},
      {R"({"a":[1,3]})", R"([{"op":"add","path":"/a/1","value":2}])", R"({"a":[1,2,3]})"},
      {R"({"a":[1]})", R"([{"op":"add","path":"/a/1","value":2}])", R"({"a":[1,2]})"},
      {R"({"a":[1]})", R"([{"op":"add","path":"/a/-","value":2}])", R"({"a":[1,2]})"},
      {R"({"a":[1,2]})", R"([{"op":"remove","path":"/a/0"}])", R"({"a":[2]})"},
      {R"({"a":[1,2]})", R"([{"op":"replace","path":"/a/1","value":3}])", R"({"a":[1,3]})"},
      {R"({"a":{"b":[{"c":1}]}})", R"([{"op":"replace","path":"/a/b/0/c","value":2}])",
       R"({"a":{"b":[{"c":2}]}})"},
      {R"({"a/b":1,"m~n":2,"~1":3})", R"([{"op":"replace","path":"/a~1b","value":9}])",
       R"({"a/b":9,"m~n":2,"~1":3})"},
      {R"({"a/b":1,"m~n":2,"~1":3})", R"([{"op":"remove","path":"/m~0n"}])", R"({"a/b":1,"~1":3})"},
      {R"({"a/b":1,"~1":3})", R"([{"op":"remove","path":"/~01"}])", R"({"a/b":1})"},
      {R"({"":1})", R"([{"op":"replace","path":"/","value":2}])", R"({"":2})"},
      {R"({})", R"([{"op":"add","path":"/a","value":{}},{"op":"add","path":"/a/b","value":1}])",
       R"({"a":{"b":1}})"},
  };
  for (const auto& one : patches) {
    EXPECT_EQ(patched(one.document, one.patch), one.result) << one.patch;
  }
}

TEST(Patch, WhatCannotBeAppliedChangesNothing) {
  for (const char* patch : {"{}",
                            "[5]",
                            R"([{"op":"add"}])",
                            R"([{"path":"/a"}])",
                            R"([{"op":5,"path":"/a"}])",
                            R"([{"op":"add","path":5,"value":1}])",
                            R"([{"op":"add","path":"","value":1}])",
                            R"([{"op":"add","path":"a","value":1}])",
                            R"([{"op":"add","path":"/b"}])",
                            R"([{"op":"replace","path":"/b","value":1}])",
                            R"([{"op":"replace","path":"/a"}])",
                            R"([{"op":"remove","path":"/b"}])",
                            R"([{"op":"remove","path":"/list/2"}])",
                            R"([{"op":"remove","path":"/list/-"}])",
                            R"([{"op":"remove","path":"/list/-1"}])",
                            R"([{"op":"remove","path":"/list/x"}])",
                            R"([{"op":"remove","path":"/list/"}])",
                            R"([{"op":"add","path":"/list/3","value":1}])",
                            R"([{"op":"add","path":"/list/99999999999999999999","value":1}])",
                            R"([{"op":"add","path":"/a/b","value":1}])",
                            R"([{"op":"add","path":"/x/y","value":1}])",
                            R"([{"op":"test","path":"/a","value":1}])",
                            R"([{"op":"move","from":"/a","path":"/b"}])",
                            R"([{"op":"remove","path":"/a"},{"op":"remove","path":"/a"}])"}) {
    EXPECT_EQ(patched(R"({"a":1,"list":[1,2]})", patch), "refused") << patch;
  }
}

TEST(Patch, PathsAreNoDeeperThanACase) {
  std::string path;
  for (int i = 0; i < 65; ++i) path += "/a";
  const std::string patch = R"([{"op":"add","path":")" + path + R"(","value":1}])";
  EXPECT_EQ(patched("{}", patch.c_str()), "refused");
}

Case three_lines() {
  Case content;
  for (const char* code : {"96365", "96365", "J1745"}) {
    content.claim.lines.push_back(line_of(code, "2"));
  }
  content.claim.total_charge = give<Money>("10.00");
  return content;
}

/// A patch must do to the JSON what the fix does to the case.
void expect_same(const Fix& fix, const Case& content, const char* patch) {
  EXPECT_EQ(patch_json(fix, content), patch);
  Json document = *parse_json(case_json(content));
  ASSERT_FALSE(apply_patch(document, *parse_json(patch_json(fix, content)))) << patch;
  Case changed = content;
  apply(fix, changed);
  EXPECT_EQ(case_json(read_case(document)->content), case_json(changed));
}

TEST(Patch, AFixAndItsPatchDoTheSame) {
  const Case content = three_lines();
  expect_same({.edits = {set_field({Field::line_units, 1}, "1")}}, content,
              R"([{"op":"replace","path":"/claim/lines/0/units","value":"1"}])");
  expect_same({.edits = {set_field({Field::line_charge, 3}, "5.00")}}, content,
              R"([{"op":"add","path":"/claim/lines/2/charge","value":"5.00"}])");
  expect_same({.edits = {append_to({Field::line_modifiers, 3}, "JZ")}}, content,
              R"([{"op":"add","path":"/claim/lines/2/modifiers","value":["JZ"]}])");
  expect_same({.edits = {append_to({Field::line_modifiers, 3, 1}, "JZ"),
                         append_to({Field::line_modifiers, 3, 2}, "59")}},
              content,
              R"([{"op":"add","path":"/claim/lines/2/modifiers","value":["JZ"]},)"
              R"({"op":"add","path":"/claim/lines/2/modifiers/-","value":"59"}])");
  expect_same({.edits = {append_to({Field::claim_diagnosis}, "M05.79"),
                         append_to({Field::claim_diagnosis}, "M06.9"),
                         set_field({Field::claim_diagnosis, 0, 2}, "M06.09"),
                         remove_entry({Field::claim_diagnosis, 0, 1})}},
              content,
              R"([{"op":"add","path":"/claim/diagnoses","value":["M05.79"]},)"
              R"({"op":"add","path":"/claim/diagnoses/-","value":"M06.9"},)"
              R"({"op":"replace","path":"/claim/diagnoses/1","value":"M06.09"},)"
              R"({"op":"remove","path":"/claim/diagnoses/0"}])");
  expect_same(
      {.edits = {set_field({Field::claim_frequency}, "7"), set_field({Field::claim_frequency}, "8"),
                 set_field({Field::line_service_date, 1}, "2026-03-02")}},
      content,
      R"([{"op":"add","path":"/claim/frequency","value":"7"},)"
      R"({"op":"replace","path":"/claim/frequency","value":"8"},)"
      R"({"op":"add","path":"/claim/lines/0/service_date","value":"2026-03-02"}])");
  expect_same({.edits = {append_to({Field::claim_prior_authorizations}, "PA1")}}, content,
              R"([{"op":"add","path":"/claim/prior_authorizations","value":["PA1"]}])");
  expect_same({.edits = {remove_line(1), set_field({Field::line_units, 1}, "1"),
                         insert_line_after(1, line_of("96366"))}},
              content,
              R"([{"op":"remove","path":"/claim/lines/0"},)"
              R"({"op":"replace","path":"/claim/lines/0/units","value":"1"},)"
              R"({"op":"add","path":"/claim/lines/1","value":{"code":"96366"}}])");
}

}  // namespace
}  // namespace infusecheck
