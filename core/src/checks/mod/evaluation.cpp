// Visits beside an administration: modifier 25 on an evaluation, and the nurse visit that never
// pays.
#include <algorithm>

#include "checks/mod/visit.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation hhs_147{
    "CMS guidance, office and outpatient visits on the day of drug administration",
    "Modifier 25; 99211",
    "https://hhs.gov/guidance/document/"
    "payment-office-or-other-outpatient-evaluation-and-management-em-visits-codes-99201-99215",
    Grade::A};
constexpr Citation noridian_em{
    "Noridian, E/M services and drug administration billing", "",
    "https://med.noridianmedicare.com/web/jfa/policies/coverage-articles/"
    "em-services-and-drug-administration-billing",
    Grade::A};
constexpr Citation visit_sources[] = {hhs_147, noridian_em};
constexpr std::string_view visit_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view ptp_keys[] = {"ptp"};

constexpr std::string_view missing_denial[] = {"CO-97", "N20", "CO-236"};
constexpr std::string_view missing_silences[] = {"mod-ptp-1"};

/// The procedures whose payment includes a routine look at the patient.
bool bundles_visits(const LineFacts& line) {
  return line.is(ServiceKind::initial) || line.is(ServiceKind::injection) ||
         line.is(ServiceKind::joint_injection) ||
         (line.is(ServiceKind::other_administration) && is_administration(line));
}

}  // namespace

std::vector<int> bundling_lines(const Facts& facts, const LineFacts& visit) {
  std::vector<int> lines;
  for (const LineFacts& line : facts.lines) {
    if (bundles_visits(line) && same_session(visit, line)) lines.push_back(line.number);
  }
  return lines;
}

std::optional<bool> separate(const Facts& facts) {
  const auto& encounter = facts.content.encounter;
  return encounter && encounter->evaluation ? encounter->evaluation->separately_identifiable
                                            : std::nullopt;
}

namespace {

bool pairs_apply(const Facts& facts, const LineFacts& line) {
  const PtpPolicy* policy = facts.profile.ptp.on(line.on);
  return policy == nullptr || *policy == PtpPolicy::cms;
}

Fix removal(const Facts& facts, const LineFacts& visit) {
  return {.title = concat({"Remove line ", visit.number,
                           ": the record says that the evaluation was not separate."}),
          .applicability = Applicability::needs_confirmation,
          .edits = drop_line(facts, visit)};
}

Fix missing_fix(const Facts& facts, const LineFacts& visit) {
  const std::string line = std::to_string(visit.number);
  if (separate(facts) == false) return removal(facts, visit);
  const int next = static_cast<int>(visit.modifiers.size()) + 1;
  return {
      .title = concat(
          {"Add 25 to line ", line,
           ", if the note shows an evaluation of its own: history, examination or decisions beyond "
           "those that the infusion needs anyway."}),
      .applicability = Applicability::needs_confirmation,
      .edits = {append_to(visit.at(Field::line_modifiers, next), "25")}};
}

/// The hospital's pair table lets 99211 through with a modifier; the practitioner's never does.
bool needs_25(const Facts& facts, ServiceKind kind) {
  return kind == ServiceKind::evaluation ||
         (kind == ServiceKind::nurse_visit && facts.institutional());
}

void check_missing(const Facts& facts, Sink& sink) {
  for (const LineFacts& visit : facts.lines) {
    const Service* row = service(visit, sink);
    if (row == nullptr || !needs_25(facts, row->kind) || visit.has("25")) continue;
    const auto procedures = bundling_lines(facts, visit);
    if (procedures.empty() || !pairs_apply(facts, visit)) continue;
    Mistake mistake{
        .lines = {visit.number},
        .at = visit.at(Field::line_modifiers, static_cast<int>(visit.modifiers.size()) + 1)};
    mistake.message = concat({visit.code, " stands beside ", codes_text(facts, procedures), " on ",
                              visit.on->text(), " without modifier 25."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix = missing_fix(facts, visit);
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view nurse_denial[] = {"CO-236", "N20", "CO-97"};
constexpr std::string_view nurse_silences[] = {"mod-ptp-0", "mod-25-missing"};

void check_nurse_visit(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;  // the hospital table lets a modifier through
  for (const LineFacts& visit : facts.lines) {
    const Service* row = service(visit, sink);
    if (row == nullptr || row->kind != ServiceKind::nurse_visit || !pairs_apply(facts, visit))
      continue;
    auto procedures = bundling_lines(facts, visit);
    std::erase_if(procedures, [&](int number) {
      return facts.lines[static_cast<std::size_t>(number) - 1].is(ServiceKind::joint_injection);
    });
    if (procedures.empty()) continue;
    Mistake mistake{.lines = {visit.number}, .at = visit.at(Field::line_code)};
    mistake.message = concat({visit.code, " is billed with ", codes_text(facts, procedures), " on ",
                              visit.on->text(), "; no modifier makes that pair payable."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Remove line ", visit.number, "."}), .edits = drop_line(facts, visit)};
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view unsupported_denial[] = {"CO-97", "N20"};
constexpr std::string_view unsupported_needs[] = {"claim.lines[].service_date",
                                                  "encounter.evaluation.separately_identifiable"};
constexpr Citation unsupported_sources[] = {
    noridian_em,
    {"The Rheumatologist, review of an infliximab infusion", "Visit on the day of the infusion",
     "https://the-rheumatologist.org/article/"
     "rheumatology-coding-corner-answer-medical-chart-review-of-an-infliximab-infusion/2/"
     "?singlepage=1",
     Grade::B}};

void check_unsupported(const Facts& facts, Sink& sink) {
  for (const LineFacts& visit : facts.lines) {
    if (!visit.has("25")) continue;
    const Service* row = service(visit, sink);
    if (row == nullptr || !needs_25(facts, row->kind) || !pairs_apply(facts, visit)) continue;
    const auto procedures = bundling_lines(facts, visit);
    if (procedures.empty() || separate(facts) == true) continue;
    if (!separate(facts)) {
      sink.not_checked("encounter.evaluation.separately_identifiable");
      continue;
    }
    Mistake mistake{.lines = {visit.number},
                    .at = visit.at(Field::line_modifiers, position(visit, "25"))};
    mistake.message =
        concat({visit.code, " carries 25 beside ", codes_text(facts, procedures), " on ",
                visit.on->text(), ", but the record says the evaluation was not separate."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix = removal(facts, visit);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule modifier_25_missing = define(
    {.id = "mod-25-missing",
     .category = Category::mod,
     .severity = Severity::error,
     .summary =
         "An evaluation stands beside an administration or joint injection without modifier 25.",
     .why = "The administration's payment includes the usual look at the patient; without 25 the "
            "visit is "
            "bundled into it.",
     .resolve = "Ask whether the note shows a significant, separately identifiable evaluation. If "
                "it does, "
                "add 25; if not, do not bill the visit. Another diagnosis is not required.",
     .denial = missing_denial,
     .citations = visit_sources,
     .profile_keys = ptp_keys,
     .needs = visit_needs,
     .silences = missing_silences,
     .fix = FixKind::always},
    check_missing);

extern constinit const Rule modifier_25_unsupported = define(
    {.id = "mod-25-unsupported",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "A visit carries 25, but the record says that its evaluation was not separate.",
     .why = "25 attests an evaluation beyond what the procedure needs anyway; without one the "
            "visit is paid back after a review.",
     .resolve =
         "Do not bill the visit; or, if the note shows an evaluation of its own, correct the "
         "record's statement. Another diagnosis is not required.",
     .denial = unsupported_denial,
     .citations = unsupported_sources,
     .profile_keys = ptp_keys,
     .needs = unsupported_needs,
     .fix = FixKind::always},
    check_unsupported);

extern constinit const Rule nurse_visit_with_infusion =
    define({.id = "mod-99211-infusion",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "The nurse visit 99211 is billed with an infusion, push or injection.",
            .why = "NCCI bundles 99211 into every administration code and lets no modifier "
                   "through, 25 included.",
            .resolve = "Remove 99211; the administration code pays for the nurse's work.",
            .denial = nurse_denial,
            .citations = visit_sources,
            .profile_keys = ptp_keys,
            .needs = visit_needs,
            .silences = nurse_silences,
            .fix = FixKind::always},
           check_nurse_visit);

}  // namespace infusecheck::checks
