// The pages that unit, container and waste rules rest on.
#pragma once

#include "checks/sources.h"

namespace infusecheck::checks {

inline constexpr Citation amerihealth_drugs{
    "AmeriHealth, billing of drugs", "Units, rounding, smallest suitable vial",
    "https://medpolicy.amerihealth.com/ah/Commercial/Pages/Policy/"
    "06fbbf9c-a12f-425d-a98c-f254ec9b6ab3.aspx",
    Grade::B};
inline constexpr Citation first_coast_jw{
    "First Coast, JW and JZ modifiers", "Discarded drugs and biologicals",
    "https://medicare.fcso.com/Claim_submission_guidelines/0503966.asp", Grade::A};
inline constexpr Citation noridian_jz{
    "Noridian, modifier JZ", "Billing unit larger than the dose",
    "https://med.noridianmedicare.com/web/jddme/topics/modifiers/jz", Grade::A};
inline constexpr Citation a53024{"A53024, discarded drugs (summary of the contractor's article)",
                                 "", "https://verity.backworkai.com/policy/A53024", Grade::C};
inline constexpr Citation aao_jz_dates{
    "AAO EyeNet, modifier JZ", "Dates: usable 2023-01, required 2023-07, returned 2023-10",
    "http://aao.org/eyenet/article/meet-modifier-jz-a-quick-guide?september-2023", Grade::B};
inline constexpr Citation cco_units{
    "CCO community, infusions and units", "",
    "https://cco.community/threads/coding-infusions-injections-hydrotherapy.8680/post-23062",
    Grade::C};
inline constexpr Citation ngs_mue{
    "NGS Medicare, medically unlikely edits", "",
    "https://ngsmedicare.com/coding-and-edits?selectedArticleId=1943300", Grade::A};
inline constexpr Citation rheumatologist_weight{
    "The Rheumatologist, coding corner", "Weight and dose in the record",
    "https://the-rheumatologist.org/article/coding-corner-answer-september", Grade::B};
inline constexpr Citation wps_noc{"Unclassified drug codes, after WPS", "",
                                  "https://www.findacode.com/articles/"
                                  "noc-drug-and-biological-codes-31604.html",
                                  Grade::C};
inline constexpr Citation palmetto_noc{
    "Palmetto GBA, unclassified drugs", "Name, total dose, route, strength",
    "https://www.palmettogba.com/palmetto/jjb.nsf/DID/AW8MMP6652", Grade::A};
inline constexpr Citation aao_noc{"AAO, reporting not-otherwise-classified drug codes", "",
                                  "https://www.aao.org/practice-management/news-detail/"
                                  "reporting-not-otherwise-classified-drug-code",
                                  Grade::B};
inline constexpr Citation anthem_ndc{
    "Anthem, national drug codes on claims", "11 digits, qualifier, unit of measure",
    "https://providernews.anthem.com/nevada/articles/"
    "national-drug-codes-ndc-are-required-for-outpatient-claims-25560",
    Grade::B};
inline constexpr Citation op_ndc{
    "Office Practicum, NDC claims filing tips", "",
    "https://op.knowledgeowl.com/help/national-drug-code-ndc-claims-filing-tips", Grade::C};
inline constexpr Citation x12_2151{"X12, request for interpretation 2151", "Loop 2410, quantity",
                                   "http://rfi.x12.org/Request/Details/2151", Grade::A};
inline constexpr Citation sad_list{
    "Medicare self-administered drug exclusion list (A52571) and Noridian's text of JA and JB", "",
    "https://specialtyinfusion.com/exclusion-list/", Grade::B};

}  // namespace infusecheck::checks
