#include <set>

#include "import/tables.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

constexpr std::string_view other_family =
    "The code is of a family the drug table does not take up.";

constexpr std::string_view not_valid = "The code is not valid on these dates.";

/// Families whose new codes become drugs by themselves, without the codes for what has no code.
bool is_drug_family(std::string_view code) {
  if (code == "J3490" || code == "J3590" || code == "J9999") return false;
  const bool family = (code[0] == 'J' && ((code[1] >= '0' && code[1] <= '3') || code[1] == '9')) ||
                      code.starts_with("Q5");
  return family &&
         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Span clipped(const Span& span, const Span& to) {
  return {std::max(span.from, to.from), std::min(span.through, to.through)};
}

std::string quoted(std::string_view cell) { return '"' + plain_text(cell.substr(0, 40)) + '"'; }

}  // namespace

bool DrugFacts::is_known(const std::string& code) const {
  return !base_.drugs.history(code).empty();
}

bool DrugFacts::is_valid(const std::string& code) const {
  const auto history = base_.drugs.history(code);
  return std::any_of(history.begin(), history.end(),
                     [&](const Drug& row) { return row.span.overlaps(dates_); });
}

DrugFacts::Facts* DrugFacts::facts_of(const SourceRow& row, const std::string& source,
                                      Account& account) {
  Facts& facts = facts_[row.cells[0]];
  if (facts.sources.ends_with(source)) {
    account.reject(row.line, "The code has a row already.");
    return nullptr;
  }
  facts.sources.append(facts.sources.empty() ? "" : "|").append(source);
  return &facts;
}

void DrugFacts::add_limit(const SourceRow& row, const std::string& source, Account& account) {
  const std::string& code = row.cells[0];
  if (!is_known(code) && !is_drug_family(code)) return account.leave_out(other_family);
  const auto unit = dosage_in(row.cells[2]);
  if (!unit) {
    return account.reject(row.line, concat({"The dosage ", quoted(row.cells[2]),
                                            " is no amount of a drug; nothing of ", code,
                                            " is taken from this row."}));
  }
  Facts* facts = facts_of(row, source, account);
  if (facts == nullptr) return;
  facts->unit = unit;
  if (facts->descriptor.empty()) facts->descriptor = plain_text(row.cells[1]);
  account.keep();
}

void DrugFacts::add_code(const SourceRow& row, const std::string& source, Account& account) {
  const std::string& code = row.cells[0];
  if (!is_known(code) && !is_drug_family(code)) return account.leave_out(other_family);
  Span valid;
  for (const auto& [cell, end] : {std::pair(4, &valid.from), std::pair(5, &valid.through)}) {
    const std::string& text = row.cells[static_cast<std::size_t>(cell)];
    const auto date = Date::parse_compact(text);
    if (!text.empty() && !date)
      return account.reject(row.line,
                            concat({"The date ", quoted(text), " is not in the calendar."}));
    if (date) *end = *date;
  }
  if (!valid.overlaps(dates_) && !is_valid(code)) return account.leave_out(not_valid);
  Facts* facts = facts_of(row, source, account);
  if (facts == nullptr) return;
  facts->valid = valid;
  facts->descriptor = plain_text(row.cells[3]);
  facts->unit = dosage_at_end(row.cells[2]);
  account.keep();
}

/// A long description runs on in further records; a record counts once.
void DrugFacts::add_hcpcs(const SourceTable& table, const std::string& source, Account& account) {
  SourceRow open;
  const auto close = [&] {
    if (!open.cells.empty()) add_code(open, source, account);
    open.cells.clear();
  };
  table.each_row([&](const SourceRow& row) {
    const std::string_view record = row.broken ? "" : std::string_view(row.cells[1]);
    if (record == "4" || record == "8") {
      if (!open.cells.empty() && open.cells[0] == row.cells[0])
        open.cells[2].append(" ").append(row.cells[2]);
      return;
    }
    close();
    if (record == "7") return account.leave_out("The row is a modifier.");
    if (is_readable(row, account)) open = row;
  });
  close();
}

void DrugFacts::add_status(const SourceRow& row, const std::string& source, Account& account) {
  const std::string& code = row.cells[0];
  const std::string& status = row.cells[1];
  const bool listed = facts_.contains(code);
  if (!is_known(code) && !listed) return account.leave_out(other_family);
  // A status alone does not bring an ended code back: some files carry every code there ever was.
  if (!is_valid(code) && !listed) return account.leave_out(not_valid);
  const bool indicator =
      (status.size() == 1 || status.size() == 2) && status[0] >= 'A' && status[0] <= 'Z';
  if (!indicator)
    return account.reject(row.line,
                          concat({"The status indicator ", quoted(status), " is not known."}));
  Facts* facts = facts_of(row, source, account);
  if (facts == nullptr) return;
  facts->status = status;
  account.keep();
}

void DrugFacts::add(const SourceTable& table, const std::string& source, Account& account) {
  if (table.layout->kind == SourceKind::hcpcs) return add_hcpcs(table, source, account);
  const bool prices = table.layout->kind == SourceKind::asp_limits;
  table.each_row([&](const SourceRow& row) {
    if (!is_readable(row, account)) return;
    prices ? add_limit(row, source, account) : add_status(row, source, account);
  });
}

/// The row with the facts written over it; it names their sources where they change something, and
/// stays as it is where they only confirm it.
Drug DrugFacts::with_facts(const Drug& ours, const Facts& facts, const Span& span) {
  Drug row = ours;
  row.span = span;
  if (!facts.descriptor.empty()) row.descriptor = facts.descriptor;
  if (facts.unit) {
    row.unit_amount = facts.unit->amount;
    row.unit = facts.unit->unit;
  }
  if (!facts.status.empty()) row.opps_status = facts.status;
  if (row != ours) row.source.append(row.source.empty() ? "" : "|").append(facts.sources);
  return row;
}

void DrugFacts::add_rows(const std::string& code, const Facts* facts,
                         std::vector<Drug>& rows) const {
  const Span dates = facts == nullptr ? dates_ : clipped(dates_, facts->valid);
  if (dates.through < dates.from) return;  // the code has ended, or has not begun
  const auto history = base_.drugs.history(code);
  const std::size_t before = rows.size();
  for (Drug ours : history) {
    if (!ours.span.overlaps(dates)) continue;
    ours.span = clipped(ours.span, dates_);
    rows.push_back(facts == nullptr ? ours : with_facts(ours, *facts, clipped(ours.span, dates)));
  }
  if (facts == nullptr || rows.size() > before) return;
  // CMS lists a code that we thought ended, or one that is new to us.
  Drug row;
  row.code = code;
  row.confidence = Confidence::medium;
  row = with_facts(history.empty() ? row : history.back(), *facts, dates);
  if (row.name.empty()) row.name = name_in(row.descriptor);
  if (row.name.empty()) row.name = squeezed(code);
  if (row.ingredient.empty()) row.ingredient = row.name;
  rows.push_back(std::move(row));
}

std::vector<Drug> DrugFacts::rows() const {
  std::set<std::string> codes;
  for (const Drug& ours : base_.drugs.rows()) codes.insert(ours.code);
  for (const auto& [code, facts] : facts_) codes.insert(code);
  std::vector<Drug> rows;
  for (const std::string& code : codes) {
    const auto facts = facts_.find(code);
    add_rows(code, facts == facts_.end() ? nullptr : &facts->second, rows);
  }
  return rows;
}

}  // namespace infusecheck
