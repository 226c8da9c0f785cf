#include "infusecheck/reference.h"

#include <algorithm>

namespace infusecheck {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = lower(c);
  return result;
}

/// The rows whose key begins with a text: those of its first column, and of longer ones.
template <class Row>
std::span<const Row> starting_with(const Table<Row>& table, std::string_view text) {
  const auto rows = table.rows();
  const auto first =
      std::lower_bound(rows.begin(), rows.end(), text,
                       [](const Row& row, std::string_view key) { return row.key() < key; });
  auto last = first;
  while (last != rows.end() && last->key().starts_with(text)) ++last;
  return rows.subspan(static_cast<std::size_t>(first - rows.begin()),
                      static_cast<std::size_t>(last - first));
}

}  // namespace

std::vector<std::string_view> Reference::primaries(std::string_view add_on, Date on) const {
  std::vector<std::string_view> found;
  for (const AddOnPrimary& row : starting_with(add_on_primaries, add_on)) {
    if (row.add_on == add_on && row.span.covers(on)) found.push_back(row.primary);
  }
  return found;
}

int Reference::add_on_type(std::string_view add_on, Date on) const {
  int type = 0;
  for (const std::string_view primary : primaries(add_on, on)) {
    const auto row = add_on_primaries.find(std::string(add_on) + ' ' + std::string(primary), on);
    if (row) type = std::max(type, row->type);
  }
  return type;
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
  for (const MarketedContainer& row : starting_with(containers, code)) {
    if (row.code == code && row.span.covers(on)) found.push_back(&row);
  }
  return found;
}

std::vector<const LabelDosing*> Reference::regimens_of(std::string_view ingredient,
                                                       std::optional<Route> route, Date on) const {
  std::vector<const LabelDosing*> found;
  for (const LabelDosing& row : starting_with(label_dosing, ingredient)) {
    const bool other_route = route && row.route && *row.route != *route;
    if (row.ingredient == ingredient && row.span.covers(on) && !other_route) found.push_back(&row);
  }
  return found;
}

DrugNames::DrugNames(const Table<Drug>& drugs) {
  for (std::size_t row = 0; row < drugs.rows().size(); ++row) {
    const Drug& drug = drugs.rows()[row];
    rows_.emplace_back(lower(drug.code), row);
    rows_.emplace_back(lower(drug.name), row);
    for (const std::string& brand : drug.brands) rows_.emplace_back(lower(brand), row);
  }
  std::sort(rows_.begin(), rows_.end());
  rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
}

std::vector<std::size_t> DrugNames::find(std::string_view name) const {
  const std::string word = lower(name);
  std::vector<std::size_t> found;
  auto row = std::lower_bound(rows_.begin(), rows_.end(), word,
                              [](const auto& entry, const auto& key) { return entry.first < key; });
  for (; row != rows_.end() && row->first == word; ++row) found.push_back(row->second);
  return found;
}

std::vector<const Drug*> Reference::drugs_named(std::string_view name, Date on) const {
  std::vector<const Drug*> found;
  for (const std::size_t row : drug_names.find(name)) {
    const Drug& drug = drugs.rows()[row];
    if (drug.span.covers(on)) found.push_back(&drug);
  }
  return found;
}

}  // namespace infusecheck
