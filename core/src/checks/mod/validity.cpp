// The modifiers themselves: whether one existed on the date, and their order.
#include <algorithm>

#include "checks/mod/sources.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation date_sources[] = {reason_codes("182, modifier invalid on the date of service")};
constexpr std::string_view date_denial[] = {"CO-182"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};

/// JG was followed by TB; both say how the drug was bought.
constexpr std::string_view ended_340b = "JG", follower_340b = "TB";

bool has_limits(std::span<const Modifier> rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const Modifier& row) { return row.span.begins() || row.span.ends(); });
}

std::string period(std::span<const Modifier> rows, Date on) {
  const Span& last = rows.back().span;
  if (last.ends() && last.through < on) return "it ended on " + last.through.text();
  return "it is valid from " + rows.front().span.from.text();
}

void report_date(const Facts& facts, const LineFacts& line, int entry, Sink& sink) {
  const std::string& modifier = line.modifiers[static_cast<std::size_t>(entry) - 1];
  const auto rows = facts.reference.modifiers.history(modifier);
  const std::string number = std::to_string(line.number);
  const FieldRef at = line.at(Field::line_modifiers, entry);
  Mistake mistake{.lines = {line.number}, .at = at};
  mistake.message = concat({"Line ", number, " carries ", modifier, " on ", line.on->text(), "; ",
                            period(rows, *line.on), "."});
  rest_on(rows.back().confidence, "the dates of " + modifier, mistake);
  mistake.at_risk = charges(facts, mistake.lines);
  if (modifier == ended_340b && !line.has(follower_340b)) {
    mistake.fix = Fix{.title = concat({"Replace JG by TB on line ", number,
                                       ", if the drug was bought under 340B."}),
                      .applicability = Applicability::needs_confirmation,
                      .edits = {set_field(at, std::string(follower_340b))}};
  }
  sink.report(std::move(mistake));
}

void check_date(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    int entry = 0;
    for (const std::string& modifier : line.modifiers) {
      ++entry;
      const auto rows = facts.reference.modifiers.history(modifier);
      if (!has_limits(rows)) continue;  // without dates, or not in a table that does not hold all
      const auto found = facts.reference.modifiers.find(modifier, line.on);
      if (found.found == Found::no_date) {
        sink.not_checked("claim.lines[].service_date");
      } else if (found.found == Found::outside_pack) {
        sink.not_checked({"pack modifiers", *line.on});
      } else if (found.found == Found::not_on_date) {
        report_date(facts, line, entry, sink);
      }
    }
  }
}

constexpr Citation order_sources[] = {own_knowledge};
constexpr std::string_view order_keys[] = {"payment_modifiers_first"};
constexpr std::string_view paying[] = {"22", "24", "25", "26", "50", "51", "52", "53", "57",
                                       "58", "59", "62", "73", "74", "76", "77", "78", "79",
                                       "80", "81", "82", "91", "AS", "JG", "JW", "JZ", "PN",
                                       "PO", "TB", "TC", "XE", "XP", "XS", "XU"};
/// Those that only inform. Of others we do not know whether the payer's price hangs on them.
constexpr std::string_view informing[] = {"AI", "CR", "EA", "EB", "EC", "EJ", "GC",
                                          "GE", "GV", "GW", "JA", "JB", "LT", "Q0",
                                          "Q1", "Q5", "Q6", "RE", "RT", "SA"};

template <std::size_t size>
bool among(const std::string_view (&list)[size], const std::string& modifier) {
  return std::find(std::begin(list), std::end(list), modifier) != std::end(list);
}

void check_order(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const bool* asked = facts.profile.payment_modifiers_first.on(line.on);
    if (asked == nullptr || !*asked) continue;
    std::vector<std::string> ordered = line.modifiers;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [](const std::string& modifier) { return !among(informing, modifier); });
    const auto first_informing =
        std::find_if(line.modifiers.begin(), line.modifiers.end(),
                     [](const std::string& modifier) { return among(informing, modifier); });
    const auto late =
        std::find_if(first_informing, line.modifiers.end(),
                     [](const std::string& modifier) { return among(paying, modifier); });
    if (late == line.modifiers.end()) continue;
    const std::string number = std::to_string(line.number);
    const int first = static_cast<int>(first_informing - line.modifiers.begin()) + 1;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers, first)};
    mistake.message = "Line " + number + " has " + *first_informing + " before " + *late +
                      "; this payer wants modifiers that change payment first.";
    mistake.fix = Fix{.title = concat({"Reorder the modifiers of line ", number, "."})};
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      if (ordered[i] == line.modifiers[i]) continue;
      mistake.fix->edits.push_back(
          set_field(line.at(Field::line_modifiers, static_cast<int>(i) + 1), ordered[i]));
    }
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule modifier_date = define(
    {.id = "mod-invalid-date",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A modifier is used on a date on which it did not exist.",
     .why = "Payers deny a line whose modifier was not yet, or no longer, valid on that day.",
     .resolve = "Remove the modifier or use the one that was valid on the date of service.",
     .denial = date_denial,
     .citations = date_sources,
     .needs = date_needs,
     .fix = FixKind::sometimes},
    check_date);

extern constinit const Rule modifier_order =
    define({.id = "mod-order",
            .category = Category::mod,
            .severity = Severity::info,
            .summary = "Informational modifiers stand before those that change payment.",
            .why = "Some payers read only the first modifiers when they price a line.",
            .resolve = "Put 25, 59, JW, JZ, TB and other modifiers that change payment first.",
            .citations = order_sources,
            .profile_keys = order_keys,
            .fix = FixKind::always},
           check_order);

}  // namespace infusecheck::checks
