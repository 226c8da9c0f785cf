// Infusion logs as tables.
#include <gtest/gtest.h>

#include "table/tables.h"

namespace infusecheck {
namespace {

TEST(LogTable, RowsBecomeAdministrations) {
  const auto table = read_text(
      "Date\tDrug\tRoute\tStart\tStop\tDose\tUnit\tAccess\n"
      "3/13/2026\tRemicade\tIV infusion\t09:15\t11:28\t400\tmg\tR arm\n"
      "3/13/2026\tmethylpred\tIVP\t9:00 AM\t\t40 mg\t\t\n"
      "3/13/2026\tNS\tIVPB\t2330\t0015\t1 L\t\t\n");
  ASSERT_EQ(table.cases.size(), 1U) << table.error->text();
  ASSERT_EQ(table.cases[0].content.encounter->administrations.size(), 3U);
  EXPECT_TRUE(table.claim().lines.empty());
  EXPECT_EQ(table.given(0).drug, "Remicade");
  EXPECT_EQ(table.given(0).route.text, "iv-infusion");
  EXPECT_EQ(table.given(0).start.text, "2026-03-13T09:15");
  EXPECT_EQ(table.given(0).stop.text, "2026-03-13T11:28");
  EXPECT_EQ(table.given(0).dose.amount.text, "400");
  EXPECT_EQ(table.given(0).dose.unit, "mg");
  EXPECT_EQ(table.given(0).access, "R arm");
  EXPECT_EQ(table.given(1).drug, "methylprednisolone sodium succinate");
  EXPECT_EQ(table.given(1).route.text, "iv-push");
  EXPECT_EQ(table.given(1).start.text, "2026-03-13T09:00");
  EXPECT_EQ(table.given(2).dose.amount.text, "1000");
  EXPECT_EQ(table.given(2).dose.unit, "mL");
  EXPECT_EQ(table.given(2).stop.text, "2026-03-14T00:15") << "the next day";
  EXPECT_NE(table.told().find("Row 4, column Stop: this is before the start"), std::string::npos);
}

TEST(LogTable, TimesAsTheyAreCharted) {
  for (const char* time :
       {"9:05", "09:05", "09:05 AM", "0905", "905", "9:05 a.m.", "2026-03-02 09:05",
        "2026-03-02T09:05:30", "3/2/2026 9:05 AM", "3/2/2026 0905"}) {
    const auto table =
        read_text(std::string("Date,Drug,Start\n2026-03-02,Remicade,") + time + "\n");
    ASSERT_EQ(table.cases.size(), 1U) << time;
    EXPECT_EQ(table.given().start.text, "2026-03-02T09:05") << time;
  }
  const auto pair = read_text("Date,Drug,Start,Stop\n2026-03-02,Remicade,11:15,1:28 pm\n");
  EXPECT_EQ(pair.given().start.text, "2026-03-02T11:15");
  EXPECT_EQ(pair.given().stop.text, "2026-03-02T13:28");
}

TEST(LogTable, WhatIsNotUnderstoodKeepsItsText) {
  const auto table = read_text(
      "Drug,Route,Start,Stop,Dose\n"
      "canarymab,by owl,9:00,25:00,much\n"
      ",IV,,,5 mg\n");
  EXPECT_EQ(table.given(0).drug, "canarymab");
  EXPECT_EQ(table.given(0).route.text, "by owl");
  EXPECT_FALSE(table.given(0).route);
  EXPECT_EQ(table.given(0).start.text, "9:00");
  EXPECT_EQ(table.given(0).dose.amount.text, "much");
  const std::string told = table.told();
  for (const char* part : {"read-value: Row 2, column Route must be iv-infusion",
                           "column Start: nothing gives the date",
                           "column Stop is not a time of day", "column Dose is not an amount",
                           "Row 3, column Route: IV alone does not say", "names no drug"}) {
    EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
  }
  EXPECT_EQ(told.find("owl"), std::string::npos);
}

TEST(LogTable, ClaimLinesMayCarryWhatWasGiven) {
  const auto table = read_text(
      "Claim,CPT,Units,Charge,DOS,Drug,Start,Stop,Dose,Weight\n"
      "A,J1745,40,1,3/13/2026,infliximab,9:00,11:00,400 mg,176 lb\n"
      "A,96413,1,1,3/13/2026,,9:00,11:00,,176 lb\n");
  ASSERT_EQ(table.cases.size(), 1U);
  EXPECT_EQ(table.claim().lines.size(), 2U);
  EXPECT_EQ(table.cases[0].content.encounter->administrations.size(), 1U);
  EXPECT_EQ(table.given().start.text, "2026-03-13T09:00");
  EXPECT_EQ(table.cases[0].content.encounter->weight_kg.text, "79.832257");
  EXPECT_NE(table.told().find("Row 3, column Start: the row names no drug"), std::string::npos)
      << table.told();
  const auto unsaid = read_text("CPT,Units,Weight\nJ1745,40,80\n");
  EXPECT_FALSE(unsaid.cases[0].content.encounter->weight_kg);
  EXPECT_NE(unsaid.told().find("kilograms or pounds"), std::string::npos);
  const auto plain = read_text("CPT,Units,Drug\nJ1745,40,Remicade\n");
  EXPECT_EQ(plain.line().description, "Remicade") << "a name alone is no record";
  EXPECT_FALSE(plain.cases[0].content.encounter);
}

}  // namespace
}  // namespace infusecheck
