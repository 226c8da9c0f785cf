// Dates that cannot be: births and services in the future, services before birth, spans that run
// backwards or over days that a timed service cannot last.
#include <algorithm>

#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation x12_dates = remark_codes("M52, M59, N329");
constexpr Citation date_sources[] = {x12_dates};
constexpr std::string_view birth_denial[] = {"CO-16", "N329"};
constexpr std::string_view date_denial[] = {"CO-16", "M52", "M59"};

/// No one has lived longer; an older birth date is a slip of the century.
constexpr int longest_life_days = 123 * 366;

void check_birth(const Facts& facts, Sink& sink) {
  const auto& birth = facts.claim().patient.birth_date;
  if (!birth) return;
  Mistake mistake{.at = {Field::claim_patient_birth_date}};
  if (*birth > facts.as_of) {
    mistake.message = "The birth date lies in the future.";
  } else if (facts.as_of - *birth > longest_life_days) {
    mistake.message = "The birth date lies more than 122 years back.";
  } else {
    return;
  }
  sink.report(std::move(mistake));
}

/// A day's grace: "today" is the day of whoever checks, which may be behind the clinic's.
constexpr int grace_days = 1;

void report_future(const Facts& facts, Sink& sink) {
  Mistake mistake;
  std::optional<Date> latest;
  for (const LineFacts& line : facts.lines) {
    const auto& to = line.line->service_date_to;
    const bool whole = line.on && *line.on > facts.as_of + grace_days;
    const bool end = to && *to > facts.as_of + grace_days;
    if (!whole && !end) continue;
    if (mistake.lines.empty())
      mistake.at = line.at(whole ? Field::line_service_date : Field::line_service_date_to);
    mistake.lines.push_back(line.number);
    latest = std::max(latest.value_or(Date()), end ? *to : *line.on);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({"The date of service ", latest->text(), " (", lines_text(mistake.lines),
                            ") lies after today, ", facts.as_of.text(), "."});
  sink.report(std::move(mistake));
}

void report_before_birth(const Facts& facts, Sink& sink) {
  const auto& birth = facts.claim().patient.birth_date;
  if (!birth || *birth > facts.as_of) return;  // the birth date itself is wrong
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!line.on || *line.on >= *birth) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_service_date);
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  const LineFacts& first = facts.lines[static_cast<std::size_t>(mistake.lines[0]) - 1];
  mistake.message = concat({"The service of ", first.on->text(), " (", lines_text(mistake.lines),
                            ") lies before the patient's birth."});
  sink.report(std::move(mistake));
}

void report_backwards(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const auto& to = line.line->service_date_to;
    if (!line.on || !to || *to >= *line.on) continue;
    sink.report({.lines = {line.number},
                 .at = line.at(Field::line_service_date_to),
                 .message = concat({"Line ", line.number, " ends on ", to->text(),
                                    ", before it begins on ", line.on->text(), "."})});
  }
}

/// Infusions and pushes of a visit. Pumps run for days, and injections may be a series.
bool lasts_a_visit(const LineFacts& line) {
  const bool timed = line.is(ServiceKind::initial) || line.is(ServiceKind::add_on);
  return timed && is_administration(line);
}

/// From one day to the next an infusion may run; over more than that none does.
void report_long(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;  // a hospital's line may hold a series of visits
  Mistake mistake{.severity = Severity::warning};
  for (const LineFacts& line : facts.lines) {
    const auto& to = line.line->service_date_to;
    if (!line.on || !to || *to - *line.on <= 1 || !lasts_a_visit(line)) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_service_date_to);
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  const LineFacts& first = facts.lines[static_cast<std::size_t>(mistake.lines[0]) - 1];
  mistake.message =
      concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines), ") runs from ",
              first.on->text(), " to ", first.line->service_date_to->text(),
              "; an infusion or push is billed by the day."});
  sink.report(std::move(mistake));
}

void check_dates(const Facts& facts, Sink& sink) {
  report_future(facts, sink);
  report_before_birth(facts, sink);
  report_backwards(facts, sink);
  report_long(facts, sink);
}

}  // namespace

extern constinit const Rule birth_date =
    define({.id = "int-dob",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "The patient's birth date cannot be right.",
            .why = "The payer identifies the patient by it, and a claim with another one is not "
                   "matched to any member.",
            .resolve = "Take the birth date from the patient's card or registration again.",
            .denial = birth_denial,
            .citations = date_sources},
           check_birth);

extern constinit const Rule service_dates = define(
    {.id = "int-dates",
     .category = Category::integrity,
     .severity = Severity::error,
     .summary = "A date of service lies in the future or before the patient's birth, or its span "
                "cannot be right.",
     .why = "A payer returns a claim whose dates cannot be, and cannot count the units of a timed "
            "service over several days.",
     .resolve = "Take the dates from the record again; bill each day of service on a line of its "
                "own.",
     .denial = date_denial,
     .citations = date_sources},
    check_dates);

}  // namespace infusecheck::checks
