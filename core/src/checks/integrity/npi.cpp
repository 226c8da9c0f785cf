// National provider identifiers: ten digits with a check digit.
#include <algorithm>

#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation npi_sources[] = {
    {"Standard unique health identifier, 69 FR 3434 (as summarized)",
     "Ten digits, the first 1 or 2, a check digit",
     "https://andrewallenbruce.github.io/npis/reference/npis-package.html", Grade::B},
    {"CMS NPI check digit, as quoted by the VistA routine XUSNPI", "Luhn over 80840 and the NPI",
     "https://vivianr.worldvista.org/dox/Routine_XUSNPI.html", Grade::C}};
constexpr std::string_view npi_denial[] = {"CO-16", "N290", "MA112"};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Luhn over the card-issuer prefix 80840 and the NPI; the prefix alone adds 24.
bool check_digit_holds(std::string_view npi) {
  int sum = 24;
  for (std::size_t i = 0; i < npi.size(); ++i) {
    int digit = npi[i] - '0';
    if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

/// What is wrong with an NPI, "" when nothing is.
std::string defect(std::string_view npi) {
  if (npi.size() != 10 || !all_digits(npi)) {
    return concat({"is not ten digits (it has ", npi.size(), " characters)"});
  }
  if (npi[0] != '1' && npi[0] != '2')
    return concat({"begins with ", std::string(1, npi[0]), "; an NPI begins with 1 or 2"});
  return check_digit_holds(npi) ? "" : "fails its check digit";
}

struct Place {
  std::string_view npi;
  FieldRef at;
};

std::vector<Place> places(const Facts& facts) {
  const Claim& claim = facts.claim();
  std::vector<Place> all{{claim.billing_provider.npi, {Field::claim_billing_npi}},
                         {claim.rendering_provider.npi, {Field::claim_rendering_npi}},
                         {claim.referring_provider.npi, {Field::claim_referring_npi}},
                         {claim.supervising_provider.npi, {Field::claim_supervising_npi}},
                         {claim.service_facility.npi, {Field::claim_facility_npi}}};
  for (const LineFacts& line : facts.lines) {
    all.push_back({line.line->rendering_npi, line.at(Field::line_rendering_npi)});
  }
  std::erase_if(all, [](const Place& place) { return place.npi.empty(); });
  return all;
}

void check_npi(const Facts& facts, Sink& sink) {
  std::vector<std::string_view> reported;
  for (const Place& place : places(facts)) {
    const std::string wrong = defect(place.npi);
    if (wrong.empty() || std::find(reported.begin(), reported.end(), place.npi) != reported.end())
      continue;
    reported.push_back(place.npi);
    Mistake mistake{.at = place.at};
    if (place.at.line > 0) mistake.lines = {place.at.line};
    mistake.message = concat({"The ", info(place.at.field).label, " ", wrong, "."});
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule npi =
    define({.id = "int-npi",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "A provider's NPI is not a valid number.",
            .why = "A wrong NPI stops the claim at the clearinghouse or finds the wrong provider.",
            .resolve = "Look the provider up in the NPI registry and enter the ten digits again.",
            .denial = npi_denial,
            .citations = npi_sources},
           check_npi);

}  // namespace infusecheck::checks
