// Injections under the skin or into muscle: how many, and what they need beside an infusion.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr Citation count_sources[] = {ahima, minute_guidelines};
constexpr std::string_view count_silences[] = {"admin-59-on-96372"};
constexpr std::string_view count_denial[] = {"CO-151", "N362"};

constexpr Citation pair_sources[] = {ncci};
constexpr std::string_view pair_denial[] = {"CO-236"};
constexpr std::string_view pair_silences[] = {"mod-ptp-1"};
constexpr std::string_view pair_keys[] = {"ptp"};

bool under_edits(const Facts& facts, const LineFacts& line) {
  const PtpPolicy* policy = facts.profile.ptp.on(line.on);
  return policy == nullptr || *policy == PtpPolicy::cms;
}

/// The initial service that an injection is bundled into while neither carries a modifier.
const LineFacts* bundling_initial(const Facts& facts, const LineFacts& injection, Sink& sink) {
  for (const LineFacts& initial : facts.lines) {
    if (!initial.is(ServiceKind::initial) || initial.distinct()) continue;
    if (!same_session(initial, injection)) continue;
    const auto edit =
        facts.reference.ptp(facts.setting()).find(initial.code, injection.code, injection.on);
    if (edit && edit->indicator == 1) return &initial;
    if (edit.found == Found::outside_pack) sink.not_checked({"pack ptp", *injection.on});
  }
  return nullptr;
}

void check_distinct(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if ((line.code != "96372" && line.code != "96377") || line.distinct()) continue;
    if (!line.on) return sink.not_checked("claim.lines[].service_date");
    if (!under_edits(facts, line)) continue;
    const LineFacts* initial = bundling_initial(facts, line, sink);
    if (initial == nullptr) continue;
    const std::string modifier = follows_medicare_rules(facts) ? "XU" : "59";
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code, " beside ", initial->code,
                              " (line ", initial->number, ") on ", line.on->text(),
                              " without a modifier that sets it apart."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Add ", modifier, " to line ", line.number,
                             ", if the record shows another drug, ordered and given apart from the "
                             "infusion."}),
            .applicability = Applicability::needs_confirmation,
            .edits = {append_to(line.at(Field::line_modifiers), modifier)}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation joint_sources[] = {ncci};
constexpr std::string_view joint_silences[] = {"mod-ptp-1", "admin-drug-no-admin"};

const LineFacts* joint_of(const Facts& facts, const LineFacts& injection) {
  for (const LineFacts& line : facts.lines) {
    if (line.is(ServiceKind::joint_injection) && same_session(line, injection)) return &line;
  }
  return nullptr;
}

std::size_t drugs_on(const Facts& facts, const LineFacts& like) {
  std::vector<std::string_view> drugs;
  for (const LineFacts& line : facts.lines) {
    if (!same_session(line, like) || (!line.drug && !looks_like_drug(line.code))) continue;
    if (std::find(drugs.begin(), drugs.end(), line.code) == drugs.end()) drugs.push_back(line.code);
  }
  return drugs.size();
}

bool injection_recorded(const Facts& facts) {
  const auto& given = facts.administrations();
  return std::any_of(given.begin(), given.end(), [](const Administration& one) {
    return one.route.value == Route::sc || one.route.value == Route::im;
  });
}

/// One drug, one joint: the injection code has nothing left to stand for.
void check_joint(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.code != "96372" || line.distinct()) continue;
    const LineFacts* joint = joint_of(facts, line);
    if (joint == nullptr || drugs_on(facts, line) > 1 || injection_recorded(facts)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills 96372 beside ", joint->code, " on ", line.on->text(),
                "; the drug that goes into the joint is part of the joint injection."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix = Fix{.title = concat({"Remove line ", line.number, " (96372)."}),
                      .edits = drop_line(facts, line)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule injection_count = define(
    {.id = "admin-injection-count",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "More injections (96372, 96401, 96402, 96377) are billed than the record shows.",
     .why = "The code counts what goes into the patient, not vials or milligrams.",
     .resolve = "Bill one unit for each injection given.",
     .denial = count_denial,
     .citations = count_sources,
     .needs = record_needs,
     .silences = count_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule distinct_injection = define(
    {.id = "admin-59-on-96372",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "An injection (96372, 96377) stands beside an initial infusion or push without a "
                "modifier.",
     .why =
         "NCCI bundles the injection into the initial service unless a modifier says that it was "
         "a service of its own.",
     .resolve =
         "Add XU (or 59) if the injection was another drug, ordered and given apart; otherwise "
         "remove it.",
     .denial = pair_denial,
     .citations = pair_sources,
     .profile_keys = pair_keys,
     .needs = date_needs,
     .silences = pair_silences,
     .fix = FixKind::always},
    check_distinct);

extern constinit const Rule joint_injection =
    define({.id = "admin-96372-joint",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "An injection (96372) is billed for the drug that a joint injection placed.",
            .why = "Putting the drug into the joint is what 206xx pays for.",
            .resolve = "Remove 96372; the drug's units stay.",
            .denial = pair_denial,
            .citations = joint_sources,
            .needs = date_needs,
            .silences = joint_silences,
            .fix = FixKind::always},
           check_joint);

}  // namespace infusecheck::checks
