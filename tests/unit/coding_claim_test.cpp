// A claim against its record: billed as the record supports it, it is clean; changed in one place,
// it never goes without a finding.
#include <gtest/gtest.h>

#include <algorithm>

#include "coding_logs.h"
#include "infusecheck/engine.h"
#include "line_of.h"

namespace infusecheck {
namespace {

/// What the record supports, as a claim for the hospital or the office.
Case billed(Case record, Setting setting) {
  record.claim.form = give<Form>(setting == Setting::outpatient ? "institutional" : "professional");
  record.claim.payer.type = give<PayerType>("medicare");
  if (setting == Setting::practitioner) record.claim.place_of_service = "11";
  record.claim.diagnoses = {"E86.0"};
  const Coding coding = code_administrations(record, embedded_reference(), Profile(),
                                             {.setting = setting, .conflicts = false});
  for (const CodedLine& coded : coding.lines) {
    Line line = line_of(coded.code, std::to_string(coded.units));
    line.modifiers = coded.modifiers;
    line.service_date = give<Date>(coded.service_date ? coded.service_date->text() : "");
    line.diagnosis_pointers = {give<Count>("1")};
    record.claim.lines.push_back(std::move(line));
  }
  return record;
}

/// Left out: what the claim lacks besides its administration, and limits a record may well exceed.
Report checked(const Case& c) {
  CheckOptions options;
  options.as_of = day(2026, 3, 20);
  options.rules["admin-no-drug"].on = options.rules["admin-mue"].on = false;
  return check(c, embedded_reference(), Profile(), options);
}

/// Findings about the lines; those of the record alone (a missing stop time) stand whatever is
/// billed.
std::string findings(const Report& report, const Case& c) {
  std::string text;
  for (const Finding& finding : report.findings) {
    if (!finding.rule.starts_with("admin-") || finding.lines.empty()) continue;
    text += std::string(finding.rule) + ": " + finding.message + '\n';
  }
  return text.empty() ? text : text + printed(c);
}

bool held_against_record(const Report& report) {
  return std::none_of(report.not_checked.begin(), report.not_checked.end(),
                      [](const NotChecked& n) { return n.rule == "admin-log-mismatch"; });
}

TEST(CodingClaim, AsTheRecordSupportsItItIsClean) {
  for (std::uint32_t seed = 1; seed <= random_logs(500) && !HasFailure(); ++seed) {
    for (const Setting setting : {Setting::practitioner, Setting::outpatient}) {
      const Case claim = billed(random_log(seed).record, setting);
      const Report report = checked(claim);
      if (!held_against_record(report)) continue;
      EXPECT_EQ(findings(report, claim), "")
          << "seed " << seed << (setting == Setting::outpatient ? " facility" : " office");
    }
  }
}

/// The claim with one thing changed: a line gone, a unit more, or another code.
void change(Case& claim, std::uint32_t seed) {
  constexpr const char* codes[] = {"96360", "96361", "96365", "96366", "96367", "96368", "96372",
                                   "96374", "96375", "96376", "96409", "96411", "96413", "96415"};
  auto& lines = claim.claim.lines;
  const auto at = static_cast<long>(seed % lines.size());
  Line& line = lines[static_cast<std::size_t>(at)];
  // A day without any line is another claim's.
  const auto of_the_day = std::count_if(lines.begin(), lines.end(), [&](const Line& other) {
    return other.service_date.text == line.service_date.text;
  });
  if (seed % 3 == 0 && of_the_day > 1) {
    lines.erase(lines.begin() + at);
  } else if (seed % 3 < 2) {
    line.units = give<Quantity>(std::to_string(line.units.value->floor() + 1));
  } else {
    line.code =
        codes[seed % std::size(codes)] == line.code ? "96416" : codes[seed % std::size(codes)];
  }
}

std::string lines_of(const Case& claim) {
  std::string text;
  for (const Line& line : claim.claim.lines) {
    text += line.service_date.text + ' ' + line.code + " x " + line.units.text;
    for (const std::string& modifier : line.modifiers) text += ' ' + modifier;
    text += '\n';
  }
  return text;
}

TEST(CodingClaim, ChangedInOnePlaceItHasAFinding) {
  for (std::uint32_t seed = 1; seed <= random_logs(500) && !HasFailure(); ++seed) {
    for (const Setting setting : {Setting::practitioner, Setting::outpatient}) {
      Case claim = billed(random_log(seed).record, setting);
      if (claim.claim.lines.size() < 2) continue;
      change(claim, seed);
      const Report report = checked(claim);
      if (!held_against_record(report)) continue;
      const bool found =
          std::any_of(report.findings.begin(), report.findings.end(),
                      [](const Finding& finding) { return finding.rule.starts_with("admin-"); });
      EXPECT_TRUE(found) << printed(claim) << lines_of(claim) << "seed " << seed
                         << (setting == Setting::outpatient ? " facility" : " office");
    }
  }
}

}  // namespace
}  // namespace infusecheck
