// Infusions where patients live: at home, and in a nursing facility during a Part A stay.
#include <algorithm>

#include "checks/pos/place.h"
#include "checks/sources.h"

namespace infusecheck::checks {
namespace {

constexpr Citation home_sources[] = {own_knowledge};
constexpr std::string_view home_denial[] = {"CO-58", "N428"};
constexpr std::string_view home_keys[] = {"facility_pos_admin"};

struct CodeRange {
  std::string_view first, last;
};
/// House calls, home nursing visits, Medicare's home infusion visits, per diem home infusion.
constexpr CodeRange home_codes[] = {{"99341", "99350"}, {"99500", "99602"}, {"G0068", "G0070"},
                                    {"G0088", "G0090"}, {"G0299", "G0300"}, {"S5497", "S5523"},
                                    {"S9061", "S9810"}};

bool home_visit(const LineFacts& line) {
  return std::any_of(std::begin(home_codes), std::end(home_codes), [&](const CodeRange& range) {
    return line.code.size() == 5 && range.first <= line.code && line.code <= range.last;
  });
}

bool visited(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
    return home_visit(other) && other.on == line.on;
  });
}

void check_home(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (line.place_of_service != "12") continue;
    const Service* row = service(line, sink);
    if (row == nullptr || !row->incident_to || visited(facts, line)) continue;
    const CodeSet* facility = facts.profile.facility_pos_admin.on(line.on);
    if (facility != nullptr && facility->contains("12")) continue;  // pos-admin-facility speaks
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.at = place_field(facts, mistake.lines[0]);
  mistake.message = codes_text(facts, mistake.lines) +
                    " at place of service 12 (home) without a home visit on the claim.";
  if (!follows_medicare_rules(facts)) mistake.severity = Severity::info;
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr Citation stay_sources[] = {
    {"The Rheumatologist, infusion for a nursing facility's patient", "Consolidated billing",
     "https://www.the-rheumatologist.org/article/"
     "rheumatology-coding-corner-answer-infusion-services-skilled-nursing-facility-patient/"
     "?singlepage=1",
     Grade::B}};
constexpr std::string_view stay_denial[] = {"CO-109", "N538"};
constexpr std::string_view stay_silences[] = {"admin-drug-no-admin"};

/// Chemotherapy drugs are largely carved out of the nursing facility's payment.
bool carved_out(const LineFacts& line) { return line.code.starts_with("J9"); }

void check_stay(const Facts& facts, Sink& sink) {
  if (facts.institutional() || facts.claim().payer.type.value != PayerType::medicare) return;
  if (administration_in_facility(facts)) return;  // that finding speaks for the drug too
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (line.place_of_service != "31" || !line.drug) continue;
    if (!carved_out(line) && !without_price(line)) mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.at = place_field(facts, mistake.lines[0]);
  mistake.message = codes_text(facts, mistake.lines) +
                    " at place of service 31: in a Part A stay Medicare pays the nursing facility "
                    "for the drug.";
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule infusion_at_home = define(
    {.id = "pos-home",
     .category = Category::pos,
     .severity = Severity::warning,
     .summary = "A professional claim bills an infusion or injection at home without a home visit.",
     .why =
         "Administration codes are incident-to services: someone of the practice must supervise. "
         "Home infusion companies bill other codes.",
     .resolve = "Check the place and the payer's home infusion codes; keep the visit's record of "
                "who gave and supervised it.",
     .denial = home_denial,
     .citations = home_sources,
     .profile_keys = home_keys},
    check_home);

extern constinit const Rule nursing_stay = define(
    {.id = "pos-snf",
     .category = Category::pos,
     .severity = Severity::warning,
     .summary = "A drug is billed to Medicare Part B for a patient in a Part A nursing stay.",
     .why = "During the stay the facility's payment includes drugs (consolidated billing); the "
            "claim is denied and the facility owes the drug.",
     .resolve = "If the patient was in a Part A stay, bill the nursing facility; if not, the place "
                "is 32.",
     .denial = stay_denial,
     .citations = stay_sources,
     .payers = PayerScope::medicare_like,
     .silences = stay_silences},
    check_stay);

}  // namespace infusecheck::checks
