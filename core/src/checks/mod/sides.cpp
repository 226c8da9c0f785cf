// Right, left and both: on joint injections, where payers read them, and on infusions, which have
// no side.
#include <algorithm>

#include "checks/mod/joint.h"
#include "checks/mod/sources.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation side_sources[] = {fee_schedule_sides, own_knowledge};
constexpr std::string_view side_denial[] = {"CO-4", "N822"};
constexpr std::string_view side_keys[] = {"joint_sides_required"};

constexpr int both_sides = 3;

/// Medicare counts both sides once, with 50; others differ.
std::optional<Severity> severity_for(const Facts& facts) {
  return follows_medicare_rules(facts) ? std::nullopt : std::optional(Severity::info);
}

/// RT and LT on one line.
void check_both_on_line(const Facts& facts, const LineFacts& line, Sink& sink) {
  if (!line.has("RT") || !line.has("LT")) return;
  const std::string number = std::to_string(line.number);
  const int right = position(line, "RT"), left = position(line, "LT");
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers, right)};
  mistake.message = concat({"Line ", number, " bills ", line.code, " with RT and LT on one line."});
  mistake.severity = severity_for(facts);
  if (!mistake.severity && !line.has("50") && line.units.value_or(0) <= 2) {
    mistake.fix =
        Fix{.title = concat({"Replace RT and LT by 50 with 1 unit on line ", number,
                             ", if the record shows that the joint was injected on both sides."}),
            .applicability = Applicability::needs_confirmation,
            .edits = {set_field(line.at(Field::line_modifiers, right), "50"),
                      remove_entry(line.at(Field::line_modifiers, left)),
                      set_field(line.at(Field::line_units), "1")}};
  }
  sink.report(std::move(mistake));
}

/// 50 already says two; fingers and toes may well be two on each side.
void check_both_twice(const Facts& facts, const LineFacts& line, Sink& sink) {
  if (!line.has("50") || line.units.value_or(1) != 2 || joint_codes(line)->several_a_side) return;
  const std::string number = std::to_string(line.number);
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
  mistake.message = concat(
      {"Line ", number, " bills ", line.code, " with 50 and 2 units; 50 alone means both sides."});
  mistake.severity = severity_for(facts);
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = concat({"Set line ", number,
                                     " to 1 unit, if the record shows one joint on each side."}),
                    .applicability = Applicability::needs_confirmation,
                    .edits = {set_field(line.at(Field::line_units), "1")}};
  sink.report(std::move(mistake));
}

void check_side_missing(const Facts& facts, const LineFacts& line, Sink& sink) {
  const bool* required = facts.profile.joint_sides_required.on(line.on);
  if (required == nullptr || !*required || sides(line) != 0) return;
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
  mistake.message = concat(
      {"Line ", line.number, " bills ", line.code, " without a side, which this payer asks for."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

void check_laterality(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (joint_codes(line) == nullptr) continue;
    check_both_on_line(facts, line, sink);
    check_both_twice(facts, line, sink);
    check_side_missing(facts, line, sink);
  }
}

constexpr std::string_view infusion_denial[] = {"CO-4", "N519"};
constexpr std::string_view infusion_needs[] = {"claim.lines[].service_date"};

bool given_into_vein(const LineFacts& line) {
  if (!line.drug) return false;
  const auto& routes = line.drug->routes;
  return std::find(routes.begin(), routes.end(), Route::iv_infusion) != routes.end();
}

/// Drugs go into eyes and joints too, and then a side is right.
bool has_no_side(const Facts& facts, const LineFacts& line) {
  if (is_administration(line)) return line.service->family != Family::intra_arterial;
  const auto beside = [&](const LineFacts& other) {
    return is_administration(other) && same_session(other, line);
  };
  const auto joint = [&](const LineFacts& other) {
    return joint_codes(other) != nullptr && same_session(other, line);
  };
  return given_into_vein(line) && !other_procedure(facts, line) &&
         std::any_of(facts.lines.begin(), facts.lines.end(), beside) &&
         std::none_of(facts.lines.begin(), facts.lines.end(), joint);
}

std::vector<int> side_positions(const LineFacts& line) {
  std::vector<int> found;
  for (const std::string_view side : {"RT", "LT", "50"}) {
    if (line.has(side)) found.push_back(position(line, side));
  }
  std::sort(found.rbegin(), found.rend());  // from the end: positions stay right
  return found;
}

/// Whether the side is all that tells a line from another: an injection into each arm.
bool told_apart_by_side(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
    return other.number != line.number && other.code == line.code && same_session(other, line);
  });
}

void check_infusion(const Facts& facts, Sink& sink) {
  Mistake mistake;
  std::vector<Edit> edits;
  bool doubles = false, apart = false;
  for (const LineFacts& line : facts.lines) {
    const auto positions = side_positions(line);
    if (positions.empty() || !has_no_side(facts, line)) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_modifiers, positions.back());
    mistake.lines.push_back(line.number);
    doubles |= line.has("50");
    apart |= told_apart_by_side(facts, line);
    for (const int entry : positions)
      edits.push_back(remove_entry(line.at(Field::line_modifiers, entry)));
  }
  if (mistake.lines.empty()) return;
  mistake.message =
      concat({codes_text(facts, mistake.lines), " on ", lines_text(mistake.lines),
              (mistake.lines.size() == 1 ? " carries " : " carry "),
              (doubles ? "50 or a side" : "RT or LT"), "; infusions and injections have no side."});
  if (!doubles) mistake.severity = Severity::warning;
  mistake.at_risk = charges(facts, mistake.lines);
  if (!apart) {
    mistake.fix = Fix{.title = concat({"Remove the side from ", lines_text(mistake.lines), "."}),
                      .edits = std::move(edits)};
  }
  sink.report(std::move(mistake));
}

constexpr std::string_view units_denial[] = {"CO-151", "N362"};
constexpr Citation units_sources[] = {{"Contractor text on joint injections (copy)",
                                       "Aspiration and injection of one joint", "", Grade::K},
                                      ncci_pairs};

/// Right or left knee, wrist or shoulder, and two units: one joint drained and injected counts
/// once.
void check_units(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const JointCodes* codes = joint_codes(line);
    const bool one_side = sides(line) != 0 && sides(line) != both_sides;
    if (codes == nullptr || codes->several_a_side || !one_side) continue;
    if (line.units.value_or(1) <= 1) continue;
    const std::string number = std::to_string(line.number);
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
    mistake.message = concat({"Line ", number, " bills ", line.code, " × ", *line.units,
                              " for one side; draining and injecting one joint is 1 unit."});
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Set line ", number,
                             " to 1 unit, if one joint was treated; if there were more on that "
                             "side, give each a line with XS."}),
            .applicability = Applicability::needs_confirmation,
            .edits = change_units(facts, line, 1)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule joint_side = define(
    {.id = "mod-laterality",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "The sides of a joint injection are missing, or said in a way that counts wrong.",
     .why = "Medicare pays both sides as one unit with 50; RT with LT, or 50 with 2 units, is "
            "denied or paid wrong.",
     .resolve = "Both sides: 50 and 1 unit. One side: RT or LT. Follow the payer where it says "
                "otherwise.",
     .denial = side_denial,
     .citations = side_sources,
     .profile_keys = side_keys,
     .fix = FixKind::sometimes},
    check_laterality);

extern constinit const Rule infusion_side =
    define({.id = "mod-laterality-infusion",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "An infusion, an injection or an infused drug carries RT, LT or 50.",
            .why = "These services have no side (bilateral indicator 0); 50 would double them.",
            .resolve = "Remove the modifier; a second access needs XS or 59 and its reason.",
            .denial = infusion_denial,
            .citations = side_sources,
            .needs = infusion_needs,
            .fix = FixKind::sometimes},
           check_infusion);

extern constinit const Rule joint_units = define(
    {.id = "mod-joint-units",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "A joint injection of one side is billed with more than one unit.",
     .why = "The code covers draining and injecting a joint; each joint counts once.",
     .resolve = "Bill 1 unit for a joint. Further joints of that side get lines of their own "
                "with XS.",
     .denial = units_denial,
     .citations = units_sources,
     .fix = FixKind::always},
    check_units);

}  // namespace infusecheck::checks
