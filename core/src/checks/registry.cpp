// Every rule, in plain sight. A new rule is declared beside its file and listed below; the order is
// the order of reports and of `infusecheck rules`.
#include <algorithm>
#include <iterator>

#include "checks/read/reading.h"
#include "infusecheck/rule.h"
#include "model/names.h"

namespace infusecheck {
namespace checks {

extern const Rule initial_units, initial_duplicate;                // admin/initial.cpp
extern const Rule add_on_orphan;                                   // admin/add_on.cpp
extern const Rule unit_limit;                                      // admin/unit_limit.cpp
extern const Rule hcpcs_drug, hcpcs_date;                          // units/identity.cpp
extern const Rule jz_missing, jw_jz_both;                          // units/wastage.cpp
extern const Rule modifier_25_missing, nurse_visit_with_infusion;  // mod/evaluation.cpp
extern const Rule admin_in_facility;                               // pos/facility.cpp
extern const Rule pa_not_approved, pa_date;                        // pa/status.cpp
extern const Rule pointer_range, icd_format;                       // dx/diagnosis.cpp
extern const Rule npi;                                             // integrity/npi.cpp
extern const Rule duplicate_line;                                  // integrity/duplicate.cpp
extern const Rule necessity;                                       // doc/necessity.cpp

}  // namespace checks

namespace {

// One rule a line.
// clang-format off
constexpr const Rule* rules[] = {
    &formats::read_json,
    &formats::read_type,
    &formats::read_profile,
    &formats::read_number,
    &formats::read_date,
    &formats::read_time,
    &formats::read_value,
    &formats::read_unknown_key,
    &formats::read_encoding,
    &formats::read_no_lines,
    &formats::read_x12_envelope,
    &formats::read_x12_segment,
    &formats::read_x12_truncated,
    &formats::read_x12_skipped,
    &checks::initial_units,
    &checks::initial_duplicate,
    &checks::add_on_orphan,
    &checks::unit_limit,
    &checks::hcpcs_drug,
    &checks::hcpcs_date,
    &checks::jz_missing,
    &checks::jw_jz_both,
    &checks::modifier_25_missing,
    &checks::nurse_visit_with_infusion,
    &checks::admin_in_facility,
    &checks::pa_not_approved,
    &checks::pa_date,
    &checks::pointer_range,
    &checks::icd_format,
    &checks::npi,
    &checks::duplicate_line,
    &checks::necessity,
};
// clang-format on

}  // namespace

std::span<const Rule* const> all_rules() { return rules; }

const Rule* find_rule(std::string_view id) {
  const auto found = std::find_if(std::begin(rules), std::end(rules),
                                  [&](const Rule* rule) { return rule->info.id == id; });
  return found == std::end(rules) ? nullptr : *found;
}

std::string_view name(Category category) { return word(category); }
std::string_view name(Severity severity) { return word(severity); }

}  // namespace infusecheck
