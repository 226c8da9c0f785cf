// The place of service itself: is there one, is it one, are there several?
#include "checks/pos/place.h"

#include <algorithm>

#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation missing_sources[] = {ngs_places, place_set};
constexpr std::string_view missing_denial[] = {"CO-16", "M77"};
constexpr std::string_view missing_needs[] = {"claim.form", "claim.lines[].service_date"};

void report_absent(const Facts& facts, Sink& sink) {
  const bool absent =
      std::any_of(facts.lines.begin(), facts.lines.end(),
                  [](const LineFacts& line) { return line.place_of_service.empty(); });
  if (!absent) return;
  sink.report({.at = {Field::claim_place_of_service},
               .message = "The professional claim names no place of service."});
}

/// The lines at a place, in order.
std::vector<int> lines_at(const Facts& facts, const std::string& place) {
  std::vector<int> lines;
  for (const LineFacts& line : facts.lines) {
    if (line.place_of_service == place) lines.push_back(line.number);
  }
  return lines;
}

void report_unknown(const Facts& facts, const LineFacts& line, Sink& sink) {
  const std::string& place = line.place_of_service;
  const auto rows = facts.reference.places_of_service.history(place);
  const auto found = facts.reference.places_of_service.find(place, line.on);
  if (found || (!rows.empty() && found.found == Found::no_date)) return;
  if (found.found == Found::outside_pack)
    return sink.not_checked({"pack places_of_service", *line.on});
  Mistake mistake{.lines = lines_at(facts, place), .at = place_field(facts, line.number)};
  mistake.message =
      concat({"Place of service ", shown_code(place), " on ", lines_text(mistake.lines),
              (rows.empty() ? " is not in the CMS set." : "")});
  if (!rows.empty()) {
    const Span& span = rows.front().span;
    mistake.message +=
        concat({" was not valid on ", line.on->text(),
                (span.begins() ? concat({"; it is valid from ", span.from.text(), "."}) : ".")});
    rest_on(rows.front().confidence, "the dates of place " + place, mistake);
  }
  sink.report(std::move(mistake));
}

void check_missing(const Facts& facts, Sink& sink) {
  if (facts.claim().form.value != Form::professional) return;
  report_absent(facts, sink);
  std::vector<std::string_view> seen;
  for (const LineFacts& line : facts.lines) {
    const std::string& place = line.place_of_service;
    if (place.empty() || std::find(seen.begin(), seen.end(), place) != seen.end()) continue;
    seen.push_back(place);
    report_unknown(facts, line, sink);
  }
}

constexpr Citation several_sources[] = {remark_codes("N93, one place of service a claim")};
constexpr std::string_view several_denial[] = {"CO-16", "N93"};
constexpr std::string_view several_keys[] = {"one_place_per_claim"};

void check_several(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  std::vector<std::string> places;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    const bool* one = facts.profile.one_place_per_claim.on(line.on);
    if (one == nullptr || !*one || line.place_of_service.empty()) continue;
    if (std::find(places.begin(), places.end(), line.place_of_service) != places.end()) continue;
    places.push_back(line.place_of_service);
    if (places.size() == 2) mistake.at = place_field(facts, line.number);
    if (places.size() > 1) mistake.lines = lines_at(facts, line.place_of_service);
  }
  if (places.size() < 2) return;
  mistake.message = "The claim names several places of service (";
  for (const std::string& place : places)
    mistake.message += (place == places[0] ? "" : ", ") + shown_code(place);
  mistake.message += "); this payer takes one a claim.";
  sink.report(std::move(mistake));
}

}  // namespace

FieldRef place_field(const Facts& facts, int line) {
  if (line_of(facts, line).line->place_of_service.empty()) return {Field::claim_place_of_service};
  return {Field::line_place_of_service, line};
}

std::string place_text(const Facts& facts, const std::string& place, std::optional<Date> on) {
  const auto known = facts.reference.places_of_service.find(place, on);
  return known ? concat({place, " (", known->label, ")"}) : shown_code(place);
}

bool facility_place(const Facts& facts, const LineFacts& line) {
  const auto known = facts.reference.places_of_service.find(line.place_of_service, line.on);
  return known && known->facility;
}

bool billed_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

bool without_price(const LineFacts& line) {
  return line.line->charge && *line.line->charge <= Money::from_raw(1);
}

bool administration_in_facility(const Facts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
    const CodeSet* facility = facts.profile.facility_pos_admin.on(line.on);
    return line.service && line.service->incident_to && facility != nullptr &&
           facility->contains(line.place_of_service);
  });
}

std::vector<Edit> move_lines(const Facts& facts, const std::vector<int>& lines,
                             const std::string& place) {
  std::vector<Edit> edits;
  bool claim = false;
  for (const int number : lines) {
    const FieldRef at = place_field(facts, number);
    if (at.field == Field::claim_place_of_service && claim) continue;
    claim |= at.field == Field::claim_place_of_service;
    edits.push_back(set_field(at, place));
  }
  return edits;
}

extern constinit const Rule place_missing = define(
    {.id = "pos-missing",
     .category = Category::pos,
     .severity = Severity::error,
     .summary = "A professional claim names no place of service, or one that does not exist.",
     .why =
         "The place decides the fee and who may bill; without a valid one the claim is returned.",
     .resolve = "Enter the place where the patient was treated.",
     .denial = missing_denial,
     .citations = missing_sources,
     .needs = missing_needs},
    check_missing);

extern constinit const Rule place_several =
    define({.id = "pos-multi",
            .category = Category::pos,
            .severity = Severity::warning,
            .summary = "A claim names several places of service for a payer that takes one.",
            .why = "Such a payer returns the claim or pays all lines as at the first place.",
            .resolve = "Bill each place on a claim of its own.",
            .denial = several_denial,
            .citations = several_sources,
            .profile_keys = several_keys},
           check_several);

}  // namespace infusecheck::checks
