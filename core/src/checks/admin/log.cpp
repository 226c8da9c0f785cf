// What differs from the record and has no rule of its own.
#include "checks/admin/record.h"
#include "checks/admin/sources.h"

namespace infusecheck::checks {
namespace {

constexpr Citation log_sources[] = {noridian_hierarchy, rac_initial, minute_guidelines};
constexpr std::string_view log_needs[] = {"encounter.administrations"};
constexpr std::string_view log_keys[] = {"same_drug_repeat",       "hydration",  "partial_overlap",
                                         "concurrent_min_overlap", "gap_merge",  "pump_code",
                                         "class_overrides",        "sc_biologic"};

constexpr std::string_view log_silences[] = {"admin-addon-orphan", "admin-59-on-96372"};

}  // namespace

extern constinit const Rule log_mismatch = define(
    {.id = "admin-log-mismatch",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "The administration codes differ from what the record supports.",
     .why = "A reviewer codes from the record; what it does not support is taken back, and what it "
            "supports and the claim leaves out is not paid.",
     .resolve = "Compare the claim with the record and bill what it supports.",
     .citations = log_sources,
     .profile_keys = log_keys,
     .needs = log_needs,
     .silences = log_silences,
     .fix = FixKind::sometimes},
    check_against_record);

}  // namespace infusecheck::checks
