#include <algorithm>
#include <bit>
#include <cstring>

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

template <class Row>
bool continues(const Row& earlier, Row later) {
  if (later.code != earlier.code || later.span.from != earlier.span.through + 1) return false;
  later.span = earlier.span;
  return later == earlier;
}

template <class Row>
void join_pieces(std::vector<Row>& rows) {
  std::vector<Row> joined;
  for (Row& row : rows) {
    if (!joined.empty() && joined.back().span.ends() && continues(joined.back(), row)) {
      joined.back().span.through = row.span.through;
    } else {
      joined.push_back(std::move(row));
    }
  }
  rows = std::move(joined);
}

}  // namespace

std::uint32_t KeyIndex::hash(std::string_view key) {
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U;
  std::uint64_t sum = key.size();
  while (!key.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = std::min(key.size(), sizeof word);
    std::memcpy(&word, key.data(), taken);
    sum = (std::rotl(sum, 29) ^ word) * spread;
    key.remove_prefix(taken);
  }
  return static_cast<std::uint32_t>(sum >> 32U);
}

void KeyIndex::reserve(std::size_t keys) {
  slots_.assign(std::bit_ceil(2 * keys + 2), {});
  mask_ = slots_.size() - 1;
}

void KeyIndex::add(std::uint32_t hash, Rows rows) {
  std::size_t at = hash & mask_;
  while (slots_[at].count > 0) at = (at + 1) & mask_;
  slots_[at] = rows;
}

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
  const auto found = keys_.find(KeyIndex::hash(code),
                                [&](std::uint32_t first) { return rows_[first].key() == code; });
  return std::span(rows_).subspan(found.first, found.count);
}

template <class Row>
void Table<Row>::index() {
  keys_.reserve(rows_.size());
  for (std::size_t first = 0, end = 0; first < rows_.size(); first = end) {
    while (end < rows_.size() && rows_[end].key() == rows_[first].key()) ++end;
    keys_.add(KeyIndex::hash(rows_[first].key()),
              {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first)});
  }
}

template <class Row>
Table<Row> Table<Row>::build(std::vector<Row> rows, Span covers) {
  Table table;
  table.rows_ = std::move(rows);
  table.covers_ = {covers};
  table.index();
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
  index();
}

template class Table<Drug>;
template class Table<Service>;
template class Table<AddOnPrimary>;
template class Table<UnitLimit>;
template class Table<PlaceOfService>;
template class Table<Modifier>;
template class Table<Package>;
template class Table<DiagnosisGroup>;
template class Table<DiagnosisExclusion>;
template class Table<DiagnosisCode>;
template class Table<MarketedContainer>;
template class Table<LabelDosing>;
template class Table<DrugUse>;

}  // namespace infusecheck
