#include "formats/table/read_table.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "checks/read/reading.h"
#include "formats/problems.h"
#include "formats/table/builder.h"
#include "formats/table/columns.h"
#include "formats/text.h"
#include "reference/csv.h"

namespace infusecheck::table {
namespace {

using formats::problem;

/// As in case JSON: some checks compare each line with each other.
constexpr std::size_t most_lines = 2000;
constexpr std::size_t most_troubles = 20;

std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return hash;
}

/// "Total" at the foot of an export.
bool is_total(const Row& row) {
  if (row.cells.empty() || !row.text("line.code").empty()) return false;
  return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
    const std::string key = table::key_of(cell.text.substr(0, 16));
    return key == "total" || key == "totals" || key == "grandtotal" || key == "subtotal";
  });
}

/// Rows of one claim share these.
bool tells_claims(std::string_view field, bool by_id) {
  constexpr std::string_view fields[] = {
      "patient",           "claim.patient.id",    "claim.patient.birth_date",
      "line.service_date", "administration.date", "claim.payer.name",
      "claim.payer.id"};
  if (by_id) return field == "claim.id";
  return std::find(std::begin(fields), std::end(fields), field) != std::end(fields);
}

class TableReader {
 public:
  TableReader(const Plan& plan, std::string_view file_name,
              const std::function<void(ReadCase&&)>& emit);

  std::optional<Error> run();

 private:
  void take(const std::vector<std::string>& cells);
  Row row_of(const std::vector<std::string>& cells);
  void check_width(const std::vector<std::string>& cells);
  bool is_header_again(const std::vector<std::string>& cells) const;
  bool belongs(const Row& row);
  std::vector<std::string> key_of(const Row& row) const;
  void trouble(const Rule& rule, std::string_view rest, Severity severity);
  void tell();
  void emit_claim();

  const Plan& plan_;
  std::vector<UsedColumn> columns_;
  CsvScanner scanner_;
  std::string_view file_name_;
  const std::function<void(ReadCase&&)>& emit_;
  CaseBuilder builder_;
  std::vector<Finding> waiting_;  ///< for the row's claim
  std::size_t kept_back_ = 0;     ///< troubles that were too many to keep
  std::set<std::uint64_t> ids_;
  std::vector<bool> tells_;  ///< of each column: whether it tells claims apart
  std::vector<std::string> key_;
  std::size_t row_ = 0;
  int claims_ = 0;
  bool by_id_ = false, pointed_ = false, encoding_noted_ = false;
};

TableReader::TableReader(const Plan& plan, std::string_view file_name,
                         const std::function<void(ReadCase&&)>& emit)
    : plan_(plan),
      columns_(used_columns(plan)),
      scanner_(plan.header.body, plan.header.separator),
      file_name_(file_name),
      emit_(emit),
      builder_(plan.header.kind),
      row_(static_cast<std::size_t>(plan.header.row)) {
  for (const UsedColumn& column : columns_) {
    by_id_ |= column.field == "claim.id";
    pointed_ |= column.field.starts_with("line.diagnosis_pointers");
  }
  tells_.reserve(columns_.size());
  for (const UsedColumn& column : columns_) tells_.push_back(tells_claims(column.field, by_id_));
}

std::optional<Error> TableReader::run() {
  waiting_ = notes_on(plan_, columns_);
  std::vector<std::string> cells;
  while (!scanner_.done()) {
    ++row_;
    if (scanner_.row(cells)) {
      take(cells);
      continue;
    }
    scanner_.skip_broken_row();
    trouble(formats::read_row,
            " was not read: a quote is left open, or does not end where its cell does.",
            Severity::error);
  }
  const bool broken = std::any_of(waiting_.begin(), waiting_.end(), [](const Finding& finding) {
    return finding.rule == formats::read_row.info.id;
  });
  if (builder_.started()) {
    tell();
    emit_claim();
  }
  if (claims_ > 0) return std::nullopt;
  return Error{
      broken ? "No row of the table can be read." : "The table has a header but no rows.", "",
      broken ? "Check its quotes, and save it again as CSV." : "Give the rows with their header."};
}

void TableReader::take(const std::vector<std::string>& cells) {
  const Row row = row_of(cells);
  if (row.cells.empty() || is_header_again(cells)) return;
  if (is_total(row))
    return trouble(formats::read_row, " is a total and was not read.", Severity::info);
  if (!belongs(row) && builder_.started()) emit_claim();
  check_width(cells);
  tell();
  builder_.add(row, pointed_);
}

Row TableReader::row_of(const std::vector<std::string>& cells) {
  Row row{row_, {}};
  for (const UsedColumn& column : columns_) {
    if (column.position >= cells.size()) continue;
    const std::string& cell = cells[column.position];
    const bool utf8 = is_utf8(cell);
    if (!utf8 && !encoding_noted_) {
      encoding_noted_ = true;
      waiting_.push_back(
          problem(formats::read_encoding, "", "The text is not UTF-8; it was read as Latin-1."));
    }
    std::string text(bare(utf8 ? cell : latin1_to_utf8(cell)));
    if (!text.empty()) row.cells.push_back({&column, std::move(text)});
  }
  return row;
}

/// Cells without a header are the sign of a separator inside a cell that is not quoted.
void TableReader::check_width(const std::vector<std::string>& cells) {
  const std::size_t width = plan_.header.cells.size();
  for (std::size_t i = width; i < cells.size(); ++i) {
    if (bare(cells[i]).empty()) continue;
    std::string rest = " has ";
    rest.append(std::to_string(cells.size())).append(" cells, the header ");
    rest.append(std::to_string(width)).append(": its values may stand under the wrong headers.");
    return trouble(formats::read_row, rest, Severity::error);
  }
}

bool TableReader::is_header_again(const std::vector<std::string>& cells) const {
  const auto& header = plan_.header.cells;
  return cells.size() >= header.size() &&
         std::equal(header.begin(), header.end(), cells.begin(),
                    [](const std::string& a, const std::string& b) { return a == bare(b); });
}

/// What tells the claim of a row from others, by the columns in use; an empty cell says the same as
/// the row above it.
std::vector<std::string> TableReader::key_of(const Row& row) const {
  std::vector<std::string> key(columns_.size());
  for (const Cell& cell : row.cells) {
    const auto at = static_cast<std::size_t>(cell.column - columns_.data());
    if (tells_[at]) key[at] = cell.text;
  }
  if (!builder_.started()) return key;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i].empty()) key[i] = key_[i];
  }
  return key;
}

bool TableReader::belongs(const Row& row) {
  std::vector<std::string> key = key_of(row);
  const bool same = builder_.started() && key == key_;
  const bool full = builder_.lines() >= most_lines || builder_.administrations() >= most_lines;
  key_ = std::move(key);
  if (same && full)
    trouble(formats::read_row, " begins a claim of its own: the one above it has 2000 lines.",
            Severity::warning);
  if (by_id_ && row.text("claim.id").empty())
    trouble(formats::read_row,
            same ? " has no claim id; it was read with the claim above it." : " has no claim id.",
            Severity::info);
  if (same) return !full;
  if (by_id_ && !ids_.insert(fingerprint(row.text("claim.id"))).second)
    trouble(formats::read_row,
            " takes up a claim id again that stands further above; it was read as another claim.",
            Severity::warning);
  return false;
}

void TableReader::trouble(const Rule& rule, std::string_view rest, Severity severity) {
  if (waiting_.size() >= most_troubles) return void(++kept_back_);
  std::string text = "Row ";
  waiting_.push_back(problem(rule, "", text.append(std::to_string(row_)).append(rest)));
  waiting_.back().severity = severity;
}

/// Hands what is waiting to the claim being built.
void TableReader::tell() {
  auto& problems = builder_.problems();
  problems.insert(problems.end(), std::make_move_iterator(waiting_.begin()),
                  std::make_move_iterator(waiting_.end()));
  waiting_.clear();
  if (kept_back_ == 0) return;
  problems.push_back(problem(formats::read_row, "",
                             "And " + std::to_string(kept_back_) + " more rows of this kind."));
  kept_back_ = 0;
}

void TableReader::emit_claim() {
  if (plan_.header.kind == TableKind::claims && builder_.lines() == 0) {
    builder_.problems().push_back(
        problem(formats::read_no_lines, "/claim/lines", "The claim has no service lines."));
  }
  ReadCase read = builder_.finish();
  read.notes.source = {std::string(file_name_), ++claims_, 0};
  emit_(std::move(read));
}

}  // namespace

bool is_table(std::string_view bytes) {
  return find_header(bytes, ColumnMap{}).kind != TableKind::none;
}

bool is_tabular(std::string_view bytes) {
  constexpr std::size_t least_cells = 3;
  for (const char separator : {',', '\t', ';', '|'}) {
    CsvScanner scanner(bytes, separator);
    std::vector<std::string> first, second;
    if (scanner.row(first) && first.size() >= least_cells && !scanner.done() &&
        scanner.row(second) && second.size() == first.size())
      return true;
  }
  return false;
}

std::optional<Error> read_table(std::string_view bytes, std::string_view file_name,
                                const ColumnMap& map, const std::function<void(ReadCase&&)>& emit) {
  const auto plan = plan_of(bytes, map);
  if (!plan) return plan.error();
  if (plan->header.kind == TableKind::none) {
    return Error{"The table has no column that is known to hold codes or drugs.", "",
                 std::string(how_to_map)};
  }
  return TableReader(*plan, file_name, emit).run();
}

}  // namespace infusecheck::table
