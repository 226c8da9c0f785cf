#include "formats/table/builder.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "checks/read/reading.h"
#include "infusecheck/reference.h"
#include "model/names.h"

namespace infusecheck::table {
namespace {

bool is_absent(const std::string& value) { return value.empty(); }
template <class T>
bool is_absent(const Given<T>& value) {
  return value.absent();
}

/// "J1745-JZ", "J1745 JZ,59": a code with its modifiers.
void take_code(std::string_view cell, Line& line) {
  const auto parts = parts_of(cell, " -,:");
  const bool split = parts.size() > 1 && is_code(upper(parts.front())) &&
                     std::all_of(parts.begin() + 1, parts.end(), is_modifier);
  line.code = upper(split ? parts.front() : cell);
  if (!split) return;
  std::vector<std::string> modifiers;
  modifiers.reserve(parts.size() + line.modifiers.size());
  for (std::size_t i = 1; i < parts.size(); ++i) modifiers.push_back(upper(parts[i]));
  line.modifiers.insert(line.modifiers.begin(), modifiers.begin(), modifiers.end());
}

/// The two dates of "3/2/2026 - 3/4/2026", when the cell is no date by itself.
bool take_range(const CellPlace& place, Line& line) {
  const std::string& text = place.cell.text;
  const DateStyle& style = place.cell.column->dates;
  if (read_date(text, style)) return false;
  for (const std::string_view sign : {" - ", " to ", " thru ", "\xE2\x80\x93", "-"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string::npos) continue;
    const auto from = read_date(bare(std::string_view(text).substr(0, at)), style);
    const auto to = read_date(bare(std::string_view(text).substr(at + sign.size())), style);
    if (!from || !to) continue;
    line.service_date = give<Date>(from->text());
    if (line.service_date_to.absent()) line.service_date_to = give<Date>(to->text());
    return true;
  }
  return false;
}

/// Words between blanks are diagnoses when each of them looks like one.
std::vector<std::string_view> diagnoses_in(std::string_view cell) {
  const auto words = parts_of(cell, ",;|/ ");
  if (std::all_of(words.begin(), words.end(), is_diagnosis)) return words;
  return parts_of(cell, ",;|/");
}

int year_of(Date date) { return std::atoi(date.text().substr(0, 4).c_str()); }

bool is_drug(std::string_view code) {
  return !embedded_reference().drugs.history(code).empty() || code.starts_with('J') ||
         code.starts_with('Q');
}

/// "A", "2" → 1, 2; nothing for anything else.
std::optional<Count> pointer_of(std::string_view part) {
  const char c = part.size() == 1 ? part[0] : '\0';
  if (c >= 'A' && c <= 'L') return c - 'A' + 1;
  if (c >= 'a' && c <= 'l') return c - 'a' + 1;
  return give<Count>(std::string(part)).value;
}

/// "ABD" and "123" say one pointer a character: no claim has a hundred diagnoses. "12" does only
/// where there are fewer than twelve.
bool one_a_character(std::string_view part, std::size_t diagnoses) {
  if (part.size() < 2) return false;
  const bool letters = std::all_of(part.begin(), part.end(), [](char c) {
    return (c >= 'A' && c <= 'L') || (c >= 'a' && c <= 'l');
  });
  const bool digits =
      std::all_of(part.begin(), part.end(), [](char c) { return c >= '1' && c <= '9'; });
  if (letters) return true;
  if (!digits) return false;
  return part.size() > 2 || part > "12" || (diagnoses > 0 && diagnoses < 11);
}

}  // namespace

std::size_t CaseBuilder::administrations() const {
  return read_.content.encounter ? read_.content.encounter->administrations.size() : 0;
}

Encounter& CaseBuilder::encounter() {
  return read_.content.encounter ? *read_.content.encounter : read_.content.encounter.emplace();
}

/// Of a value that belongs to the claim, the first row's is kept.
template <class T>
void CaseBuilder::put_once(T& value, const CellPlace& place) {
  CellWriter writer(problems());
  if (is_absent(value)) return writer.put(value, place);
  T again;
  std::vector<Finding> unsaid;
  CellWriter(unsaid).put(again, place);
  if (again == value) return;
  writer.note(formats::read_row, place,
              " differs from the rows above it of the same claim; the first was kept.",
              Severity::warning);
}

void CaseBuilder::add(const Row& row, bool pointed) {
  started_ = true;
  RowState state;
  for (const Cell& cell : row.cells) {
    switch (cell.column->id.part) {
      case Part::line:
        line_cell(row, cell, state);
        break;
      case Part::claim:
        claim_cell(row, cell, state);
        break;
      case Part::encounter:
        at_leaf(encounter(), cell.column->id.leaf, [&](auto& value) {
          if constexpr (requires { is_absent(value); }) put_once(value, {row, cell});
        });
        break;
      case Part::row:
        row_cell(row, cell);
        break;
      case Part::administration:
        break;
    }
  }
  point(row, state, pointed);
  add_administration(row, state);
  if (state.billed && kind_ == TableKind::claims) claim().lines.push_back(std::move(state.line));
}

void CaseBuilder::line_cell(const Row& row, const Cell& cell, RowState& state) {
  const std::string_view field = cell.column->field;
  const CellPlace place{row, cell, line_number()};
  CellWriter writer(problems());
  state.billed = true;
  if (field == "line.code") return take_code(cell.text, state.line);
  if (field.starts_with("line.modifiers")) {
    for (const std::string_view part : parts_of(cell.text, " ,;:|/-"))
      state.line.modifiers.push_back(upper(part));
    return;
  }
  if (field.starts_with("line.diagnosis_pointers")) return state.pointers.push_back(&cell);
  if (field == "line.service_date" && take_range(place, state.line)) return;
  at_leaf(state.line, cell.column->id.leaf, [&](auto& value) { writer.put(value, place); });
}

void CaseBuilder::claim_cell(const Row& row, const Cell& cell, RowState& state) {
  const std::string_view field = cell.column->field;
  CellPlace place{row, cell};
  // A birth year of two digits is not after the service; without one its century is unknown.
  if (field == "claim.patient.birth_date")
    place.latest_year = state.line.service_date ? year_of(*state.line.service_date) : 0;
  if (field.starts_with("claim.diagnoses")) return diagnosis_cell(cell, state);
  if (field == "claim.rendering_provider.npi") return rendering_npi(place, state);
  at_leaf(claim(), cell.column->id.leaf, [&](auto& value) {
    if constexpr (requires { is_absent(value); }) {
      put_once(value, place);
    } else {
      CellWriter(problems()).put(value, place);
    }
  });
  if (field != "claim.payer.name" || !claim().payer.type.absent()) return;
  if (const auto type = payer_type_named(cell.text))
    claim().payer.type = give<PayerType>(std::string(word(*type)));
}

/// A provider who differs from the claim's is the line's own.
void CaseBuilder::rendering_npi(const CellPlace& place, RowState& state) {
  std::string& npi = claim().rendering_provider.npi;
  if (npi.empty()) npi = place.cell.text;
  if (npi != place.cell.text && state.line.rendering_npi.empty())
    state.line.rendering_npi = place.cell.text;
}

void CaseBuilder::diagnosis_cell(const Cell& cell, RowState& state) {
  std::vector<std::string>& list = state.diagnoses;
  const auto number = static_cast<std::size_t>(cell.column->id.number);
  const auto found = diagnoses_in(cell.text);
  if (number > 0 && found.size() == 1) {
    list.resize(std::max(list.size(), number));
    list[number - 1] = upper(found.front());
    return;
  }
  for (const std::string_view diagnosis : found) list.push_back(upper(diagnosis));
}

void CaseBuilder::row_cell(const Row& row, const Cell& cell) {
  const Special special = cell.column->id.special;
  if (special == Special::weight || special == Special::weight_lb) weight(row, cell);
}

/// "80 kg", "176 lb"; kilograms to the millionth are more than a scale gives.
void CaseBuilder::weight(const Row& row, const Cell& cell) {
  std::string_view number = cell.text;
  const std::size_t end = number.find_last_of("0123456789") + 1;
  const std::string unit = key_of(number.substr(end));
  number = bare(number.substr(0, end));
  const bool unsaid = unit.empty() && cell.column->id.special == Special::weight;
  const bool pounds = unit.starts_with("lb") || unit.starts_with("pound") ||
                      (unit.empty() && cell.column->id.special == Special::weight_lb);
  const bool kilograms = unit.starts_with("kg") || unit.starts_with("kilo");
  const auto plain = plain_number(number);
  const auto amount = plain ? Quantity::parse(*plain) : std::nullopt;
  const CellPlace place{row, cell};
  const bool fits = amount && *amount < Quantity::whole(10'000);
  if (!fits || unsaid || !(pounds || kilograms)) {
    if (encounter().weight_kg.absent()) encounter().weight_kg = {cell.text, std::nullopt};
    return CellWriter(problems())
        .complain(formats::read_number, place,
                  unsaid ? " does not say whether this is kilograms or pounds."
                         : " is not a weight, as 80 kg.");
  }
  constexpr std::int64_t kg_of_lb = 45'359'237, parts = 100'000'000;
  const Quantity kg =
      pounds ? Quantity::from_raw((amount->raw() * kg_of_lb + parts / 2) / parts) : *amount;
  if (encounter().weight_kg.absent()) encounter().weight_kg = give<Quantity>(kg.text());
}

void CaseBuilder::add_administration(const Row& row, const RowState& state) {
  const std::string_view code = state.line.code;
  CellWriter writer(problems());
  const std::string_view drug = is_drug(code) ? code : "";
  auto given = administrations_.read(row, state.line.service_date.value, drug,
                                     static_cast<int>(administrations()) + 1, writer);
  // The times of an administration code are those of some drug, but the row does not say which.
  if (!given || (given->drug.empty() && kind_ == TableKind::claims)) return;
  encounter().administrations.push_back(std::move(*given));
}

/// The diagnoses of the row join those of the claim, and its pointers are counted there.
void CaseBuilder::point(const Row& row, RowState& state, bool pointed) {
  std::vector<std::string>& all = claim().diagnoses;
  for (const std::string& diagnosis : state.diagnoses) {
    if (!diagnosis.empty() && std::find(all.begin(), all.end(), diagnosis) == all.end())
      all.push_back(diagnosis);
  }
  for (const Cell* cell : state.pointers) add_pointers({row, *cell, line_number()}, state);
  constexpr std::size_t most_pointers = 4;
  if (pointed || state.diagnoses.size() > most_pointers) return;
  for (const std::string& diagnosis : state.diagnoses) {
    const auto at = std::find(all.begin(), all.end(), diagnosis);
    if (at == all.end()) continue;
    state.line.diagnosis_pointers.push_back(give<Count>(std::to_string(at - all.begin() + 1)));
  }
}

void CaseBuilder::add_pointers(const CellPlace& place, RowState& state) {
  auto& list = state.line.diagnosis_pointers;
  const std::size_t known = std::max(state.diagnoses.size(), claim().diagnoses.size());
  const auto add = [&](std::string_view part) {
    if (const auto pointer = pointer_of(part)) {
      list.push_back(give<Count>(std::to_string(place_in_claim(*pointer, state, place))));
      return;
    }
    list.push_back({std::string(part), std::nullopt});
    CellWriter(problems())
        .complain(formats::read_number, place, " must hold numbers or letters of diagnoses.");
  };
  for (const std::string_view part : parts_of(place.cell.text, " ,;:|/")) {
    if (!one_a_character(part, known)) {
      add(part);
      continue;
    }
    for (std::size_t i = 0; i < part.size(); ++i) add(part.substr(i, 1));
  }
}

/// A pointer counts in the diagnoses of its row, where the row has any.
Count CaseBuilder::place_in_claim(Count pointer, const RowState& state, const CellPlace& place) {
  const auto& all = claim().diagnoses;
  if (state.diagnoses.empty()) return pointer;
  const bool inside = pointer >= 1 && pointer <= static_cast<Count>(state.diagnoses.size());
  const std::string diagnosis =
      inside ? state.diagnoses[static_cast<std::size_t>(pointer - 1)] : std::string();
  if (!diagnosis.empty()) return std::find(all.begin(), all.end(), diagnosis) - all.begin() + 1;
  CellWriter(problems())
      .note(formats::read_row, place, " points to a diagnosis that the row does not have.",
            Severity::warning);
  return pointer;
}

ReadCase CaseBuilder::finish() {
  started_ = false;
  return std::exchange(read_, {});
}

}  // namespace infusecheck::table
