// Every rule, in plain sight. A new rule is declared beside its file and listed below; the order is
// the order of reports and of `infusecheck rules`.
#include <algorithm>
#include <iterator>

#include "checks/integrity/duplicate_claim.h"
#include "checks/read/reading.h"
#include "infusecheck/rule.h"
#include "model/names.h"

namespace infusecheck {
namespace checks {

extern const Rule initial_units, initial_duplicate;  // admin/initial.cpp
extern const Rule initial_hierarchy, initial_reason, initial_infeasible, second_site_undocumented,
    second_initial_modifier, multiday_initial;   // admin/initial_choice.cpp
extern const Rule add_on_orphan, add_on_family;  // admin/add_on.cpp
extern const Rule push_not_infusion, infusion_not_push, office_96376, within_30,
    same_drug_push;                                                      // admin/push.cpp
extern const Rule hours_over, hours_under, prolonged_pump, hours_limit;  // admin/hours.cpp
extern const Rule missing_stop_time, time_invalid, time_overlap, midnight,
    uncounted_time;  // admin/times.cpp
extern const Rule hydration_31, hydration_incidental, hydration_not_initial,
    hydration_support;  // admin/hydration.cpp
extern const Rule sequential_same_drug, sequential_count, same_drug_repeat, concurrent_gt1,
    concurrent_no_overlap, concurrent_mixed_bag, concurrent_complex;     // admin/sequence.cpp
extern const Rule injection_count, distinct_injection, joint_injection;  // admin/injection.cpp
extern const Rule flush_with_other, access_bundled;                      // admin/bundled.cpp
extern const Rule class_therapeutic_only, class_complex_expected,
    class_documented;                                                // admin/drug_class.cpp
extern const Rule no_drug, drug_no_admin, route_conflict;            // admin/drug.cpp
extern const Rule log_mismatch;                                      // admin/log.cpp
extern const Rule unit_limit;                                        // admin/unit_limit.cpp
extern const Rule hcpcs_drug;                                        // units/identity.cpp
extern const Rule biosimilar;                                        // units/product.cpp
extern const Rule hcpcs_date;                                        // units/validity.cpp
extern const Rule jz_missing, jw_jz_both;                            // units/wastage.cpp
extern const Rule jw_missing, jw_units, jw_fraction, jz_with_waste;  // units/discarded.cpp
extern const Rule jw_same_line, jwjz_multidose, multidose_waste,
    jwjz_early;  // units/containers.cpp
extern const Rule units_mismatch, units_round_down, units_package, units_noninteger,
    units_total;                                          // units/amount.cpp
extern const Rule units_mue, claim_charge;                // units/limit.cpp
extern const Rule max_dose, weight_missing, weight_dose;  // units/dose.cpp
extern const Rule vial_waste;                             // units/vials.cpp
extern const Rule noc_info, noc_strength;                 // units/noc.cpp
extern const Rule noc_has_code, noc_one, c9399_use;       // units/unclassified.cpp
extern const Rule not_purchased, drug_not_given, self_administered,
    specialty_vendor;  // units/supply.cpp
extern const Rule ndc_missing, ndc_format, ndc_measure, ndc_quantity,
    ndc_two_strengths;                                              // ndc/package.cpp
extern const Rule ndc_hcpcs, ndc_obsolete;                          // ndc/crosswalk.cpp
extern const Rule route_modifier_missing, route_modifier_conflict;  // mod/route.cpp
extern const Rule acquired_340b, esa_reason;                        // mod/acquired.cpp
extern const Rule modifier_25_missing, modifier_25_unsupported,
    nurse_visit_with_infusion;                                       // mod/evaluation.cpp
extern const Rule modifier_25_wrong_line, drug_modifier_on_service;  // mod/misplaced.cpp
extern const Rule ultrasound_bundled, ultrasound_code, fluoroscopy_with_ultrasound,
    ultrasound_twin;                                                        // mod/guidance.cpp
extern const Rule joint_side, infusion_side, joint_units;                   // mod/sides.cpp
extern const Rule campus_professional, campus_missing, campus_both;         // mod/campus.cpp
extern const Rule notice_conflict, expected_denial, criteria_met;           // mod/notice.cpp
extern const Rule modifier_date, modifier_order;                            // mod/validity.cpp
extern const Rule distinct_twice, distinct_exactly, distinct_from_nothing;  // mod/distinct.cpp
extern const Rule pair_never, pair_apart;                                   // mod/pairs.cpp
extern const Rule place_missing, place_several;                             // pos/place.cpp
extern const Rule place_mismatch, office_for_hospital;                      // pos/location.cpp
extern const Rule admin_in_facility, drug_in_facility,
    infusion_in_surgical_center;                         // pos/facility.cpp
extern const Rule infusion_at_home, nursing_stay;        // pos/residence.cpp
extern const Rule claim_form;                            // pos/form.cpp
extern const Rule site_of_care, facility_name;           // pos/site.cpp
extern const Rule pa_not_approved, pa_date;              // pa/status.cpp
extern const Rule pointer_range, icd_format;             // dx/diagnosis.cpp
extern const Rule diagnosis_missing, pointer_missing;    // dx/missing.cpp
extern const Rule not_covered, unspecified;              // dx/coverage.cpp
extern const Rule treatment_encounter, exclusion_pair;   // dx/combination.cpp
extern const Rule line_link;                             // dx/link.cpp
extern const Rule diagnosis_date, diagnosis_incomplete;  // dx/validity.cpp
extern const Rule npi;                                   // integrity/npi.cpp
extern const Rule provider_role, taxonomy, member_id;    // integrity/parties.cpp
extern const Rule birth_date, service_dates;             // integrity/dates.cpp
extern const Rule duplicate_line;                        // integrity/duplicate.cpp
extern const Rule timely_filing;                         // integrity/timely.cpp
extern const Rule charge;                                // integrity/charge.cpp
extern const Rule hcpcs_syntax, required_elements;       // integrity/syntax.cpp
extern const Rule necessity;                             // doc/necessity.cpp

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
    &formats::read_fhir_claim,
    &formats::read_fhir_record,
    &formats::read_column,
    &formats::read_row,
    &formats::read_words,
    &formats::ndc_qualifier,
    &checks::initial_units,
    &checks::initial_duplicate,
    &checks::initial_hierarchy,
    &checks::initial_reason,
    &checks::initial_infeasible,
    &checks::second_site_undocumented,
    &checks::second_initial_modifier,
    &checks::multiday_initial,
    &checks::add_on_orphan,
    &checks::add_on_family,
    &checks::push_not_infusion,
    &checks::infusion_not_push,
    &checks::office_96376,
    &checks::within_30,
    &checks::same_drug_push,
    &checks::hours_over,
    &checks::hours_under,
    &checks::hours_limit,
    &checks::prolonged_pump,
    &checks::missing_stop_time,
    &checks::time_invalid,
    &checks::time_overlap,
    &checks::midnight,
    &checks::uncounted_time,
    &checks::hydration_31,
    &checks::hydration_incidental,
    &checks::hydration_not_initial,
    &checks::hydration_support,
    &checks::sequential_same_drug,
    &checks::sequential_count,
    &checks::same_drug_repeat,
    &checks::concurrent_gt1,
    &checks::concurrent_no_overlap,
    &checks::concurrent_mixed_bag,
    &checks::concurrent_complex,
    &checks::injection_count,
    &checks::distinct_injection,
    &checks::joint_injection,
    &checks::flush_with_other,
    &checks::access_bundled,
    &checks::class_therapeutic_only,
    &checks::class_complex_expected,
    &checks::class_documented,
    &checks::no_drug,
    &checks::drug_no_admin,
    &checks::route_conflict,
    &checks::unit_limit,
    &checks::log_mismatch,
    &checks::hcpcs_drug,
    &checks::hcpcs_date,
    &checks::biosimilar,
    &checks::units_mismatch,
    &checks::units_round_down,
    &checks::units_package,
    &checks::units_noninteger,
    &checks::units_total,
    &checks::units_mue,
    &checks::claim_charge,
    &checks::max_dose,
    &checks::weight_missing,
    &checks::weight_dose,
    &checks::vial_waste,
    &checks::noc_has_code,
    &checks::noc_info,
    &checks::noc_strength,
    &checks::noc_one,
    &checks::c9399_use,
    &checks::not_purchased,
    &checks::drug_not_given,
    &checks::self_administered,
    &checks::specialty_vendor,
    &checks::multidose_waste,
    &checks::ndc_missing,
    &checks::ndc_format,
    &checks::ndc_measure,
    &checks::ndc_quantity,
    &checks::ndc_two_strengths,
    &checks::ndc_hcpcs,
    &checks::ndc_obsolete,
    &checks::jz_missing,
    &checks::jw_jz_both,
    &checks::jw_missing,
    &checks::jw_units,
    &checks::jw_fraction,
    &checks::jw_same_line,
    &checks::jz_with_waste,
    &checks::jwjz_multidose,
    &checks::jwjz_early,
    &checks::route_modifier_missing,
    &checks::route_modifier_conflict,
    &checks::acquired_340b,
    &checks::esa_reason,
    &checks::modifier_25_missing,
    &checks::modifier_25_unsupported,
    &checks::modifier_25_wrong_line,
    &checks::nurse_visit_with_infusion,
    &checks::distinct_twice,
    &checks::distinct_exactly,
    &checks::distinct_from_nothing,
    &checks::pair_never,
    &checks::pair_apart,
    &checks::ultrasound_bundled,
    &checks::ultrasound_code,
    &checks::fluoroscopy_with_ultrasound,
    &checks::ultrasound_twin,
    &checks::joint_side,
    &checks::infusion_side,
    &checks::joint_units,
    &checks::campus_professional,
    &checks::campus_missing,
    &checks::campus_both,
    &checks::notice_conflict,
    &checks::expected_denial,
    &checks::criteria_met,
    &checks::drug_modifier_on_service,
    &checks::modifier_date,
    &checks::modifier_order,
    &checks::place_missing,
    &checks::place_mismatch,
    &checks::office_for_hospital,
    &checks::admin_in_facility,
    &checks::drug_in_facility,
    &checks::infusion_in_surgical_center,
    &checks::infusion_at_home,
    &checks::nursing_stay,
    &checks::claim_form,
    &checks::place_several,
    &checks::site_of_care,
    &checks::facility_name,
    &checks::pa_not_approved,
    &checks::pa_date,
    &checks::diagnosis_missing,
    &checks::pointer_missing,
    &checks::pointer_range,
    &checks::icd_format,
    &checks::diagnosis_date,
    &checks::diagnosis_incomplete,
    &checks::not_covered,
    &checks::unspecified,
    &checks::treatment_encounter,
    &checks::line_link,
    &checks::exclusion_pair,
    &checks::npi,
    &checks::provider_role,
    &checks::taxonomy,
    &checks::birth_date,
    &checks::service_dates,
    &checks::duplicate_line,
    &checks::duplicate_claim,
    &checks::timely_filing,
    &checks::charge,
    &checks::member_id,
    &checks::required_elements,
    &checks::hcpcs_syntax,
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
