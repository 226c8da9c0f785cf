// Whether the diagnoses a drug points to can be the reason for it.
#include <algorithm>
#include <map>

#include "checks/dx/codes.h"
#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation x12_reasons = reason_codes("11, 50, 167");
constexpr Citation our_list{"Diagnoses of the drugs' labels, as this project lists them",
                            "label_dosing, diagnosis_groups", "", Grade::K};
constexpr Citation covered_sources[] = {x12_reasons, our_list};
constexpr std::string_view covered_denial[] = {"CO-11", "CO-50", "CO-167", "N115", "N569"};
constexpr std::string_view covered_keys[] = {"covered_diagnoses"};
constexpr std::string_view covered_needs[] = {"claim.lines[].service_date"};

bool is_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

bool any_of(const Facts& facts, const std::vector<int>& positions,
            const std::vector<std::string>& prefixes) {
  return std::any_of(positions.begin(), positions.end(), [&](int position) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
      return begins_with(diagnosis(facts, position), prefix);
    });
  });
}

/// What the payer's profile covers a drug for; nothing when it does not say.
const std::vector<std::string>* covered_by_payer(const LineFacts& line, const Facts& facts) {
  const auto* covered = facts.profile.covered_diagnoses.on(line.on);
  if (covered == nullptr) return nullptr;
  const auto drug = covered->find(line.code);
  return drug == covered->end() ? nullptr : &drug->second;
}

using Regimens = std::vector<const LabelDosing*>;

/// The label's regimens of the drug a line bills.
const Regimens& label_of_drug(const LineFacts& line, const Facts& facts) {
  return std::find_if(
             facts.drug_days.begin(), facts.drug_days.end(),
             [&](const DrugDay& day) { return day.drug == line.drug.row && day.on == line.on; })
      ->label;
}

bool any_of(const Facts& facts, const std::vector<int>& positions, const Regimens& label) {
  return std::any_of(label.begin(), label.end(), [&](const LabelDosing* regimen) {
    return any_of(facts, positions, regimen->diagnoses);
  });
}

bool names_any(const Regimens& label) {
  return std::any_of(label.begin(), label.end(),
                     [](const LabelDosing* regimen) { return !regimen->diagnoses.empty(); });
}

/// Common accompanying conditions and states of health, which are never the reason for a drug whose
/// label names others.
bool only_accompany(const Facts& facts, const std::vector<int>& positions, Date on) {
  return std::all_of(positions.begin(), positions.end(), [&](int position) {
    return facts.reference.diagnosis_in(diagnosis(facts, position), "comorbidity", on);
  });
}

/// Lines of one code that fail with the same diagnoses share a finding.
using Failing = std::map<std::pair<std::string, std::vector<int>>, std::vector<int>>;

std::string points_text(const Facts& facts, const std::vector<int>& lines,
                        const std::vector<int>& positions) {
  const LineFacts& first = facts.lines[static_cast<std::size_t>(lines[0]) - 1];
  const std::string code = concat({shown_code(first.code), " (", lines_text(lines), ")"});
  return facts.institutional()
             ? concat({code, " stands with ", diagnoses_text(facts, positions)})
             : concat({code, " points to ", diagnoses_text(facts, positions), " alone"});
}

void report_not_covered(const Facts& facts, const Failing& failing, Sink& sink) {
  for (const auto& [what, lines] : failing) {
    const LineFacts& first = facts.lines[static_cast<std::size_t>(lines[0]) - 1];
    sink.report({.lines = lines,
                 .at = first.at(Field::line_diagnosis_pointers),
                 .message = points_text(facts, lines, what.second) +
                            ", none of which the payer covers it for.",
                 .at_risk = charges(facts, lines)});
  }
}

/// The listed diagnoses that the label names, to which the lines could point instead.
std::vector<int> fitting(const Facts& facts, const Regimens& label) {
  std::vector<int> positions;
  for (int position = 1; position <= static_cast<int>(facts.claim().diagnoses.size()); ++position) {
    if (any_of(facts, {position}, label)) positions.push_back(position);
  }
  return positions;
}

void report_accompanying(const Facts& facts, const Failing& failing, Sink& sink) {
  for (const auto& [what, lines] : failing) {
    const LineFacts& first = facts.lines[static_cast<std::size_t>(lines[0]) - 1];
    const Regimens& label = label_of_drug(first, facts);
    Mistake mistake{.lines = lines,
                    .at = first.at(Field::line_diagnosis_pointers),
                    .at_risk = charges(facts, lines),
                    .severity = Severity::warning};
    mistake.message = concat({points_text(facts, lines, what.second), ", which is no reason for ",
                              first.drug->name, "."});
    mistake.working = {"the list of label diagnoses is this project's own; coverage is wider"};
    const auto others = facts.institutional() ? std::vector<int>{} : fitting(facts, label);
    if (!others.empty()) {
      mistake.message.back() = ';';
      mistake.message += concat({" the claim also lists ", diagnoses_text(facts, others), "."});
      mistake.fix =
          Fix{.title = concat({"Point ", lines_text(lines), " to ", positions_text(others),
                               ", if the record gives that as the reason for the drug."}),
              .applicability = Applicability::needs_confirmation};
      for (const int line : lines) {
        const auto edits = point_to(facts.lines[static_cast<std::size_t>(line) - 1], others);
        mistake.fix->edits.insert(mistake.fix->edits.end(), edits.begin(), edits.end());
      }
    }
    sink.report(std::move(mistake));
  }
}

void check_covered(const Facts& facts, Sink& sink) {
  Failing not_covered, accompanying;
  for (const LineFacts& line : facts.lines) {
    if (!is_drug(line) || !line.on) continue;
    const auto positions = diagnoses_of(line, facts);
    if (positions.empty()) continue;
    if (const auto* covered = covered_by_payer(line, facts)) {
      if (!any_of(facts, positions, *covered))
        not_covered[{line.code, positions}].push_back(line.number);
      continue;
    }
    if (!line.drug) continue;
    const Regimens& label = label_of_drug(line, facts);
    if (names_any(label) && !any_of(facts, positions, label) &&
        only_accompany(facts, positions, *line.on))
      accompanying[{line.code, positions}].push_back(line.number);
  }
  report_not_covered(facts, not_covered, sink);
  report_accompanying(facts, accompanying, sink);
}

constexpr Citation unspecified_sources[] = {
    {"Genentech, Rituxan billing guide for rheumatoid arthritis", "Diagnosis codes",
     "https://docslib.org/doc/7918896/rituxan-ra-billing-codes", Grade::B},
    x12_reasons};
constexpr std::string_view unspecified_denial[] = {"CO-11", "M81"};
constexpr std::string_view unspecified_keys[] = {"unspecified_dx"};
constexpr std::string_view unspecified_silences[] = {"dx-not-covered"};

void check_unspecified(const Facts& facts, Sink& sink) {
  Mistake mistake;
  std::vector<int> named;
  for (const LineFacts& line : facts.lines) {
    const CodeSet* listed = facts.profile.unspecified_dx.on(line.on);
    if (listed == nullptr || !is_drug(line)) continue;
    const auto positions = diagnoses_of(line, facts);
    if (positions.empty()) continue;
    const bool all = std::all_of(positions.begin(), positions.end(), [&](int position) {
      return std::any_of(listed->begin(), listed->end(), [&](const std::string& code) {
        return plain(code) == plain(diagnosis(facts, position));
      });
    });
    if (!all) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_diagnosis_pointers);
    if (mistake.lines.empty()) named = positions;
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines),
                            ") has ", diagnoses_text(facts, named),
                            " as its reason, which this payer takes as too unspecific."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule not_covered = define(
    {.id = "dx-not-covered",
     .category = Category::dx,
     .severity = Severity::error,
     .summary = "A drug points only to diagnoses that the payer does not cover it for, or that "
                "cannot be its reason.",
     .why = "The payer compares drug and diagnosis, and denies the drug as not necessary when they "
            "do not go together.",
     .resolve = "Point the drug to the diagnosis it is given for. Use off the label needs the "
                "payer's policy or a compendium behind it.",
     .denial = covered_denial,
     .citations = covered_sources,
     .profile_keys = covered_keys,
     .needs = covered_needs,
     .fix = FixKind::sometimes},
    check_covered);

extern constinit const Rule unspecified = define(
    {.id = "dx-unspecified",
     .category = Category::dx,
     .severity = Severity::warning,
     .summary = "A drug points only to diagnoses that this payer takes as too unspecific.",
     .why = "The payer's policy names the specific codes of the disease and rejects the code for "
            "the unspecified one.",
     .resolve = "Code the disease as closely as the record describes it: serology, site, organ.",
     .denial = unspecified_denial,
     .citations = unspecified_sources,
     .payers = PayerScope::profile_only,
     .profile_keys = unspecified_keys,
     .silences = unspecified_silences},
    check_unspecified);

}  // namespace infusecheck::checks
