// What a hospital's claim needs in the place of a place of service: type of bill, revenue codes,
// and codes that its payment system takes.
#include <algorithm>

#include "checks/pos/place.h"
#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation form_sources[] = {
    remark_codes("MA30 type of bill, M50 revenue code, N34 wrong form"), own_knowledge};
constexpr std::string_view form_needs[] = {"claim.lines[].revenue_code"};
constexpr std::string_view form_denial[] = {"CO-16", "MA30", "M50", "N34"};

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "0131" as "131".
std::string_view short_type(std::string_view type) {
  return type.size() == 4 && type[0] == '0' ? type.substr(1) : type;
}

/// Facility, kind of care, frequency: 131, 851, 721, 13A.
bool well_formed(std::string_view type) {
  const std::string_view code = short_type(type);
  if (code.size() != 3 || !digit(code[0]) || !digit(code[1])) return false;
  return code[0] != '0' && code[1] != '0' && (digit(code[2]) || (code[2] >= 'A' && code[2] <= 'Z'));
}

void check_bill_type(const Facts& facts, Sink& sink) {
  const std::string type = upper(facts.claim().bill_type);
  const std::string& place = facts.claim().place_of_service;
  if (type.empty()) {
    Mistake mistake{.at = {Field::claim_bill_type}};
    mistake.message = "The hospital claim names no type of bill";
    if (!place.empty())
      mistake.message += concat({", only place of service ", shown_code(place),
                                 ", which belongs on a professional claim"});
    mistake.message += ".";
    sink.report(std::move(mistake));
  } else if (!well_formed(type)) {
    sink.report(
        {.at = {Field::claim_bill_type},
         .message = concat({"The type of bill ", shown_code(type),
                            " is not one: it has three digits (131, 851), or four with a leading "
                            "0."})});
  } else if (place == "11" || place == "12" || place == "49") {
    sink.report({.at = {Field::claim_place_of_service},
                 .message = concat({"The hospital claim carries type of bill ", type,
                                    " and place of service ", place, ", which is no hospital."}),
                 .severity = Severity::warning});
  }
}

bool revenue_well_formed(std::string_view code) {
  return (code.size() == 3 || code.size() == 4) && std::all_of(code.begin(), code.end(), digit);
}

std::string four_digits(const std::string& code) { return code.size() == 3 ? "0" + code : code; }

void report_revenue(const Facts& facts, std::vector<int> lines, std::string_view what, Sink& sink) {
  if (lines.empty()) return;
  Mistake mistake{.lines = std::move(lines)};
  mistake.at = {Field::line_revenue_code, mistake.lines[0]};
  mistake.message = concat({codes_text(facts, mistake.lines), " on ", lines_text(mistake.lines),
                            (mistake.lines.size() == 1 ? " has " : " have "), what, "."});
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

/// A case without any revenue code was not read from a claim form; a line without one was.
void check_revenue(const Facts& facts, Sink& sink) {
  std::vector<int> missing, malformed;
  for (const LineFacts& line : facts.lines) {
    const std::string& code = line.line->revenue_code;
    if (code.empty()) missing.push_back(line.number);
    if (!code.empty() && !revenue_well_formed(code)) malformed.push_back(line.number);
  }
  if (!missing.empty() && missing.size() == facts.lines.size())
    return sink.not_checked("claim.lines[].revenue_code");
  report_revenue(facts, missing, "no revenue code", sink);
  report_revenue(facts, malformed, "a revenue code that is not three or four digits", sink);
}

/// Hospitals under Medicare's outpatient payment system. Critical access hospitals and clinics,
/// with other types of bill, are paid otherwise.
bool under_opps(const Facts& facts) {
  return facts.claim().payer.type.value == PayerType::medicare &&
         short_type(facts.claim().bill_type).starts_with("13");
}

/// Pharmacy (025x), infusion therapy (026x), supplies (027x), chemotherapy (033x), clinic (051x):
/// a drug paid by itself is counted under 0636.
bool hides_drug(const std::string& revenue) {
  const std::string code = four_digits(revenue);
  constexpr std::string_view starts[] = {"025", "026", "027", "033", "051"};
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return code.starts_with(start); });
}

/// The status, not the revenue code, decides the payment: under pharmacy it is a remark.
void check_drug_revenue(const Facts& facts, Sink& sink) {
  Mistake mistake{.severity = Severity::info};
  for (const LineFacts& line : facts.lines) {
    const std::string& code = line.line->revenue_code;
    if (!line.drug || !revenue_well_formed(code) || !hides_drug(code)) continue;
    const std::string& status = line.drug->opps_status;
    if (status != "K" && status != "G") continue;
    if (mistake.lines.empty()) {
      mistake.at = line.at(Field::line_revenue_code);
      mistake.message = concat({line.code, " is paid separately, but stands under revenue code ",
                                four_digits(code), "; such drugs are billed under 0636."});
    }
    if (!four_digits(code).starts_with("025")) mistake.severity = Severity::warning;
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

/// Office visit codes: the outpatient payment system knows a hospital's visit only as G0463.
void check_visit(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const bool visit = line.is(ServiceKind::evaluation) || line.is(ServiceKind::nurse_visit);
    if (!visit || line.code == "G0463") continue;
    if (four_digits(line.line->revenue_code).starts_with("09")) continue;  // professional fees
    Mistake mistake{
        .lines = {line.number}, .at = line.at(Field::line_code), .severity = Severity::warning};
    mistake.message =
        concat({"Line ", line.number, " bills ", line.code,
                " on a hospital claim to Medicare, whose outpatient payment takes G0463 for "
                "a clinic visit."});
    mistake.at_risk = charges(facts, mistake.lines);
    if (line.is(ServiceKind::evaluation)) {
      mistake.fix =
          Fix{.title = concat({"Bill G0463 on line ", line.number,
                               ", if the record shows a visit in the hospital's clinic beyond the "
                               "infusion itself."}),
              .applicability = Applicability::needs_confirmation,
              .edits = {set_field(line.at(Field::line_code), "G0463")}};
    }
    sink.report(std::move(mistake));
  }
}

void check_form(const Facts& facts, Sink& sink) {
  if (!facts.institutional()) return;
  check_bill_type(facts, sink);
  check_revenue(facts, sink);
  if (!under_opps(facts)) return;
  check_drug_revenue(facts, sink);
  check_visit(facts, sink);
}

}  // namespace

extern constinit const Rule claim_form = define(
    {.id = "pos-form",
     .category = Category::pos,
     .severity = Severity::error,
     .summary =
         "A hospital claim lacks a type of bill or revenue codes, or carries what belongs on "
         "a professional claim.",
     .why =
         "The type of bill and the revenue codes tell the payer where and what was done; a claim "
         "without them, or on the wrong form, is returned.",
     .resolve = "Complete the type of bill (131 for a hospital outpatient) and a revenue code on "
                "each line: 0636 for drugs paid by themselves, 0260 or 0335 for infusions.",
     .denial = form_denial,
     .citations = form_sources,
     .needs = form_needs,
     .fix = FixKind::sometimes},
    check_form);

}  // namespace infusecheck::checks
