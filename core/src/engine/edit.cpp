#include <cassert>

#include "infusecheck/engine.h"

namespace infusecheck {
namespace {

/// Of a case that may be changed, or of one that is only looked at.
template <class AnyCase>
auto& line_of(AnyCase& c, FieldRef at) {
  assert(at.line >= 1 && at.line <= static_cast<int>(c.claim.lines.size()));
  return c.claim.lines[static_cast<std::size_t>(at.line) - 1];
}

/// The list a field belongs to, for the fields that are entries of one.
std::vector<std::string>* list_of(Case& c, FieldRef at) {
  if (at.field == Field::line_modifiers) return &line_of(c, at).modifiers;
  if (at.field == Field::claim_diagnosis) return &c.claim.diagnoses;
  if (at.field == Field::claim_prior_authorizations) return &c.claim.prior_authorizations;
  return nullptr;
}

/// The claim's fields that are plain text.
template <class AnyClaim>
auto claim_text(AnyClaim& claim, Field field) -> decltype(&claim.frequency) {
  switch (field) {
    case Field::claim_place_of_service:
      return &claim.place_of_service;
    case Field::claim_bill_type:
      return &claim.bill_type;
    case Field::claim_frequency:
      return &claim.frequency;
    case Field::claim_original_reference:
      return &claim.original_reference;
    case Field::claim_billing_taxonomy:
      return &claim.billing_provider.taxonomy;
    case Field::claim_rendering_npi:
      return &claim.rendering_provider.npi;
    case Field::claim_rendering_taxonomy:
      return &claim.rendering_provider.taxonomy;
    case Field::claim_referring_npi:
      return &claim.referring_provider.npi;
    case Field::claim_supervising_npi:
      return &claim.supervising_provider.npi;
    case Field::claim_facility_npi:
      return &claim.service_facility.npi;
    default:
      return nullptr;
  }
}

/// A line's fields that are plain text.
template <class AnyLine>
auto line_text(AnyLine& line, Field field) -> decltype(&line.code) {
  switch (field) {
    case Field::line_code:
      return &line.code;
    case Field::line_place_of_service:
      return &line.place_of_service;
    case Field::line_revenue_code:
      return &line.revenue_code;
    case Field::line_prior_authorization:
      return &line.prior_authorization;
    case Field::line_rendering_npi:
      return &line.rendering_npi;
    case Field::line_ndc_code:
      return &line.ndc.code;
    case Field::line_ndc_unit:
      return &line.ndc.unit;
    case Field::line_description:
      return &line.description;
    default:
      return nullptr;
  }
}

template <class AnyCase>
auto plain_text(AnyCase& c, FieldRef at) -> decltype(claim_text(c.claim, at.field)) {
  const auto text = claim_text(c.claim, at.field);
  if (text != nullptr || at.line == 0) return text;
  return line_text(line_of(c, at), at.field);
}

/// Calls `use` with the number or date at a place; says whether there is one.
template <class AnyCase, class Use>
bool with_given(AnyCase& c, FieldRef at, Use use) {
  if (at.field == Field::claim_total_charge) return use(c.claim.total_charge), true;
  if (at.line == 0) return false;
  auto& line = line_of(c, at);
  if (at.field == Field::line_units) return use(line.units), true;
  if (at.field == Field::line_charge) return use(line.charge), true;
  if (at.field == Field::line_service_date) return use(line.service_date), true;
  if (at.field == Field::line_service_date_to) return use(line.service_date_to), true;
  if (at.field == Field::line_ndc_quantity) return use(line.ndc.quantity), true;
  return false;
}

struct SetGiven {
  const std::string& value;
  template <class T>
  void operator()(Given<T>& given) const {
    given = give<T>(value);
  }
};

void set(Case& c, FieldRef at, const std::string& value) {
  if (std::vector<std::string>* list = list_of(c, at)) {
    (*list)[static_cast<std::size_t>(at.index) - 1] = value;
  } else if (std::string* text = plain_text(c, at)) {
    *text = value;
  } else {
    [[maybe_unused]] const bool known = with_given(c, at, SetGiven{value});
    assert(known && "no fix changes this field yet");
  }
}

template <class T>
void erase_entry(std::vector<T>& list, int index) {
  list.erase(list.begin() + index - 1);
}

void apply(const Edit& edit, Case& c) {
  auto& lines = c.claim.lines;
  switch (edit.kind) {
    case Edit::Kind::set:
      return set(c, edit.at, edit.value);
    case Edit::Kind::append:
      if (edit.at.field == Field::line_diagnosis_pointers)
        return line_of(c, edit.at).diagnosis_pointers.push_back(give<Count>(edit.value));
      return list_of(c, edit.at)->push_back(edit.value);
    case Edit::Kind::remove:
      if (edit.at.field == Field::line_diagnosis_pointers)
        return erase_entry(line_of(c, edit.at).diagnosis_pointers, edit.at.index);
      return erase_entry(*list_of(c, edit.at), edit.at.index);
    case Edit::Kind::insert_line:
      lines.insert(lines.begin() + edit.at.line, *edit.added);
      return;
    case Edit::Kind::remove_line:
      lines.erase(lines.begin() + edit.at.line - 1);
      return;
  }
}

}  // namespace

Edit set_field(FieldRef at, std::string value) {
  return {Edit::Kind::set, at, std::move(value), {}};
}
Edit append_to(FieldRef list, std::string value) {
  return {Edit::Kind::append, list, std::move(value), {}};
}
Edit remove_entry(FieldRef entry) { return {Edit::Kind::remove, entry, "", {}}; }
Edit insert_line_after(int line, Line added) {
  return {Edit::Kind::insert_line,
          {Field::line, line, 0},
          "",
          std::make_shared<const Line>(std::move(added))};
}
Edit remove_line(int line) { return {Edit::Kind::remove_line, {Field::line, line, 0}, "", {}}; }

bool is_given(const Case& c, FieldRef at) {
  if (const std::string* text = plain_text(c, at)) return !text->empty();
  bool given = true;
  with_given(c, at, [&](const auto& field) { given = !field.absent(); });
  return given;
}

void apply(const Fix& fix, Case& c) {
  for (const Edit& edit : fix.edits) apply(edit, c);
}

}  // namespace infusecheck
