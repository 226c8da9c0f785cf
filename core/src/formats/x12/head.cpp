// Loops 2000A to 2010CA: what an 837 says before the claims it holds for.
#include <array>

#include "formats/x12/draft.h"

namespace infusecheck::x12 {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> payer_types{
    {{"MB", "medicare"},
     {"MA", "medicare"},
     {"16", "medicare-advantage"},
     {"MC", "medicaid"},
     {"CH", "tricare"},
     {"CI", "commercial"},
     {"BL", "commercial"},
     {"HM", "commercial"},
     {"12", "commercial"},
     {"13", "commercial"},
     {"14", "commercial"},
     {"15", "commercial"},
     {"", ""}}};

std::string payer_type(std::string_view filing_indicator) {
  for (const auto& [indicator, type] : payer_types) {
    if (indicator == filing_indicator) return std::string(type);
  }
  return "other";
}

void start_level(Draft& draft, const Segment& hl) {
  Claim& head = draft.head;
  if (hl.element(3) == "20") head = {};
  if (hl.element(3) == "22") head.payer = {}, head.patient = {};
  // A patient who is not the subscriber is covered by the subscriber's membership.
  head.patient = {head.patient.id, {}, {}};
}

void billing_taxonomy(Draft& draft, const Segment& prv) {
  draft.head.billing_provider.taxonomy = text(prv.element(3));
}

void billing_provider(Draft& draft, const Segment& nm1) {
  const Provider named = provider_of(nm1);
  draft.head.billing_provider.npi = named.npi;
  draft.head.billing_provider.name = named.name;
}

void billing_tax_id(Draft& draft, const Segment& ref) {
  std::string& tax_id = draft.head.billing_provider.tax_id;
  if (tax_id.empty()) tax_id = text(ref.element(2));
}

void subscriber(Draft& draft, const Segment& sbr) {
  draft.head.payer.type = give<PayerType>(payer_type(sbr.element(9)));
}

void member(Draft& draft, const Segment& nm1) { draft.head.patient.id = text(nm1.element(9)); }

void payer(Draft& draft, const Segment& nm1) {
  draft.head.payer.name = text(nm1.element(3));
  draft.head.payer.id = text(nm1.element(9));
}

void demographics(Draft& draft, const Segment& dmg) {
  draft.head.patient.birth_date = give<Date>(iso_date(dmg.element(2)));
  draft.head.patient.sex = text(dmg.element(3));
  draft.birth_date_place = dmg.place(2);
}

constexpr Meaning meanings[] = {
    {anywhere, "HL", "", start_level},
    {of_provider, "PRV", "BI", billing_taxonomy},
    {Loop::billing_provider, "NM1", "85", billing_provider},
    {Loop::billing_provider, "REF", "EI", billing_tax_id},
    {Loop::billing_provider, "REF", "SY", billing_tax_id},
    {of_subscriber, "SBR", "", subscriber},
    {Loop::subscriber, "NM1", "IL", member},
    {Loop::payer, "NM1", "PR", payer},
    {Loop::subscriber, "DMG", "", demographics},
    {Loop::patient, "DMG", "", demographics},
};

}  // namespace

std::span<const Meaning> head_meanings() { return meanings; }

}  // namespace infusecheck::x12
