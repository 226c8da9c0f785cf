// Every length from 0 to 1440 minutes, for every class, route and setting, against the oracle.
#include <gtest/gtest.h>

#include "coding_logs.h"
#include "coding_oracle.h"

namespace infusecheck {
namespace {

constexpr AdministrationClass classes[] = {
    AdministrationClass::complex, AdministrationClass::therapeutic, AdministrationClass::hydration};
constexpr long nine = 540;

class MinuteSweep : public testing::TestWithParam<std::tuple<Route, Setting>> {
 protected:
  /// Whether engine and oracle agree; says where they do not.
  void compare(const Case& record, const std::string& what) {
    const auto [route, setting] = GetParam();
    const CodingPolicy policy;
    const Coding coding = code_administrations(record, embedded_reference(), profile_of(policy),
                                               {.setting = setting, .conflicts = false});
    EXPECT_EQ(listed(engine_lines(coding)), listed(oracle_lines(record, setting, policy)))
        << what << '\n'
        << printed(record);
  }
};

TEST_P(MinuteSweep, AgreesWithTheOracleAtEveryMinute) {
  const auto [route, setting] = GetParam();
  for (const AdministrationClass drug_class : classes) {
    for (long minutes = 0; minutes <= 1440 && !HasFailure(); ++minutes) {
      compare(log_of({administration("drug A", route, drug_class, nine, nine + minutes)}),
              std::to_string(minutes) + " minutes");
    }
  }
}

TEST_P(MinuteSweep, AgreesWithTheOracleBesideAnotherDrug) {
  const auto [route, setting] = GetParam();
  for (const AdministrationClass drug_class : classes) {
    for (long minutes = 0; minutes <= 300 && !HasFailure(); ++minutes) {
      Administration first = administration("drug B", Route::iv_infusion,
                                            AdministrationClass::complex, nine, nine + 60);
      compare(log_of({first,
                      administration("drug A", route, drug_class, nine + 30, nine + 30 + minutes)}),
              std::to_string(minutes) + " minutes, the first 30 beside another");
    }
  }
}

/// Every minute around the eight hours from which a pump has a code of its own.
long by_pump_step(long minutes) { return minutes >= 470 && minutes < 490 ? 1 : 10; }

TEST_P(MinuteSweep, AgreesWithTheOracleByPump) {
  const auto [route, setting] = GetParam();
  for (const AdministrationClass drug_class : classes) {
    for (long minutes = 0; minutes <= 1440 && !HasFailure(); minutes += by_pump_step(minutes)) {
      Administration pump = administration("drug A", route, drug_class, nine, nine + minutes);
      pump.pump = true;
      compare(log_of({pump}), std::to_string(minutes) + " minutes by pump");
    }
  }
}

std::string sweep_name(const testing::TestParamInfo<std::tuple<Route, Setting>>& info) {
  const auto [route, setting] = info.param;
  return "route" + std::to_string(static_cast<int>(route)) +
         (setting == Setting::outpatient ? "facility" : "office");
}

INSTANTIATE_TEST_SUITE_P(
    Every, MinuteSweep,
    testing::Combine(testing::Values(Route::iv_infusion, Route::iv_push, Route::sc, Route::im,
                                     Route::sc_infusion, Route::ia_push, Route::on_body,
                                     Route::oral),
                     testing::Values(Setting::practitioner, Setting::outpatient)),
    sweep_name);

}  // namespace
}  // namespace infusecheck
