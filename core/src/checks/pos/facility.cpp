// Who may bill the administration where: in a facility the nurse and the drug are the facility's.
#include "checks/support.h"

namespace infusecheck::checks {
namespace {

constexpr Citation facility_sources[] = {
    {"Noridian A52953, chemotherapy administration", "Facility settings",
     "https://med.noridianmedicare.com/web/jeb/policies/coverage-articles/"
     "chemotherapy-administration",
     Grade::A},
    {"Regence, injection and infusion services", "Places of service",
     "https://ump.regence.com/provider/library/policies-guidelines/reimbursement-policy/"
     "injection-infusion-services",
     Grade::B}};
constexpr std::string_view facility_denial[] = {"CO-171", "CO-5", "M97", "N428"};
constexpr std::string_view facility_keys[] = {"facility_pos_admin"};
constexpr std::string_view facility_needs[] = {"claim.place_of_service", "claim.payer.type",
                                               "claim.lines[].service_date"};

void check_facility(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  Mistake mistake{.at = {Field::claim_place_of_service}};
  std::string place;
  for (const LineFacts& line : facts.lines) {
    const Service* row = service(line, facts, sink);
    if (row == nullptr || !row->incident_to) continue;
    const CodeSet* facility = facts.profile.facility_pos_admin.on(line.on);
    if (line.place_of_service.empty()) {
      sink.not_checked("claim.place_of_service");
    } else if (facility == nullptr) {
      sink.not_checked("claim.payer.type");
    } else if (facility->contains(line.place_of_service)) {
      mistake.lines.push_back(line.number);
      place = line.place_of_service;
    }
  }
  if (mistake.lines.empty()) return;
  if (!facts.lines[static_cast<std::size_t>(mistake.lines[0]) - 1].line->place_of_service.empty()) {
    mistake.at = {Field::line_place_of_service, mistake.lines[0]};
  }
  const auto known = facts.reference.places_of_service.find(
      place, facts.lines[static_cast<std::size_t>(mistake.lines[0]) - 1].on);
  mistake.message =
      codes_text(facts, mistake.lines) + " on a professional claim at place of service " + place +
      (known ? " (" + known->label + ")" : "") + "; there the facility bills the administration.";
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule admin_in_facility = define(
    {.id = "pos-admin-facility",
     .category = Category::pos,
     .severity = Severity::error,
     .summary = "A professional claim bills administration codes at a facility's place of service.",
     .why =
         "These codes are incident-to services (PC/TC indicator 5) without a facility fee for the "
         "physician: staff, supplies and drug are the facility's and on its claim.",
     .resolve = "If the place is right, remove the administration and drug lines and keep the "
                "visit; if the "
                "infusion was in the office, correct the place of service.",
     .denial = facility_denial,
     .citations = facility_sources,
     .profile_keys = facility_keys,
     .needs = facility_needs},
    check_facility);

}  // namespace infusecheck::checks
