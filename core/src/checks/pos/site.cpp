// Hospital sites: drugs that a payer wants given elsewhere, and the name of the facility.
#include <algorithm>

#include "checks/pos/place.h"
#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation site_sources[] = {{"UnitedHealthcare, site of care policy (copy)", "",
                                      "https://docslib.org/doc/1756119/", Grade::B}};
constexpr std::string_view site_denial[] = {"CO-197", "CO-58", "N188"};
constexpr std::string_view site_keys[] = {"site_of_care"};
constexpr std::string_view site_needs[] = {"authorizations"};

bool hospital_outpatient(std::string_view place) { return place == "19" || place == "22"; }

/// A hospital's claim tells its place by its type of bill, and on or off campus by the record.
bool at_hospital(const Facts& facts, const LineFacts& line) {
  if (!facts.institutional()) return hospital_outpatient(line.place_of_service);
  const std::string& type = facts.claim().bill_type;
  return type.starts_with("013") || type.starts_with("13");
}

bool names(const Authorization& one, const LineFacts& line) {
  return std::any_of(one.codes.begin(), one.codes.end(),
                     [&](const std::string& code) { return upper(code) == line.code; });
}

bool covers_place(const Facts& facts, const Authorization& one, const LineFacts& line) {
  if (one.place_of_service.empty()) return true;
  return std::any_of(
      one.place_of_service.begin(), one.place_of_service.end(), [&](const std::string& place) {
        return facts.institutional() ? hospital_outpatient(place) : place == line.place_of_service;
      });
}

bool approved(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.content.authorizations.begin(), facts.content.authorizations.end(),
                     [&](const Authorization& one) {
                       return one.status.value == AuthorizationStatus::approved &&
                              names(one, line) && covers_place(facts, one, line) &&
                              (!line.on || !one.from || *one.from <= *line.on) &&
                              (!line.on || !one.to || *line.on <= *one.to);
                     });
}

/// A number on the claim may be the approval; without the file we cannot tell.
bool numbered(const Facts& facts, const LineFacts& line) {
  return !facts.claim().prior_authorizations.empty() || !line.line->prior_authorization.empty();
}

void check_site(const Facts& facts, Sink& sink) {
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    const CodeSet* listed = facts.profile.site_of_care.on(line.on);
    if (listed == nullptr || !listed->contains(line.code) || !at_hospital(facts, line)) continue;
    if (approved(facts, line)) continue;
    if (!facts.content.authorizations_given && numbered(facts, line)) {
      sink.not_checked("authorizations");
    } else {
      mistake.lines.push_back(line.number);
    }
  }
  if (mistake.lines.empty()) return;
  const LineFacts& first = line_of(facts, mistake.lines[0]);
  mistake.at =
      facts.institutional() ? FieldRef{Field::claim_bill_type} : place_field(facts, first.number);
  mistake.message = concat(
      {codes_text(facts, mistake.lines), " is on this payer's site-of-care list and billed ",
       (facts.institutional() ? "by a hospital" : "at place of service " + first.place_of_service),
       " without an approval for that place."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr Citation name_sources[] = {form_1500("Item 32")};
constexpr std::string_view name_denial[] = {"CO-16", "MA114"};

/// Hospitals, nursing facilities and their like: there the place is another's. The billing provider
/// may well be the surgical center, clinic or infusion center itself, and telehealth has no place.
bool of_others(std::string_view place) {
  return place == "19" || place == "21" || place == "22" || place == "23" || place == "31" ||
         place == "51" || place == "61";
}

/// What a physician may not bill there has findings of its own, and the place may be the mistake.
bool nothing_but_visits(const Facts& facts) {
  return std::none_of(facts.lines.begin(), facts.lines.end(), [](const LineFacts& line) {
    return billed_drug(line) || (line.service && line.service->incident_to);
  });
}

/// A hospital or nursing facility that bills for its physicians may be the place itself.
bool is_facility(const Provider& billing) {
  return billing.taxonomy.starts_with("28") || billing.taxonomy.starts_with("31");
}

void check_name(const Facts& facts, Sink& sink) {
  const Claim& claim = facts.claim();
  if (claim.form.value != Form::professional || !nothing_but_visits(facts)) return;
  if (!claim.service_facility.npi.empty() || !claim.service_facility.name.empty()) return;
  if (is_facility(claim.billing_provider)) return;
  for (const LineFacts& line : facts.lines) {
    if (!of_others(line.place_of_service)) continue;
    Mistake mistake{.at = {Field::claim_facility_npi}};
    mistake.message = concat({"The claim is for place of service ",
                              place_text(facts, line.place_of_service, line.on),
                              " and does not name the facility."});
    if (claim.billing_provider.taxonomy.empty()) mistake.severity = Severity::info;
    return sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule site_of_care = define(
    {.id = "pos-site-of-care",
     .category = Category::pos,
     .severity = Severity::warning,
     .summary = "A drug of the payer's site-of-care list is billed at a hospital without approval.",
     .why = "The payer wants these drugs given in an office, an infusion center or at home, and "
            "denies the hospital without an exception.",
     .resolve = "Move the infusion, or get the exception and add its authorization.",
     .denial = site_denial,
     .citations = site_sources,
     .profile_keys = site_keys,
     .needs = site_needs},
    check_site);

extern constinit const Rule facility_name = define(
    {.id = "pos-facility-name",
     .category = Category::pos,
     .severity = Severity::warning,
     .summary = "A professional claim for a hospital or nursing facility does not name it.",
     .why = "Where the place is not the billing provider's own, the claim must say whose it is "
            "(loop 2310C, box 32).",
     .resolve = "Add the service facility with its NPI and address, unless it is the billing "
                "provider's own place.",
     .denial = name_denial,
     .citations = name_sources},
    check_name);

}  // namespace infusecheck::checks
