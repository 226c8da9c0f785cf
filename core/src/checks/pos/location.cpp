// The place that is billed against the place that the record shows.
#include <algorithm>

#include "checks/pos/place.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

/// What may be billed for a location, the usual code first; `one` when there is no choice.
struct Allowed {
  Location location;
  std::string_view name;
  std::string_view places;  ///< "11 49"
  bool one = true;
};

/// An infusion center is an office or an independent clinic, a nursing home 31 or 32 by the stay,
/// and a patient in an emergency department may be registered or admitted already.
constexpr Allowed all_allowed[] = {
    {Location::office, "an office", "11 49"},
    {Location::infusion_center, "an infusion center", "49 11", false},
    {Location::hospital_on_campus, "a hospital's main campus", "22 21 23"},
    {Location::hospital_off_campus, "a hospital's off-campus department", "19 23"},
    {Location::asc, "an ambulatory surgical center", "24"},
    {Location::home, "the patient's home", "12 32"},
    {Location::snf, "a nursing facility", "31 32", false},
    {Location::emergency, "an emergency department", "23 21 22 19"}};

/// The places that the record's words can tell apart. Of others (a dialysis facility, a rural
/// clinic, telehealth) they say nothing.
constexpr std::string_view told_apart = "11 12 19 21 22 23 24 31 32 49";

bool in(std::string_view places, std::string_view place) {
  return place.size() == 2 && places.find(place) != std::string_view::npos;
}

bool in_office(std::string_view place) { return place == "11" || place == "49"; }

const Allowed& allowed(Location location) {
  return *std::find_if(std::begin(all_allowed), std::end(all_allowed),
                       [&](const Allowed& one) { return one.location == location; });
}

bool in_hospital(Location location) {
  return location == Location::hospital_on_campus || location == Location::hospital_off_campus ||
         location == Location::emergency;
}

bool in_facility(Location location) {
  return in_hospital(location) || location == Location::asc || location == Location::snf;
}

bool practice_expense(const LineFacts& line) {
  return (line.service && line.service->incident_to) || billed_drug(line);
}

bool any_practice_expense(const Facts& facts, const std::vector<int>& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](int number) { return practice_expense(line_of(facts, number)); });
}

/// Lines at one wrong place.
struct Misplaced {
  std::string place;
  std::vector<int> lines;
};

template <class Wrong>
std::vector<Misplaced> misplaced(const Facts& facts, Wrong wrong) {
  std::vector<Misplaced> all;
  for (const LineFacts& line : facts.lines) {
    if (!wrong(line)) continue;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Misplaced& one) {
      return one.place == line.place_of_service;
    });
    if (same == all.end()) {
      all.push_back({line.place_of_service, {line.number}});
    } else {
      same->lines.push_back(line.number);
    }
  }
  return all;
}

std::string said(const Facts& facts, const Misplaced& one, const Allowed& record) {
  const std::optional<Date> on = line_of(facts, one.lines[0]).on;
  return concat({"Place of service ", place_text(facts, one.place, on), " is billed on ",
                 lines_text(one.lines), ", but the record shows ", record.name, "."});
}

/// Only where the record leaves no choice; and in a facility the administration and its drug
/// cannot simply move along, because they are not the physician's there.
std::optional<Fix> move_fix(const Facts& facts, const Misplaced& one, const Allowed& record) {
  if (!record.one) return std::nullopt;
  if (in_facility(record.location) && any_practice_expense(facts, one.lines)) return std::nullopt;
  const std::string place(record.places.substr(0, 2));
  std::string condition = ", if the record's location is right.";
  if (record.location == Location::hospital_on_campus)
    condition = ", if the patient was an outpatient there (21 if admitted).";
  if (record.location == Location::office)
    condition = ", if the patient was not registered in a hospital or in a Part A nursing stay.";
  return Fix{.title = concat(
                 {"Set the place of service of ", lines_text(one.lines), " to ", place, condition}),
             .applicability = Applicability::needs_confirmation,
             .edits = move_lines(facts, one.lines, place)};
}

std::optional<Location> recorded(const Facts& facts, Sink& sink) {
  const auto& encounter = facts.content.encounter;
  if (facts.institutional() || !encounter) return std::nullopt;
  if (!encounter->location && !facts.claim().place_of_service.empty())
    sink.not_checked("encounter.location");
  return encounter->location.value;
}

/// Someone registered in a hospital or in a Part A nursing stay keeps that place of service, even
/// when a physician sees them in the office. The practice's nurse and drug are another matter.
bool registered_elsewhere(const Facts& facts, const LineFacts& line, Location location) {
  if (in_facility(location) || location == Location::home) return false;
  return in("19 21 22 31", line.place_of_service) &&
         std::none_of(facts.lines.begin(), facts.lines.end(), practice_expense);
}

void check_mismatch(const Facts& facts, Sink& sink) {
  const auto location = recorded(facts, sink);
  if (!location) return;
  const Allowed& record = allowed(*location);
  const auto wrong = [&](const LineFacts& line) {
    const std::string& place = line.place_of_service;
    if (!in(told_apart, place) || in(record.places, place)) return false;
    if (in_hospital(*location) && in_office(place)) return false;  // has a rule of its own
    return !registered_elsewhere(facts, line, *location);
  };
  for (const Misplaced& one : misplaced(facts, wrong)) {
    Mistake mistake{.lines = one.lines, .at = place_field(facts, one.lines[0])};
    mistake.message = said(facts, one, record);
    mistake.at_risk = charges(facts, one.lines);
    mistake.fix = move_fix(facts, one, record);
    // From one facility to another the payment stays; what is wrong with the lines stays too, and
    // so the finding names none and silences nothing.
    if (in_facility(*location) && facility_place(facts, line_of(facts, one.lines[0]))) {
      mistake.severity = Severity::warning;
      mistake.lines.clear();
    }
    sink.report(std::move(mistake));
  }
}

void check_office(const Facts& facts, Sink& sink) {
  const auto& encounter = facts.content.encounter;
  if (facts.institutional() || !encounter || !encounter->location) return;
  const Location location = *encounter->location;
  if (!in_hospital(location)) return;
  const Allowed& record = allowed(location);
  const auto wrong = [](const LineFacts& line) { return in_office(line.place_of_service); };
  for (const Misplaced& one : misplaced(facts, wrong)) {
    Mistake mistake{.lines = one.lines, .at = place_field(facts, one.lines[0])};
    mistake.message = said(facts, one, record);
    mistake.at_risk = charges(facts, one.lines);
    mistake.fix = move_fix(facts, one, record);
    sink.report(std::move(mistake));
  }
}

constexpr Citation mismatch_sources[] = {cgs_places, place_payment};
constexpr std::string_view mismatch_denial[] = {"CO-5", "CO-58"};
constexpr std::string_view location_needs[] = {"encounter.location"};
constexpr std::string_view mismatch_silences[] = {
    "pos-admin-facility", "pos-drug-facility", "pos-asc",
    "pos-home",           "pos-snf",           "pos-site-of-care"};
constexpr Citation office_sources[] = {
    cgs_places,
    {"ClaimMax, place of service errors", "", "https://claimmaxrcm.com/?p=5518", Grade::D}};
constexpr std::string_view office_denial[] = {"CO-5"};

}  // namespace

extern constinit const Rule place_mismatch = define(
    {.id = "pos-mismatch",
     .category = Category::pos,
     .severity = Severity::error,
     .summary = "The place of service billed is not the one that the record shows.",
     .why = "The place decides between the facility's and the office's fee and who may bill drug "
            "and administration.",
     .resolve = "Bill the place where the patient was treated, or correct the record's location.",
     .denial = mismatch_denial,
     .citations = mismatch_sources,
     .needs = location_needs,
     .silences = mismatch_silences,
     .fix = FixKind::sometimes},
    check_mismatch);

extern constinit const Rule office_for_hospital = define(
    {.id = "pos-office-for-hopd",
     .category = Category::pos,
     .severity = Severity::error,
     .summary = "An office is billed for a visit that the record places in a hospital.",
     .why = "The office fee pays for staff, rooms and drug that here were the hospital's; what is "
            "paid too much is taken back.",
     .resolve = "Bill 22 on campus, 19 off campus, 23 in the emergency department; administration "
                "and drug are on the hospital's claim.",
     .denial = office_denial,
     .citations = office_sources,
     .needs = location_needs,
     .fix = FixKind::sometimes},
    check_office);

}  // namespace infusecheck::checks
