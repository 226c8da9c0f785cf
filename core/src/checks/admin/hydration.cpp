// Hydration: 31 minutes of fluid for its own sake, never the vehicle of a drug.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr Citation minutes_sources[] = {rac_hydration, minute_guidelines, hydration_minutes};
constexpr Citation incidental_sources[] = {noridian_hierarchy, hydration_minutes};
constexpr Citation initial_sources[] = {hydration_policy, ncci};
constexpr Citation support_sources[] = {hydration_policy, hydration_minutes};
constexpr std::string_view short_denial[] = {"CO-97", "M15"};
constexpr std::string_view incidental_denial[] = {"CO-97", "M15", "CO-236"};
constexpr std::string_view initial_denial[] = {"CO-236", "N20"};
constexpr std::string_view support_denial[] = {"CO-50"};
constexpr std::string_view hydration_keys[] = {"hydration"};
constexpr std::string_view support_keys[] = {"requires_59_hydration"};
constexpr std::string_view initial_silences[] = {"admin-initial-duplicate", "mod-ptp-1",
                                                 "admin-log-mismatch"};

const LineFacts* other_initial(const Facts& facts, const LineFacts& hydration) {
  const LineFacts* found = nullptr;
  for (const LineFacts& line : facts.lines) {
    if (line.code == hydration.code || !line.is(ServiceKind::initial) || line.distinct()) continue;
    if (!same_session(hydration, line)) continue;
    if (found != nullptr) return nullptr;  // several: admin-initial-duplicate speaks
    found = &line;
  }
  return found;
}

void check_not_initial(const Facts& facts, Sink& sink) {
  bool claim_alone = false;
  for (const LineFacts& line : facts.lines) {
    if (line.code != "96360" || line.distinct()) continue;
    if (!line.on) return sink.not_checked("claim.lines[].service_date");
    const LineFacts* other = other_initial(facts, line);
    if (other == nullptr) continue;
    claim_alone = true;
    Mistake mistake{.lines = {line.number, other->number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills 96360 beside ", other->code, " on ", line.on->text(),
                "; hydration under another initial service is 96361."});
    mistake.at_risk = charges(facts, {line.number});
    if (line_with(facts, line, "96361") == nullptr) {
      mistake.fix = Fix{
          .title = concat({"Bill line ", line.number,
                           " as 96361, if the record shows 31 minutes of hydration while no drug "
                           "was infused."}),
          .applicability = Applicability::needs_confirmation,
          .edits = {set_field(line.at(Field::line_code), "96361")}};
    }
    sink.report(std::move(mistake));
  }
  if (!claim_alone && !facts.differences.empty()) check_against_record(facts, sink);
}

bool bills_other(const Facts& facts, const LineFacts& hydration) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
    return is_administration(line) && line.service->family != Family::hydration &&
           same_session(hydration, line);
  });
}

/// Whether a diagnosis says why fluid was needed; the list is a table of the packs.
bool calls_for_fluid(const Facts& facts, std::string_view diagnosis, std::optional<Date> on) {
  return facts.reference.diagnosis_in(diagnosis, "hydration", on);
}

/// Billed as hydration, but the record shows a drug: another finding's matter.
bool drug_on_record(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.differences.begin(), facts.differences.end(),
                     [&](const Difference& difference) {
                       const auto& lines = difference.lines;
                       return !difference.supported.empty() && difference.supported != "96360" &&
                              difference.supported != "96361" &&
                              std::find(lines.begin(), lines.end(), line.number) != lines.end();
                     });
}

void report_without_59(const LineFacts& line, Sink& sink) {
  const std::string number = std::to_string(line.number);
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
  mistake.message = concat({"Line ", number, " bills ", line.code,
                            " without 59; this payer asks for it beside other services."});
  mistake.at_risk = line.line->charge.value;
  mistake.fix =
      Fix{.title = concat({"Add 59 to line ", number,
                           ", if the record shows hydration ordered for its own reason and apart "
                           "from the drugs."}),
          .applicability = Applicability::needs_confirmation,
          .edits = {append_to(line.at(Field::line_modifiers), "59")}};
  sink.report(std::move(mistake));
}

/// One missing diagnosis is one mistake, whatever it is missing for.
void report_without_reason(const Facts& facts, const std::vector<int>& lines, Sink& sink) {
  const LineFacts& first = facts.lines[static_cast<std::size_t>(lines[0]) - 1];
  Mistake mistake{.lines = lines, .at = first.at(Field::line_diagnosis_pointers)};
  mistake.message = concat({"No diagnosis on the claim says why hydration (",
                            codes_text(facts, lines), ", ", lines_text(lines), ") was needed."});
  mistake.at_risk = charges(facts, lines);
  sink.report(std::move(mistake));
}

void check_support(const Facts& facts, Sink& sink) {
  std::vector<int> without_reason;
  for (const LineFacts& line : facts.lines) {
    if ((line.code != "96360" && line.code != "96361") || drug_on_record(facts, line)) continue;
    if (!line.on || facts.claim().diagnoses.empty()) {
      sink.not_checked(line.on ? "claim.diagnoses" : "claim.lines[].service_date");
      continue;
    }
    const auto& all = facts.claim().diagnoses;
    const bool reason = std::any_of(all.begin(), all.end(), [&](const std::string& diagnosis) {
      return calls_for_fluid(facts, diagnosis, line.on);
    });
    const bool* payer = facts.profile.requires_59_hydration.on(line.on);
    if (!reason) {
      without_reason.push_back(line.number);
    } else if (payer != nullptr && *payer && !line.distinct() && bills_other(facts, line)) {
      report_without_59(line, sink);
    }
  }
  if (!without_reason.empty()) report_without_reason(facts, without_reason, sink);
}

}  // namespace

extern constinit const Rule hydration_31 =
    define({.id = "admin-hydration-min-31",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "Hydration is billed for fewer than 31 counted minutes.",
            .why = "Hydration counts from 31 minutes in which no drug was infused at that access.",
            .resolve = "Remove the hydration line.",
            .denial = short_denial,
            .citations = minutes_sources,
            .profile_keys = hydration_keys,
            .needs = record_needs,
            .fix = FixKind::sometimes},
           check_against_record);

extern constinit const Rule hydration_incidental = define(
    {.id = "admin-hydration-incidental",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "Fluid that carries a drug, keeps a vein open or flushes is billed as hydration.",
     .why = "Such fluid is part of the drug's administration.",
     .resolve = "Remove the hydration line.",
     .denial = incidental_denial,
     .citations = incidental_sources,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule hydration_not_initial = define(
    {.id = "admin-hydration-not-initial",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "Hydration is billed as the initial service (96360) beside another initial service.",
     .why = "An encounter has one initial service for each access; hydration under a drug's is the "
            "further-hour code.",
     .resolve = "Bill 96361 for hydration of 31 minutes or more beside the drug's initial service.",
     .denial = initial_denial,
     .citations = initial_sources,
     .needs = date_needs,
     .silences = initial_silences,
     .fix = FixKind::sometimes},
    check_not_initial);

extern constinit const Rule hydration_support = define(
    {.id = "admin-hydration-support",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary =
         "Hydration is billed without a reason on the claim, or without the modifier its payer "
         "asks for.",
     .why = "Payers pay hydration for dehydration, vomiting, electrolytes or a drug's toxicity, "
            "not as "
            "routine beside an infusion.",
     .resolve =
         "Point the line to the diagnosis the order gives; if there is none, do not bill it.",
     .denial = support_denial,
     .citations = support_sources,
     .profile_keys = support_keys,
     .needs = date_needs,
     .fix = FixKind::sometimes},
    check_support);

}  // namespace infusecheck::checks
