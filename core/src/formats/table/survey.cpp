#include "formats/table/survey.h"

#include <algorithm>

#include "formats/table/guess.h"
#include "formats/table/values.h"
#include "formats/text.h"
#include "reference/csv.h"

namespace infusecheck::table {
namespace {

constexpr int most_rows_above = 60;
constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_sampled = 200;
constexpr char separators[] = {',', '\t', ';', '|'};

std::size_t used(const Header& header) {
  return header.fields.size() - static_cast<std::size_t>(std::count(
                                    header.fields.begin(), header.fields.end(), std::string()));
}

bool in_map(const Header& header) {
  return std::find(header.certainties.begin(), header.certainties.end(), Certainty::given) !=
         header.certainties.end();
}

/// Whether the row just read is a header. Without a column of codes its values are asked.
bool is_header(Header& header, const ColumnMap& map) {
  guess_by_words(header, map);
  if (header.kind == TableKind::none && used(header) >= 2)
    guess_by_values(header, survey(header, most_sampled));
  return header.kind != TableKind::none || in_map(header);
}

/// The first header among the rows parted by one separator.
Header header_with(std::string_view bytes, char separator, const ColumnMap& map) {
  CsvScanner scanner(bytes, separator);
  std::vector<std::string> cells;
  for (int row = 1; row <= most_rows_above && !scanner.done(); ++row) {
    if (!scanner.row(cells)) {
      scanner.skip_broken_row();
      continue;
    }
    if (cells.size() > most_columns || (cells.size() < 2 && map.fields.empty())) continue;
    Header header{.separator = separator, .row = row, .body = scanner.rest()};
    header.cells.reserve(cells.size());
    for (const std::string& cell : cells)
      header.cells.emplace_back(is_utf8(cell) ? bare(cell) : bare(latin1_to_utf8(cell)));
    if (is_header(header, map)) return header;
  }
  return {};
}

/// Digits as 9, letters as A or a: what may be shown of a value.
std::string shape_of(std::string_view cell) {
  constexpr std::size_t longest = 20;
  std::string shape;
  for (const char c : cell.substr(0, longest)) {
    const bool digit = c >= '0' && c <= '9';
    const bool small = c >= 'a' && c <= 'z';
    const bool other = static_cast<unsigned char>(c) >= 0x80;
    const bool sign = c >= ' ' && c < 'A' && !digit;
    shape += digit ? '9' : sign ? c : small || other ? 'a' : 'A';
  }
  return shape;
}

bool is_ndc(std::string_view cell) {
  const std::string shape = shape_of(cell);
  return shape == "99999999999" || shape == "99999-9999-99";
}

void sample(ColumnFacts& column, std::string_view cell) {
  if (column.sampled == 0) column.shape = shape_of(cell);
  if (column.sampled == most_sampled) return;
  ++column.sampled;
  const std::string large = upper(cell.substr(0, 12));
  const bool code =
      is_code(std::string_view(large).substr(0, 5)) && (large.size() == 5 || large[5] == '-');
  column.codes += code;
  column.level_two += code && large[0] > '9';
  column.diagnoses += cell.size() <= 8 && is_diagnosis(cell) && cell.size() > 3 && cell[3] == '.';
  column.ndcs += is_ndc(cell);
  column.npis += shape_of(cell) == "9999999999";
}

void note_order(ColumnFacts& column, std::string_view cell) {
  switch (order_shown(cell)) {
    case OrderShown::month_first:
      column.month_first = true;
      return;
    case OrderShown::day_first:
      column.day_first = true;
      return;
    case OrderShown::open:
      column.open = true;
      return;
    case OrderShown::nothing:
      return;
  }
}

struct IsDate {
  bool yes = false;
  template <class T>
  void operator()(T&) {
    yes = std::is_same_v<T, Given<Date>> || std::is_same_v<T, Given<LocalTime>>;
  }
};

template <class T>
bool leaf_is_date(int leaf) {
  T example;
  IsDate is_date;
  at_leaf(example, leaf, [&](auto& member) { is_date(member); });
  return is_date.yes;
}

bool holds_dates(std::string_view name) {
  const auto field = find_field(name);
  if (!field) return false;
  switch (field->part) {
    case Part::line:
      return leaf_is_date<Line>(field->leaf);
    case Part::claim:
      return leaf_is_date<Claim>(field->leaf);
    case Part::encounter:
      return leaf_is_date<Encounter>(field->leaf);
    case Part::administration:
      return leaf_is_date<Administration>(field->leaf);
    case Part::row:
      return field->special == Special::date;
  }
  return false;
}

}  // namespace

Header find_header(std::string_view bytes, const ColumnMap& map) {
  bytes = without_bom(bytes);
  Header best;
  for (const char separator : separators) {
    Header header = header_with(bytes, separator, map);
    if (header.row > 0 && (best.row == 0 || used(header) > used(best))) best = std::move(header);
  }
  return best;
}

Header any_header(std::string_view bytes, const ColumnMap& map) {
  Header best = find_header(bytes, map);
  if (best.row > 0) return best;
  bytes = without_bom(bytes);
  for (const char separator : separators) {
    CsvScanner scanner(bytes, separator);
    Header header{.separator = separator, .row = 1};
    if (!scanner.row(header.cells) || header.cells.size() < 2 ||
        header.cells.size() > most_columns || header.cells.size() <= best.cells.size())
      continue;
    header.body = scanner.rest();
    best = std::move(header);
  }
  for (std::string& cell : best.cells) cell = is_utf8(cell) ? bare(cell) : latin1_to_utf8(cell);
  if (best.row > 0) guess_by_words(best, map);
  return best;
}

Survey survey(const Header& header, std::size_t most_rows) {
  Survey found;
  found.columns.resize(header.cells.size());
  std::vector<bool> dates;
  dates.reserve(header.fields.size());
  for (const std::string& field : header.fields) dates.push_back(holds_dates(field));
  CsvScanner scanner(header.body, header.separator);
  std::vector<std::string> cells;
  while (!scanner.done() && found.rows < most_rows) {
    if (!scanner.row(cells)) {
      scanner.skip_broken_row();
      continue;
    }
    bool any = false;
    for (std::size_t i = 0; i < cells.size() && i < found.columns.size(); ++i) {
      const std::string_view cell = bare(cells[i]);
      if (cell.empty()) continue;
      any = true;
      ++found.columns[i].filled;
      if (found.columns[i].sampled < most_sampled) sample(found.columns[i], cell);
      if (dates[i]) note_order(found.columns[i], cell);
    }
    found.rows += any;
  }
  return found;
}

std::vector<ColumnDates> date_orders(const Header& header, const Survey& facts, DateOrder said) {
  const auto any = [&](bool ColumnFacts::*flag) {
    return std::any_of(facts.columns.begin(), facts.columns.end(),
                       [&](const ColumnFacts& column) { return column.*flag; });
  };
  const bool file_month = any(&ColumnFacts::month_first);
  const bool file_day = any(&ColumnFacts::day_first);
  std::vector<ColumnDates> orders(header.cells.size());
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const ColumnFacts& column = facts.columns[i];
    ColumnDates& order = orders[i];
    order.matters = column.open || column.month_first || column.day_first;
    const bool own = column.month_first || column.day_first;
    const bool day = own ? column.day_first : file_day;
    const bool month = own ? column.month_first : file_month;
    order.known = said != DateOrder::unsaid || day != month;
    order.both = said == DateOrder::unsaid && own && day && month;
    order.order = day && !month ? DateOrder::day_first : DateOrder::month_first;
    if (said != DateOrder::unsaid) order.order = said;
  }
  return orders;
}

}  // namespace infusecheck::table
