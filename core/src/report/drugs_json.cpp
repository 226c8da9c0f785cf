#include "report/drugs_json.h"

#include <algorithm>

#include "model/names.h"
#include "report/drug_card.h"
#include "report/span_json.h"

namespace infusecheck {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view query) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), query.begin(), query.end(), same) != text.end() ||
         query.empty();
}

bool matches(const Drug& drug, std::string_view query) {
  return contains(drug.code, query) || contains(drug.name, query) ||
         std::any_of(drug.brands.begin(), drug.brands.end(),
                     [&](const std::string& brand) { return contains(brand, query); });
}

/// The rows of one code, oldest first, are neighbours in the table.
std::span<const Drug> rows_of(std::span<const Drug> rows, std::size_t first) {
  std::size_t end = first;
  while (end < rows.size() && rows[end].code == rows[first].code) ++end;
  return rows.subspan(first, end - first);
}

/// The latest row speaks for the code; its dates are those of all its rows.
void write_summary(JsonWriter& out, std::span<const Drug> history) {
  const Drug& drug = history.back();
  out.member("code", std::string_view(drug.code));
  write_span(out, {history.front().span.from, drug.span.through});
  out.optional_member("descriptor", drug.descriptor).member("name", std::string_view(drug.name));
  out.list_member("brands", drug.brands).member("ingredient", std::string_view(drug.ingredient));
  if (drug.unit_amount) {
    out.member("unit_amount", std::string_view(drug.unit_amount->text()));
    out.member("unit", std::string_view(drug.unit));
  }
  out.key("routes").begin_array();
  for (const Route route : drug.routes) out.value(word(route));
  out.end_array();
  if (drug.container) out.member("container", word(*drug.container));
  if (drug.administration_class)
    out.member("administration_class", word(*drug.administration_class));
  out.list_member("successors", drug.successors).optional_member("opps_status", drug.opps_status);
  out.optional_member("reference_product", drug.reference_product);
  if (drug.self_administered) out.member("self_administered", *drug.self_administered);
  if (drug.route_modifiers) out.member("route_modifiers", true);
  write_evidence(out, drug.source, drug.confidence);
}

}  // namespace

std::string drugs_json(const Reference& reference, std::string_view query) {
  const std::span<const Drug> rows = reference.drugs.rows();
  const auto is_query = [&](const Drug& drug) {
    return drug.code.size() == query.size() && contains(drug.code, query);
  };
  const bool one = std::any_of(rows.begin(), rows.end(), is_query);
  JsonWriter out;
  out.begin_array();
  for (std::size_t i = 0; i < rows.size();) {
    const auto history = rows_of(rows, i);
    i += history.size();
    const bool wanted = one ? is_query(history[0])
                            : std::any_of(history.begin(), history.end(),
                                          [&](const Drug& row) { return matches(row, query); });
    if (!wanted) continue;
    out.begin_object();
    write_summary(out, history);
    if (one) write_card(out, history, reference);
    out.end_object();
  }
  out.end_array();
  return out.take();
}

}  // namespace infusecheck
