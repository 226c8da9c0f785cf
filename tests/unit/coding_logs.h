// Records to code, made up: by hand, or at random from a seed.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "infusecheck/coding.h"

namespace infusecheck {

/// A minute of the log, counted from the midnight before 2026-03-02.
LocalTime log_time(long minute);
Given<LocalTime> given_time(std::optional<long> minute);

Administration administration(std::string drug, Route route, AdministrationClass drug_class,
                              std::optional<long> start, std::optional<long> stop = {});
Case log_of(std::vector<Administration> administrations);

/// A profile that holds nothing but this policy.
Profile profile_of(const CodingPolicy& policy);

/// A record as a careful nurse keeps it: its bags hang at one access, its pumps run one drug, and
/// what is missing is missing for good. Its policy is drawn with it.
struct RandomLog {
  Case record;
  CodingPolicy policy;
};
RandomLog random_log(std::uint32_t seed);

/// A record in which anything may stand beside anything.
Case wild_log(std::uint32_t seed);

/// The record for a test that fails: one administration a line.
std::string printed(const Case& c);

/// How many random logs a test looks at: INFUSECHECK_RANDOM_LOGS, or `usual`.
std::uint32_t random_logs(std::uint32_t usual);

}  // namespace infusecheck
