// A claim written as CSV is read back as the case it came from.
#include <gtest/gtest.h>

#include <random>

#include "formats/json/write_case.h"
#include "formats/table/fields.h"
#include "table/tables.h"

namespace infusecheck {
namespace {

std::string in_quotes(const std::string& value) {
  if (value.find_first_of(",\"\n;|\t") == std::string::npos) return value;
  std::string text = "\"";
  for (const char c : value) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

/// The text of a value as a cell holds it.
struct CellText {
  std::string text;
  void operator()(const std::string& value) { text = value; }
  template <class T>
  void operator()(const Given<T>& value) {
    text = value.text;
  }
  void operator()(const std::optional<bool>& value) { text = value ? *value ? "yes" : "no" : ""; }
  void operator()(const std::vector<std::string>& list) {
    for (const std::string& entry : list) text.append(text.empty() ? "" : ";").append(entry);
  }
  void operator()(const std::vector<Given<Count>>& list) {
    for (const auto& entry : list) text.append(text.empty() ? "" : ",").append(entry.text);
  }
};

template <class T>
std::string cell(T part, int leaf) {
  CellText text;
  table::at_leaf(part, leaf, [&](auto& value) { text(value); });
  return in_quotes(text.text);
}

/// One row for each line and administration, under every field there is.
std::string csv_of(const Case& c) {
  std::vector<std::string> names;
  for (const std::string& name : table::field_names()) {
    if (table::find_field(name)->part != table::Part::row) names.push_back(name);
  }
  std::string text;
  for (const std::string& name : names) text.append(name).append(",");
  text.back() = '\n';
  const std::size_t given = c.encounter ? c.encounter->administrations.size() : 0;
  for (std::size_t i = 0; i < std::max(c.claim.lines.size(), given); ++i) {
    for (const std::string& name : names) {
      const table::FieldId id = *table::find_field(name);
      if (id.part == table::Part::claim) text += cell(c.claim, id.leaf);
      if (id.part == table::Part::line && i < c.claim.lines.size())
        text += cell(c.claim.lines[i], id.leaf);
      if (id.part == table::Part::encounter && c.encounter) text += cell(*c.encounter, id.leaf);
      if (id.part == table::Part::administration && i < given)
        text += cell(c.encounter->administrations[i], id.leaf);
      text += ',';
    }
    text.back() = '\n';
  }
  return text;
}

Line some_line(std::mt19937& random) {
  const auto pick = [&](int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
  };
  Line line;
  line.code = pick(2) == 0 ? "J1745" : "96413";
  for (int i = pick(3); i > 0; --i) line.modifiers.push_back(pick(2) == 0 ? "JZ" : "59");
  line.units = give<Quantity>(std::to_string(pick(100)) + (pick(2) == 0 ? "" : ".250"));
  line.charge = give<Money>(std::to_string(pick(5000)) + ".05");
  line.service_date = give<Date>("2026-03-0" + std::to_string(1 + pick(9)));
  if (pick(2) == 0) line.place_of_service = "11";
  if (pick(2) == 0) line.diagnosis_pointers = {give<Count>("2"), give<Count>("1")};
  if (pick(2) == 0) line.revenue_code = "0636";
  if (pick(2) == 0) line.ndc = {"57894-0030-01", give<Quantity>("0.5"), "ML"};
  if (pick(2) == 0) line.description = "with, a \"quote\"\nand a line end; 5% | é";
  if (pick(2) == 0) line.prior_authorization = "PA;1";
  return line;
}

TEST(TableRoundTrip, EveryFieldComesBack) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Case c;
    c.claim.id = "A-" + std::to_string(round);
    c.claim.form = give<Form>("professional");
    c.claim.payer = {"P1", "Acme; Health", give<PayerType>("medicare-advantage"), "noridian-jf"};
    c.claim.bill_type = "0131";
    c.claim.total_charge = give<Money>("4350.00");
    c.claim.prior_authorizations = {"PA123", "PA124"};
    c.claim.billing_provider = {"1234567893", "12-3456789", "207RR0500X", "Canary, LLC"};
    c.claim.rendering_provider.npi = "1987654323";
    c.claim.patient = {"1EG4TE5MK73", give<Date>("1931-07-19"), "F"};
    c.claim.diagnoses = {"M05.79", "K50.90"};
    for (unsigned lines = 1 + random() % 4; lines > 0; --lines)
      c.claim.lines.push_back(some_line(random));
    if (round % 2 == 0) {
      Encounter& encounter = c.encounter.emplace();
      encounter.location = give<Location>("office");
      encounter.weight_kg = give<Quantity>("80.5");
      encounter.note = "free, \"text\"";
      Administration given;
      given.drug = "canarymab";
      given.route = give<Route>("iv-infusion");
      given.start = give<LocalTime>("2026-03-02T23:15");
      given.stop = give<LocalTime>("2026-03-03T01:28");
      given.main_reason = true;
      given.continues = false;
      given.visit = give<Count>("1");
      given.dose = {give<Quantity>("400"), "mg"};
      encounter.administrations = {given};
    }
    const auto table = read_text(csv_of(c));
    ASSERT_EQ(table.cases.size(), 1U) << csv_of(c);
    EXPECT_EQ(table.told(), "");
    EXPECT_EQ(case_json(table.cases[0].content), case_json(c));
  }
}

TEST(TableFields, EachNameLeadsToItsValue) {
  for (const std::string& name : table::field_names()) {
    EXPECT_TRUE(table::find_field(name)) << name;
    EXPECT_FALSE(table::find_field(name + ".99")) << name;
    EXPECT_FALSE(table::find_field(name + "x")) << name;
  }
  EXPECT_TRUE(table::find_field("claim.diagnoses.12"));
  EXPECT_FALSE(table::find_field("claim.diagnoses.13"));
  EXPECT_FALSE(table::find_field("line.modifiers.0"));
  EXPECT_FALSE(table::find_field("line.units.1"));
  EXPECT_FALSE(table::find_field(""));
  EXPECT_FALSE(table::find_field("."));
}

}  // namespace
}  // namespace infusecheck
