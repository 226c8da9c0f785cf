// The tables of the vocabulary. A cell lists words with blanks between, spelled as their keys:
// lower case, letters and digits only, so "ivpush" is also "IV push" and "IV-push".
#pragma once

#include "formats/log/vocabulary.h"

namespace infusecheck::log {

struct RoleWords {
  Role role;
  std::string_view words;
};
constexpr RoleWords role_words[] = {
    {Role::start,
     "start starts started starting begin begins began begun hung initiated starttime "
     "timestarted startedat from"},
    {Role::stop,
     "stop stops stopped stopping end ends ended ending complete completed completes finish "
     "finished done dc dcd discontinued stoptime endtime timestopped"},
    {Role::hold, "hold held pause paused interrupted onhold"},
    {Role::resume, "resume resumed resumes restart restarted continue continued continues cont"},
    {Role::waste, "waste wasted wastage discarded discard jw"},
    {Role::sites, "injection injections inj injs sites syringe syringes"},
    {Role::times, "x \xC3\x97 times"},
    {Role::until, "to until till thru through"},
    {Role::in, "in per within"},
    {Role::plus, "plus mixedwith"},
    {Role::then, "then and followedby with w"},
    {Role::gauge_unit, "gauge ga"},
    {Role::label, "lot exp expires ndc mrn dob acct account phone rx order id"},
    {Role::filler,
     "given give gave giving administered admin via at of over for on by as dose drug med meds "
     "medication medications time times total premed premeds premedication premedications "
     "slow route intermittent piggybackbag bag startstop startandstop startstoptimes "
     "startandstoptimes solution solutionbag today infusing running using into applied tablet "
     "tablets tab "
     "tabs capsule caps cap the a an was is infusiontime"},
    {Role::remark,
     "bp rr spo temp temperature vitals vs vss pt patient tolerated tolerating tolerates well "
     "reaction itching placed inserted removed accessed deaccessed bloodreturn blood return "
     "attempt attempts discharged discharge home ambulatory education verified consent allergies "
     "allergy arrived arrival checked labs lab draw drawn pain stable no none denies rate "
     "increased decreased titrated rn md np pa note notes signed observed "
     "observation monitor monitored rash nausea weight wt ht height dx"}};

struct WayWords {
  Base base;
  Manner manner;
  std::string_view words;
};
constexpr WayWords way_words[] = {
    {Base::iv, Manner::none, "iv intravenous intravenously"},
    {Base::iv, Manner::push,
     "ivp ivpush ivpushed intravenouspush ivslowpush slowivp slowivpush sivp ivinj "
     "ivinjection"},
    {Base::iv, Manner::bolus, "ivbolus"},
    {Base::iv, Manner::infusion,
     "ivpb ivinf ivinfusion ivdrip ivgtt ivpiggyback intravenousinfusion"},
    {Base::none, Manner::push, "push pushed slowpush"},
    {Base::none, Manner::bolus, "bolus"},
    {Base::none, Manner::infusion, "infusion infused infuse drip gtt piggyback"},
    {Base::sc, Manner::none, "sc sq subq subcut subcutaneous subcutaneously subcu"},
    {Base::sc, Manner::infusion,
     "scinfusion sqinfusion subqinfusion subcutinfusion subcutaneousinfusion"},
    {Base::im, Manner::none, "im intramuscular intramuscularly"},
    {Base::po, Manner::none, "po oral orally bymouth oralroute"},
    {Base::ia, Manner::none, "ia intraarterial intraarterially iapush"},
    {Base::on_body, Manner::none, "obi onbody onbodyinjector"}};

struct PurposeWords {
  Purpose purpose;
  std::string_view words;
};
constexpr PurposeWords purpose_words[] = {
    {Purpose::hydration, "hydration hydrate hydrated prehydration posthydration"},
    {Purpose::flush, "flush flushed flushes"},
    {Purpose::kvo, "kvo tko keepveinopen"},
    {Purpose::carrier, "carrier diluent"}};

struct UnitWords {
  Role role;
  std::string_view unit, words;
};
constexpr UnitWords unit_words[] = {
    {Role::unit, "mg", "mg mgs milligram milligrams"},
    {Role::unit, "mcg", "mcg mcgs ug \xC2\xB5g \xCE\xBCg microgram micrograms"},
    {Role::unit, "g", "g gm gms gram grams"},
    {Role::unit, "mL", "ml mls cc ccs milliliter milliliters"},
    {Role::unit, "L", "l liter liters litre litres"},
    {Role::unit, "unit", "unit units u iu ius"},
    {Role::unit, "mEq", "meq meqs"},
    {Role::unit, "mmol", "mmol"},
    {Role::time_unit, "min", "min mins minute minutes m"},
    {Role::time_unit, "h", "h hr hrs hour hours"},
    {Role::rate_unit, "",
     "mlhr mlh mlhour mlperhour mlperhr cchr ccperhr mlmin mghr mgh mcghr mcgmin mgmin unitshr "
     "gtthr gttmin"},
    {Role::ratio_unit, "", "mgkg mcgkg gkg unitskg ukg mlkg mgm2 gm2 mcgkgmin mgkghr mlkghr auc"},
    {Role::weight_unit, "", "kg kgs lb lbs"}};

struct AccessWords {
  std::string_view text, words;
};
/// Places that mean something without a side.
constexpr AccessWords places[] = {
    {"port", "port portacath mediport porta powerport chestport implantedport"},
    {"PICC", "picc piccline"},
    {"central line", "cvc centralline cvl hickman broviac"},
    {"arm", "arm"},
    {"forearm", "forearm"},
    {"hand", "hand"},
    {"wrist", "wrist"},
    {"antecubital", "antecubital"},
    {"upper arm", "upperarm"},
    {"abdomen", "abdomen abd"},
    {"thigh", "thigh"},
    {"deltoid", "deltoid"},
    {"gluteal", "gluteal glute gluteus ventrogluteal"},
    {"foot", "foot"},
    {"chest", "chest"}};
/// Short forms that only a side makes clear.
constexpr AccessWords sided_places[] = {{"forearm", "fa"}, {"antecubital", "ac acf"},
                                        {"arm", "ue"},     {"internal jugular", "ij"},
                                        {"PIV", "piv"},    {"gluteal", "glut"}};
constexpr AccessWords sides[] = {{"right", "r right rt"}, {"left", "l left lt"}};
constexpr AccessWords access_kinds[] = {{"PIV", "piv peripheraliv peripheral pivsite"},
                                        {"line", "line ivline"},
                                        {"site", "site ivsite"},
                                        {"lumen", "lumen"}};

/// Abbreviations and names that the reference tables do not hold. `by_vein` names the salt that
/// goes into a vein where another of the same name must not.
struct Alias {
  std::string_view name, by_vein, words;
};
constexpr Alias aliases[] = {
    {"methylprednisolone", "methylprednisolone sodium succinate",
     "methylpred methylprednisolone methylprednisone solumed medrol"},
    {"dexamethasone", "dexamethasone sodium phosphate", "dex dexamethasone decadron dexameth"},
    {"hydrocortisone sodium succinate", "", "hydrocortisone hydrocort solucort"},
    {"diphenhydramine", "", "dph diphenhydr"},
    {"acetaminophen", "", "apap tylenol"},
    {"famotidine", "", "pepcid"},
    {"ondansetron", "", "ondans"},
    {"ketorolac", "", "toradol"},
    {"furosemide", "", "lasix"},
    {"metoclopramide", "", "reglan"},
    {"promethazine", "", "phenergan"},
    {"cetirizine", "", "zyrtec"},
    {"loratadine", "", "claritin loratadine"},
    {"montelukast", "", "singulair montelukast"},
    {"fluorouracil", "", "5fu fluorouracil"},
    {"methotrexate", "", "mtx"},
    {"cyclophosphamide", "", "ctx cytoxan"},
    {"infliximab", "", "ifx"},
    {"rituximab", "", "ritux"},
    {"paclitaxel", "", "taxol paclitaxel"},
    {"carboplatin", "", "carbo carboplatin"},
    {"cisplatin", "", "cisplatin"},
    {"oxaliplatin", "", "oxali oxaliplatin"},
    {"leucovorin", "", "leucovorin lcv"},
    {"vincristine", "", "vincristine"},
    {"palonosetron", "", "aloxi palonosetron"},
    {"vancomycin", "", "vanc vanco vancomycin"},
    {"ceftriaxone", "", "rocephin ceftriaxone"},
    {"cefazolin", "", "ancef cefazolin"},
    {"cyanocobalamin", "", "b12 vitb12 vitaminb12 cyanocobalamin"},
    {"pegfilgrastim", "", "neulasta pegfilgrastim"},
    {"filgrastim", "", "neupogen filgrastim"},
    {"magnesium sulfate", "", "mag magsulfate magnesium mgso4 magsulf"},
    {"c1 esterase inhibitor", "", "c1inh c1esterase"},
    {"potassium chloride", "", "kcl potassium potassiumchloride"},
    {"epinephrine", "", "epi"},
    {"triamcinolone acetonide", "", "kenalog triamcinolone"},
    {"efgartigimod alfa-fcab", "", "efgartigimod"},
    {"certolizumab pegol", "", "certolizumab"},
    {"epoetin alfa", "", "epoetin epo"},
    {"darbepoetin alfa", "", "darbepoetin"},
    {"zoledronic acid", "", "zoledronate"},
    {"immune globulin", "", "scig immuneglobulin"},
    {"iron", "", "iviron iron"},
    {"sodium chloride 0.9%", "",
     "ns normalsaline saline 09nacl nacl09 09sodiumchloride ns09 09ns 09saline 09normalsaline nss "
     "sodiumchloride nacl"},
    {"sodium chloride 0.45%", "", "045nacl nacl045 045ns 045sodiumchloride halfnormalsaline"},
    {"dextrose 5% in water", "", "d5w d5 dextrose5 5dextrose"},
    {"dextrose 5% and sodium chloride", "",
     "d5ns d512ns d5045ns d5045nacl d5andns d5nss d509ns dextrose5andns"},
    {"lactated ringer's", "", "lr lactatedringers lactatedringer ringerslactate ringers"},
    {"sterile water", "", "sterilewater swfi sw"}};

constexpr std::string_view fluids[] = {
    "sodium chloride 0.9%", "sodium chloride 0.45%",           "dextrose 5% in water",
    "lactated ringer's",    "dextrose 5% and sodium chloride", "sterile water"};

}  // namespace infusecheck::log
