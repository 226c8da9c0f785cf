// Units and dollars above what a payer takes: medically unlikely edits on drugs, the largest claim.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation mue_sources[] = {ngs_mue};
constexpr std::string_view mue_denial[] = {"CO-151", "N362"};
constexpr std::string_view mue_keys[] = {"mue"};
constexpr std::string_view units_needs[] = {"claim.lines[].units"};

constexpr int per_line = 1, absolute = 2;

std::string limit_name(int adjudication) {
  if (adjudication == per_line) return "a line (MAI 1)";
  return adjudication == absolute ? "a date (MAI 2, a limit of policy: never payable)"
                                  : "a date (MAI 3, payable on appeal with records)";
}

const UnitLimit* limit_of(const Facts& facts, const LineFacts& line, Sink& sink) {
  const MuePolicy* policy = facts.profile.mue.on(line.on);
  if (policy == nullptr || *policy != MuePolicy::cms) return nullptr;
  const auto limit = facts.reference.mue(facts.setting()).find(line.code, line.on);
  if (limit.found == Found::outside_pack) sink.not_checked({"pack mue", *line.on});
  return limit.row;
}

/// All lines of the code on the date count together, JW lines included; MAI 1 counts each alone.
void check_mue(const Facts& facts, Sink& sink) {
  std::vector<bool> seen(facts.lines.size() + 1);
  for (const LineFacts& first : facts.lines) {
    if (!first.drug || seen[static_cast<std::size_t>(first.number)]) continue;
    const UnitLimit* limit = limit_of(facts, first, sink);
    if (limit == nullptr) continue;
    Count total = 0;
    Mistake mistake{.at = first.at(Field::line_units)};
    for (const LineFacts& line : facts.lines) {
      const bool counted = limit->adjudication == per_line
                               ? line.number == first.number
                               : line.code == first.code && line.on == first.on;
      if (!counted) continue;
      seen[static_cast<std::size_t>(line.number)] = true;
      if (!line.units) return sink.not_checked("claim.lines[].units");
      total += *line.units;
      mistake.lines.push_back(line.number);
    }
    if (total <= limit->units) continue;
    mistake.message =
        concat({first.code, " × ", total, " on ", first.on->text(), " is above its unit limit of ",
                limit->units, " for ", limit_name(limit->adjudication), "."});
    if (limit->adjudication != absolute) mistake.severity = Severity::warning;
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

constexpr Citation charge_sources[] = {
    {"First Coast, claims above $99,999.99", "Split claims with modifier 76 and a note",
     "https://medicare.fcso.com/Claim_submission_guidelines/0518896.asp", Grade::A}};
constexpr std::string_view charge_denial[] = {"CO-16"};
constexpr Money most_on_a_claim = Money::from_raw(9'999'999);

void check_charge(const Facts& facts, Sink& sink) {
  if (facts.institutional() || facts.claim().payer.type.value != PayerType::medicare) return;
  Money total;
  for (const LineFacts& line : facts.lines) total += line.line->charge.value.value_or(Money());
  if (facts.claim().total_charge) total = *facts.claim().total_charge;
  if (total <= most_on_a_claim) return;
  Mistake mistake{.at = {Field::claim_total_charge}};
  mistake.message = concat({"The claim's total of ", total.text(),
                            " is above the 99,999.99 that Medicare's "
                            "professional claims can carry."});
  mistake.at_risk = total;
  sink.report(std::move(mistake));
}

}  // namespace

extern constinit const Rule units_mue = define(
    {.id = "units-mue",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "A drug's units on one date exceed its medically unlikely edit.",
     .why = "Above the limit the payer denies the units; discarded units count too.",
     .resolve =
         "Check dose and billing unit; if they are right, send the records with an appeal (MAI 3) "
         "or split the lines (MAI 1).",
     .denial = mue_denial,
     .citations = mue_sources,
     .profile_keys = mue_keys,
     .needs = units_needs},
    check_mue);

extern constinit const Rule claim_charge = define(
    {.id = "units-claim-charge",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "A Medicare professional claim totals more than 99,999.99.",
     .why = "The total has no room for more; the claim is rejected at the door.",
     .resolve =
         "Split the units over claims with different totals; modifier 76 and a note on the later "
         "ones.",
     .denial = charge_denial,
     .citations = charge_sources},
    check_charge);

}  // namespace infusecheck::checks
