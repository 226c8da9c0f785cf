#include "infusecheck/reference.h"

#include <algorithm>

namespace infusecheck {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool answers_to(const Drug& drug, std::string_view name) {
  if (same_word(drug.code, name) || same_word(drug.name, name)) return true;
  return std::any_of(drug.brands.begin(), drug.brands.end(),
                     [&](const std::string& brand) { return same_word(brand, name); });
}

}  // namespace

std::vector<std::string_view> Reference::primaries(std::string_view add_on, Date on) const {
  std::vector<std::string_view> found;
  for (const AddOnPrimary& row : add_on_primaries.rows()) {
    if (row.add_on == add_on && row.span.covers(on)) found.push_back(row.primary);
  }
  return found;
}

bool Reference::diagnosis_in(std::string_view diagnosis, std::string_view group,
                             std::optional<Date> on) const {
  std::string code;
  for (const char c : diagnosis) {
    if (c != '.') code += lower(c);
  }
  const auto& rows = diagnosis_groups.rows();
  return on && std::any_of(rows.begin(), rows.end(), [&](const DiagnosisGroup& row) {
           return row.group == group && row.span.covers(*on) &&
                  same_word(row.prefix, std::string_view(code).substr(0, row.prefix.size()));
         });
}

std::vector<const MarketedContainer*> Reference::containers_of(std::string_view code,
                                                               Date on) const {
  std::vector<const MarketedContainer*> found;
  for (const MarketedContainer& row : containers.rows()) {
    if (row.code == code && row.span.covers(on)) found.push_back(&row);
  }
  return found;
}

std::vector<const LabelDosing*> Reference::regimens_of(std::string_view ingredient,
                                                       std::optional<Route> route, Date on) const {
  std::vector<const LabelDosing*> found;
  for (const LabelDosing& row : label_dosing.rows()) {
    const bool other_route = route && row.route && *row.route != *route;
    if (row.ingredient == ingredient && row.span.covers(on) && !other_route) found.push_back(&row);
  }
  return found;
}

std::vector<const Drug*> Reference::drugs_named(std::string_view name, Date on) const {
  std::vector<const Drug*> found;
  for (const Drug& drug : drugs.rows()) {
    if (drug.span.covers(on) && answers_to(drug, name)) found.push_back(&drug);
  }
  return found;
}

}  // namespace infusecheck
