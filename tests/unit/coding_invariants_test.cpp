// What must hold of any answer, whatever the record: of random logs, and of every length of one
// row.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "coding_logs.h"
#include "coding_oracle.h"

namespace infusecheck {
namespace {

using Codes = std::set<std::string, std::less<>>;
const Codes initial_codes{"96360", "96365", "96374", "96409", "96413"};
const Codes hour_codes{"96360", "96361", "96365", "96366", "96367",
                       "96413", "96415", "96417", "96422", "96423"};

Coding coded(const Case& record, Setting setting) {
  return code_administrations(record, embedded_reference(), Profile(),
                              {.setting = setting, .conflicts = false});
}

template <class Test>
void for_random_logs(Test test) {
  for (std::uint32_t seed = 1; seed <= random_logs(1000) && !testing::Test::HasFailure(); ++seed) {
    for (const Setting setting : {Setting::practitioner, Setting::outpatient}) {
      const Case record = random_log(seed).record;
      SCOPED_TRACE("seed " + std::to_string(seed) + '\n' + printed(record));
      test(record, setting);
    }
  }
}

TEST(CodingInvariants, OneUnmodifiedInitialCodeADay) {
  for_random_logs([](const Case& record, Setting setting) {
    std::map<std::string, Count> plain;
    bool intravenous = false, initial = false;
    for (const CodedLine& line : coded(record, setting).lines) {
      const bool first = initial_codes.contains(line.code);
      initial |= first;
      intravenous |= first || hour_codes.contains(line.code) || line.code == "96375";
      if (first && line.modifiers.empty()) {
        plain[line.service_date ? line.service_date->text() : ""] += line.units;
      }
    }
    for (const auto& [date, units] : plain) EXPECT_LE(units, 1) << date;
    EXPECT_TRUE(initial || !intravenous);
  });
}

/// The most hours a service of so many minutes can be: one at 31, the next at 91.
Count ladder(std::int64_t minutes) {
  return std::max<Count>(minutes > 15 ? 1 : 0, 1 + (minutes - 31) / 60);
}

TEST(CodingInvariants, UnitsNeverExceedTheLadder) {
  for_random_logs([](const Case& record, Setting setting) {
    const Coding coding = coded(record, setting);
    Count most = 0, hours = 0;
    for (const CodedService& service : coding.timeline) {
      if (service.minutes) most += ladder(*service.minutes);
    }
    for (const CodedLine& line : coding.lines) {
      if (hour_codes.contains(line.code)) hours += line.units;
    }
    EXPECT_LE(hours, most);
  });
}

/// Whether the minutes of a part are what its code is counted by.
bool timed(const CodedPart& part) { return part.from && part.to && hour_codes.contains(part.code); }

TEST(CodingInvariants, NoMinuteOfAnAccessEarnsTwoTimeCodes) {
  const auto shortest = CodingPolicy().concurrent_min_overlap;
  for_random_logs([&](const Case& record, Setting setting) {
    const Coding coding = coded(record, setting);
    for (const CodedService& a : coding.timeline) {
      for (const CodedService& b : coding.timeline) {
        if (&a >= &b || a.visit != b.visit || a.access != b.access) continue;
        std::int64_t twice = 0;
        for (const CodedPart& x : a.parts) {
          for (const CodedPart& y : b.parts) {
            if (!timed(x) || !timed(y)) continue;
            twice += std::max<std::int64_t>(0, std::min(*x.to, *y.to) - std::max(*x.from, *y.from));
          }
        }
        // A shorter overlap counts in both: it is too short to be concurrent (RULEBOOK 3).
        EXPECT_LT(twice, shortest) << a.drug << " and " << b.drug;
      }
    }
  });
}

/// What one row alone has earned: an infusion is more than a push, then its units.
Count earned(const Coding& coding) {
  Count units = 0;
  for (const CodedLine& line : coding.lines) {
    units += line.units + (hour_codes.contains(line.code) ? 1000 : 0);
  }
  return units;
}

TEST(CodingInvariants, AMinuteMoreNeverEarnsLess) {
  using enum AdministrationClass;
  for (const Setting setting : {Setting::practitioner, Setting::outpatient}) {
    for (const Route route : {Route::iv_infusion, Route::sc_infusion, Route::ia_push}) {
      for (const AdministrationClass drug_class : {complex, therapeutic, hydration}) {
        Count before = 0;
        for (long minutes = 1; minutes <= 1440; ++minutes) {
          const Coding coding =
              coded(log_of({administration("drug A", route, drug_class, 0, minutes)}), setting);
          EXPECT_GE(earned(coding), before) << minutes << " minutes";
          before = earned(coding);
        }
      }
    }
  }
}

/// An office's encounter ends with its day, and its initial service is the reason of the visit:
/// rows of one day only, and no reason marked.
Case plain_day(std::uint32_t seed) {
  Case record = random_log(seed).record;
  std::erase_if(record.encounter->administrations, [](const Administration& a) {
    const Date monday = day(2026, 3, 2);
    return (a.start && a.start->date() != monday) || (a.stop && a.stop->date() != monday);
  });
  for (Administration& a : record.encounter->administrations) a.main_reason = false;
  return record;
}

/// A repeated push, and the prolonged infusion of another drug than an antineoplastic.
const Codes facility_only{"96376", "C8957"};

/// RULEBOOK 3: office and facility part over the initial service and these, no more.
TEST(CodingInvariants, OfficeAndFacilityDifferOnlyWhereTheyMay) {
  for (std::uint32_t seed = 1; seed <= random_logs(1000) && !HasFailure(); ++seed) {
    const Case record = plain_day(seed);
    const auto units = [&](Setting setting) {
      std::map<std::string, Count> result;
      for (const CodedLine& line : coded(record, setting).lines) {
        if (!facility_only.contains(line.code)) result[line.code] += line.units;
      }
      return result;
    };
    EXPECT_EQ(units(Setting::practitioner), units(Setting::outpatient)) << "seed " << seed << '\n'
                                                                        << printed(record);
  }
}

}  // namespace
}  // namespace infusecheck
