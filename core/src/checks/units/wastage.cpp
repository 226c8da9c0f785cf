// JW and JZ: every single-dose drug line says what was discarded, or that nothing was.
#include <algorithm>

#include "checks/support.h"
#include "dosing/units.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation first_coast{
    "First Coast, JW and JZ modifiers", "Discarded drugs and biologicals",
    "https://medicare.fcso.com/Claim_submission_guidelines/0503966.asp", Grade::A};
constexpr Citation aao_jz{
    "AAO EyeNet, modifier JZ", "Dates: usable 2023-01, required 2023-07, returned 2023-10",
    "http://aao.org/eyenet/article/meet-modifier-jz-a-quick-guide?september-2023", Grade::B};

constexpr Citation uss_jz{"Universal Software Solutions, CMS clarifies JW and JZ",
                          "Drugs that patients give themselves",
                          "https://www.universalss.com/about-us/news/"
                          "CMS-Clarifies-When-to-Use-JW-and-JZ-Modifiers_AE251.html",
                          Grade::C};

constexpr Citation jz_sources[] = {first_coast, aao_jz, uss_jz};
constexpr std::string_view jz_denial[] = {"CO-16", "N822", "MA130"};
constexpr std::string_view jz_keys[] = {"jwjz"};
constexpr std::string_view jz_needs[] = {"claim.lines[].service_date", "claim.payer.type"};
constexpr std::string_view jz_silences[] = {"mod-jw-missing"};

bool same_drug(const LineFacts& a, const LineFacts& b) {
  const std::string& ndc = a.line->ndc.code;
  const std::string& other = b.line->ndc.code;
  return a.code == b.code && a.on == b.on && (ndc.empty() || other.empty() || ndc == other);
}

const LineFacts* jw_line_beside(const Facts& facts, const LineFacts& line) {
  for (const LineFacts& other : facts.lines) {
    if (other.number != line.number && other.has("JW") && same_drug(line, other)) return &other;
  }
  return nullptr;
}

/// The payer's word on JW/JZ for a line; notes what is missing when nobody has said.
std::optional<JwJz> policy(const Facts& facts, const LineFacts& line, Sink& sink) {
  const JwJz* policy = facts.profile.jwjz.on(line.on);
  if (policy == nullptr) sink.not_checked("claim.payer.type");
  return policy != nullptr ? std::optional(*policy) : std::nullopt;
}

/// Hospital claims: packaged drugs carry neither modifier. K1, pain relief paid for beside surgery
/// only, is not among the statuses (K and G) that CMS names for JW and JZ.
std::optional<bool> separately_paid(const Facts& facts, const Drug& drug) {
  if (!facts.institutional()) return true;
  if (drug.opps_status.empty()) return std::nullopt;
  return drug.opps_status == "K" || drug.opps_status == "G";
}

/// Sent to a home where the patient gives it: who dispenses it cannot know what is discarded.
bool dispensed(const Facts& facts, const LineFacts& line) {
  return line.place_of_service == "12" &&
         std::none_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
           return is_administration(other) && other.on == line.on;
         });
}

Fix jz_fix(const LineFacts& line, bool record_shows_no_waste) {
  const int last = static_cast<int>(line.modifiers.size());
  Fix fix{.title = concat({"Add JZ to line ", line.number, "."}),
          .edits = {append_to(line.at(Field::line_modifiers, last + 1), "JZ")}};
  if (record_shows_no_waste) return fix;
  fix.applicability = Applicability::needs_confirmation;
  fix.title = concat({"Add JZ to line ", line.number,
                      ", if the record shows that nothing of the vials was discarded."});
  return fix;
}

void report_missing(const Facts& facts, const LineFacts& line, const Drug& drug,
                    const std::optional<Waste>& waste, Sink& sink) {
  Mistake mistake{
      .lines = {line.number},
      .at = line.at(Field::line_modifiers, static_cast<int>(line.modifiers.size()) + 1)};
  mistake.message =
      line.code + " comes in single-dose containers and carries neither JZ nor a JW line.";
  if (waste) {
    mistake.working = {concat({"vials opened ", waste->vials.text(), " ", drug.unit, ", given ",
                               waste->dose.text(), " ", drug.unit}),
                       concat({waste->administered_units, " units given, no whole unit of ",
                               drug.unit_amount->text(), " ", drug.unit, " left: JZ"})};
  }
  rest_on(drug.confidence, concat({"that ", line.code, " comes in single-dose containers"}),
          mistake);
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = jz_fix(line, waste.has_value());
  sink.report(std::move(mistake));
}

void check_missing(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const Drug* row = drug(line, sink);
    if (row == nullptr || !sink.in_force(line.on) || line.has("JZ") || line.has("JW")) continue;
    if (line.has("GY")) continue;  // billed to be refused: Medicare does not cover the drug at all
    if (dispensed(facts, line)) continue;
    const auto wanted = policy(facts, line, sink);
    if (wanted != JwJz::required) continue;
    const auto given = administrations_of(facts.administrations(), *row, *line.on, facts.reference);
    const auto container = container_of(given, *row);
    const auto paid = separately_paid(facts, *row);
    if (container == Container::multi_dose || paid == false) continue;
    if (!container) {
      sink.not_checked("encounter.administrations[].vials[].container");
    } else if (!paid) {
      sink.not_checked(concat({"pack drugs ", line.code, " OPPS status"}));
    } else if (jw_line_beside(facts, line) == nullptr) {
      const auto waste = waste_of(given, *row);
      if (!waste || waste->discarded_units == 0) report_missing(facts, line, *row, waste, sink);
    }
  }
}

constexpr Citation both_sources[] = {
    first_coast,
    {"CareCost Estimate, modifier JZ", "JW and JZ exclude each other",
     "https://carecostestimate.com/billing/modifiers/jz", Grade::D}};
constexpr std::string_view both_denial[] = {"CO-4", "N519"};

/// One line that says both is JW's by rights when another bills what was given; alone it can only
/// be what was given, and if some was discarded it has to be split by hand.
std::optional<Fix> both_fix(const Facts& facts, const LineFacts& line, bool one_line,
                            const std::optional<Waste>& waste) {
  const bool wasted = waste && waste->discarded_units > 0;
  const std::string from = " from line " + std::to_string(line.number);
  const bool alone =
      one_line && std::none_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
        return other.number != line.number && !other.has("JW") && same_drug(line, other);
      });
  if (alone && wasted) return std::nullopt;
  const std::string_view wrong = alone ? "JW" : "JZ";
  const bool shown = alone ? waste.has_value() : wasted && !one_line;
  const std::string condition = alone ? ", if the record shows that nothing was discarded."
                                      : ", if the record shows that some of the drug was "
                                        "discarded; if none was, remove JW instead.";
  return Fix{.title = concat({"Remove ", wrong, from, (shown ? "." : condition)}),
             .applicability = shown ? Applicability::safe : Applicability::needs_confirmation,
             .edits = {remove_entry(line.at(Field::line_modifiers, position(line, wrong)))}};
}

void report_both(const Facts& facts, const LineFacts& line, const LineFacts& jw_line, Sink& sink) {
  const FieldRef jz = line.at(Field::line_modifiers, position(line, "JZ"));
  Mistake mistake{.lines = {line.number}, .at = jz};
  const bool one_line = line.number == jw_line.number;
  if (!one_line) mistake.lines.push_back(jw_line.number);
  mistake.message = one_line ? line.code + " carries JW and JZ on one line."
                             : concat({line.code, " carries JZ on line ", line.number,
                                       " beside its JW line ", jw_line.number, "."});
  const auto given = line.drug ? administrations_of(facts.administrations(), *line.drug.row,
                                                    *line.on, facts.reference)
                               : std::vector<const Administration*>();
  const auto waste = line.drug ? waste_of(given, *line.drug.row) : std::nullopt;
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = both_fix(facts, line, one_line, waste);
  if (waste) {
    mistake.working = {concat({"vials opened ", waste->vials.text(), " ", line.drug->unit,
                               ", given ", waste->dose.text(), " ", line.drug->unit}),
                       std::to_string(waste->discarded_units) + " whole units discarded"};
  }
  sink.report(std::move(mistake));
}

void check_both(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!line.has("JZ")) continue;
    const JwJz* wanted = facts.profile.jwjz.on(line.on);
    if (wanted != nullptr && *wanted == JwJz::ignore) continue;
    if (line.has("JW")) {
      report_both(facts, line, line, sink);
    } else if (const LineFacts* jw_line = jw_line_beside(facts, line)) {
      report_both(facts, line, *jw_line, sink);
    }
  }
}

}  // namespace

extern constinit const Rule jz_missing = define(
    {.id = "mod-jz-missing",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A single-dose drug line carries neither JZ nor a JW line beside it.",
     .why = "Since October 2023 Medicare returns such lines as unprocessable; they carry no appeal "
            "right.",
     .resolve =
         "Add JZ when nothing was discarded; otherwise bill the discarded units on a line of their "
         "own with JW.",
     .denial = jz_denial,
     .citations = jz_sources,
     .effective = {.from = day(2023, 7, 1)},
     .profile_keys = jz_keys,
     .needs = jz_needs,
     .silences = jz_silences,
     .fix = FixKind::always},
    check_missing);

extern constinit const Rule jw_jz_both = define(
    {.id = "mod-jw-jz-both",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "JW and JZ are billed for the same containers of a drug.",
     .why =
         "JW says that part was discarded, JZ that nothing was; a claim that says both is refused.",
     .resolve =
         "Keep the one the record supports: JW on its own line with the discarded units, or JZ on "
         "the administered line.",
     .denial = both_denial,
     .citations = both_sources,
     .profile_keys = jz_keys,
     .fix = FixKind::sometimes},
    check_both);

}  // namespace infusecheck::checks
