#include "checks/admin/record.h"

#include <algorithm>

#include "checks/admin/working.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

/// Differences whose mending can only lower what is paid: units or codes the record does not
/// support.
constexpr std::string_view lowering[] = {
    "admin-push-not-infusion",     "admin-hours-over",
    "admin-hydration-min-31",      "admin-hydration-incidental",
    "admin-hydration-not-initial", "admin-sequential-same-drug",
    "admin-sequential-count",      "admin-concurrent-gt1",
    "admin-concurrent-mixed-bag",  "admin-96376-within-30",
    "admin-96375-same-drug",       "admin-injection-count",
    "admin-class-therapeutic-only"};

Applicability trust(const Difference& difference) {
  const bool lowers =
      std::find(std::begin(lowering), std::end(lowering), difference.rule) != std::end(lowering);
  // Hours that are merely too many: of one drug counted twice, or beside its pump's start.
  constexpr std::string_view hours[] = {"96366", "96415", "96361", "96370"};
  const bool too_many =
      difference.supported.empty() &&
      (difference.rule == "admin-prolonged-pump" ||
       (difference.rule == "admin-time-overlap" &&
        std::find(std::begin(hours), std::end(hours), difference.billed) != std::end(hours)));
  return lowers || too_many ? Applicability::safe : Applicability::needs_confirmation;
}

std::string times(std::string_view code, Count units) { return concat({code, " × ", units}); }

std::string message_of(const Difference& difference) {
  if (!difference.billed.empty() && !difference.supported.empty()) {
    std::string where = lines_text(difference.lines);
    where[0] = 'L';
    if (difference.lines.size() > 1)
      return concat({where, " bill ", difference.billed, "; for ", difference.units,
                     " of their units the record supports ", difference.supported, " instead."});
    return concat({where, " bills ", times(difference.billed, difference.units),
                   "; the record supports ", times(difference.supported, difference.units),
                   " instead."});
  }
  if (difference.rule == "admin-prolonged-pump") {
    return concat(
        {"Line ", difference.lines[0], " bills ", times(difference.billed, difference.units),
         "; the start of the pump (96416, G0498 or C8957) stands for all of its infusion."});
  }
  const std::string& code = difference.billed.empty() ? difference.supported : difference.billed;
  const std::string supported =
      difference.supported_units == 0 ? "none" : std::to_string(difference.supported_units);
  const std::string billed = difference.billed_units == 0
                                 ? "does not bill it"
                                 : "bills " + std::to_string(difference.billed_units);
  return concat(
      {"The record supports ",
       (difference.supported_units == 0 ? "no " + code : times(code, difference.supported_units)),
       "; the claim ", billed, "."});
}

/// The charge of the units in question, where the line's charge divides.
std::optional<Money> at_risk(const Facts& facts, const Difference& difference) {
  if (difference.lines.size() != 1) return charges(facts, difference.lines);
  const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
  const auto& charge = line.line->charge;
  const bool divides = charge && line.units && *line.units > 0 && charge->raw() % *line.units == 0;
  if (!divides || difference.units > *line.units) return charges(facts, difference.lines);
  return Money::from_raw(charge->raw() / *line.units * difference.units);
}

std::string if_record_shows(const Difference& difference) {
  if (trust(difference) == Applicability::safe) return ".";
  const std::string charge = difference.supported.empty() ? "" : ", with its own charge";
  return charge + ", if the times and drugs of the record are as given here.";
}

/// The modifiers with which the record supports a code, when it does only with them.
std::vector<std::string> modifiers_of(const Facts& facts, std::string_view code) {
  for (const CodedLine& line : facts.coding->lines) {
    if (line.code == code) return line.modifiers;
  }
  return {};
}

/// Units of a line that become another code's, or none's.
std::optional<Fix> mend_line(const Facts& facts, const Difference& difference) {
  if (difference.lines.size() != 1) return std::nullopt;
  const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
  if (!line.units || *line.units < difference.units) return std::nullopt;
  const Count left = *line.units - difference.units;
  Fix fix{.applicability = trust(difference)};
  if (difference.supported.empty()) {
    fix.title = (left == 0 ? concat({"Remove line ", line.number, " (", line.code, ")"})
                           : "Bill " + times(line.code, left)) +
                if_record_shows(difference);
    fix.edits = left == 0 ? drop_line(facts, line) : change_units(facts, line, left);
    return fix;
  }
  if (left > 0 || line_with(facts, line, difference.supported) != nullptr) return std::nullopt;
  fix.title = concat(
      {"Bill line ", line.number, " as ", difference.supported, if_record_shows(difference)});
  fix.edits = {set_field(line.at(Field::line_code), difference.supported)};
  for (const std::string& modifier : modifiers_of(facts, difference.supported)) {
    if (!line.distinct()) fix.edits.push_back(append_to(line.at(Field::line_modifiers), modifier));
  }
  if (difference.rule == "admin-second-site-undocumented") {
    if (const auto entry = line.distinct_entry())
      fix.edits.push_back(
          remove_entry(line.at(Field::line_modifiers, static_cast<int>(*entry) + 1)));
  }
  return fix;
}

/// A service on the record that the claim leaves out.
std::optional<Fix> add_units(const Facts& facts, const Difference& difference) {
  Fix fix{.applicability = Applicability::needs_confirmation};
  fix.title = concat({"Bill ", times(difference.supported, difference.supported_units),
                      if_record_shows(difference)});
  if (difference.lines.size() == 1) {
    const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
    if (!line.units) return std::nullopt;
    fix.edits = change_units(facts, line, *line.units + difference.units);
    return fix;
  }
  if (!difference.lines.empty()) return std::nullopt;
  const auto like = std::find_if(facts.lines.rbegin(), facts.lines.rend(), is_administration);
  if (like == facts.lines.rend()) return std::nullopt;
  fix.edits = {
      insert_line_after(like->number, line_like(*like, difference.supported, difference.units))};
  return fix;
}

Mistake mistake_of(const Facts& facts, const Difference& difference) {
  Mistake mistake{.lines = difference.lines};
  mistake.message = message_of(difference);
  mistake.working = difference.because.empty() ? why_none(facts, difference) : difference.because;
  mistake.lines.insert(mistake.lines.end(), difference.also.begin(), difference.also.end());
  if (!difference.also.empty()) mistake.severity = Severity::error;  // they have no primary
  if (difference.lines.empty()) {
    mistake.at = {Field::claim_lines};
  } else {
    const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines.back()) - 1];
    const bool one_code = difference.supported.empty() || difference.billed.empty();
    const bool whole_line = difference.rule == "admin-prolonged-pump";
    mistake.at = line.at(one_code && !whole_line ? Field::line_units : Field::line_code);
  }
  if (difference.billed.empty()) {
    mistake.severity = Severity::info;
    mistake.fix = add_units(facts, difference);
  } else {
    if (difference.supported.empty()) mistake.at_risk = at_risk(facts, difference);
    mistake.fix = mend_line(facts, difference);
  }
  return mistake;
}

/// Edits that remove or insert lines shift the numbers that later edits mean, and the total.
bool moves_lines(const Fix& fix) {
  return std::any_of(fix.edits.begin(), fix.edits.end(), [](const Edit& edit) {
    return edit.kind == Edit::Kind::insert_line || edit.kind == Edit::Kind::remove_line ||
           edit.at.field == Field::claim_total_charge;
  });
}

/// Rules whose differences are one mistake however many lines it touches.
constexpr std::string_view one_mistake[] = {"admin-class-therapeutic-only",
                                            "admin-class-complex-expected",
                                            "admin-prolonged-pump",
                                            "admin-initial-hierarchy",
                                            "admin-initial-infeasible-addon",
                                            "admin-log-mismatch",
                                            "admin-time-overlap"};

/// Lines that the record supports nothing of, removed together.
std::optional<Fix> remove_all(const Facts& facts, std::string_view rule, std::vector<int> lines) {
  Applicability least = Applicability::safe;
  for (const Difference& difference : facts.differences) {
    if (difference.rule != rule) continue;
    if (!difference.supported.empty() || difference.lines.size() != 1) return std::nullopt;
    const auto& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
    if (line.units != difference.units) return std::nullopt;
    least = std::min(least, trust(difference));
  }
  if (lines.empty()) return std::nullopt;
  const std::string condition = least == Applicability::safe
                                    ? "."
                                    : ", if the times and drugs of the record are as given here.";
  return Fix{.title = concat({"Remove ", lines_text(lines), condition}),
             .applicability = least,
             .edits = drop_lines(facts, std::move(lines))};
}

/// Adds what another difference says; a fix stays only where it mends all of it.
void join(Mistake& whole, Mistake&& part) {
  whole.lines.insert(whole.lines.end(), part.lines.begin(), part.lines.end());
  std::sort(whole.lines.begin(), whole.lines.end());
  whole.lines.erase(std::unique(whole.lines.begin(), whole.lines.end()), whole.lines.end());
  whole.message += ' ' + part.message;
  std::move(part.working.begin(), part.working.end(), std::back_inserter(whole.working));
  if (part.at_risk) whole.at_risk = whole.at_risk.value_or(Money()) + *part.at_risk;
  if (!whole.fix || !part.fix || (moves_lines(*whole.fix) && moves_lines(*part.fix)))
    return whole.fix.reset();
  if (moves_lines(*whole.fix)) std::swap(*whole.fix, *part.fix);
  whole.fix->title.pop_back();
  whole.fix->title += "; " + part.fix->title;
  whole.fix->applicability = std::min(whole.fix->applicability, part.fix->applicability);
  std::move(part.fix->edits.begin(), part.fix->edits.end(), std::back_inserter(whole.fix->edits));
}

bool units_missing(const Facts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(),
                     [](const LineFacts& line) { return is_administration(line) && !line.units; });
}

}  // namespace

bool bills_administration(const Facts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), is_administration);
}

const LineFacts* line_with(const Facts& facts, const LineFacts& session, std::string_view code) {
  for (const LineFacts& other : facts.lines) {
    if (other.code == code && same_session(session, other)) return &other;
  }
  return nullptr;
}

Count supported_units(const Facts& facts, std::string_view code, std::optional<Date> on) {
  Count units = 0;
  if (!facts.coding) return units;
  for (const CodedLine& line : facts.coding->lines) {
    if (line.code == code && line.service_date == on) units += line.units;
  }
  return units;
}

const Coding* coded_record(const Facts& facts, Sink& sink) {
  if (!bills_administration(facts)) return nullptr;
  if (facts.administrations().empty()) {
    sink.not_checked("encounter.administrations");
  } else if (!facts.time_troubles.empty()) {
    sink.not_checked("encounter.administrations[] with times that can be right");
  } else if (!facts.coding) {
    sink.not_checked("encounter.administrations[].route, start and stop");
  } else if (units_missing(facts)) {
    sink.not_checked("claim.lines[].units");
  } else {
    return &*facts.coding;
  }
  return nullptr;
}

void check_against_record(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  std::vector<Mistake> mistakes;
  const bool one = std::find(std::begin(one_mistake), std::end(one_mistake), sink.rule()) !=
                   std::end(one_mistake);
  for (const Difference& difference : facts.differences) {
    if (difference.rule != sink.rule()) continue;
    Mistake mistake = mistake_of(facts, difference);
    auto like = std::find_if(mistakes.begin(), mistakes.end(), [&](const Mistake& other) {
      return one && other.severity == mistake.severity;
    });
    if (difference.with_last && !mistakes.empty()) like = mistakes.end() - 1;
    like == mistakes.end() ? mistakes.push_back(std::move(mistake))
                           : join(*like, std::move(mistake));
  }
  for (Mistake& mistake : mistakes) {
    if (one && !mistake.fix) mistake.fix = remove_all(facts, sink.rule(), mistake.lines);
    sink.report(std::move(mistake));
  }
}

void report_notes(const Facts& facts, Sink& sink, std::optional<Severity> severity) {
  if (!facts.coding) return;
  for (const CodingNote& note : facts.coding->notes) {
    if (note.rule != sink.rule()) continue;
    Mistake mistake{.at = {Field::administration, 0, note.administrations[0] + 1}};
    mistake.message = note.message;
    if (!note.query.empty()) mistake.working.push_back("Query: " + note.query);
    mistake.severity = severity;
    sink.report(std::move(mistake));
  }
}

}  // namespace infusecheck::checks
