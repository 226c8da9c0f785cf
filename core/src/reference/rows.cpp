#include "reference/rows.h"

#include "model/concat.h"
#include "model/names.h"

namespace infusecheck {

void CellReader::fail(std::size_t column, std::string_view wanted) {
  if (error_) return;
  error_ = Error{concat({"Cell ", column + 1, " must be ", wanted, "."}),
                 std::string(table_) + ':' + std::to_string(row_.line), "Correct the table."};
}

std::string CellReader::required(std::size_t column) {
  if (text(column).empty()) fail(column, "filled in");
  return text(column);
}

Span CellReader::span(std::size_t from_column) {
  Span span;
  const auto read = [&](std::size_t column, Date& end) {
    if (text(column).empty()) return;
    const auto date = Date::parse(text(column));
    date ? void(end = *date) : fail(column, "a date as YYYY-MM-DD");
  };
  read(from_column, span.from);
  read(from_column + 1, span.through);
  if (span.through < span.from) fail(from_column + 1, "on or after the date before it");
  return span;
}

Count CellReader::count(std::size_t column) {
  constexpr Count most = 1'000'000'000;  // fits every integer type of the row structs
  const auto number = Quantity::parse(text(column));
  const bool fits =
      number && number->is_whole() && *number >= Quantity() && *number <= Quantity::whole(most);
  if (!fits) fail(column, "a whole number from 0 to " + std::to_string(most));
  return fits ? number->floor() : 0;
}

std::optional<bool> CellReader::optional_flag(std::size_t column) {
  return text(column).empty() ? std::nullopt : std::optional(flag(column));
}

bool CellReader::flag(std::size_t column) {
  if (text(column) != "true" && text(column) != "false") fail(column, "true or false");
  return text(column) == "true";
}

std::optional<Quantity> CellReader::quantity(std::size_t column) {
  if (text(column).empty()) return std::nullopt;
  const auto number = Quantity::parse(text(column));
  if (!number || *number <= Quantity()) fail(column, "a decimal number above zero");
  return number;
}

template <class E>
E CellReader::word(std::size_t column) {
  const auto value = from_word<E>(text(column));
  if (!value) fail(column, alternatives<E>());
  return value.value_or(E{});
}

template <class E>
std::optional<E> CellReader::optional_word(std::size_t column) {
  return text(column).empty() ? std::nullopt : std::optional<E>(word<E>(column));
}

template <>
TableFormat<Drug> table_format() {
  return {{"code", "from", "through", "descriptor", "name", "brands", "ingredient", "unit_amount",
           "unit", "routes", "container", "administration_class", "successors", "opps_status",
           "reference_product", "self_administered", "route_modifiers", "source", "confidence"},
          [](CellReader& cell) {
            Drug row{.code = cell.required(0),
                     .span = cell.span(1),
                     .descriptor = cell.text(3),
                     .name = cell.required(4),
                     .brands = list_cell(cell.text(5)),
                     .ingredient = cell.required(6),
                     .unit_amount = cell.quantity(7),
                     .unit = cell.text(8),
                     .routes = {},
                     .container = cell.optional_word<Container>(10),
                     .administration_class = cell.optional_word<AdministrationClass>(11),
                     .successors = list_cell(cell.text(12)),
                     .reference_product = cell.text(14),
                     .self_administered = cell.optional_flag(15),
                     .route_modifiers = cell.flag(16),
                     .opps_status = cell.text(13),
                     .source = cell.required(17),
                     .confidence = cell.word<Confidence>(18)};
            for (const std::string& name : list_cell(cell.text(9))) {
              const auto route = from_word<Route>(name);
              route ? row.routes.push_back(*route) : cell.fail(9, "routes joined by |");
            }
            return row;
          }};
}

template <>
TableFormat<Service> table_format() {
  return {{"code", "from", "through", "label", "kind", "family", "rank", "hour_add_on",
           "incident_to", "source", "confidence"},
          [](CellReader& cell) {
            return Service{.code = cell.required(0),
                           .span = cell.span(1),
                           .label = cell.required(3),
                           .kind = cell.word<ServiceKind>(4),
                           .family = cell.word<Family>(5),
                           .rank = static_cast<int>(cell.count(6)),
                           .hour_add_on = cell.text(7),
                           .incident_to = cell.flag(8),
                           .source = cell.required(9),
                           .confidence = cell.word<Confidence>(10)};
          }};
}

template <>
TableFormat<AddOnPrimary> table_format() {
  return {{"add_on", "primary", "from", "through", "type", "source", "confidence"},
          [](CellReader& cell) {
            return AddOnPrimary{.add_on = cell.required(0),
                                .primary = cell.required(1),
                                .span = cell.span(2),
                                .type = static_cast<int>(cell.count(4)),
                                .source = cell.required(5),
                                .confidence = cell.word<Confidence>(6),
                                .pair = cell.text(0) + ' ' + cell.text(1)};
          }};
}

template <>
TableFormat<UnitLimit> table_format() {
  return {{"code", "from", "through", "units", "adjudication", "source", "confidence"},
          [](CellReader& cell) {
            return UnitLimit{.code = cell.required(0),
                             .span = cell.span(1),
                             .units = cell.count(3),
                             .adjudication = static_cast<int>(cell.count(4)),
                             .source = cell.required(5),
                             .confidence = cell.word<Confidence>(6)};
          }};
}

template <>
TableFormat<PairRow> table_format() {
  return {{"column_1", "column_2", "from", "through", "indicator", "source", "confidence"},
          [](CellReader& cell) {
            return PairRow{.column_1 = cell.required(0),
                           .column_2 = cell.required(1),
                           .span = cell.span(2),
                           .indicator = static_cast<int>(cell.count(4)),
                           .source = cell.required(5),
                           .confidence = cell.word<Confidence>(6),
                           .pair = cell.text(0) + ' ' + cell.text(1)};
          }};
}

template <>
TableFormat<PlaceOfService> table_format() {
  return {{"code", "from", "through", "label", "facility", "source", "confidence"},
          [](CellReader& cell) {
            return PlaceOfService{.code = cell.required(0),
                                  .span = cell.span(1),
                                  .label = cell.required(3),
                                  .facility = cell.flag(4),
                                  .source = cell.required(5),
                                  .confidence = cell.word<Confidence>(6)};
          }};
}

template <>
TableFormat<Modifier> table_format() {
  return {{"code", "from", "through", "label", "distinct_service", "source", "confidence"},
          [](CellReader& cell) {
            return Modifier{.code = cell.required(0),
                            .span = cell.span(1),
                            .label = cell.required(3),
                            .distinct_service = cell.flag(4),
                            .source = cell.required(5),
                            .confidence = cell.word<Confidence>(6)};
          }};
}

template <>
TableFormat<Package> table_format() {
  return {{"ndc", "from", "through", "code", "product", "amount", "unit", "items", "volume_ml",
           "source", "confidence"},
          [](CellReader& cell) {
            return Package{.ndc = cell.required(0),
                           .span = cell.span(1),
                           .code = cell.required(3),
                           .product = cell.text(4),
                           .amount = cell.quantity(5),
                           .unit = cell.text(6),
                           .items = cell.text(7).empty() ? 0 : cell.count(7),
                           .volume_ml = cell.quantity(8),
                           .source = cell.required(9),
                           .confidence = cell.word<Confidence>(10)};
          }};
}

template <>
TableFormat<DiagnosisGroup> table_format() {
  return {{"group", "prefix", "from", "through", "label", "source", "confidence"},
          [](CellReader& cell) {
            return DiagnosisGroup{.group = cell.required(0),
                                  .prefix = cell.required(1),
                                  .span = cell.span(2),
                                  .label = cell.text(4),
                                  .source = cell.required(5),
                                  .confidence = cell.word<Confidence>(6),
                                  .pair = cell.text(0) + ' ' + cell.text(1)};
          }};
}

template <>
TableFormat<DiagnosisExclusion> table_format() {
  return {{"first", "second", "from", "through", "label", "source", "confidence"},
          [](CellReader& cell) {
            return DiagnosisExclusion{.first = cell.required(0),
                                      .second = cell.required(1),
                                      .span = cell.span(2),
                                      .label = cell.required(4),
                                      .source = cell.required(5),
                                      .confidence = cell.word<Confidence>(6),
                                      .pair = cell.text(0) + ' ' + cell.text(1)};
          }};
}

template <>
TableFormat<DiagnosisCode> table_format() {
  return {{"code", "from", "through", "billable", "source", "confidence"}, [](CellReader& cell) {
            return DiagnosisCode{.code = cell.required(0),
                                 .span = cell.span(1),
                                 .billable = cell.flag(3),
                                 .source = cell.required(4),
                                 .confidence = cell.word<Confidence>(5)};
          }};
}

template <>
TableFormat<MarketedContainer> table_format() {
  return {{"code", "size", "unit", "form", "volume_ml", "container", "from", "through", "source",
           "confidence"},
          [](CellReader& cell) {
            const auto size = cell.quantity(1);
            if (!size) cell.fail(1, "filled in");
            return MarketedContainer{
                .code = cell.required(0),
                .size = size.value_or(Quantity()),
                .unit = cell.required(2),
                .form = cell.word<ContainerForm>(3),
                .volume_ml = cell.quantity(4),
                .container = cell.optional_word<Container>(5),
                .span = cell.span(6),
                .source = cell.required(8),
                .confidence = cell.word<Confidence>(9),
                .id = cell.text(0) + ' ' + cell.text(1) + ' ' + cell.text(2) + ' ' + cell.text(3)};
          }};
}

template <>
TableFormat<LabelDosing> table_format() {
  return {{"ingredient", "indication", "diagnoses", "population", "route", "dose_type", "amount",
           "unit", "loading_days", "interval_days", "max_amount", "max_unit", "from", "through",
           "source", "confidence"},
          [](CellReader& cell) {
            return LabelDosing{
                .ingredient = cell.required(0),
                .indication = cell.required(1),
                .population = cell.text(3),
                .diagnoses = list_cell(cell.text(2)),
                .route = cell.optional_word<Route>(4),
                .type = cell.word<DoseType>(5),
                .amount = cell.quantity(6).value_or(Quantity()),
                .unit = cell.text(7),
                .loading_days = list_cell(cell.text(8)),
                .interval_days = cell.text(9).empty() ? 0 : cell.count(9),
                .max_amount = cell.quantity(10),
                .max_unit = cell.text(11),
                .span = cell.span(12),
                .source = cell.required(14),
                .confidence = cell.word<Confidence>(15),
                .id = cell.text(0) + ' ' + cell.text(1) + ' ' + cell.text(3) + ' ' + cell.text(4)};
          }};
}

template <>
TableFormat<DrugUse> table_format() {
  return {{"ingredient", "first_minutes", "later_minutes", "screening", "from", "through", "source",
           "confidence"},
          [](CellReader& cell) {
            return DrugUse{.ingredient = cell.required(0),
                           .first_minutes = cell.text(1).empty() ? 0 : cell.count(1),
                           .later_minutes = cell.text(2).empty() ? 0 : cell.count(2),
                           .screening = list_cell(cell.text(3)),
                           .span = cell.span(4),
                           .source = cell.required(6),
                           .confidence = cell.word<Confidence>(7)};
          }};
}

}  // namespace infusecheck
