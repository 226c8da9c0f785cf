#include "formats/table/row.h"

#include <algorithm>

#include "formats/problems.h"
#include "model/names.h"

namespace infusecheck::table {
namespace {

/// The word of an enumeration that a cell is, however it is spelled: "IV Infusion", "white bag".
template <class E>
std::optional<E> spelled(std::string_view cell) {
  const std::string key = key_of(cell);
  for (const Word<E>& w : words<E>) {
    if (key_of(w.name) == key) return w.value;
  }
  if constexpr (std::is_same_v<E, PayerType>) return payer_type_named(cell);
  if constexpr (std::is_same_v<E, Form>) return form_named(cell);
  return std::nullopt;
}

}  // namespace

std::string_view Row::text(std::string_view field) const {
  for (const Cell& cell : cells) {
    if (cell.column->field == field) return cell.text;
  }
  return {};
}

bool Row::has(Part part) const {
  return std::any_of(cells.begin(), cells.end(),
                     [&](const Cell& cell) { return cell.column->id.part == part; });
}

std::string CellPlace::sentence(std::string_view rest) const {
  std::string text = "Row ";
  text.append(std::to_string(row.number)).append(", column ").append(cell.column->header);
  return text.append(rest);
}

std::string CellPlace::pointer() const {
  const UsedColumn& column = *cell.column;
  std::string path;
  const auto entry = [&](std::string_view list, int number) {
    if (number == 0) return;
    path.append(list).append("/").append(std::to_string(number - 1));
  };
  switch (column.id.part) {
    case Part::line:
      entry("/claim/lines", line);
      break;
    case Part::claim:
      path = "/claim";
      break;
    case Part::encounter:
      path = "/encounter";
      break;
    case Part::row:
      return "";
    case Part::administration:
      entry("/encounter/administrations", administration);
      break;
  }
  if (path.empty()) return path;
  std::string below(path_in_part(column.field));
  std::replace(below.begin(), below.end(), '.', '/');
  if (column.id.number > 0) below.resize(below.rfind('/'));
  return path.append("/").append(below);
}

void CellWriter::complain(const Rule& rule, const CellPlace& place, std::string_view rest) {
  problems_.push_back(formats::problem(rule, place.pointer(), place.sentence(rest), place.line));
}

void CellWriter::note(const Rule& rule, const CellPlace& place, std::string_view rest,
                      Severity severity) {
  complain(rule, place, rest);
  problems_.back().severity = severity;
}

void CellWriter::put(std::string& value, const CellPlace& place) { value = place.cell.text; }

void CellWriter::put(std::optional<bool>& value, const CellPlace& place) {
  value = flag_named(place.cell.text);
  if (!value) complain(formats::read_value, place, " must be yes or no.");
}

void CellWriter::put(std::vector<std::string>& list, const CellPlace& place) {
  for (const std::string_view part : parts_of(place.cell.text, ",;|")) {
    if (std::find(list.begin(), list.end(), part) == list.end()) list.emplace_back(part);
  }
}

/// Pointers wait until the diagnoses of the row are known.
void CellWriter::put(std::vector<Given<Count>>&, const CellPlace&) {}

template <class T>
void CellWriter::put_number(Given<T>& value, const std::optional<std::string>& plain,
                            const CellPlace& place, std::string_view kind) {
  value = give<T>(plain ? *plain : place.cell.text);
  if (value) return;
  std::string rest = ": ";
  rest.append(formats::shown(place.cell.text)).append(" is not ").append(kind).append(".");
  complain(formats::read_number, place, rest);
}

void CellWriter::put(Given<Money>& value, const CellPlace& place) {
  put_number(value, plain_money(place.cell.text), place, "an amount in dollars and cents");
}

void CellWriter::put(Given<Quantity>& value, const CellPlace& place) {
  put_number(value, plain_number(place.cell.text), place, "a decimal number");
}

void CellWriter::put(Given<Count>& value, const CellPlace& place) {
  put_number(value, plain_number(place.cell.text), place, "a whole number");
}

void CellWriter::put(Given<Date>& value, const CellPlace& place) {
  DateStyle style = place.cell.column->dates;
  style.century_by = place.latest_year;
  const auto date = read_date(place.cell.text, style);
  if (date) return void(value = give<Date>(date->text()));
  value = {place.cell.text, std::nullopt};
  const bool birth = place.cell.column->field == "claim.patient.birth_date";
  std::string rest = ": ";
  rest.append(birth ? "this" : formats::shown_date(place.cell.text));
  const bool open = style.open && order_shown(place.cell.text) == OrderShown::open;
  rest.append(open ? " may be month/day or day/month: the column has dates of both kinds."
                   : " is not a date of the calendar.");
  complain(formats::read_date, place, rest);
}

void CellWriter::put(Given<LocalTime>& value, const CellPlace& place) {
  value = give<LocalTime>(place.cell.text);
  if (!value) complain(formats::read_time, place, " is not a time with its date.");
}

template <class E>
void CellWriter::put(Given<E>& value, const CellPlace& place) {
  const auto meant = spelled<E>(place.cell.text);
  value = meant ? give<E>(std::string(word(*meant))) : Given<E>{place.cell.text, std::nullopt};
  if (value) return;
  std::string rest = " must be ";
  complain(formats::read_value, place, rest.append(alternatives<E>()).append("."));
}

template void CellWriter::put(Given<Form>&, const CellPlace&);
template void CellWriter::put(Given<PayerType>&, const CellPlace&);
template void CellWriter::put(Given<Location>&, const CellPlace&);
template void CellWriter::put(Given<DrugSource>&, const CellPlace&);
template void CellWriter::put(Given<Route>&, const CellPlace&);
template void CellWriter::put(Given<AdministrationClass>&, const CellPlace&);
template void CellWriter::put(Given<Purpose>&, const CellPlace&);

}  // namespace infusecheck::table
