#include <cassert>

#include "infusecheck/engine.h"

namespace infusecheck {
namespace {

Line& line_of(Case& c, FieldRef at) {
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

void set(Case& c, FieldRef at, const std::string& value) {
  if (std::vector<std::string>* list = list_of(c, at)) {
    (*list)[static_cast<std::size_t>(at.index) - 1] = value;
  } else if (at.field == Field::line_code) {
    line_of(c, at).code = value;
  } else if (at.field == Field::line_units) {
    line_of(c, at).units = give<Quantity>(value);
  } else if (at.field == Field::line_charge) {
    line_of(c, at).charge = give<Money>(value);
  } else if (at.field == Field::line_ndc_code) {
    line_of(c, at).ndc.code = value;
  } else if (at.field == Field::line_description) {
    line_of(c, at).description = value;
  } else if (at.field == Field::claim_place_of_service) {
    c.claim.place_of_service = value;
  } else if (at.field == Field::line_place_of_service) {
    line_of(c, at).place_of_service = value;
  } else if (at.field == Field::claim_billing_taxonomy) {
    c.claim.billing_provider.taxonomy = value;
  } else if (at.field == Field::claim_rendering_taxonomy) {
    c.claim.rendering_provider.taxonomy = value;
  } else if (at.field == Field::claim_total_charge) {
    c.claim.total_charge = give<Money>(value);
  } else {
    assert(false && "no fix changes this field yet");
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

void apply(const Fix& fix, Case& c) {
  for (const Edit& edit : fix.edits) apply(edit, c);
}

}  // namespace infusecheck
