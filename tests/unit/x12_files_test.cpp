// Whole files: our samples, and the files of other projects where they are at hand.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "formats/x12/read_837.h"
#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

Outcome sample(const std::string& name) {
  const std::string bytes = contents(std::string(INFUSECHECK_ROOT) + "/web/samples/" + name);
  EXPECT_FALSE(bytes.empty()) << name;
  return read(bytes);
}

struct Expected {
  const char* name;
  std::size_t claims, lines, findings;
};

TEST(X12Samples, ReadAsIntended) {
  const Expected samples[] = {{"office-drug.837", 1, 2, 0},
                              {"home-infusion.837", 1, 6, 0},
                              {"batch.837", 4, 15, 0},
                              {"damaged.837", 2, 6, 3}};
  for (const Expected& expected : samples) {
    const Outcome outcome = sample(expected.name);
    EXPECT_EQ(outcome.cases.size(), expected.claims) << expected.name;
    EXPECT_EQ(outcome.finding_count(), expected.findings) << expected.name;
    std::size_t lines = 0;
    for (const ReadCase& read : outcome.cases) {
      const Claim& claim = read.content.claim;
      lines += claim.lines.size();
      Money sum;
      for (const Line& line : claim.lines) sum += *line.charge;
      EXPECT_EQ(claim.total_charge.value, sum) << claim.id;
      EXPECT_EQ(claim.form.value, Form::professional);
    }
    EXPECT_EQ(lines, expected.lines) << expected.name;
  }
}

TEST(X12Samples, DrugLinesKeepTheirNdcs) {
  const Outcome home = sample("home-infusion.837");
  EXPECT_EQ(home.line(1).code, "J1561");
  EXPECT_EQ(home.line(1).ndc.code, "13533080024");
  EXPECT_EQ(home.line(1).ndc.quantity.text, "400");
  EXPECT_EQ(home.line(1).ndc.unit, "ML");
  EXPECT_EQ(home.line(2).ndc.code, "00009003928");
  EXPECT_EQ(home.claim().prior_authorizations, std::vector<std::string>{"EXPA7719"});
  EXPECT_EQ(sample("batch.837").claim(2).patient.birth_date.text, "2004-09-17");
}

TEST(X12Samples, TheDamagedOneNamesItsThreeFaults) {
  const Outcome damaged = sample("damaged.837");
  EXPECT_EQ(damaged.messages("read-number").at(0),
            "Segment 26, SV104: the unit count is \"4O\", which is not a decimal number.");
  EXPECT_EQ(damaged.messages("read-date").at(0),
            "Segment 42, DTP03: the date of service is \"20260230\", which is not a date of the "
            "calendar.");
  EXPECT_EQ(damaged.messages("read-x12-envelope").at(0),
            "Segment 51, SE01: the number of segments is given as 40, but there are 49.");
}

/// What the manifest of the corpora says of a file, in its fourth column.
bool should_be_refused(const std::string& what) {
  for (const char* reason :
       {"4010", "dental", "predetermination", "PACDR", "not recognised", "claims=0"}) {
    if (what.find(reason) != std::string::npos) return true;
  }
  return false;
}

std::size_t number_after(const std::string& text, const std::string& key) {
  const std::size_t at = text.find(key);
  return at == std::string::npos ? 1 : std::stoul(text.substr(at + key.size()));
}

/// INFUSECHECK_CORPORA names a folder of 837 files of other projects with a MANIFEST.tsv. They may
/// not be copied here, so without the folder there is nothing to compare.
TEST(X12Corpora, ClaimsAndLinesAreThoseOfTheManifest) {
  const char* folder = std::getenv("INFUSECHECK_CORPORA");
  if (folder == nullptr) return;
  std::ifstream manifest(std::string(folder) + "/MANIFEST.tsv");
  ASSERT_TRUE(manifest.is_open()) << folder;
  int files = 0;
  for (std::string row; std::getline(manifest, row);) {
    if (!row.starts_with("837")) continue;
    ++files;
    const std::string path = row.substr(0, row.find('\t'));
    const std::string what = row.substr(row.rfind('\t') + 1);
    const Outcome outcome = read(contents(std::string(folder) + '/' + path));
    EXPECT_EQ(outcome.error.has_value(), should_be_refused(what)) << path;
    if (outcome.error) continue;
    std::size_t lines = 0;
    for (const ReadCase& read : outcome.cases) lines += read.content.claim.lines.size();
    EXPECT_EQ(outcome.cases.size(), number_after(what, "claims=")) << path;
    EXPECT_EQ(lines, number_after(what, "lines=")) << path;
  }
  EXPECT_GT(files, 90);
}

}  // namespace
}  // namespace infusecheck::x12
