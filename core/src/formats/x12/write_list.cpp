// The fields that are lists. Modifiers and pointers are components of one element and are written
// as the list they have become; diagnoses and authorizations are changed one by one.
#include <algorithm>

#include "formats/x12/segment_text.h"
#include "formats/x12/write_edit.h"

namespace infusecheck::x12 {
namespace {

constexpr std::size_t room_for_modifiers = 4;
constexpr std::size_t room_for_pointers = 4;
constexpr int room_for_diagnoses = 12;  ///< in one HI segment

/// The values that are there, each with its padding.
std::vector<std::string> filled(const std::vector<std::string>& parts, std::size_t from,
                                std::size_t to) {
  std::vector<std::string> values;
  for (std::size_t i = from; i < std::min(to, parts.size()); ++i) {
    if (!value_in(parts[i]).empty()) values.push_back(parts[i]);
  }
  return values;
}

/// `list`, keeping the padding of values that stay where they are.
std::vector<std::string> padded(const std::vector<std::string>& list,
                                const std::vector<std::string>& old) {
  std::vector<std::string> values;
  values.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool stays = i < old.size() && value_in(old[i]) == list[i];
    values.push_back(stays ? old[i] : list[i]);
  }
  return values;
}

/// SV101-3 to -6. What was read of them is a list without gaps, and so is what is written.
std::optional<Error> write_modifiers(Part& service, const Separators& separators, const Line& line,
                                     FieldRef at) {
  if (line.modifiers.size() > room_for_modifiers)
    return not_written("A line of an 837 has room for four modifiers.", at);
  const int element = is_institutional(service, separators) ? 2 : 1;
  auto components = split_raw(raw_element(service.text, separators, element), separators.component);
  const auto old = filled(components, 2, 6);
  const auto now = padded(line.modifiers, old);
  components.resize(std::max<std::size_t>(components.size(), 6));
  for (std::size_t i = 0; i < room_for_modifiers; ++i)
    components[i + 2] = i < now.size() ? now[i] : "";
  drop_empty_end(components);
  set_raw_element(service.text, separators, element, join_raw(components, separators.component));
  return std::nullopt;
}

std::optional<Error> write_pointers(Part& service, const Separators& separators, const Line& line,
                                    const Edit& edit) {
  constexpr int element = 7;
  if (is_institutional(service, separators))
    return not_written("A line of an 837I does not point to diagnoses.", edit.at);
  if (edit.kind == Edit::Kind::append && line.diagnosis_pointers.size() > room_for_pointers)
    return not_written("A line of an 837 has room for four diagnosis pointers.", edit.at);
  std::vector<std::string> list;
  list.reserve(line.diagnosis_pointers.size());
  for (const Given<Count>& pointer : line.diagnosis_pointers) list.push_back(pointer.text);
  const auto old = split_raw(raw_element(service.text, separators, element), separators.component);
  const auto now = padded(list, filled(old, 0, old.size()));
  set_raw_element(service.text, separators, element, join_raw(now, separators.component));
  return std::nullopt;
}

/// One composite of an HI segment: where it stands, and what its qualifier is.
struct Diagnosis {
  Part* hi = nullptr;
  int element = 0;
  std::size_t repetition = 0;
  std::string qualifier;
};

bool lists_diagnoses(std::string_view qualifier) {
  return qualifier == "ABK" || qualifier == "ABF" || qualifier == "BK" || qualifier == "BF";
}

void find_in(Part& hi, const Separators& separators, std::vector<Diagnosis>& found) {
  const int elements = PartReading(hi, separators)->element_count();
  for (int element = 1; element <= elements; ++element) {
    const auto repetitions =
        split_raw(raw_element(hi.text, separators, element), separators.repetition);
    for (std::size_t i = 0; i < repetitions.size(); ++i) {
      const auto components = split_raw(repetitions[i], separators.component);
      if (components.size() < 2 || value_in(components[1]).empty()) continue;
      std::string qualifier = value_in(components[0]);
      if (lists_diagnoses(qualifier)) found.push_back({&hi, element, i, std::move(qualifier)});
    }
  }
}

/// In the order in which the reader lists them.
std::vector<Diagnosis> diagnoses_of(ClaimParts& parts) {
  std::vector<Diagnosis> found;
  for (Part& part : parts.claim) {
    if (!part.is_read || !of_claim.contain(part.loop)) continue;
    if (PartReading(part, parts.separators)->id == "HI") find_in(part, parts.separators, found);
  }
  return found;
}

/// Puts a code, or with "" nothing, in place of a diagnosis.
void replace(const Diagnosis& at, const Separators& separators, std::string_view qualifier,
             std::string_view code) {
  auto repetitions =
      split_raw(raw_element(at.hi->text, separators, at.element), separators.repetition);
  auto components = split_raw(repetitions[at.repetition], separators.component);
  components[0] = with_value(components[0], qualifier);
  components[1] = with_value(components[1], code);
  repetitions[at.repetition] = join_raw(components, separators.component);
  set_raw_element(at.hi->text, separators, at.element,
                  join_raw(repetitions, separators.repetition.value_or(separators.component)));
}

std::string code_of(const Diagnosis& at, const Separators& separators) {
  const auto repetitions =
      split_raw(raw_element(at.hi->text, separators, at.element), separators.repetition);
  return value_in(split_raw(repetitions[at.repetition], separators.component)[1]);
}

void append_diagnosis(ClaimParts& parts, const std::vector<Diagnosis>& listed,
                      const std::string& code) {
  const Separators& separators = parts.separators;
  const std::string composite =
      (listed.empty() ? "ABK" : "ABF") + std::string(1, separators.component) + code;
  Part* last = listed.empty() ? nullptr : listed.back().hi;
  const int count = last == nullptr ? 0 : PartReading(*last, separators)->element_count();
  // The principal diagnosis of an 837I has an HI of its own.
  const bool room = last != nullptr && count < room_for_diagnoses &&
                    PartReading(parts.claim.front(), separators)->component(5, 2) != "A";
  const bool other = last != nullptr && count < room_for_diagnoses && listed.size() > 1;
  if (room || other) return set_raw_element(last->text, separators, count + 1, composite);
  insert_in_order(parts.claim, parts.separators,
                  parts.added("HI" + std::string(1, separators.element) + composite, Loop::claim));
}

/// The codes after it move up one place, so that the first stays the principal diagnosis; the last
/// place goes.
void remove_diagnosis(ClaimParts& parts, std::vector<Diagnosis>& listed, std::size_t index) {
  const Separators& separators = parts.separators;
  for (std::size_t i = index; i + 1 < listed.size(); ++i)
    replace(listed[i], separators, listed[i].qualifier, code_of(listed[i + 1], separators));
  const Diagnosis& last = listed.back();
  auto repetitions =
      split_raw(raw_element(last.hi->text, separators, last.element), separators.repetition);
  repetitions.erase(repetitions.begin() + static_cast<std::ptrdiff_t>(last.repetition));
  set_raw_element(last.hi->text, separators, last.element,
                  join_raw(repetitions, separators.repetition.value_or(separators.component)));
  const bool empty = PartReading(*last.hi, separators)->element_count() == 0;
  const std::size_t key = last.hi->key;
  if (empty) std::erase_if(parts.claim, [&](const Part& part) { return part.key == key; });
}

std::optional<Error> write_diagnosis(ClaimParts& parts, const Edit& edit) {
  std::vector<Diagnosis> listed = diagnoses_of(parts);
  const auto index = static_cast<std::size_t>(edit.at.index) - 1;
  if (edit.kind == Edit::Kind::append)
    return append_diagnosis(parts, listed, edit.value), std::nullopt;
  if (index >= listed.size()) return not_written("The claim has no such diagnosis.", edit.at);
  if (edit.kind == Edit::Kind::remove) return remove_diagnosis(parts, listed, index), std::nullopt;
  replace(listed[index], parts.separators, listed[index].qualifier, edit.value);
  return std::nullopt;
}

/// Each in a REF of its own.
std::optional<Error> write_authorization(ClaimParts& parts, const Edit& edit) {
  const Separators& separators = parts.separators;
  int index = 0;
  for (auto part = parts.claim.begin(); part != parts.claim.end(); ++part) {
    if (!part->is_read || part->loop != Loop::claim) continue;
    const PartReading segment(*part, separators);
    if (segment->id != "REF" || segment->element(1) != "G1") continue;
    if (++index != edit.at.index || edit.kind == Edit::Kind::append) continue;
    if (edit.kind == Edit::Kind::remove) return parts.claim.erase(part), std::nullopt;
    return set_element(part->text, separators, 2, edit.value), std::nullopt;
  }
  if (edit.kind != Edit::Kind::append)
    return not_written("The claim has no such prior authorization.", edit.at);
  std::string ref = "REF";
  set_element(ref, separators, 1, "G1");
  set_element(ref, separators, 2, edit.value);
  insert_in_order(parts.claim, parts.separators, parts.added(std::move(ref), Loop::claim));
  return std::nullopt;
}

}  // namespace

std::optional<Error> write_list(ClaimParts& parts, const Edit& edit, const Case& state) {
  if (edit.at.field == Field::claim_diagnosis) return write_diagnosis(parts, edit);
  if (edit.at.field == Field::claim_prior_authorizations) return write_authorization(parts, edit);
  Part* service = service_of(parts.line(edit.at.line), parts.separators);
  if (service == nullptr) return not_written("The line has neither SV1 nor SV2.", edit.at);
  const Line& line = state.claim.lines[static_cast<std::size_t>(edit.at.line) - 1];
  return edit.at.field == Field::line_modifiers
             ? write_modifiers(*service, parts.separators, line, edit.at)
             : write_pointers(*service, parts.separators, line, edit);
}

}  // namespace infusecheck::x12
