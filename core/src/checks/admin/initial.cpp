// One first hour (or first push) per encounter and access: the initial codes 96360, 96365, 96374,
// 96409 and 96413.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "coding/ladder.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation units_sources[] = {rac_initial, noridian_hierarchy};
constexpr std::string_view units_denial[] = {"CO-151", "N362"};
constexpr std::string_view units_silences[] = {"admin-mue", "units-mue", "admin-log-mismatch"};
constexpr std::string_view initial_needs[] = {"claim.lines[].service_date", "claim.lines[].units"};

/// What the record supports of a code, if it can be coded.
const CodedLine* supported(const Facts& facts, std::string_view code) {
  if (!facts.coding) return nullptr;
  for (const CodedLine& line : facts.coding->lines) {
    if (line.code == code) return &line;
  }
  return nullptr;
}

/// What the record supports of a code, in its own class or the other: minutes earn hours in both.
const CodedLine* either_class(const Facts& facts, std::string_view code) {
  constexpr std::pair<std::string_view, std::string_view> classes[] = {
      {"96365", "96413"}, {"96366", "96415"}, {"96374", "96409"}};
  if (const CodedLine* own = supported(facts, code)) return own;
  for (const auto& [therapeutic, complex] : classes) {
    if (code == therapeutic) return supported(facts, complex);
    if (code == complex) return supported(facts, therapeutic);
  }
  return nullptr;
}

Fix units_fix(const Facts& facts, const LineFacts& line, std::int64_t hours) {
  Fix fix{.title = concat({"Bill ", line.code, " × 1."}), .edits = change_units(facts, line, 1)};
  const std::string& add_on = line.service->hour_add_on;
  if (hours == 0 || add_on.empty() || line_with(facts, line, add_on) != nullptr) return fix;
  fix.title = concat(
      {"Bill ", line.code, " × 1 and ", add_on, " × ", hours,
       ", with a charge of its own, if the record shows the start and stop times given here."});
  fix.applicability = Applicability::needs_confirmation;
  fix.edits.push_back(insert_line_after(line.number, line_like(line, add_on, hours)));
  return fix;
}

void check_units(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const Service* initial = service(line, sink);
    if (initial == nullptr || initial->kind != ServiceKind::initial) continue;
    if (!line.units) {
      sink.not_checked("claim.lines[].units");
      continue;
    }
    if (*line.units <= 1) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
    mistake.message = concat({line.code, " (", label_of(*initial), ") is billed ", *line.units,
                              " units; it counts once per encounter."});
    Count hours = 0;
    if (const CodedLine* first = either_class(facts, line.code)) {
      mistake.working.push_back(concat({first->code, ": ", first->because}));
      const CodedLine* more = either_class(facts, initial->hour_add_on);
      hours = more != nullptr ? more->units : 0;
      mistake.working.push_back(
          hours > 0 ? concat({more->code, ": ", more->because})
                    : concat({"the first hour covers up to ", first_hour_covers, " min"}));
    }
    if (line.line->charge && line.line->charge->raw() % *line.units == 0) {
      mistake.at_risk = Money::from_raw(line.line->charge->raw() / *line.units * (*line.units - 1));
    }
    mistake.fix = units_fix(facts, line, hours);
    sink.report(std::move(mistake));
  }
}

constexpr Citation duplicate_sources[] = {rac_initial, noridian_hierarchy};
constexpr std::string_view duplicate_denial[] = {"CO-236", "N20", "CO-97", "M15"};
constexpr std::string_view duplicate_silences[] = {"int-duplicate-line", "mod-ptp-1", "admin-mue",
                                                   "admin-log-mismatch"};

struct Recoding {
  std::string_view initial, add_on, record_must_show;
};
/// Where the claim alone says what a second initial becomes under the first.
constexpr Recoding recodings[] = {
    {"96360", "96361", "at least 31 minutes of hydration outside the drug infusion"},
    {"96374", "96375", "a push of a drug other than the one infused or pushed first"},
    {"96409", "96411", "a push of a drug other than the one infused or pushed first"},
};

std::optional<Fix> recoding_fix(const std::vector<const LineFacts*>& unmarked,
                                const LineFacts& kept) {
  Fix fix{.title = concat({"Keep ", kept.code, " and bill "}),
          .applicability = Applicability::needs_confirmation};
  std::string shows;
  for (const LineFacts* line : unmarked) {
    if (line == &kept) continue;
    const auto* recoding = std::find_if(std::begin(recodings), std::end(recodings),
                                        [&](const Recoding& r) { return r.initial == line->code; });
    if (recoding == std::end(recodings) || line->service->rank >= kept.service->rank)
      return std::nullopt;
    fix.title += concat({(fix.edits.empty() ? "" : " and "), line->code, " as ", recoding->add_on});
    shows += (shows.empty() ? "" : " and ") + std::string(recoding->record_must_show);
    fix.edits.push_back(set_field(line->at(Field::line_code), std::string(recoding->add_on)));
  }
  fix.title += concat({", if the record shows ", shows, "."});
  return fix;
}

/// What the record makes of the second initial service.
std::optional<Fix> recoding_by_record(const Facts& facts, const Mistake& mistake) {
  for (const Difference& difference : facts.differences) {
    if (difference.rule != "admin-initial-duplicate" || difference.supported.empty()) continue;
    if (difference.lines.size() != 1 || mistake.lines.size() != 2) return std::nullopt;
    const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
    if (line.units != 1 || line_with(facts, line, difference.supported) != nullptr)
      return std::nullopt;
    return Fix{
        .title = concat({"Bill line ", line.number, " as ", difference.supported,
                         ", with its own charge, if the times and drugs of the record are as given "
                         "here."}),
        .applicability = Applicability::needs_confirmation,
        .edits = {set_field(line.at(Field::line_code), difference.supported)}};
  }
  return std::nullopt;
}

void report_duplicate(const Facts& facts, const std::vector<const LineFacts*>& unmarked,
                      Sink& sink) {
  const LineFacts& kept = **std::max_element(
      unmarked.begin(), unmarked.end(),
      [](const LineFacts* a, const LineFacts* b) { return a->service->rank < b->service->rank; });
  Mistake mistake{.at = (unmarked[0] == &kept ? unmarked[1] : unmarked[0])->at(Field::line_code)};
  std::vector<int> others;
  for (const LineFacts* line : unmarked) {
    mistake.lines.push_back(line->number);
    if (line != &kept) others.push_back(line->number);
  }
  mistake.message =
      concat({lines_text(mistake.lines), " bill ", mistake.lines.size(), " initial services (",
              codes_text(facts, mistake.lines), ") on ", kept.on->text(),
              "; one encounter has one, unless a modifier marks a second access or visit."});
  mistake.message[0] = 'L';
  mistake.working = {kept.code + " ranks highest and stays the initial service"};
  mistake.at_risk = charges(facts, others);
  mistake.fix = recoding_by_record(facts, mistake);
  if (!mistake.fix && !facts.coding) mistake.fix = recoding_fix(unmarked, kept);
  sink.report(std::move(mistake));
}

/// Whether the record supports every one of them, one as a second initial service.
bool second_supported(const Facts& facts, const std::vector<const LineFacts*>& unmarked) {
  if (!facts.coding) return false;
  bool second = false;
  for (const LineFacts* line : unmarked) {
    Count billed = 0, coded_units = 0;
    for (const LineFacts& other : facts.lines)
      billed += other.code == line->code && same_session(*line, other) ? 1 : 0;
    for (const CodedLine& coded : facts.coding->lines) {
      if (coded.code != line->code) continue;
      coded_units += coded.units;
      second |= !coded.modifiers.empty();
    }
    if (coded_units < billed) return false;
  }
  return second;
}

/// Hydration beside one other initial service, and a second one the record supports, have rules of
/// their own.
bool has_own_rule(const Facts& facts, const std::vector<const LineFacts*>& unmarked) {
  const bool pair = unmarked.size() == 2 && unmarked[0]->code != unmarked[1]->code;
  const bool hydration = std::any_of(unmarked.begin(), unmarked.end(),
                                     [](const LineFacts* line) { return line->code == "96360"; });
  return (pair && hydration) || second_supported(facts, unmarked);
}

void check_duplicate(const Facts& facts, Sink& sink) {
  std::vector<bool> seen(facts.lines.size() + 1);
  for (const LineFacts& first : facts.lines) {
    const Service* initial = service(first, sink);
    if (initial == nullptr || initial->kind != ServiceKind::initial) continue;
    std::vector<const LineFacts*> unmarked;
    for (const LineFacts& line : facts.lines) {
      const auto number = static_cast<std::size_t>(line.number);
      if (seen[number] || !line.is(ServiceKind::initial) || !same_session(first, line)) continue;
      seen[number] = true;
      if (!line.distinct()) unmarked.push_back(&line);
    }
    if (unmarked.size() > 1 && !has_own_rule(facts, unmarked))
      report_duplicate(facts, unmarked, sink);
  }
}

}  // namespace

extern constinit const Rule initial_units = define(
    {.id = "admin-initial-units",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "An initial service (96360, 96365, 96374, 96409, 96413) has more than one unit.",
     .why =
         "The initial code is the first hour or the first push; a payer's unit edit allows one and "
         "denies the rest of the line or all of it.",
     .resolve =
         "Bill one unit; time past 90 minutes belongs to the further-hour code, if the start and "
         "stop times show it.",
     .denial = units_denial,
     .citations = units_sources,
     .needs = initial_needs,
     .silences = units_silences,
     .fix = FixKind::always},
    check_units);

extern constinit const Rule initial_duplicate = define(
    {.id = "admin-initial-duplicate",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "One encounter has more than one initial service and no modifier that tells them apart.",
     .why = "One access in one encounter has one initial service; the others are bundled into it.",
     .resolve =
         "Keep the initial service of the highest rank (office: of the main reason for the visit) "
         "and code the others as its add-ons from the log; 59 or XS/XE only with a documented "
         "second access or a separate visit.",
     .denial = duplicate_denial,
     .citations = duplicate_sources,
     .needs = initial_needs,
     .silences = duplicate_silences,
     .fix = FixKind::sometimes},
    check_duplicate);

}  // namespace infusecheck::checks
