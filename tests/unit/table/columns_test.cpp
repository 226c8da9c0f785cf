// What columns are taken for, and what an office says of them.
#include <gtest/gtest.h>

#include <map>

#include "report/columns_json.h"
#include "table/tables.h"

namespace infusecheck {
namespace {

std::map<std::string, std::string> fields(std::string_view text, const ColumnMap& map = {}) {
  std::map<std::string, std::string> found;
  const auto columns = columns_of(text, map);
  EXPECT_TRUE(columns) << columns.error().text();
  if (!columns) return found;
  for (const Column& column : columns->columns) found[column.header] = column.field;
  return found;
}

TEST(Columns, TheUsualHeadersAreKnown) {
  const std::pair<const char*, const char*> headers[] = {
      {"Claim ID", "claim.id"},
      {"Patient Control No.", "claim.id"},
      {"Account #", "claim.id"},
      {"DOS", "line.service_date"},
      {"Date of Service", "line.service_date"},
      {"service date", "line.service_date"},
      {"From", "line.service_date"},
      {"Thru", "line.service_date_to"},
      {"CPT/HCPCS", "line.code"},
      {"Procedure Code", "line.code"},
      {"Modifier(s)", "line.modifiers"},
      {"MOD 3", "line.modifiers.3"},
      {"Qty", "line.units"},
      {"Billed Amount", "line.charge"},
      {"Place of Service", "line.place_of_service"},
      {"ICD-10", "claim.diagnoses"},
      {"ICD-10 2", "claim.diagnoses.2"},
      {"DX12", "claim.diagnoses.12"},
      {"Dx Pointer", "line.diagnosis_pointers"},
      {"NDC", "line.ndc.code"},
      {"NDC Qty", "line.ndc.quantity"},
      {"NDC Unit", "line.ndc.unit"},
      {"Insurance", "claim.payer.name"},
      {"Plan", "claim.payer.name"},
      {"NPI", "claim.rendering_provider.npi"},
      {"Prior Authorization", "claim.prior_authorizations"},
      {"Bill Type", "claim.bill_type"},
      {"Form Type", "claim.form"},
      {"Revenue Code", "line.revenue_code"},
      {"Weight (kg)", "encounter.weight_kg"},
      {"Service Units", "line.units"},
      {"line.ndc.quantity", "line.ndc.quantity"},
      {"administration.start", "administration.start"},
      {"DX13", ""},
      {"Balance", ""},
      {"Comments", ""}};
  for (const auto& [header, field] : headers) {
    std::string text = "CPT codes,Units,";
    if (std::string_view(field) == "line.code") text = "Units,";
    if (std::string_view(field) == "line.units") text = "CPT codes,Charge,";
    EXPECT_EQ(fields(text + header + "\nJ1745,1,1\n")[header], field) << header;
  }
}

TEST(Columns, OfTwoRivalsTheSurerWins) {
  const auto found = fields("Amount,Charge,CPT,Code,Date,DOS\n1,2,J1745,x,3/2/2026,3/2/2026\n");
  EXPECT_EQ(found.at("Charge"), "line.charge");
  EXPECT_EQ(found.at("Amount"), "");
  EXPECT_EQ(found.at("CPT"), "line.code");
  EXPECT_EQ(found.at("Code"), "");
  EXPECT_EQ(found.at("DOS"), "line.service_date");
}

TEST(Columns, ValuesSpeakWhereHeadersDoNot) {
  const std::string text =
      "What,Units,Charge,Why,Pack\nJ1745,40,1,M05.79,57894-0030-01\n96413,1,1,K50.90,\n";
  const auto found = fields(text);
  EXPECT_EQ(found.at("What"), "line.code");
  EXPECT_EQ(found.at("Why"), "claim.diagnoses");
  EXPECT_EQ(found.at("Pack"), "line.ndc.code");
  EXPECT_EQ(read_text(text).line().code, "J1745");
  EXPECT_EQ(fields("Zip,Units,Charge\n90210,1,1\n").at("Zip"), "");
  EXPECT_EQ(fields("CPT,Units,Provider\nJ1745,1,Dr. Canary\n").at("Provider"), "");
}

TEST(Columns, AMapHoldsBeforeAnyGuess) {
  const std::string text = "Thing,How many,Units\nJ1745,40,box\n";
  EXPECT_TRUE(read_text(text).error);
  ColumnMap map;
  map.fields = {{"thing", "line.code"}, {"How many", "line.units"}, {"Units", ""}};
  const auto table = read_text(text, &map);
  ASSERT_FALSE(table.error) << table.error->text();
  EXPECT_EQ(table.line().code, "J1745");
  EXPECT_EQ(table.line().units.text, "40");
  map.fields.emplace_back("Thing", "line.colour");
  EXPECT_NE(read_text(text, &map).error->what.find("line.colour"), std::string::npos);
  ColumnMap dates;
  dates.dates = DateOrder::day_first;
  EXPECT_EQ(read_text("CPT,DOS\nJ1745,3/4/2026\n", &dates).line().service_date.text, "2026-04-03");
}

TEST(Columns, AMapIsWrittenAndReadAgain) {
  const std::string text = "CPT,\"Odd \"\"name\"\"\",DOS\nJ1745,x,13/4/2026\n";
  const auto columns = columns_of(text, {});
  ASSERT_TRUE(columns);
  const std::string json = column_map_json(map_of(*columns));
  const auto map = column_map_from_json(json);
  ASSERT_TRUE(map) << json;
  EXPECT_EQ(column_map_json(*map), json);
  EXPECT_EQ(map->dates, DateOrder::day_first);
  EXPECT_EQ(read_text(text, &*map).json(), read_text(text).json());
  for (const char* wrong : {"", "[]", "{}", "{\"columns\":[]}", "{\"columns\":{\"a\":1}}",
                            "{\"columns\":{\"a\":\"line.nothing\"}}", "{\"columns\":{},\"x\":1}",
                            "{\"columns\":{},\"dates\":\"never\"}"}) {
    EXPECT_FALSE(column_map_from_json(wrong)) << wrong;
  }
}

TEST(Columns, ShapesShowNoValues) {
  const auto columns = columns_of("Claim ID,CPT,Note\nCanary-77,J1745,Zo\xC3\xAB is 5\n", {});
  ASSERT_TRUE(columns);
  const std::string json = columns_json(*columns);
  for (const char* value : {"Canary", "77", "J1745", "Zo"})
    EXPECT_EQ(json.find(value), std::string::npos) << value;
  EXPECT_NE(json.find("Aaaaaa-99"), std::string::npos) << json;
}

}  // namespace
}  // namespace infusecheck
