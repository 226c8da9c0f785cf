// Which service is the initial one, and when a second one stands: hierarchy, main reason, another
// access, another visit, another day.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view bundled_denial[] = {"CO-97", "M15"};
constexpr Citation hierarchy_sources[] = {noridian_hierarchy, minute_guidelines, ahima};
constexpr std::string_view hierarchy_silences[] = {"admin-log-mismatch", "admin-initial-duplicate",
                                                   "admin-addon-orphan"};

/// The highest administration of a session, and its initial line.
struct Session {
  const LineFacts* initial = nullptr;
  const LineFacts* highest = nullptr;
};

bool contends(const LineFacts& line) {
  const bool hours = line.code == "96361" || line.code == "96366" || line.code == "96415";
  return line.service && line.service->rank > 0 && !hours &&
         (line.is(ServiceKind::initial) || line.is(ServiceKind::add_on));
}

Session session_of(const Facts& facts, const LineFacts& like) {
  Session session;
  for (const LineFacts& line : facts.lines) {
    if (!contends(line) || !same_session(like, line)) continue;
    if (session.highest == nullptr || line.service->rank > session.highest->service->rank)
      session.highest = &line;
    if (!line.is(ServiceKind::initial) || line.distinct()) continue;
    if (session.initial == nullptr || line.service->rank > session.initial->service->rank)
      session.initial = &line;
  }
  return session;
}

/// On the claim alone: an add-on that ranks above the initial code it stands under.
void check_lines(const Facts& facts, Sink& sink) {
  std::vector<const LineFacts*> seen;
  for (const LineFacts& line : facts.lines) {
    if (!line.is(ServiceKind::initial) || line.distinct() || !line.on) continue;
    const bool again = std::any_of(seen.begin(), seen.end(), [&](const LineFacts* other) {
      return same_session(*other, line);
    });
    if (again) continue;
    seen.push_back(&line);
    const Session session = session_of(facts, line);
    if (session.initial == nullptr || session.highest->is(ServiceKind::initial)) continue;
    if (session.highest->service->rank <= session.initial->service->rank) continue;
    Mistake mistake{.lines = {session.initial->number, session.highest->number},
                    .at = session.initial->at(Field::line_code)};
    mistake.message = concat({"Line ", session.initial->number, " makes ", session.initial->code,
                              " the initial service, but ", session.highest->code, " on line ",
                              session.highest->number, " ranks above it."});
    mistake.working = {concat({label_of(*session.highest->service.row), " ranks above ",
                               label_of(*session.initial->service.row)})};
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

void check_hierarchy(const Facts& facts, Sink& sink) {
  if (!facts.institutional()) return;
  facts.coding ? check_against_record(facts, sink) : check_lines(facts, sink);
}

constexpr Citation reason_sources[] = {find_a_code, hydration_policy};
constexpr std::string_view reason_denial[] = {"CO-107", "N122"};
constexpr std::string_view infeasible_silences[] = {"admin-addon-orphan", "admin-log-mismatch"};

void check_reason(const Facts& facts, Sink& sink) {
  if (facts.institutional() || coded_record(facts, sink) == nullptr) return;
  const bool differs = std::any_of(facts.differences.begin(), facts.differences.end(),
                                   [&](const Difference& d) { return d.rule == sink.rule(); });
  if (differs) report_notes(facts, sink);
}

void check_infeasible(const Facts& facts, Sink& sink) {
  if (facts.institutional() || coded_record(facts, sink) == nullptr) return;
  check_against_record(facts, sink);
}

constexpr Citation second_sources[] = {rac_initial};
constexpr std::string_view undocumented_denial[] = {"CO-97"};
constexpr std::string_view undocumented_silences[] = {"admin-mue", "int-duplicate-line"};
constexpr std::string_view modifier_denial[] = {"CO-236", "CO-4", "N822"};
constexpr std::string_view modifier_silences[] = {"admin-initial-duplicate", "mod-ptp-1",
                                                  "admin-log-mismatch", "int-duplicate-line",
                                                  "admin-hydration-not-initial"};

bool plain_too(const Facts& facts, const CodedLine& coded) {
  return std::any_of(facts.coding->lines.begin(), facts.coding->lines.end(),
                     [&](const CodedLine& other) {
                       return other.code == coded.code && other.modifiers.empty() &&
                              other.service_date == coded.service_date;
                     });
}

/// The line that should stand apart: the last of its code, unless one does already or the only one
/// is the first service.
const LineFacts* line_to_mark(const Facts& facts, const CodedLine& coded) {
  const LineFacts* last = nullptr;
  int lines = 0;
  for (const LineFacts& line : facts.lines) {
    if (line.code != coded.code || !line.is(ServiceKind::initial)) continue;
    if (coded.service_date && line.on != coded.service_date) continue;
    if (line.distinct()) return nullptr;
    last = &line;
    ++lines;
  }
  return plain_too(facts, coded) && lines < 2 ? nullptr : last;
}

/// A second initial service the record supports, billed without the modifier that sets it apart.
void check_modifier(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  for (const CodedLine& coded : facts.coding->lines) {
    const LineFacts* line = coded.modifiers.empty() ? nullptr : line_to_mark(facts, coded);
    if (line == nullptr) continue;
    const std::string number = std::to_string(line->number);
    Mistake mistake{.lines = {line->number}, .at = line->at(Field::line_modifiers)};
    mistake.message = concat({"Line ", number, " bills ", line->code,
                              " as a second initial service without ", coded.modifiers[0], "."});
    mistake.working = {concat({coded.code, ": ", coded.because})};
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Add ", coded.modifiers[0], " to line ", number,
                             ", if the record shows why another access or visit was needed."}),
            .applicability = Applicability::needs_confirmation,
            .edits = {append_to(line->at(Field::line_modifiers), coded.modifiers[0])}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation multiday_sources[] = {haugen, haugen_midnight};

/// Hospital encounters that go on overnight: with the record, one visit; the second date's initial
/// service is an add-on.
void check_multiday(const Facts& facts, Sink& sink) {
  if (!facts.institutional() || coded_record(facts, sink) == nullptr) return;
  const LineFacts* first = nullptr;
  for (const LineFacts& line : facts.lines) {
    if (!line.is(ServiceKind::initial) || line.distinct() || !line.on) continue;
    if (first == nullptr || *line.on < *first->on) first = &line;
  }
  if (first == nullptr) return;
  Count supported = 0;
  for (const CodedLine& coded : facts.coding->lines) {
    const auto row = facts.reference.services.find(coded.code, coded.service_date);
    if (row && row->kind == ServiceKind::initial) supported += coded.units;
  }
  for (const LineFacts& line : facts.lines) {
    if (!line.is(ServiceKind::initial) || line.distinct() || !line.on || *line.on <= *first->on)
      continue;
    if (supported > 1) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills ", line.code, " on ", line.on->text(),
                ", but the encounter already has its initial service on ", first->on->text(), "."});
    mistake.working = {concat({"the record shows one visit and one access from ", first->on->text(),
                               " to ", line.on->text()})};
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}
constexpr std::string_view multiday_silences[] = {"admin-log-mismatch", "admin-initial-hierarchy"};

}  // namespace

extern constinit const Rule initial_hierarchy =
    define({.id = "admin-initial-hierarchy",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "A hospital's initial service ranks below another service of the encounter.",
            .why = "A facility's initial service is the highest of the hierarchy whatever came "
                   "first: complex "
                   "infusion, complex push, therapeutic infusion, therapeutic push, hydration.",
            .resolve = "Make the highest service the initial one and code the other as its add-on.",
            .denial = bundled_denial,
            .citations = hierarchy_sources,
            .needs = date_needs,
            .silences = hierarchy_silences,
            .fix = FixKind::sometimes},
           check_hierarchy);

extern constinit const Rule initial_reason = define(
    {.id = "admin-initial-reason",
     .category = Category::admin,
     .severity = Severity::info,
     .summary = "The office record does not say which service was the main reason of the visit.",
     .why = "In an office the main reason chooses the initial service, and here the choice changes "
            "the "
            "codes.",
     .resolve = "Mark the main reason; without it the highest service of the hierarchy is taken.",
     .citations = reason_sources,
     .needs = record_needs},
    check_reason);

extern constinit const Rule initial_infeasible = define(
    {.id = "admin-initial-infeasible-addon",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary =
         "The visit's main reason is coded as the initial service though a complex one was given.",
     .why =
         "No add-on code exists for a complex service under a lesser initial one; it would stand "
         "without a primary.",
     .resolve = "Make the complex service the initial one.",
     .denial = reason_denial,
     .citations = reason_sources,
     .needs = record_needs,
     .silences = infeasible_silences,
     .fix = FixKind::sometimes},
    check_infeasible);

extern constinit const Rule second_site_undocumented = define(
    {.id = "admin-second-site-undocumented",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary =
         "A second initial service is billed, but the record gives no reason for a second access.",
     .why = "Another access counts only when the protocol or the patient's condition needed it.",
     .resolve = "Document why the second access was needed, or code both drugs as one access.",
     .denial = undocumented_denial,
     .citations = second_sources,
     .needs = record_needs,
     .silences = undocumented_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule second_initial_modifier = define(
    {.id = "admin-second-initial-modifier",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "A second initial service that the record justifies carries no 59, XS or XE.",
     .why = "Without the modifier the payer bundles it into the first.",
     .resolve = "Add XS for another access or XE for another visit (59 where the payer takes no X "
                "modifiers), if the record says why.",
     .denial = modifier_denial,
     .citations = second_sources,
     .needs = record_needs,
     .silences = modifier_silences,
     .fix = FixKind::always},
    check_modifier);

extern constinit const Rule multiday_initial = define(
    {.id = "admin-multiday-initial",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "A later date of one hospital encounter has an initial service again.",
     .why = "An encounter has one initial service for each access however many days it lasts.",
     .resolve = "Code the later service as the add-on it is.",
     .denial = undocumented_denial,
     .citations = multiday_sources,
     .needs = record_needs,
     .silences = multiday_silences},
    check_multiday);

}  // namespace infusecheck::checks
