#include <algorithm>

#include "infusecheck/reference.h"

namespace infusecheck {
namespace {

template <class Row>
bool before(const Row& a, const Row& b) {
  return a.key() != b.key() ? a.key() < b.key() : a.span.from < b.span.from;
}

/// What is left of a span outside `covers`: nothing, one piece or two.
template <class Row>
void add_outside(const Row& row, const Span& covers, std::vector<Row>& rows) {
  if (!row.span.overlaps(covers)) return rows.push_back(row);
  if (row.span.from < covers.from) {
    rows.push_back(row);
    rows.back().span.through = covers.from + -1;
  }
  if (covers.through < row.span.through) {
    rows.push_back(row);
    rows.back().span.from = covers.through + 1;
  }
}

/// What is left of a span inside `covers`, if anything.
template <class Row>
void add_inside(const Row& row, const Span& covers, std::vector<Row>& rows) {
  if (!row.span.overlaps(covers)) return;
  rows.push_back(row);
  rows.back().span = {std::max(row.span.from, covers.from),
                      std::min(row.span.through, covers.through)};
}

bool continues(const Drug& earlier, Drug later) {
  if (later.code != earlier.code || later.span.from != earlier.span.through + 1) return false;
  later.span = earlier.span;
  return later == earlier;
}

void join_pieces(std::vector<Drug>& rows) {
  std::vector<Drug> joined;
  for (Drug& row : rows) {
    if (!joined.empty() && joined.back().span.ends() && continues(joined.back(), row)) {
      joined.back().span.through = row.span.through;
    } else {
      joined.push_back(std::move(row));
    }
  }
  rows = std::move(joined);
}

}  // namespace

template <class Row>
Lookup<Row> Table<Row>::find(std::string_view code, std::optional<Date> on) const {
  if (!on) return {Found::no_date, nullptr};
  const auto knows = [&](const Span& span) { return span.covers(*on); };
  if (std::none_of(covers_.begin(), covers_.end(), knows)) return {Found::outside_pack, nullptr};
  const std::span<const Row> all = history(code);
  for (const Row& row : all) {
    if (row.span.covers(*on)) return {Found::yes, &row};
  }
  return {all.empty() ? Found::unknown : Found::not_on_date, nullptr};
}

template <class Row>
std::span<const Row> Table<Row>::history(std::string_view code) const {
  const auto first =
      std::lower_bound(rows_.begin(), rows_.end(), code,
                       [](const Row& row, std::string_view key) { return row.key() < key; });
  auto last = first;
  while (last != rows_.end() && last->key() == code) ++last;
  return {rows_.data() + (first - rows_.begin()), static_cast<std::size_t>(last - first)};
}

template <class Row>
Table<Row> Table<Row>::build(std::vector<Row> rows, Span covers) {
  Table table;
  table.rows_ = std::move(rows);
  table.covers_ = {covers};
  return table;
}

template <class Row>
void Table<Row>::replace(const Table& newer) {
  for (const Span& covers : newer.covers_) {
    std::vector<Row> kept;
    for (const Row& row : rows_) add_outside(row, covers, kept);
    for (const Row& row : newer.rows_) add_inside(row, covers, kept);
    rows_ = std::move(kept);
    covers_.push_back(covers);
  }
  std::sort(rows_.begin(), rows_.end(), before<Row>);
  if constexpr (std::is_same_v<Row, Drug>) join_pieces(rows_);
}

template class Table<Drug>;
template class Table<Service>;
template class Table<AddOnPrimary>;
template class Table<UnitLimit>;
template class Table<PlaceOfService>;
template class Table<Modifier>;
template class Table<Package>;
template class Table<DiagnosisGroup>;
template class Table<MarketedContainer>;
template class Table<LabelDosing>;
template class Table<DrugUse>;

}  // namespace infusecheck
