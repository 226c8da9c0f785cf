#include "facade/claim_index.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "checks/integrity/duplicate_claim.h"

namespace infusecheck {
namespace {

/// FNV-1a from two starting points: 128 bits, so that two claims do not meet by chance.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(end_of_field);
  }
  std::array<std::uint64_t, 2> value() const { return {low_, high_}; }

 private:
  static constexpr unsigned char end_of_field = 0x1F;

  void add_byte(unsigned char byte) {
    low_ = (low_ ^ byte) * 0x100000001B3U;
    high_ = (high_ ^ byte) * 0x100000001B3U + 0x9E3779B97F4A7C15U;
  }

  std::uint64_t low_ = 0xCBF29CE484222325U, high_ = 0x84222325CBF29CE4U;
};

/// Amounts by their value: "40" and "40.0" are the same units.
template <class T>
std::string text_of(const Given<T>& given) {
  return given ? given->text() : given.text;
}

std::string fingerprint_of(const Line& line) {
  Hash hash;
  std::vector<std::string> modifiers = line.modifiers;
  std::sort(modifiers.begin(), modifiers.end());
  hash.add(line.code);
  for (const std::string& modifier : modifiers) hash.add(modifier);
  for (const std::string& text :
       {std::string("/"), text_of(line.units), text_of(line.charge), text_of(line.service_date),
        text_of(line.service_date_to), line.place_of_service, line.ndc.code, line.rendering_npi})
    hash.add(text);
  const auto value = hash.value();
  return std::to_string(value[0]) + ' ' + std::to_string(value[1]);
}

std::array<std::uint64_t, 2> fingerprint_of(const Claim& claim) {
  std::vector<std::string> lines;
  for (const Line& line : claim.lines) lines.push_back(fingerprint_of(line));
  std::sort(lines.begin(), lines.end());
  Hash hash;
  for (const std::string& text :
       {claim.form.text, claim.payer.id, claim.payer.name, claim.payer.type.text, claim.patient.id,
        text_of(claim.patient.birth_date), claim.patient.sex, claim.billing_provider.npi,
        claim.rendering_provider.npi, claim.service_facility.npi, claim.place_of_service})
    hash.add(text);
  for (const std::string& line : lines) hash.add(line);
  return hash.value();
}

bool dated(const Claim& claim) {
  return !claim.lines.empty() && std::none_of(claim.lines.begin(), claim.lines.end(),
                                              [](const Line& line) { return !line.service_date; });
}

}  // namespace

std::optional<Finding> ClaimIndex::add(const Claim& claim, int position) {
  const bool original = claim.frequency.empty() || claim.frequency == "1";
  if (!original || claim.patient.id.empty() || !dated(claim)) return std::nullopt;
  const auto [earlier, is_new] = first_.try_emplace(fingerprint_of(claim), position);
  if (is_new) return std::nullopt;
  const RuleInfo& rule = checks::duplicate_claim.info;
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.message = "The claim bills the same services on the same dates as claim " +
                    std::to_string(earlier->second) +
                    " of this input, for the same patient and payer.";
  finding.why = rule.why;
  finding.resolve = rule.resolve;
  finding.denial = rule.denial;
  finding.at_risk = claim.total_charge.value;
  finding.citations = rule.citations;
  return finding;
}

}  // namespace infusecheck
