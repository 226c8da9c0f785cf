#include "infusecheck/pair_table.h"

#include <algorithm>
#include <array>

namespace infusecheck {
namespace {

constexpr std::size_t code_size = 5;
constexpr Date first_day = day(1990, 1, 1);
constexpr std::uint16_t for_ever = 0xFFFF;
constexpr std::uint32_t group_size = 36 * 36;  // codes that share three characters

/// What each character is worth as a digit of a code; 36 for what is none.
constexpr std::array<std::uint8_t, 256> digit_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(36);
  for (std::uint8_t i = 0; i < 10; ++i) values[std::size_t{'0'} + i] = i;
  for (std::uint8_t i = 0; i < 26; ++i)
    values[std::size_t{'A'} + i] = static_cast<std::uint8_t>(10 + i);
  return values;
}();

bool holds(const PairSheet::Row& row, std::uint16_t day) {
  return row.from <= day && day <= row.through;
}

std::uint32_t key_of(std::uint32_t packed) { return packed; }
std::uint32_t key_of(const PairSheet::Row& row) { return row.column_2; }

/// The first of `size` sorted entries that is not less; without a jump that a processor could guess
/// wrong, because look-ups come in no order.
template <class Entry>
const Entry* first_not_less(const Entry* entry, std::size_t size, std::uint32_t key) {
  while (size > 0) {
    const std::size_t half = size / 2;
    entry += static_cast<std::size_t>(key_of(entry[half]) < key) * (size - half);
    size = half;
  }
  return entry;
}

/// The rows of one pair, oldest first.
std::span<const PairSheet::Row> rows_of_pair(const PairSheet& sheet, std::size_t column_1,
                                             std::size_t column_2) {
  const auto rows = sheet.rows_of(column_1);
  const auto* const end = rows.data() + rows.size();
  const auto* first =
      first_not_less(rows.data(), rows.size(), static_cast<std::uint32_t>(column_2));
  const auto* last = first;
  while (last != end && last->column_2 == column_2) ++last;
  return {first, last};
}

bool is_in(std::span<const std::pair<std::uint32_t, std::uint32_t>> ranges, std::uint32_t code) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), code,
      [](std::uint32_t wanted, const auto& range) { return wanted < range.first; });
  return after != ranges.begin() && code <= std::prev(after)->second;
}

}  // namespace

std::optional<std::uint32_t> packed_code(std::string_view code) {
  if (code.size() != code_size) return std::nullopt;
  std::uint32_t packed = 0, largest = 0;
  for (const char c : code) {
    const std::uint32_t value = digit_values[static_cast<unsigned char>(c)];
    largest = std::max(largest, value);
    packed = packed * 36 + value;
  }
  return largest < 36 ? std::optional(packed) : std::nullopt;
}

std::uint16_t sheet_day(Date day) {
  return static_cast<std::uint16_t>(std::clamp(std::int64_t{day.days()} - first_day.days(),
                                               std::int64_t{0}, std::int64_t{for_ever} - 1));
}

void PairSheet::index_codes() {
  packed_.clear();
  first_of_.assign(36 * 36 * 36 + 1, 0);
  for (std::size_t i = 0; i < code_count(); ++i) {
    packed_.push_back(packed_code(code(i)).value_or(0));
    ++first_of_[packed_.back() / group_size + 1];
  }
  for (std::size_t i = 1; i < first_of_.size(); ++i)
    first_of_[i] = static_cast<std::uint16_t>(first_of_[i] + first_of_[i - 1]);
}

void PairSheet::set_complete(const std::vector<CodeRange>& column_1,
                             const std::vector<CodeRange>& column_2) {
  const auto packed = [](const std::vector<CodeRange>& ranges) {
    Ranges sorted;
    for (const auto& [first, last] : ranges) {
      const auto from = packed_code(first), through = packed_code(last);
      if (from && through) sorted.emplace_back(*from, *through);
    }
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i)  // one that holds others reaches over them
      sorted[i].second = std::max(sorted[i].second, sorted[i - 1].second);
    return sorted;
  };
  complete_1_ = packed(column_1);
  complete_2_ = packed(column_2);
  any_column_2_ = column_2.empty();
}

PairSheet::Known PairSheet::known(std::string_view code) const {
  const auto packed = packed_code(code);
  if (!packed) return {.complete_2 = any_column_2_};
  Known known{.complete_1 = is_in(complete_1_, *packed),
              .complete_2 = any_column_2_ || is_in(complete_2_, *packed)};
  const std::size_t group = *packed / group_size;
  if (packed_.empty()) return known;
  const std::uint32_t* const end = packed_.data() + first_of_[group + 1];
  const std::uint32_t* const found = first_not_less(
      packed_.data() + first_of_[group], first_of_[group + 1] - first_of_[group], *packed);
  if (found != end && *found == *packed)
    known.place = static_cast<std::uint32_t>(found - packed_.data());
  return known;
}

std::optional<std::size_t> PairSheet::place_of(std::string_view code) const {
  const std::uint32_t place = known(code).place;
  return place == Known::nowhere ? std::nullopt : std::optional<std::size_t>(place);
}

PairLookup PairSheet::find(const Known& column_1, const Known& column_2, Date on) const {
  const Found silent =
      column_1.complete_1 && column_2.complete_2 ? Found::unknown : Found::outside_pack;
  if (column_1.place == Known::nowhere || column_2.place == Known::nowhere) return {silent};
  const auto found = rows_of_pair(*this, column_1.place, column_2.place);
  for (const Row& row : found) {
    if (holds(row, sheet_day(on))) return {Found::yes, edit(column_1.place, row)};
  }
  return {found.empty() ? silent : Found::not_on_date};
}

PairEdit PairSheet::edit(std::size_t column_1, const Row& row) const {
  PairEdit edit{.column_1 = code(column_1),
                .column_2 = code(row.column_2),
                .span = {},
                .indicator = row.indicator,
                .source = sources[row.source],
                .confidence = static_cast<Confidence>(row.confidence)};
  if (row.from > 0) edit.span.from = first_day + row.from;
  if (row.through < for_ever) edit.span.through = first_day + row.through;
  return edit;
}

PairLookup PairTable::find(std::string_view column_1, std::string_view column_2,
                           std::optional<Date> on) const {
  if (!on) return {Found::no_date};
  PairLookup answer{Found::outside_pack};
  for (const auto& sheet : sheets_) {
    if (!sheet->covers.covers(*on)) continue;
    answer = sheet->find(sheet->known(column_1), sheet->known(column_2), *on);
    if (answer.found != Found::outside_pack) break;
  }
  return answer;
}

PairTable::Day::Day(const PairTable& table, Date on) : on_(on) {
  for (const auto& sheet : table.sheets_) {
    if (sheet->covers.covers(on)) sheets_.push_back(sheet.get());
  }
}

void PairTable::Day::add(std::string_view code) {
  for (const PairSheet* sheet : sheets_) known_.push_back(sheet->known(code));
}

PairLookup PairTable::Day::find(std::size_t column_1, std::size_t column_2) const {
  const PairSheet::Known* const a = known_.data() + column_1 * sheets_.size();
  const PairSheet::Known* const b = known_.data() + column_2 * sheets_.size();
  PairLookup answer{Found::outside_pack};
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    answer = sheets_[i]->find(a[i], b[i], on_);
    if (answer.found != Found::outside_pack) break;
  }
  return answer;
}

std::vector<PairEdit> PairTable::edits_of(std::string_view column_1, Date on) const {
  for (const auto& sheet : sheets_) {
    if (!sheet->covers.covers(on)) continue;
    const auto first = sheet->place_of(column_1);
    std::vector<PairEdit> edits;
    for (const PairSheet::Row& row :
         first ? sheet->rows_of(*first) : std::span<const PairSheet::Row>()) {
      if (holds(row, sheet_day(on))) edits.push_back(sheet->edit(*first, row));
    }
    if (!edits.empty() || sheet->known(column_1).complete_1) return edits;
  }
  return {};
}

bool PairTable::covers(Date on) const {
  return std::any_of(sheets_.begin(), sheets_.end(),
                     [&](const auto& sheet) { return sheet->covers.covers(on); });
}

std::size_t PairTable::size() const {
  std::size_t rows = 0;
  for (const auto& sheet : sheets_) rows += sheet->rows.size();
  return rows;
}

PairSheet sheet_of(const std::vector<PairRow>& rows) {
  PairSheet sheet;
  std::vector<std::string_view> codes;
  for (const PairRow& row : rows) codes.insert(codes.end(), {row.column_1, row.column_2});
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const std::string_view code : codes) sheet.codes += code;
  sheet.index_codes();
  sheet.starts.assign(codes.size() + 1, 0);
  for (const PairRow& row : rows) {
    const auto source = std::find(sheet.sources.begin(), sheet.sources.end(), row.source);
    sheet.rows.push_back(
        {.column_2 = static_cast<std::uint16_t>(*sheet.place_of(row.column_2)),
         .from = row.span.begins() ? sheet_day(row.span.from) : std::uint16_t{0},
         .through = row.span.ends() ? sheet_day(row.span.through) : for_ever,
         .indicator = static_cast<std::uint8_t>(row.indicator & 3),
         .confidence = static_cast<std::uint8_t>(static_cast<unsigned>(row.confidence) & 3U),
         .source = static_cast<std::uint8_t>(source - sheet.sources.begin())});
    if (source == sheet.sources.end()) sheet.sources.push_back(row.source);
    ++sheet.starts[*sheet.place_of(row.column_1) + 1];
  }
  for (std::size_t i = 1; i < sheet.starts.size(); ++i) sheet.starts[i] += sheet.starts[i - 1];
  return sheet;
}

}  // namespace infusecheck
