#include "facade/replacement.h"

#include <utility>

namespace infusecheck {
namespace {

constexpr char replaces = '7';  ///< frequency code: replacement of prior claim

std::string place_of(const Source& source) {
  std::string place = "claim " + std::to_string(source.claim);
  if (source.segment > 0) place += ", segment " + std::to_string(source.segment);
  return place;
}

/// "0131" becomes "0137"; "013", read where the frequency is missing, becomes "0137" too.
std::string replacing(std::string bill_type) {
  const bool without_frequency = bill_type.size() == 3 && bill_type.front() == '0';
  if (without_frequency) return bill_type + replaces;
  if (bill_type.size() >= 3) bill_type.back() = replaces;
  return bill_type;
}

}  // namespace

Result<Fix> replacement(const Claim& claim, const Source& source, const std::string& number) {
  if (!number.empty() && source.claim > 1) {
    return Error{"An original reference number is of one claim, and the input holds several.",
                 place_of(source), "Make a file of each claim, or give each its own REF*F8."};
  }
  if (number.empty() && claim.original_reference.empty()) {
    return Error{"A replacement needs the number the payer gave the original claim (REF*F8).",
                 place_of(source),
                 "Give it as --original-reference; the remittance (835) has it in CLP07."};
  }
  Fix fix{.title = "Send it as the replacement of the original claim."};
  const std::string frequency(1, replaces);
  if (claim.frequency != frequency)
    fix.edits.push_back(set_field({Field::claim_frequency}, frequency));
  if (std::string bill_type = replacing(claim.bill_type); bill_type != claim.bill_type)
    fix.edits.push_back(set_field({Field::claim_bill_type}, std::move(bill_type)));
  if (!number.empty() && claim.original_reference != number)
    fix.edits.push_back(set_field({Field::claim_original_reference}, number));
  return fix;
}

Finding replacement_finding(Fix fix) {
  Finding finding;
  finding.rule = "replacement";
  finding.severity = Severity::info;
  finding.message = "The claim is sent as a replacement.";
  finding.fix = std::move(fix);
  return finding;
}

}  // namespace infusecheck
