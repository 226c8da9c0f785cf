// The pages that administration rules rest on.
#pragma once

#include "checks/sources.h"

namespace infusecheck::checks {

inline constexpr Citation ncci{"CMS NCCI edits, July 2024", "Add-on, unit and pair edits",
                               "https://www.cms.gov/ncci-medicare/medicare-ncci-add-code-edits",
                               Grade::A};
inline constexpr Citation rac_initial{
    "CMS Recovery Audit topic 0071", "Initial hydration, infusion and chemotherapy administration",
    "https://www.cms.gov/Research-Statistics-Data-and-Systems/Monitoring-Programs/"
    "Medicare-FFS-Compliance-Programs/Recovery-Audit-Program/Approved-RAC-Topics-Items/"
    "0071-Initial-Hydration-Infusion-and-Chemotherapy-Administration.html",
    Grade::A};
inline constexpr Citation rac_hydration{
    "CMS Recovery Audit topic 0137", "Hydration, 31 minutes; what does not count",
    "https://www.cms.gov/Research-Statistics-Data-and-Systems/Monitoring-Programs/"
    "Medicare-FFS-Compliance-Programs/Recovery-Audit-Program/Approved-RAC-Topics-Items/"
    "0137-IV-Hydration-Administration.html",
    Grade::A};
inline constexpr Citation a53778{
    "Palmetto GBA A53778, infusion, injection and hydration services", "Start and stop times",
    "https://cms.gov/medicare-coverage-database/view/article.aspx?articleId=53778", Grade::A};
inline constexpr Citation noridian_hierarchy{
    "Noridian, chemotherapy administration billing", "Initial code, hierarchy, included services",
    "https://med.noridianmedicare.com/web/jea/topics/drugs-biologicals-injections/"
    "chemotherapy-administration-billing",
    Grade::A};
inline constexpr Citation noridian_complexity{
    "Noridian, chemotherapy and nonchemotherapy administration", "Complexity by several factors",
    "https://med.noridianmedicare.com/es/web/jfb/topics/drugs-biologicals-injections/"
    "chemotherapy-and-nonchemotherapy-bundling-and-unbundling-of-services-and-supplies",
    Grade::A};
inline constexpr Citation g0498_page{"CMS, prolonged infusion started in the office (G0498)", "",
                                     "https://docslib.org:443/doc/5796246/", Grade::A};
inline constexpr Citation ahima{"AHIMA, injections and infusions", "Hierarchy and counting",
                                "https://bok.ahima.org/doc?oid=107707", Grade::B};
inline constexpr Citation independence{
    "Independence / AmeriHealth, drugs not billed as complex", "",
    "https://provcomm.amerihealth.com/archive-ibc/news/Pages/21-3144.aspx", Grade::B};
inline constexpr Citation hydration_policy{
    "SelectHealth, coding and reimbursement policy", "Hydration, office based",
    "https://www.thinkbymore.com/doc/codingreimbursement-policy-hydration-(office-based)",
    Grade::B};
inline constexpr Citation rheumatologist{
    "The Rheumatologist, coding corner", "Minutes of an infusion",
    "https://the-rheumatologist.org/article/coding-corner-answer-september", Grade::B};
inline constexpr Citation haugen{"The Haugen Group, injections and infusions beyond the basics", "",
                                 "https://www.thehaugengroup.com/tips-expertise-injections-"
                                 "infusions-beyond-the-basics-webinar-qa/",
                                 Grade::C};
inline constexpr Citation haugen_midnight{
    "The Haugen Group, hydration and infusion across midnight", "",
    "https://www.thehaugengroup.com/hydration-infusion-coding-at-midnight-the-orphaned-service-"
    "interval/",
    Grade::C};
inline constexpr Citation minute_guidelines{
    "Medical Coding 123, injection and infusion guidelines", "Minutes",
    "http://www.medicalcoding123.com/2012/08/injectioninfusion-guidelines.html", Grade::C};
inline constexpr Citation stop_times{
    "We Are Medical Coders, the 16-minute rule", "Missing stop times",
    "https://www.wearemedicalcoders.com/post/the-16-minute-rule-cpt-96365-vs-96374", Grade::C};
inline constexpr Citation push_again{"We Are Medical Coders, injection coding", "96376",
                                     "https://www.wearemedicalcoders.com/injection-coding-96374",
                                     Grade::C};
inline constexpr Citation push_thread{
    "AAPC forum, IV push of the same substance", "",
    "https://www.aapc.com/discuss/threads/"
    "coding-for-iv-push-of-same-substance-for-physician-office.108863/post-313223",
    Grade::C};
inline constexpr Citation repeats{"Revenue Cycle Advisor, repeated infusion of one drug", "",
                                  "https://revenuecycleadvisor.com/node/4136", Grade::C};
inline constexpr Citation find_a_code{
    "Find-A-Code, injections and infusions", "",
    "https://www.findacode.com/articles/injections-and-infusions-31746.html", Grade::C};
inline constexpr Citation medlearn{
    "MedLearn, pharmacy question of 31 January 2022", "Overlapping infusions",
    "https://medlearn.com/pharmacy-question-for-the-week-of-january-31-2022/", Grade::C};
inline constexpr Citation hydration_minutes{
    "AAPC, watch your infusion and hydration claims", "",
    "https://aapc.com/codes/coding-newsletters/my-part-b-coding-alert/"
    "reader-question-watch-your-infusion-hydration-claims-150243-article",
    Grade::C};
inline constexpr Citation mixed_bags{
    "AAPC forum quoting ASCO, infusion or hydration", "Drugs mixed in one bag",
    "https://www.aapc.com:443/discuss/threads/infusion-or-hydration.14684/post-192125", Grade::C};
inline constexpr Citation coding_thread{
    "CCO community, infusions, injections, hydrotherapy", "",
    "https://cco.community/threads/coding-infusions-injections-hydrotherapy.8680/post-23062",
    Grade::C};

}  // namespace infusecheck::checks
