// Unclassified drug codes: only where no code exists, where the payer has them, in one unit.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation code_sources[] = {amerihealth_drugs};
constexpr std::string_view code_denial[] = {"CO-16", "N56"};
constexpr std::string_view code_silences[] = {"units-noc-info", "units-noc-one", "units-c9399"};

void check_has_code(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_unclassified(line.code) || line.line->ndc.code.empty()) continue;
    const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
    if (!package) {
      sink.not_checked("pack ndc for line " + std::to_string(line.number));
      continue;
    }
    const auto drug = facts.reference.drugs.find(package->code, line.on);
    if (!drug || is_unclassified(package->code)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code, "; its NDC is ",
                              drug_text(*drug.row), " on ", line.on->text(), "."});
    rest_on(std::min(package->confidence, drug->confidence), "the code of that NDC", mistake);
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix =
        Fix{.title = concat({"Bill ", drug->code, ", with units of that code, if the record shows ",
                             drug->name, "."}),
            .applicability = Applicability::needs_confirmation,
            .edits = {set_field(line.at(Field::line_code), drug->code)}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation one_sources[] = {wps_noc};
constexpr std::string_view one_denial[] = {"CO-16", "M123"};
constexpr std::string_view one_keys[] = {"noc_units"};

/// WPS wants one unit; so does a payer whose profile says so, other Medicare payers apart.
bool wants_one(const Facts& facts, const LineFacts& line) {
  const std::string& contractor = facts.claim().payer.contractor;
  if (contractor.starts_with("wps")) return true;
  const NocUnits* policy = facts.profile.noc_units.on(line.on);
  return contractor.empty() && !follows_medicare_rules(facts) && policy != nullptr &&
         *policy == NocUnits::one;
}

void check_one(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_unclassified(line.code) || !wants_one(facts, line) || !line.units || *line.units == 1)
      continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code, " × ", *line.units,
                              "; this payer counts an unclassified drug as 1."});
    mistake.fix = Fix{.title = "Bill 1 unit; the charge stays that of the whole dose.",
                      .edits = {set_field(line.at(Field::line_units), "1")}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation c9399_sources[] = {
    {"First Coast, not otherwise classified codes (Part A)", "C9399",
     "https://medicare.fcso.com/Claim_submission_guidelines/0504764.asp", Grade::A},
    {"Palmetto GBA, unlisted drugs and biologicals (Part B)", "C9399 and surgical centers",
     "https://www.palmettogba.com/palmetto/jjb.nsf/DID/BY6RTU8205", Grade::A}};
constexpr std::string_view c9399_denial[] = {"CO-16", "M20"};

/// Hospitals, and surgical centers, which bill their drugs on a professional claim at place 24.
bool may_bill_c9399(const Facts& facts, const LineFacts& line) {
  return facts.institutional() || line.place_of_service == "24";
}

void check_c9399(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.code != "C9399") continue;
    const bool entitled = may_bill_c9399(facts, line);
    if (entitled && follows_medicare_rules(facts)) continue;
    if (entitled && !facts.claim().payer.type) {
      sink.not_checked("claim.payer.type");
      continue;
    }
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills C9399 ",
                (entitled ? "to a payer outside the outpatient system that has it."
                          : "on a professional claim; it is for hospitals and surgical centers.")});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule noc_has_code = define(
    {.id = "units-noc-has-code",
     .category = Category::units,
     .severity = Severity::error,
     .summary =
         "An unclassified code is billed for a drug that has a code of its own on that date.",
     .why = "Unclassified codes are only for drugs without one; the line is returned.",
     .resolve = "Bill the drug's own code in its units.",
     .denial = code_denial,
     .citations = code_sources,
     .silences = code_silences,
     .fix = FixKind::always},
    check_has_code);

extern constinit const Rule noc_one = define(
    {.id = "units-noc-one",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "An unclassified drug is billed with more than one unit to a payer that wants one.",
     .why = "The code has no unit of measure; the payer counts the line as one.",
     .resolve = "Bill one unit and give the dose in the description.",
     .denial = one_denial,
     .citations = one_sources,
     .profile_keys = one_keys,
     .fix = FixKind::always},
    check_one);

extern constinit const Rule c9399_use = define(
    {.id = "units-c9399",
     .category = Category::units,
     .severity = Severity::error,
     .summary =
         "C9399 is billed where it does not exist: on a physician's claim, or to a payer outside "
         "Medicare's outpatient system.",
     .why = "The code belongs to claims of hospitals and surgical centers to Medicare.",
     .resolve = "Bill J3490, J3590 or J9999 with the drug described.",
     .denial = c9399_denial,
     .citations = c9399_sources},
    check_c9399);

}  // namespace infusecheck::checks
