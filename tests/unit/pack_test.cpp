#include <gtest/gtest.h>

#include "infusecheck/reference.h"
#include "reference/load.h"

namespace infusecheck {
namespace {

const std::string limit_header = "code,from,through,units,adjudication,source,confidence\n";

std::string manifest(const std::string& tables) {
  return R"({"format": 1, "id": "test", "version": "9", "sources": {"s": {"title": "A source"}},
             "tables": {)" +
         tables + "}}";
}

const std::string year = R"("mue_practitioner": {"from": "2026-01-01", "through": "2026-12-31"})";

PackText pack(const std::string& rows) {
  return {manifest(year), {{"mue_practitioner", limit_header + rows}}};
}

/// A pack in one piece; the texts hold no control character but the line end.
std::string in_one_file(const PackText& text) {
  std::string csv;
  for (const char c : text.tables.at("mue_practitioner")) {
    csv += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return R"({"manifest": )" + text.manifest + R"(, "tables": {"mue_practitioner": ")" + csv +
         R"("}})";
}

TEST(Pack, TheEmbeddedOneIsWhole) {
  const Reference& reference = embedded_reference();
  ASSERT_EQ(reference.packs.size(), 1u);
  EXPECT_EQ(reference.packs[0].first, "us");
  EXPECT_GE(reference.drugs.rows().size(), 20u);
  EXPECT_FALSE(reference.services.rows().empty());
  EXPECT_FALSE(reference.add_on_primaries.rows().empty());
  EXPECT_FALSE(reference.mue_practitioner.rows().empty());
  EXPECT_FALSE(reference.mue_outpatient.rows().empty());
  EXPECT_GT(reference.ptp_practitioner.size(), 0U);
  EXPECT_GT(reference.ptp_outpatient.size(), 0U);
  EXPECT_FALSE(reference.places_of_service.rows().empty());
  EXPECT_FALSE(reference.modifiers.rows().empty());
  EXPECT_FALSE(reference.packages.rows().empty());
  EXPECT_FALSE(reference.diagnosis_groups.rows().empty());
  EXPECT_EQ(&reference.mue(Setting::practitioner), &reference.mue_practitioner);
  EXPECT_EQ(&reference.mue(Setting::outpatient), &reference.mue_outpatient);
  EXPECT_EQ(&reference.ptp(Setting::practitioner), &reference.ptp_practitioner);
  EXPECT_EQ(&reference.ptp(Setting::outpatient), &reference.ptp_outpatient);
}

TEST(Pack, EverySourceOfTheEmbeddedOneHasATitle) {
  for (const SourceInfo& source : embedded_reference().sources) {
    EXPECT_FALSE(source.title.empty()) << source.id;
  }
}

TEST(Pack, AWholePackLoads) {
  const auto loaded =
      load_pack(pack("96365,2026-01-01,2026-06-30,1,3,s,high\n"
                     "96365,2026-07-01,,2,3,s,low\n"));
  ASSERT_TRUE(loaded) << loaded.error().text();
  const auto found = loaded->mue_practitioner.find("96365", day(2026, 7, 1));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->units, 2);
  EXPECT_EQ(found->adjudication, 3);
  EXPECT_EQ(found->confidence, Confidence::low);
  EXPECT_EQ(loaded->packs, (decltype(loaded->packs){{"test", "9"}}));
}

TEST(Pack, EveryWrongRowIsNamedByTableAndLine) {
  const std::string good = "96365,2026-01-01,2026-06-30,1,3,s,high\n";
  const struct {
    const char *row, *what;
  } wrong[] = {
      {",,,1,3,s,high", "Cell 1 must be filled in."},
      {"96366,2026-02-30,,1,3,s,high", "Cell 2 must be a date as YYYY-MM-DD."},
      {"96366,,2026-13-01,1,3,s,high", "Cell 3 must be a date as YYYY-MM-DD."},
      {"96366,2026-06-30,2026-01-01,1,3,s,high", "Cell 3 must be on or after the date before it."},
      {"96366,,,4O,3,s,high", "Cell 4 must be a whole number from 0 to 1000000000."},
      {"96366,,,1.5,3,s,high", "Cell 4 must be a whole number from 0 to 1000000000."},
      {"96366,,,-1,3,s,high", "Cell 4 must be a whole number from 0 to 1000000000."},
      {"96366,,,1,99999999999,s,high", "Cell 5 must be a whole number from 0 to 1000000000."},
      {"96366,,,1,3,,high", "Cell 6 must be filled in."},
      {"96366,,,1,3,s,sure", "Cell 7 must be low, medium or high."},
      {"96366,,,1,3,other,high", "The row names a source that pack.json does not list."},
      {"96366,,,1,3,s|other,high", "The row names a source that pack.json does not list."},
      {"96364,,,1,3,s,high", "The rows are not sorted by key and date."},
      {"96365,2025-01-01,2025-12-31,1,3,s,high", "The rows are not sorted by key and date."},
      {"96365,2026-06-30,,1,3,s,high", "Two rows of one key hold on the same date."},
      {"96366,,,1,3,s", "The row has 6 cells, the header 7."},
  };
  for (const auto& one : wrong) {
    const auto loaded = load_pack(pack(good + one.row + "\n"));
    ASSERT_FALSE(loaded) << one.row;
    EXPECT_EQ(loaded.error().what, one.what) << one.row;
    EXPECT_EQ(loaded.error().where, "mue_practitioner.csv:3") << one.row;
    EXPECT_FALSE(loaded.error().remedy.empty()) << one.row;
  }
}

TEST(Pack, DrugRowsRefuseUnknownWordsAndAmounts) {
  const std::string header =
      "code,from,through,descriptor,name,brands,ingredient,unit_amount,unit,routes,container,"
      "administration_class,successors,opps_status,reference_product,self_administered,"
      "route_modifiers,source,confidence\n";
  const auto load = [&](const std::string& row) {
    return load_pack({manifest(R"("drugs": {"from": "2026-01-01", "through": "2026-12-31"})"),
                      {{"drugs", header + row + "\n"}}});
  };
  const auto good =
      load("J1,,,X,x,B|C,x,0.5,mg,sc|iv-push,single-dose,complex,J2,K,J9,true,true,s,medium");
  ASSERT_TRUE(good) << good.error().text();
  const Drug& drug = good->drugs.rows()[0];
  EXPECT_EQ(drug.brands, (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(drug.routes, (std::vector<Route>{Route::sc, Route::iv_push}));
  EXPECT_EQ(drug.unit_amount->text(), "0.5");
  EXPECT_EQ(drug.container, Container::single_dose);
  EXPECT_EQ(drug.reference_product, "J9");
  EXPECT_EQ(drug.self_administered, true);
  EXPECT_TRUE(drug.route_modifiers);
  EXPECT_EQ(load("J1,,,X,x,,x,0,mg,sc,,,,,,,false,s,high").error().what,
            "Cell 8 must be a decimal number above zero.");
  EXPECT_EQ(load("J1,,,X,x,,x,1,mg,vein,,,,,,,false,s,high").error().what,
            "Cell 10 must be routes joined by |.");
  EXPECT_EQ(load("J1,,,X,x,,x,1,mg,sc,bottle,,,,,,false,s,high").error().what,
            "Cell 11 must be single-dose or multi-dose.");
}

TEST(Pack, EveryWrongManifestSaysWhatItLacks) {
  const auto error = [](std::string text) {
    const auto loaded = load_pack({std::move(text), {{"mue_practitioner", limit_header}}});
    return loaded ? "" : loaded.error().what + " (" + loaded.error().where + ")";
  };
  EXPECT_EQ(error("{"), "The manifest is not valid JSON. (pack.json)");
  EXPECT_EQ(error("[]"), "The pack's format is not 1. (pack.json)");
  EXPECT_EQ(error(R"({"format": 2})"), "The pack's format is not 1. (pack.json)");
  EXPECT_EQ(error(R"({"format": 1})"), "The pack has no id. (pack.json)");
  EXPECT_EQ(error(R"({"format": 1, "id": "x"})"),
            "The pack does not say which dates its table mue_practitioner covers. (pack.json)");
  EXPECT_EQ(error(manifest(R"("mue_practitioner": {"from": "2026-01-01"})")),
            "The table mue_practitioner needs dates from and through. (pack.json)");
  EXPECT_EQ(
      error(manifest(R"("mue_practitioner": {"from": "2026-02-01", "through": "2026-01-01"})")),
      "The table mue_practitioner covers dates that end before they begin. (pack.json)");
  EXPECT_EQ(error(manifest(year)), "");
}

TEST(Pack, ATableNobodyKnowsIsRefused) {
  const auto loaded = load_pack({manifest(year), {{"prices", "code\n"}}});
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().what, "The pack carries a table this version does not know.");
}

TEST(Pack, LaidOverTheBuiltInOneItStandsForItsDates) {
  const Reference& base = embedded_reference();
  const auto merged = with_pack(base, in_one_file(pack("96365,,,77,3,s,high\n")));
  ASSERT_TRUE(merged) << merged.error().text();
  EXPECT_EQ(merged->mue_practitioner.find("96365", day(2026, 3, 2))->units, 77);
  EXPECT_EQ(merged->mue_practitioner.find("96365", day(2025, 12, 31))->units,
            base.mue_practitioner.find("96365", day(2025, 12, 31))->units);
  EXPECT_EQ(merged->mue_outpatient.rows().size(), base.mue_outpatient.rows().size());
  EXPECT_EQ(merged->packs.size(), 2u);
  EXPECT_EQ(merged->packs[1], (std::pair<std::string, std::string>{"test", "9"}));
  EXPECT_EQ(merged->sources.size(), base.sources.size() + 1);
}

TEST(Pack, FilesThatAreNoPackAreRefused) {
  for (const char* text :
       {"", "{", "[]", "{}", R"({"manifest": {}})", R"({"manifest": {}, "tables": []})",
        R"({"manifest": {}, "tables": {"drugs": 5}})"}) {
    const auto merged = with_pack(embedded_reference(), text);
    ASSERT_FALSE(merged) << text;
    EXPECT_FALSE(merged.error().what.empty());
    EXPECT_FALSE(merged.error().remedy.empty()) << text;
  }
}

}  // namespace
}  // namespace infusecheck
