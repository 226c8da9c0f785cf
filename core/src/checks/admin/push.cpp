// Pushes: at most 15 minutes, and the same drug again.
#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation minutes_sources[] = {noridian_hierarchy, minute_guidelines};
constexpr std::string_view short_denial[] = {"CO-150"};
constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view long_silences[] = {"admin-addon-orphan", "admin-addon-family"};
constexpr std::string_view short_silences[] = {"admin-log-mismatch"};

constexpr Citation again_sources[] = {push_thread, push_again, ncci};
constexpr std::string_view again_denial[] = {"CO-97"};
constexpr std::string_view push_keys[] = {"repeat_push_minutes"};

constexpr Citation office_sources[] = {ncci, push_thread};
constexpr std::string_view office_denial[] = {"CO-151", "N362", "CO-96"};
constexpr std::string_view office_silences[] = {"admin-mue", "admin-addon-orphan",
                                                "admin-96376-within-30", "admin-log-mismatch"};

void check_office(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  for (const LineFacts& line : facts.lines) {
    if (line.code != "96376") continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = concat(
        {"Line ", line.number, " bills 96376 on a professional claim; only hospitals report it."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Remove line ", line.number, " (96376); the units of the drug stay."}),
            .edits = drop_line(facts, line)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule push_not_infusion = define(
    {.id = "admin-push-not-infusion",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "An infusion code is billed for 15 minutes or less.",
     .why = "Up to 15 minutes a drug given into a vein is a push, whatever the order called it.",
     .resolve = "Bill the push code the minutes support.",
     .denial = short_denial,
     .citations = minutes_sources,
     .needs = record_needs,
     .silences = short_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule infusion_not_push = define(
    {.id = "admin-infusion-not-push",
     .category = Category::admin,
     .severity = Severity::info,
     .summary =
         "A push code is billed though start and stop show an infusion of 16 minutes or more.",
     .why = "The record supports an infusion, which pays more than a push.",
     .resolve = "Bill the infusion code if the times of the record are right.",
     .citations = minutes_sources,
     .needs = record_needs,
     .silences = long_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule office_96376 =
    define({.id = "admin-96376-office",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "96376 (the same drug pushed again) is billed on a professional claim.",
            .why = "The code exists for hospitals only: its unit limit for practitioners is zero.",
            .resolve = "Remove the line; the drug's units stay on the claim.",
            .denial = office_denial,
            .citations = office_sources,
            .silences = office_silences,
            .fix = FixKind::always},
           check_office);

extern constinit const Rule within_30 = define(
    {.id = "admin-96376-within-30",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "96376 is billed for a push within 30 minutes of the last one of that drug.",
     .why = "The same drug again counts only when more than 30 minutes have passed since it was "
            "last reported.",
     .resolve = "Bill only the repeats that are more than 30 minutes apart.",
     .denial = again_denial,
     .citations = again_sources,
     .profile_keys = push_keys,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule same_drug_push = define(
    {.id = "admin-96375-same-drug",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "A further push (96375, 96411) is billed for a drug that was already given.",
     .why = "The code is for each new drug; the same drug again has only 96376, and only in a "
            "hospital after more than 30 minutes.",
     .resolve = "Bill one push for each drug; in a hospital 96376 for repeats more than 30 minutes "
                "apart.",
     .denial = again_denial,
     .citations = again_sources,
     .profile_keys = push_keys,
     .needs = record_needs,
     .fix = FixKind::sometimes},
    check_against_record);

}  // namespace infusecheck::checks
