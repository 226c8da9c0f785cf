// The pages that modifier rules rest on, and the pairs they speak for.
#pragma once

#include <string_view>

#include "checks/sources.h"

namespace infusecheck::checks {

inline constexpr Citation ncci_pairs{
    "CMS NCCI edits, July 2024", "Procedure-to-procedure edits",
    "https://www.cms.gov/ncci-medicare/medicare-ncci-add-code-edits", Grade::A};
inline constexpr Citation fee_schedule_sides{
    "CMS physician fee schedule, July 2024", "Bilateral indicator",
    "https://github.com/andrewallenbruce/northstar", Grade::A};
inline constexpr Citation mln_59{
    "CMS MLN1783722, modifiers 59, XE, XP, XS and XU (copy)", "Which codes may carry them",
    "https://info.5y1.org/hcpcs-codes-with-modifiers_1_3ee17a.html", Grade::A};
inline constexpr Citation noridian_pump_modifiers{
    "Noridian, modifiers for external infusion pumps", "KX, GA, GY, GZ",
    "https://med.noridianmedicare.com/web/jadme/article-detail/-/view/6547796/"
    "2023-modifier-usage-for-the-external-infusion-pumps-eip-policy",
    Grade::A};
inline constexpr Citation equipment_modifiers{"Equipment contractor modifier list (copy)",
                                              "KD, RE, EJ",
                                              "http://www.medicalbillingcptmodifiers.com/2010/05/"
                                              "kp-first-drug-of-multiple-drug-unit.html",
                                              Grade::C};

/// The general rules about pairs that a rule about joints or guidance speaks for.
inline constexpr std::string_view pair_rules[] = {"mod-ptp-0", "mod-ptp-1"};

}  // namespace infusecheck::checks
