// PO and PN: lines of a hospital's off-campus department.
#include <algorithm>

#include "checks/mod/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation po_manual{
    "Medicare Claims Processing Manual, chapter 4, 20.6.11 (as quoted)",
    "PO: the hospital's items and services; remote locations and emergency departments apart",
    "https://www.mediware.com/rehabilitation/blog/"
    "po-modifier-are-you-designated-as-an-off-campus-provider-based-outpatient-department/",
    Grade::A};
constexpr Citation guidance_of_2017{
    "Bricker & Eckler, CMS guidance on PN and PO", "From 2017; never both on a line",
    "https://www.bricker.com/industries-practices/health-care/insights-resources/publications/"
    "cms-issues-guidance-on-correct-use-of-%E2%80%9Cpn%E2%80%9D-and-%E2%80%9Cpo%E2%80%9D-"
    "modifiers-in-hospital-off-campus-provider-based-departments",
    Grade::B};
constexpr Citation pn_questions{"Revenue Cycle Advisor, modifier PN",
                                "Every line of the department",
                                "https://revenuecycleadvisor.com/news-analysis/"
                                "qa-using-modifier-%E2%80%93pn-nonexcepted-services",
                                Grade::C};
constexpr Citation campus_sources[] = {po_manual, guidance_of_2017, pn_questions};
constexpr std::string_view wrong_denial[] = {"CO-4", "N519"};
constexpr std::string_view missing_denial[] = {"CO-16", "N822"};
constexpr std::string_view form_needs[] = {"claim.form"};
constexpr std::string_view missing_needs[] = {"encounter.location", "claim.bill_type"};

bool marked(const LineFacts& line) { return line.has("PO") || line.has("PN"); }

/// The modifiers of the department on a line, from the end, so that positions stay right.
std::vector<Edit> without_campus(const LineFacts& line) {
  std::vector<Edit> edits;
  for (std::size_t i = line.modifiers.size(); i > 0; --i) {
    const std::string& modifier = line.modifiers[i - 1];
    if (modifier == "PO" || modifier == "PN")
      edits.push_back(remove_entry(line.at(Field::line_modifiers, static_cast<int>(i))));
  }
  return edits;
}

void check_professional(const Facts& facts, Sink& sink) {
  Mistake mistake;
  std::vector<Edit> edits;
  for (const LineFacts& line : facts.lines) {
    if (!marked(line)) continue;
    if (!facts.claim().form) return sink.not_checked("claim.form");
    if (facts.institutional()) return;
    if (mistake.lines.empty())
      mistake.at = line.at(Field::line_modifiers, position(line, line.has("PO") ? "PO" : "PN"));
    mistake.lines.push_back(line.number);
    for (Edit& edit : without_campus(line)) edits.push_back(std::move(edit));
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({"The professional claim carries PO or PN on ",
                            lines_text(mistake.lines), "; they belong on the hospital's claim."});
  mistake.fix = Fix{.title = concat({"Remove PO and PN from ", lines_text(mistake.lines), "."}),
                    .edits = std::move(edits)};
  sink.report(std::move(mistake));
}

void check_both(const Facts& facts, Sink& sink) {
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!line.has("PO") || !line.has("PN")) continue;
    if (facts.claim().form.value == Form::professional) return;  // both are wrong there
    if (mistake.lines.empty())
      mistake.at =
          line.at(Field::line_modifiers, std::max(position(line, "PO"), position(line, "PN")));
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({"PO and PN stand together on ", lines_text(mistake.lines),
                            "; a department is one or the other."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

/// 13x: hospitals paid by OPPS. Critical access hospitals (85x) do not use the modifiers.
bool under_opps(const Facts& facts) {
  const std::string& type = facts.claim().bill_type;
  return type.starts_with("013") || type.starts_with("13");
}

/// Services that OPPS pays or packages, and their visits; an emergency department says ER instead.
bool of_department(const LineFacts& line) {
  return (line.drug || line.service || looks_like_drug(line.code)) && !line.has("ER");
}

/// The one modifier that the other lines of the claim agree on, or none.
std::string agreed(const Facts& facts) {
  bool excepted = false, other = false;
  for (const LineFacts& line : facts.lines) {
    excepted |= line.has("PO");
    other |= line.has("PN");
  }
  if (excepted == other) return "";
  return excepted ? "PO" : "PN";
}

Fix same_modifier(const Facts& facts, const std::vector<int>& lines, const std::string& modifier) {
  Fix fix{
      .title = concat({"Add ", modifier, " to ", lines_text(lines),
                       ", if they were given in the same off-campus department as the lines that "
                       "carry it."}),
      .applicability = Applicability::needs_confirmation};
  for (const int number : lines) {
    const LineFacts& line = facts.lines[static_cast<std::size_t>(number) - 1];
    fix.edits.push_back(append_to(line.at(Field::line_modifiers), modifier));
  }
  return fix;
}

void check_missing(const Facts& facts, Sink& sink) {
  if (!facts.institutional() || facts.claim().payer.type.value != PayerType::medicare) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (of_department(line) && !marked(line)) mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  const std::string modifier = agreed(facts);
  const auto& encounter = facts.content.encounter;
  if (!encounter || !encounter->location) {
    // Some lines say off campus and others do not: the day may have had two places.
    if (!modifier.empty()) sink.not_checked("encounter.location");
    return;
  }
  if (*encounter->location != Location::hospital_off_campus) return;
  if (facts.claim().bill_type.empty()) return sink.not_checked("claim.bill_type");
  if (!under_opps(facts)) return;
  mistake.at = {Field::line_modifiers, mistake.lines[0]};
  mistake.message =
      concat({"The record shows an off-campus hospital department, but ", lines_text(mistake.lines),
              " (", codes_text(facts, mistake.lines),
              (mistake.lines.size() == 1 ? ") carries" : ") carry"), " neither PO nor PN."});
  mistake.at_risk = charges(facts, mistake.lines);
  if (!modifier.empty()) mistake.fix = same_modifier(facts, mistake.lines, modifier);
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule campus_professional = define(
    {.id = "mod-po-pn-prof",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A professional claim carries PO or PN.",
     .why = "The modifiers mark a hospital's off-campus department and are for its own claim; a "
            "professional claim says the same with place of service 19.",
     .resolve = "Remove the modifier; if the visit was in such a department, use place of "
                "service 19.",
     .denial = wrong_denial,
     .citations = campus_sources,
     .payers = PayerScope::medicare_like,
     .needs = form_needs,
     .fix = FixKind::always},
    check_professional);

extern constinit const Rule campus_missing = define(
    {.id = "mod-po-pn-missing",
     .category = Category::mod,
     .severity = Severity::warning,
     .summary = "A hospital bills Medicare for an off-campus department without PO or PN.",
     .why = "Every line of such a department says whether it is excepted (PO) or not (PN); PN is "
            "paid at the lower rate.",
     .resolve = "Ask the hospital for the department's status and add PO or PN to its lines. A "
                "remote location of the hospital needs neither.",
     .denial = missing_denial,
     .citations = campus_sources,
     .payers = PayerScope::medicare_like,
     .needs = missing_needs,
     .fix = FixKind::sometimes},
    check_missing);

extern constinit const Rule campus_both =
    define({.id = "mod-po-pn-both",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "A line carries PO and PN.",
            .why = "A department is excepted or it is not; with both the claim is returned.",
            .resolve = "Keep the one that is the department's status.",
            .denial = wrong_denial,
            .citations = campus_sources,
            .payers = PayerScope::medicare_like},
           check_both);

}  // namespace infusecheck::checks
