// Loops 2300 to 2330: the claim. What other payers said of it (2320, 2330) is not read.
#include "formats/problems.h"
#include "formats/x12/draft.h"

namespace infusecheck::x12 {
namespace {

void check_birth_date(Draft& draft) {
  const Given<Date>& birth_date = draft.claim().patient.birth_date;
  if (birth_date.absent() || birth_date) return;
  draft.notes.add(
      formats::problem(formats::read_date, "/claim/patient/birth_date",
                       draft.birth_date_place + ": the birth date is not a date of the calendar."));
}

void start_claim(Draft& draft, const Segment& clm) {
  Claim& claim = draft.claim();
  check_birth_date(draft);
  claim.id = text(clm.element(1));
  draft.give_number(claim.total_charge, clm.element(2),
                    {clm, 2, "the total charge", "total_charge"});
  const std::string facility = text(clm.component(5, 1));
  claim.frequency = text(clm.component(5, 3));
  if (claim.frequency.empty() && facility.size() > 2) {
    draft.complain(clm, 5, no_component);
  } else if (clm.component(5, 2) == "A") {
    claim.bill_type = '0' + facility + claim.frequency;
  } else {
    claim.place_of_service = facility;
  }
}

void statement_dates(Draft& draft, const Segment& dtp) {
  draft.give_dates(draft.statement_from, draft.statement_to,
                   {dtp, 3, "the statement date", "lines"});
}

void authorization(Draft& draft, const Segment& ref) {
  draft.claim().prior_authorizations.push_back(text(ref.element(2)));
}

void original_reference(Draft& draft, const Segment& ref) {
  draft.claim().original_reference = text(ref.element(2));
}

void diagnosis(Draft& draft, const Segment& hi, int element, std::string_view composite) {
  Parts parts(composite, hi.separators.component);
  std::string_view qualifier;
  std::string_view code;
  parts.next(qualifier);
  parts.next(code);
  if (composite.empty()) return;
  if (code.empty()) return draft.complain(hi, element, no_component);
  for (const std::string_view diagnosis_list : {"ABK", "ABF", "BK", "BF"}) {
    if (qualifier == diagnosis_list) draft.claim().diagnoses.push_back(text(code));
  }
}

void codes(Draft& draft, const Segment& hi) {
  for (int element = 1; element <= hi.element_count(); ++element) {
    Parts repetitions(hi.element(element), hi.separators.repetition);
    std::string_view composite;
    while (repetitions.next(composite)) diagnosis(draft, hi, element, composite);
  }
}

void referring(Draft& draft, const Segment& nm1) {
  Provider& provider = draft.claim().referring_provider;
  if (provider.npi.empty()) provider = provider_of(nm1);
}

void rendering(Draft& draft, const Segment& nm1) {
  draft.claim().rendering_provider = provider_of(nm1);
}

void rendering_taxonomy(Draft& draft, const Segment& prv) {
  draft.claim().rendering_provider.taxonomy = text(prv.element(3));
}

void facility(Draft& draft, const Segment& nm1) {
  draft.claim().service_facility = provider_of(nm1);
}

void supervising(Draft& draft, const Segment& nm1) {
  draft.claim().supervising_provider = provider_of(nm1);
}

void attending(Draft& draft, const Segment& nm1) { draft.attending = provider_of(nm1); }

void attending_taxonomy(Draft& draft, const Segment& prv) {
  draft.attending.taxonomy = text(prv.element(3));
}

constexpr Meaning meanings[] = {
    {Loop::claim, "CLM", "", start_claim},
    {of_claim, "DTP", "434", statement_dates},
    {Loop::claim, "REF", "G1", authorization},
    {Loop::claim, "REF", "F8", original_reference},
    {of_claim, "HI", "", codes},
    {Loop::referring, "NM1", "", referring},
    {Loop::rendering, "NM1", "", rendering},
    {Loop::rendering, "PRV", "", rendering_taxonomy},
    {Loop::facility, "NM1", "", facility},
    {Loop::supervising, "NM1", "", supervising},
    {Loop::attending, "NM1", "", attending},
    {Loop::attending, "PRV", "", attending_taxonomy},
};

}  // namespace

std::span<const Meaning> claim_meanings() { return meanings; }

}  // namespace infusecheck::x12
