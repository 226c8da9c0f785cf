// The fields that are one value, and the element that holds each.
#include <algorithm>
#include <array>

#include "formats/x12/draft.h"
#include "formats/x12/segment_text.h"
#include "formats/x12/write_edit.h"

namespace infusecheck::x12 {
namespace {

/// Which of several segments the reader listens to.
enum class Of { last, first };

struct Element {
  Field field;
  Loops where;
  SegmentId id;
  std::string_view qualifier;  ///< of element 1; "" = any
  int element, component;      ///< component 0 = the whole element
  std::string_view missing;    ///< how a segment that is not there begins; "" = it is not added
  Of of = Of::last;
};

constexpr Element elements[] = {
    {Field::claim_frequency, Loop::claim, "CLM", "", 5, 3, ""},
    {Field::claim_total_charge, Loop::claim, "CLM", "", 2, 0, ""},
    {Field::claim_original_reference, Loop::claim, "REF", "F8", 2, 0, "REF*F8"},
    {Field::claim_rendering_npi, Loop::rendering, "NM1", "", 9, 0, ""},
    {Field::claim_rendering_npi, Loop::attending, "NM1", "", 9, 0, ""},
    {Field::claim_rendering_taxonomy, Loop::rendering, "PRV", "", 3, 0, ""},
    {Field::claim_rendering_taxonomy, Loop::attending, "PRV", "", 3, 0, ""},
    {Field::claim_referring_npi, Loop::referring, "NM1", "", 9, 0, "", Of::first},
    {Field::claim_supervising_npi, Loop::supervising, "NM1", "", 9, 0, ""},
    {Field::claim_facility_npi, Loop::facility, "NM1", "", 9, 0, ""},
    {Field::line_code, Loop::line, "SV1", "", 1, 2, ""},
    {Field::line_code, Loop::line, "SV2", "", 2, 2, ""},
    {Field::line_description, Loop::line, "SV1", "", 1, 7, ""},
    {Field::line_description, Loop::line, "SV2", "", 2, 7, ""},
    {Field::line_charge, Loop::line, "SV1", "", 2, 0, ""},
    {Field::line_charge, Loop::line, "SV2", "", 3, 0, ""},
    {Field::line_units, Loop::line, "SV1", "", 4, 0, ""},
    {Field::line_units, Loop::line, "SV2", "", 5, 0, ""},
    {Field::line_place_of_service, Loop::line, "SV1", "", 5, 0, ""},
    {Field::line_revenue_code, Loop::line, "SV2", "", 1, 0, ""},
    {Field::line_prior_authorization, Loop::line, "REF", "G1", 2, 0, "REF*G1", Of::first},
    {Field::line_rendering_npi, Loop::line_rendering, "NM1", "", 9, 0, ""},
};

/// What several claims may share: a fix of one must not change the others.
constexpr Field above_the_claim[] = {Field::claim_patient_id, Field::claim_patient_birth_date,
                                     Field::claim_billing_npi, Field::claim_billing_taxonomy};

bool holds(const Element& element, const Part& part, const Separators& separators) {
  if (!part.is_read || !element.where.contain(part.loop)) return false;
  const PartReading segment(part, separators);
  if (segment->id != element.id) return false;
  if (!element.qualifier.empty() && segment->element(1) != element.qualifier) return false;
  return element.qualifier != "G1" || segment->component(4, 1) != "2U";  // another payer's
}

Part* find(Parts837& segments, const Element& element, const Separators& separators) {
  Part* found = nullptr;
  for (Part& part : segments) {
    if (!holds(element, part, separators)) continue;
    found = &part;
    if (element.of == Of::first) break;
  }
  return found;
}

/// Element 9 of an NM1 is an NPI only where element 8 says so.
bool holds_another_id(const Element& element, const Part& nm1, const Separators& separators) {
  if (element.id != "NM1") return false;
  const PartReading segment(nm1, separators);
  return segment->element(8) != "XX" && !segment->element(8).empty();
}

std::optional<Error> write_to(Part& part, const Element& element, const Separators& separators,
                              const std::string& value, FieldRef at) {
  if (holds_another_id(element, part, separators))
    return not_written("The provider is identified by a number other than an NPI.", at);
  if (element.id == "NM1") set_element(part.text, separators, 8, "XX");
  if (element.component > 0) {
    set_component(part.text, separators, element.element, element.component, value);
  } else {
    set_element(part.text, separators, element.element, value);
  }
  return std::nullopt;
}

/// CLM05 is place, qualifier and frequency of an 837P, or the type of bill of an 837I.
std::optional<Error> write_clm05(ClaimParts& parts, FieldRef at, const std::string& value) {
  Part& clm = parts.claim.front();
  const bool bill = PartReading(clm, parts.separators)->component(5, 2) == "A";
  const bool wants_bill = at.field == Field::claim_bill_type;
  if (bill != wants_bill)
    return not_written(bill ? "An 837I has a type of bill in place of a place of service."
                            : "An 837P has a place of service in place of a type of bill.",
                       at);
  if (!wants_bill) return set_component(clm.text, parts.separators, 5, 1, value), std::nullopt;
  if (value.size() != 4 || value.front() != '0')
    return not_written("The type of bill is not a zero and three characters.", at);
  set_component(clm.text, parts.separators, 5, 1, value.substr(1, 2));
  set_component(clm.text, parts.separators, 5, 3, value.substr(3));
  return std::nullopt;
}

/// The LIN that the reader takes for the line's NDC.
Parts837::iterator drug_of(Parts837& line, const Separators& separators) {
  return std::find_if(line.begin(), line.end(), [&](const Part& part) {
    if (!part.is_read || part.loop != Loop::drug) return false;
    const PartReading segment(part, separators);
    return segment->id == "LIN" && names_ndc(*segment);
  });
}

std::string from_stars(std::string text, const Separators& separators) {
  std::replace(text.begin(), text.end(), '*', separators.element);
  return text;
}

std::optional<Error> write_ndc(ClaimParts& parts, FieldRef at, const std::string& value) {
  Parts837& line = parts.line(at.line);
  const Separators& separators = parts.separators;
  auto lin = drug_of(line, separators);
  if (at.field == Field::line_ndc_code) {
    if (lin != line.end()) return set_element(lin->text, separators, 3, value), std::nullopt;
    std::string text = from_stars("LIN**N4", separators);
    set_element(text, separators, 3, value);
    insert_in_order(line, separators, parts.added(std::move(text), Loop::drug));
    return std::nullopt;
  }
  if (lin == line.end()) return not_written("The line has no NDC that this belongs to.", at);
  auto ctp = line.end();
  auto part = lin + 1;
  for (; part != line.end() && part->loop == Loop::drug; ++part) {
    const PartReading segment(*part, separators);
    if (segment->id == "LIN") break;
    if (part->is_read && segment->id == "CTP") ctp = part;
  }
  if (ctp == line.end()) ctp = line.insert(lin + 1, parts.added("CTP", Loop::drug));
  if (at.field == Field::line_ndc_quantity) {
    set_element(ctp->text, separators, 4, value);
  } else {
    set_component(ctp->text, separators, 5, 1, value);
  }
  return std::nullopt;
}

}  // namespace

Error not_written(std::string what, FieldRef at) {
  return {std::move(what), place_name(at), "Change it in the system that wrote the file."};
}

std::optional<Error> write_field(ClaimParts& parts, FieldRef at, const std::string& value) {
  if (std::find(std::begin(above_the_claim), std::end(above_the_claim), at.field) !=
      std::end(above_the_claim))
    return not_written("The value stands above the claim, where other claims may share it.", at);
  if (at.field == Field::claim_place_of_service || at.field == Field::claim_bill_type)
    return write_clm05(parts, at, value);
  if (at.field == Field::line_ndc_code || at.field == Field::line_ndc_quantity ||
      at.field == Field::line_ndc_unit)
    return write_ndc(parts, at, value);
  Parts837& segments = at.line > 0 ? parts.line(at.line) : parts.claim;
  const Element* addable = nullptr;
  for (const Element& element : elements) {
    if (element.field != at.field) continue;
    if (Part* part = find(segments, element, parts.separators))
      return write_to(*part, element, parts.separators, value, at);
    if (!element.missing.empty()) addable = &element;
  }
  if (addable == nullptr) return not_written("The claim has no segment for this value.", at);
  std::string text = from_stars(std::string(addable->missing), parts.separators);
  set_element(text, parts.separators, addable->element, value);
  insert_in_order(segments, parts.separators, parts.added(std::move(text), addable->where.first));
  return std::nullopt;
}

std::optional<Error> write_dates(ClaimParts& parts, FieldRef at, const Line& line) {
  constexpr Element dates{Field::line_service_date, of_line, "DTP", "472", 3, 0, ""};
  if (!line.service_date || (!line.service_date_to.absent() && !line.service_date_to))
    return not_written("The line has a date that is not one of the calendar.", at);
  std::string value = line.service_date->text();
  if (line.service_date_to) value += '_' + line.service_date_to->text();
  std::erase(value, '-');
  std::replace(value.begin(), value.end(), '_', '-');
  if (const std::string why = unwritable(value, parts.separators); !why.empty())
    return not_written(why, at);
  Parts837& segments = parts.line(at.line);
  Part* dtp = find(segments, dates, parts.separators);
  Part added{from_stars("DTP*472", parts.separators), Loop::line};
  std::string& text = dtp != nullptr ? dtp->text : added.text;
  set_element(text, parts.separators, 2, line.service_date_to ? "RD8" : "D8");
  set_element(text, parts.separators, 3, value);
  if (dtp == nullptr)
    insert_in_order(segments, parts.separators, parts.added(std::move(added.text), Loop::line));
  return std::nullopt;
}

}  // namespace infusecheck::x12
