// Expected denials and criteria: GA, GX, GY, GZ and KX.
#include <algorithm>

#include "checks/mod/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view notice_denial[] = {"CO-4", "N519"};
constexpr Citation notice_sources[] = {
    noridian_pump_modifiers,
    {"CareCostEstimate, drug billing modifiers", "GA, GY, GZ",
     "https://carecostestimate.com/billing/modifiers/", Grade::D}};
constexpr std::string_view notice_silences[] = {"mod-gz"};

/// The pair that cannot both be true, or nothing.
std::string contradiction(const LineFacts& line) {
  if (line.has("GA") && line.has("GZ")) return "GA and GZ";
  if (line.has("GA") && line.has("GY")) return "GA and GY";
  return line.has("GZ") && line.has("GY") ? "GZ and GY" : "";
}

void check_conflict(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const std::string pair = contradiction(line);
    if (pair.empty()) continue;
    const std::string last = pair.substr(pair.size() - 2);
    Mistake mistake{.lines = {line.number},
                    .at = line.at(Field::line_modifiers, position(line, last))};
    mistake.message = concat({"Line ", line.number, " bills ", shown_code(line.code), " with ",
                              pair, ", which contradict each other."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
  if (facts.claim().payer.type.value != PayerType::commercial) return;
  for (const LineFacts& line : facts.lines) {
    if (!line.has("GA") || !contradiction(line).empty()) continue;
    Mistake mistake{.lines = {line.number},
                    .at = line.at(Field::line_modifiers, position(line, "GA"))};
    mistake.severity = Severity::info;
    mistake.message =
        concat({"Line ", line.number, " bills ", shown_code(line.code),
                " with GA to a commercial payer; GA says that a Medicare notice is on file."});
    mistake.why = "Some plans take GA for a waiver of their own; most do not know it.";
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view gz_denial[] = {"CO-50"};
constexpr Citation gz_sources[] = {noridian_pump_modifiers};

void check_gz(const Facts& facts, Sink& sink) {
  if (facts.claim().payer.type.value != PayerType::medicare) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!line.has("GZ")) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_modifiers, position(line, "GZ"));
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({codes_text(facts, mistake.lines), " on ", lines_text(mistake.lines),
                            (mistake.lines.size() == 1 ? " carries" : " carry"),
                            " GZ and will be denied without review."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr std::string_view kx_denial[] = {"CO-4", "CO-50"};
constexpr std::string_view kx_keys[] = {"kx_required"};
constexpr Citation kx_sources[] = {noridian_pump_modifiers};

Mistake kx_missing(const Facts& facts, const LineFacts& line) {
  const std::string number = std::to_string(line.number);
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
  mistake.message =
      concat({"Line ", number, " bills ", line.code, " without KX, which this payer asks for."});
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix =
      Fix{.title = concat({"Add KX to line ", number,
                           ", if the record shows that every criterion of the payer's policy is "
                           "met."}),
          .applicability = Applicability::needs_confirmation,
          .edits = {append_to(line.at(Field::line_modifiers), "KX")}};
  return mistake;
}

Mistake kx_denied(const Facts& facts, const LineFacts& line) {
  Mistake mistake{.lines = {line.number},
                  .at = line.at(Field::line_modifiers, position(line, "KX"))};
  mistake.message = concat({"Line ", line.number, " bills ", shown_code(line.code),
                            " with KX (criteria met) and GZ (denial expected)."});
  mistake.at_risk = charges(facts, mistake.lines);
  return mistake;
}

/// GA, GY and GZ say that the criteria are not met, so that KX is not missing.
bool given_up(const LineFacts& line) { return line.has("GA") || line.has("GY") || line.has("GZ"); }

void check_kx(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const CodeSet* required = facts.profile.kx_required.on(line.on);
    const bool asked = required != nullptr && required->contains(line.code);
    if (line.has("KX")) {
      if (line.has("GZ")) sink.report(kx_denied(facts, line));
    } else if (asked && !given_up(line) && !line.has("JW")) {
      sink.report(kx_missing(facts, line));
    }
  }
}

}  // namespace

extern constinit const Rule notice_conflict = define(
    {.id = "mod-abn-conflict",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A line's GA, GY or GZ contradict each other, or GA goes to a commercial payer.",
     .why = "GA: a notice is on file. GZ: none is. GY: excluded by law, so none is needed. Only "
            "one can be true.",
     .resolve = "Keep the one that is true: look whether the patient signed a notice.",
     .denial = notice_denial,
     .citations = notice_sources,
     .silences = notice_silences},
    check_conflict);

extern constinit const Rule expected_denial =
    define({.id = "mod-gz",
            .category = Category::mod,
            .severity = Severity::info,
            .summary = "A line carries GZ: Medicare denies it and the patient owes nothing.",
            .why = "GZ says that a denial is expected and no notice was signed; the provider bears "
                   "the cost.",
            .resolve = "Leave it if it is true. If a notice is on file, GA belongs here instead.",
            .denial = gz_denial,
            .citations = gz_sources,
            .payers = PayerScope::medicare_like},
           check_gz);

extern constinit const Rule criteria_met = define(
    {.id = "mod-kx",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "KX is missing where the payer asks for it, or stands beside GZ.",
     .why =
         "KX attests that the record meets the policy's criteria; without it the line is denied, "
         "and GZ says the opposite.",
     .resolve = "Compare the record with the policy; add KX only when all of it is met.",
     .denial = kx_denial,
     .citations = kx_sources,
     .profile_keys = kx_keys,
     .silences = notice_silences,
     .fix = FixKind::sometimes},
    check_kx);

}  // namespace infusecheck::checks
