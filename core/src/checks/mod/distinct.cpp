// 59 and its kin say that a service was apart from its neighbours: once a line, as exactly as the
// record allows, and only where there is something to be apart from.
#include <algorithm>

#include "checks/support.h"
#include "facts/pairs.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation mln{"CMS, proper use of modifiers 59 and X{EPSU} (MLN1783722)", "",
                       "https://info.5y1.org/hcpcs-codes-with-modifiers_1_3ee17a.html", Grade::A};
constexpr Citation moda{
    "Moda, modifiers XE, XS, XP, XU and 59", "Never both on one line",
    "https://whatismedicalinsurancebilling.org/2020/06/modifiers-xe-xs-xp-xu-and-59-usage.html",
    Grade::B};
constexpr Citation both_sources[] = {moda, mln};
constexpr Citation prefer_sources[] = {mln, moda};
constexpr Citation idle_sources[] = {mln,
                                     {"Using XE, XS, XP and XU with modifier 59", "",
                                      "http://www.medicalbillingcptmodifiers.com/2014/09/"
                                      "how-to-use-xexsxp-and-xu-modifier-with.html",
                                      Grade::C}};
constexpr std::string_view both_denial[] = {"CO-4", "N519"};
constexpr std::string_view idle_denial[] = {"CO-4"};
constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr std::string_view pair_needs[] = {"pack ptp_practitioner"};
constexpr std::string_view idle_keys[] = {"ptp", "requires_59_hydration"};

constexpr std::string_view specific[] = {"XE", "XP", "XS", "XU"};

std::string_view specific_on(const std::vector<std::string>& modifiers) {
  const auto found = std::find_first_of(std::begin(specific), std::end(specific), modifiers.begin(),
                                        modifiers.end());
  return found == std::end(specific) ? "" : *found;
}

void check_both(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const std::string_view kept = specific_on(line.modifiers);
    if (kept.empty() || !line.has("59")) continue;
    const FieldRef at = line.at(Field::line_modifiers, position(line, "59"));
    sink.report(
        {.lines = {line.number},
         .at = at,
         .message = concat({"Line ", line.number, " (", shown_code(line.code), ") carries 59 and ",
                            kept, ", which say the same."}),
         .at_risk = charges(facts, {line.number}),
         .fix = Fix{.title = concat({"Remove 59 from line ", line.number, " and keep ", kept, "."}),
                    .edits = {remove_entry(at)}}});
  }
}

/// What the record says sets a line apart.
std::string_view recorded_reason(const Facts& facts, const LineFacts& line) {
  for (const CodedLine& coded : facts.coding->lines) {
    if (coded.code != line.code || coded.service_date != line.on) continue;
    const std::string_view found = specific_on(coded.modifiers);
    if (!found.empty()) return found;
  }
  return "";
}

std::string_view evidence_for(std::string_view modifier) {
  if (modifier == "XE") return "two visits of the day";
  if (modifier == "XS") return "another vascular access and why it was needed";
  return "a drug of its own, ordered and given apart from the other service";
}

constexpr Date specific_since = day(2015, 1, 1);

void check_prefer(const Facts& facts, Sink& sink) {
  if (!follows_medicare_rules(facts)) return;
  for (const LineFacts& line : facts.lines) {
    if (!line.has("59") || !line.on || *line.on < specific_since || !is_administration(line) ||
        !specific_on(line.modifiers).empty())
      continue;
    if (!facts.coding) return sink.not_checked("encounter.administrations");
    const std::string modifier(recorded_reason(facts, line));
    if (modifier.empty()) continue;
    const FieldRef at = line.at(Field::line_modifiers, position(line, "59"));
    sink.report(
        {.lines = {line.number},
         .at = at,
         .message = concat({"Line ", line.number, " (", shown_code(line.code),
                            ") carries 59; the record supports ", modifier, ", which says more."}),
         .fix = Fix{.title = concat({"Replace 59 by ", modifier, " on line ", line.number,
                                     ", if the record shows ", evidence_for(modifier), "."}),
                    .applicability = Applicability::needs_confirmation,
                    .edits = {set_field(at, modifier)}}});
  }
}

bool is_hydration(const LineFacts& line) {
  return line.service && line.service->family == Family::hydration;
}

/// Another line of the session that the modifier may be about without an edit between the two: the
/// same code again, or a service that is marked too and that this one belongs to.
bool has_company(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
    if (other.number == line.number || !same_session(line, other)) return false;
    return other.code == line.code || (line.is(ServiceKind::add_on) && other.distinct());
  });
}

/// XE and XP point at an encounter or a practitioner that this claim need not show.
bool points_elsewhere(const LineFacts& line) { return line.has("XE") || line.has("XP"); }

bool in_a_pair(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.pairs.begin(), facts.pairs.end(), [&](const BilledPair& pair) {
    return pair.column_1 == &line || pair.column_2 == &line;
  });
}

void check_idle(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const auto entry = line.distinct_entry();
    if (!entry || !line.on || points_elsewhere(line) || !pair_edits_apply(facts, line)) continue;
    const bool* asked = facts.profile.requires_59_hydration.on(line.on);
    if (is_hydration(line) && asked != nullptr && *asked) continue;
    if (in_a_pair(facts, line) || has_company(facts, line)) continue;
    if (!facts.undecided_pairs.empty()) {
      for (const Need& need : facts.undecided_pairs) sink.not_checked(need);
      continue;
    }
    const std::string& modifier = line.modifiers[*entry];
    const FieldRef at = line.at(Field::line_modifiers, static_cast<int>(*entry) + 1);
    sink.report({.lines = {line.number},
                 .at = at,
                 .message = concat({"Line ", line.number, " (", shown_code(line.code), ") carries ",
                                    modifier, ", but no edit pairs it with another line of ",
                                    line.on->text(), "."}),
                 .fix = Fix{.title = concat({"Remove ", modifier, " from line ", line.number,
                                             ", unless it answers a service on another claim."}),
                            .applicability = Applicability::needs_confirmation,
                            .edits = {remove_entry(at)}}});
  }
}

}  // namespace

extern constinit const Rule distinct_twice =
    define({.id = "mod-59-x-both",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "One line carries 59 and one of XE, XS, XP or XU.",
            .why = "The four are exact forms of 59; payers return a line that carries both.",
            .resolve = "Keep the exact one and remove 59.",
            .denial = both_denial,
            .citations = both_sources,
            .fix = FixKind::always},
           check_both);

extern constinit const Rule distinct_exactly =
    define({.id = "mod-59-prefer-x",
            .category = Category::mod,
            .severity = Severity::info,
            .summary = "A line carries 59 where the record supports a more exact modifier.",
            .why = "Medicare takes 59, but wants XE, XS, XP or XU where one of them fits; they are "
                   "audited less.",
            .resolve = "Use the exact modifier, if the record shows what it says.",
            .citations = prefer_sources,
            .payers = PayerScope::medicare_like,
            .needs = record_needs,
            .fix = FixKind::always},
           check_prefer);

extern constinit const Rule distinct_from_nothing = define(
    {.id = "mod-59-idle",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "A line says that it was a service apart, but nothing on the claim bundles it.",
     .why = "59 and its kin lift an edit between two codes; where there is none they only draw an "
            "audit.",
     .resolve = "Remove the modifier, unless it answers a service billed on another claim.",
     .denial = idle_denial,
     .citations = idle_sources,
     .profile_keys = idle_keys,
     .needs = pair_needs,
     .fix = FixKind::always},
    check_idle);

}  // namespace infusecheck::checks
