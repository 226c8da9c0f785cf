// A drug and its administration, which must have the same reason.
#include <algorithm>

#include "checks/dx/codes.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation link_sources[] = {
    {"Drug and administration are one service to a payer", "Diagnosis pointers", "", Grade::K}};
constexpr std::string_view link_denial[] = {"CO-11"};

bool is_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

bool is_visit(const LineFacts& line) {
  return line.is(ServiceKind::evaluation) || line.is(ServiceKind::nurse_visit);
}

bool is_hydration(const LineFacts& line) {
  return line.service && line.service->family == Family::hydration;
}

/// The one drug of a day and the lines that gave it. Certain only when the day holds nothing else
/// but visits: another drug, procedure or supply may be what an administration is for.
struct Pair {
  std::vector<const LineFacts*> drug, administrations;
};

std::optional<Pair> pair_of(const Facts& facts, const LineFacts& first) {
  Pair pair;
  for (const LineFacts& line : facts.lines) {
    if (!line.on) return std::nullopt;
    if (line.on != first.on || is_visit(line)) continue;
    if (line.code == first.code) {
      pair.drug.push_back(&line);
    } else if (is_administration(line) && !is_hydration(line) && !is_drug(line)) {
      pair.administrations.push_back(&line);
    } else {
      return std::nullopt;
    }
  }
  // Two primary services gave two things, one of which is not on the claim.
  const auto primaries =
      std::count_if(pair.administrations.begin(), pair.administrations.end(),
                    [](const LineFacts* line) { return !line->is(ServiceKind::add_on); });
  if (primaries != 1) return std::nullopt;
  return pair;
}

std::vector<int> all_of(const std::vector<const LineFacts*>& lines, const Facts& facts) {
  std::vector<int> positions;
  for (const LineFacts* line : lines) {
    const auto of_line = diagnoses_of(*line, facts);
    if (of_line.empty()) return {};  // dx-pointer-missing says it
    positions.insert(positions.end(), of_line.begin(), of_line.end());
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

/// An encounter for chemotherapy or immunotherapy may be coded on the administration, and the
/// tumor on the drug.
bool is_encounter_code(const Facts& facts, const std::vector<int>& positions) {
  return std::any_of(positions.begin(), positions.end(),
                     [&](int position) { return begins_with(diagnosis(facts, position), "Z51"); });
}

void check_pair(const Facts& facts, const Pair& pair, Sink& sink) {
  const auto reasons = all_of(pair.drug, facts);
  if (reasons.empty()) return;
  Mistake mistake;
  std::vector<int> elsewhere;
  for (const LineFacts* line : pair.administrations) {
    const auto own = diagnoses_of(*line, facts);
    const bool shared =
        std::find_first_of(own.begin(), own.end(), reasons.begin(), reasons.end()) != own.end();
    if (own.empty() || shared || is_encounter_code(facts, own) || is_encounter_code(facts, reasons))
      continue;
    if (mistake.lines.empty()) mistake.at = line->at(Field::line_diagnosis_pointers);
    if (mistake.lines.empty()) elsewhere = own;
    mistake.lines.push_back(line->number);
  }
  if (mistake.lines.empty()) return;
  mistake.message =
      concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines), ") points to ",
              diagnoses_text(facts, elsewhere), "; ", shown_code(pair.drug[0]->code),
              ", the only drug of the day, to ", diagnoses_text(facts, reasons), "."});
  mistake.at_risk = charges(facts, mistake.lines);
  const auto first_reasons = diagnoses_of(*pair.drug[0], facts);
  mistake.fix = Fix{
      .title = concat({"Point ", lines_text(mistake.lines), " to ", positions_text(first_reasons),
                       " as the drug, if the record gives that as the reason for it."}),
      .applicability = Applicability::needs_confirmation};
  for (const int line : mistake.lines) {
    const auto edits = point_to(facts.lines[static_cast<std::size_t>(line) - 1], first_reasons);
    mistake.fix->edits.insert(mistake.fix->edits.end(), edits.begin(), edits.end());
  }
  sink.report(std::move(mistake));
}

void check_link(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;  // an 837I has no pointers
  for (const LineFacts& line : facts.lines) {
    if (!is_drug(line)) continue;
    const auto pair = pair_of(facts, line);
    if (pair && pair->drug[0] == &line) check_pair(facts, *pair, sink);
  }
}

}  // namespace

extern constinit const Rule line_link =
    define({.id = "dx-line-link",
            .category = Category::dx,
            .severity = Severity::warning,
            .summary = "A drug and the service that gave it point to different diagnoses.",
            .why = "The payer judges both by the same policy; the line with the other diagnosis is "
                   "denied as not going with it.",
            .resolve = "Point both lines to the diagnosis for which the drug was given.",
            .denial = link_denial,
            .citations = link_sources,
            .fix = FixKind::always},
           check_link);

}  // namespace infusecheck::checks
