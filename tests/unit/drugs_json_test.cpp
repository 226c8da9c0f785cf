// What is said of drugs: a row for each code, a card for one, and what CMS confirms.
#include "report/drugs_json.h"

#include <gtest/gtest.h>

#include <set>

#include "formats/json/read_case.h"
#include "report/drug_evidence.h"

namespace infusecheck {
namespace {

Json drugs(std::string_view query) {
  const auto parsed = parse_json(drugs_json(embedded_reference(), query));
  EXPECT_TRUE(parsed);
  return parsed ? *parsed : Json();
}

/// The first of a list whose member has a value; null when none has.
Json with(const Json& list, const char* member, const std::string& value) {
  for (const Json& one : list) {
    if (one.contains(member) && one[member] == value) return one;
  }
  return {};
}

TEST(DrugsJson, ListsEachCodeOnce) {
  std::set<std::string> codes;
  for (const Json& drug : drugs("")) {
    EXPECT_TRUE(codes.insert(drug["code"]).second) << drug["code"].dump();
    EXPECT_FALSE(drug["sources"].empty()) << drug["code"].dump();
    EXPECT_FALSE(drug.contains("history")) << drug["code"].dump();
  }
  for (const Drug& drug : embedded_reference().drugs.rows())
    EXPECT_TRUE(codes.contains(drug.code)) << drug.code;
}

TEST(DrugsJson, FindsByCodeNameAndBrandInAnyCase) {
  EXPECT_EQ(with(drugs("REMICADE"), "code", "J1745")["name"], "infliximab");
  EXPECT_FALSE(with(drugs("infliximab"), "code", "Q5103").is_null());
  EXPECT_GT(drugs("q51").size(), 3U);
  EXPECT_TRUE(drugs("no such drug").empty());
}

TEST(DrugsJson, AWholeCodeGivesItsCard) {
  const Json found = drugs("j1745");
  ASSERT_EQ(found.size(), 1U);
  const Json& card = found[0];
  EXPECT_EQ(with(card["containers"], "size", "100")["form"], "powder");
  EXPECT_EQ(with(card["packages"], "ndc", "57894003001")["confidence"], "high");
  EXPECT_EQ(card["unit_limits"]["practitioner"].back()["units"], 150);
  EXPECT_EQ(with(card["regimens"], "indication", "Plaque psoriasis")["amount"], "5");
  EXPECT_EQ(card["uses"][0]["first_minutes"], 120);
  EXPECT_EQ(card["uses"][0]["screening"].dump(), R"(["TB","HBV"])");
  EXPECT_TRUE(with(card["regimens"], "route", "sc").is_null());  // Zymfentra has a code of its own
  EXPECT_EQ(with(card["biosimilars"], "code", "J1745")["reference"], true);
  EXPECT_EQ(with(card["biosimilars"], "code", "Q5103")["reference"], false);
  EXPECT_FALSE(with(card["references"], "id", "asp-ndc-2025q4").is_null());
  EXPECT_TRUE(with(card["references"], "id", "eh-340b").is_null());
}

TEST(DrugsJson, APayerThatDecidesTheClassIsNamed) {
  const Json card = drugs("J0897")[0];
  const Json payer = with(card["classes"], "profile", "independence-commercial");
  EXPECT_EQ(payer["class"], "therapeutic");
  EXPECT_EQ(payer["from"], "2022-04-26");
}

TEST(DrugsJson, AnEndedCodeNamesItsSuccessor) {
  const Json card = drugs("J0135")[0];
  EXPECT_EQ(card["through"], "2024-12-31");
  EXPECT_EQ(card["history"].back()["successors"][0], "J0139");
}

TEST(DrugEvidence, CountsWhatIsKnownAndWhatIsConfirmed) {
  Drug drug;
  drug.code = "J0001";
  drug.descriptor = "Injection";
  drug.unit_amount = Quantity::whole(1);
  drug.routes = {Route::sc};
  drug.source = "hcpcs-2026q3|own-knowledge";
  Drug ended = drug;
  ended.code = "J0002";
  ended.span.through = day(2025, 12, 31);
  Reference reference;
  reference.drugs = Table<Drug>::build({drug, ended}, Span{day(2020, 1, 1), day(2026, 12, 31)});
  const DrugEvidence evidence = drug_evidence(reference, day(2026, 11, 28));
  EXPECT_EQ(evidence.codes, 1);
  const auto count = [&](std::string_view what) {
    for (const EvidenceCount& one : evidence.fields) {
      if (one.what == what) return std::pair(one.known, one.confirmed);
    }
    return std::pair(-1, -1);
  };
  EXPECT_EQ(count("short descriptor"), std::pair(1, 1));
  EXPECT_EQ(count("billing unit"), std::pair(1, 0));  // the ASP files do not name it
  EXPECT_EQ(count("routes"), std::pair(1, 0));
  EXPECT_EQ(count("hospital status"), std::pair(0, 0));
  EXPECT_EQ(drug_evidence(reference, day(2030, 1, 1)).codes, 0);
}

}  // namespace
}  // namespace infusecheck
