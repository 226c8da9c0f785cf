// Charges: none negative, none missing where nothing explains it, and a total that is their sum.
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation charge_sources[] = {
    {"X12 RFI 2168, 837 claim balancing", "CLM02 and the lines",
     "https://x12.org/resources/requests-for-interpretation/rfi-2168-837-claim-balancing",
     Grade::A},
    {"BHS, HIPAA companion document for the 837", "Negative amounts",
     "http://www.bhs-inc.com/providers/hipaa/HipaaCompanionDocument.asp", Grade::C}};
constexpr std::string_view charge_denial[] = {"CO-16", "M79", "M54"};

void report_negative(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const auto& charge = line.line->charge;
    if (!charge || *charge >= Money()) continue;
    sink.report({.lines = {line.number},
                 .at = line.at(Field::line_charge),
                 .message = concat({"The charge of line ", line.number, ", ", charge->text(),
                                    ", is below zero."})});
  }
}

/// Services that cost the practice something each time. A drug may be free (the patient's own, a
/// sample, a specialty pharmacy's), and quality codes are billed at nothing.
bool is_never_free(const LineFacts& line) {
  return is_administration(line) || line.is(ServiceKind::evaluation) ||
         line.is(ServiceKind::joint_injection);
}

void report_free(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;  // a hospital charges some services with others
  Mistake mistake{.severity = Severity::warning};
  for (const LineFacts& line : facts.lines) {
    const auto& charge = line.line->charge;
    if (!charge || *charge != Money() || !is_never_free(line)) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_charge);
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message =
      concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines),
              ") is charged at 0.00; payers pay the lower of the charge and their fee."});
  sink.report(std::move(mistake));
}

/// The sum of all lines; empty when one has no charge that can be read.
std::optional<Money> sum_of(const Facts& facts) {
  Money sum;
  for (const LineFacts& line : facts.lines) {
    if (!line.line->charge) return std::nullopt;
    sum = sum + *line.line->charge;
  }
  return sum;
}

void report_total(const Facts& facts, Sink& sink) {
  const auto& total = facts.claim().total_charge;
  if (!total || facts.lines.empty()) return;
  const auto sum = sum_of(facts);
  if (!sum) {
    sink.not_checked("claim.lines[].charge");
    return;
  }
  if (*sum == *total) return;
  Mistake mistake{.at = {Field::claim_total_charge}};
  mistake.message =
      concat({"The total charge is ", total->text(), "; the lines add up to ", sum->text(), "."});
  mistake.fix = Fix{.title = concat({"Set the total charge to ", sum->text(),
                                     ", if every line and every charge is as the record has it."}),
                    .applicability = Applicability::needs_confirmation,
                    .edits = {set_field({Field::claim_total_charge}, sum->text())}};
  sink.report(std::move(mistake));
}

void check_charge(const Facts& facts, Sink& sink) {
  report_negative(facts, sink);
  report_free(facts, sink);
  report_total(facts, sink);
}

}  // namespace

extern constinit const Rule charge =
    define({.id = "int-charge",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "A charge is negative or nothing, or the total is not the sum of the lines.",
            .why = "A claim whose total and lines differ is rejected before a payer sees it, and a "
                   "service charged at nothing is paid at nothing.",
            .resolve = "Compare the lines with the charge sheet; the total is their sum.",
            .denial = charge_denial,
            .citations = charge_sources,
            .fix = FixKind::sometimes},
           check_charge);

}  // namespace infusecheck::checks
