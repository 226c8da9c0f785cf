// Who may bill the administration where: in a facility the nurse and the drug are the facility's.
#include <algorithm>

#include "checks/pos/place.h"
#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation facility_sources[] = {noridian_facility, regence_places};
constexpr std::string_view facility_denial[] = {"CO-171", "CO-5", "M97", "N428"};
constexpr std::string_view facility_keys[] = {"facility_pos_admin"};
constexpr std::string_view facility_needs[] = {"claim.place_of_service", "claim.payer.type",
                                               "claim.lines[].service_date"};

void check_facility(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  Mistake mistake;
  std::string place;
  for (const LineFacts& line : facts.lines) {
    const Service* row = service(line, sink);
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
  mistake.at = place_field(facts, mistake.lines[0]);
  mistake.message =
      concat({codes_text(facts, mistake.lines), " on a professional claim at place of service ",
              place_text(facts, place, line_of(facts, mistake.lines[0]).on),
              "; there the facility bills the administration."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr std::string_view drug_denial[] = {"CO-5", "M97"};
constexpr std::string_view drug_silences[] = {"admin-drug-no-admin"};
constexpr std::string_view drug_needs[] = {"claim.payer.type", "claim.lines[].service_date"};

/// Where the hospital's pharmacy supplies the drug. A surgical center bills its own drugs on a
/// professional claim, and a nursing facility's have rules of their own.
bool of_hospital(std::string_view place) {
  return place == "19" || place == "21" || place == "22" || place == "23";
}

/// Only drugs that we know: states pay physicians for implants (J7307) placed in a hospital.
void check_drug(const Facts& facts, Sink& sink) {
  if (facts.institutional() || administration_in_facility(facts)) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!line.drug || !of_hospital(line.place_of_service) || without_price(line)) continue;
    const CodeSet* facility = facts.profile.facility_pos_admin.on(line.on);
    if (facility == nullptr) {
      sink.not_checked("claim.payer.type");
    } else if (facility->contains(line.place_of_service)) {
      mistake.lines.push_back(line.number);
    }
  }
  if (mistake.lines.empty()) return;
  const LineFacts& first = line_of(facts, mistake.lines[0]);
  mistake.at = place_field(facts, first.number);
  mistake.message = concat(
      {codes_text(facts, mistake.lines), " on a professional claim at place of service ",
       place_text(facts, first.place_of_service, first.on), "; there the drug is the hospital's."});
  if (!follows_medicare_rules(facts)) mistake.severity = Severity::warning;
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix =
      Fix{.title = concat({"Remove ", lines_text(mistake.lines),
                           ", if the hospital supplied the drug; if it was given in the office, "
                           "correct the place of service instead."}),
          .applicability = Applicability::needs_confirmation,
          .edits = drop_lines(facts, mistake.lines)};
  sink.report(std::move(mistake));
}

constexpr Citation center_sources[] = {regence_places, own_knowledge};
constexpr std::string_view center_denial[] = {"CO-58"};

/// A payer that says where physicians may not bill is taken at its word, by pos-admin-facility.
void check_center(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (line.place_of_service != "24") continue;
    const Service* row = service(line, sink);
    if (row == nullptr || !row->incident_to) continue;
    if (facts.profile.facility_pos_admin.on(line.on) == nullptr)
      mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.at = place_field(facts, mistake.lines[0]);
  mistake.message = codes_text(facts, mistake.lines) +
                    " on a professional claim at place of service 24; most payers count an "
                    "infusion there as the surgical center's.";
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

extern constinit const Rule drug_in_facility = define(
    {.id = "pos-drug-facility",
     .category = Category::pos,
     .severity = Severity::error,
     .summary = "A professional claim bills a drug given in a hospital.",
     .why = "A hospital's drugs are on the hospital's claim; incident-to billing ends at its door.",
     .resolve = "If the place is right, remove the drug; if it was given in the office, correct "
                "the place of service.",
     .denial = drug_denial,
     .citations = facility_sources,
     .profile_keys = facility_keys,
     .needs = drug_needs,
     .silences = drug_silences,
     .fix = FixKind::always},
    check_drug);

extern constinit const Rule infusion_in_surgical_center = define(
    {.id = "pos-asc",
     .category = Category::pos,
     .severity = Severity::warning,
     .summary = "A professional claim bills an infusion at a surgical center, and the payer's rule "
                "is not known.",
     .why =
         "At place of service 24 the facility's rules hold, not the office's; most payers do not "
         "pay a physician for the administration there.",
     .resolve = "Look up the payer's list of places, or name the payer's type so that it is known.",
     .denial = center_denial,
     .citations = center_sources,
     .profile_keys = facility_keys},
    check_center);

}  // namespace infusecheck::checks
