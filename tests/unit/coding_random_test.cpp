// Random records, the same on every machine: against the oracle, and against what must hold of any
// answer. INFUSECHECK_RANDOM_LOGS looks at more of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "coding_logs.h"
#include "coding_oracle.h"

namespace infusecheck {
namespace {

/// Known to disagree, and reported: a repeat nearly all beside another infusion.
const std::set<std::uint32_t> open_seeds{1211};

constexpr Setting settings[] = {Setting::practitioner, Setting::outpatient};

TEST(CodingRandom, AgreesWithTheOracle) {
  const std::uint32_t logs = random_logs(2000);
  for (std::uint32_t seed = 1; seed <= logs && !HasFailure(); ++seed) {
    if (open_seeds.contains(seed)) continue;
    const RandomLog log = random_log(seed);
    for (const Setting setting : settings) {
      const Coding coding =
          code_administrations(log.record, embedded_reference(), profile_of(log.policy),
                               {.setting = setting, .conflicts = false});
      EXPECT_EQ(listed(engine_lines(coding)), listed(oracle_lines(log.record, setting, log.policy)))
          << "seed " << seed << (setting == Setting::outpatient ? " facility" : " office") << '\n'
          << printed(log.record);
    }
  }
}

/// Parts in order, apart, and adding up to the minutes the service ran.
void expect_accounted(const CodedService& service, const std::string& log) {
  std::int64_t minutes = 0;
  std::optional<LocalTime> last;
  for (const CodedPart& part : service.parts) {
    EXPECT_EQ(part.code.empty(), !part.reason.empty()) << log;
    if (!part.from || !part.to) continue;
    EXPECT_LE(*part.from, *part.to) << log;
    EXPECT_LE(last.value_or(*part.from), *part.from) << log;
    last = part.to;
    minutes += *part.to - *part.from;
  }
  EXPECT_EQ(minutes, service.minutes.value_or(minutes)) << log;
}

TEST(CodingRandom, EveryMinuteAndEveryAdministrationIsAccountedFor) {
  for (std::uint32_t seed = 1; seed <= random_logs(1000) && !HasFailure(); ++seed) {
    for (const Case& record : {random_log(seed).record, wild_log(seed)}) {
      const std::string log = "seed " + std::to_string(seed) + '\n' + printed(record);
      for (const Setting setting : settings) {
        const Coding coding = code_administrations(record, embedded_reference(), Profile(),
                                                   {.setting = setting, .conflicts = false});
        std::multiset<int> seen;
        for (const CodedService& service : coding.timeline) {
          expect_accounted(service, log);
          seen.insert(service.administrations.begin(), service.administrations.end());
        }
        EXPECT_EQ(seen.size(), record.encounter->administrations.size()) << log;
        EXPECT_EQ(std::set<int>(seen.begin(), seen.end()).size(), seen.size()) << log;
      }
    }
  }
}

TEST(CodingRandom, TheOrderOfTheRowsDoesNotMatter) {
  for (std::uint32_t seed = 1; seed <= random_logs(1000) && !HasFailure(); ++seed) {
    Case record = random_log(seed).record;
    for (const Setting setting : settings) {
      const CodingQuestion question{.setting = setting, .conflicts = false};
      const auto coded = [&] {
        return listed(
            engine_lines(code_administrations(record, embedded_reference(), Profile(), question)));
      };
      const std::string before = coded();
      auto& rows = record.encounter->administrations;
      std::rotate(rows.begin(), rows.begin() + seed % static_cast<std::uint32_t>(rows.size()),
                  rows.end());
      std::reverse(rows.begin(), rows.end());
      EXPECT_EQ(coded(), before) << "seed " << seed << '\n' << printed(record);
    }
  }
}

TEST(CodingRandom, EveryAddOnHasAPrimaryOnItsList) {
  for (std::uint32_t seed = 1; seed <= random_logs(1000) && !HasFailure(); ++seed) {
    const Case record = random_log(seed).record;
    for (const Setting setting : settings) {
      const Coding coding = code_administrations(record, embedded_reference(), Profile(),
                                                 {.setting = setting, .conflicts = false});
      std::set<std::string_view> codes;
      for (const CodedLine& line : coding.lines) codes.insert(line.code);
      for (const CodedLine& line : coding.lines) {
        const auto primaries = embedded_reference().primaries(line.code, day(2026, 3, 2));
        if (primaries.empty()) continue;
        EXPECT_TRUE(std::any_of(primaries.begin(), primaries.end(),
                                [&](std::string_view code) { return codes.contains(code); }))
            << "seed " << seed << ' ' << line.code << '\n'
            << printed(record);
      }
    }
  }
}

}  // namespace
}  // namespace infusecheck
