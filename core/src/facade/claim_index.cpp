#include "facade/claim_index.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "checks/integrity/duplicate_claim.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

/// 128 bits, so that two claims do not meet by chance.
struct Fingerprint {
  std::uint64_t low = 0, high = 0;
};

constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 31U)) * 0x9FB21C651E98DF25U;
  return bits ^ (bits >> 28U);
}

/// Takes fields in order, eight bytes at a time; each ends with its length.
class Hash {
 public:
  void add(std::uint64_t word) {
    print_.low = mixed(print_.low ^ word) + 0x9E3779B97F4A7C15U;
    print_.high = mixed(print_.high + word) ^ 0xC2B2AE3D27D4EB4FU;
  }
  void add(std::string_view text) {
    const std::size_t size = text.size();
    while (!text.empty()) {
      std::uint64_t word = 0;
      const std::size_t taken = std::min(text.size(), sizeof word);
      std::memcpy(&word, text.data(), taken);
      add(word);
      text.remove_prefix(taken);
    }
    add(std::uint64_t{size});
  }
  /// Amounts and dates by their value: "40" and "40.0" are the same units.
  template <class T>
  void add(const Given<T>& given) {
    if (!given) return add(std::string_view(given.text));
    if constexpr (std::is_same_v<T, Date>) {
      add(static_cast<std::uint64_t>(given->days()));
    } else {
      add(static_cast<std::uint64_t>(given->raw()));
    }
  }
  Fingerprint value() const { return print_; }

 private:
  Fingerprint print_;
};

/// The sum stands for a set: the order of modifiers, and of lines, says nothing.
void add_to(Fingerprint& sum, const Hash& hash) {
  sum.low += hash.value().low;
  sum.high += hash.value().high;
}

Fingerprint fingerprint_of(const Line& line) {
  Hash hash;
  Fingerprint modifiers;
  for (const std::string& modifier : line.modifiers) {
    Hash one;
    one.add(std::string_view(modifier));
    add_to(modifiers, one);
  }
  hash.add(modifiers.low);
  hash.add(modifiers.high);
  hash.add(line.units);
  hash.add(line.charge);
  hash.add(line.service_date);
  hash.add(line.service_date_to);
  for (const std::string& text : {std::cref(line.code), std::cref(line.place_of_service),
                                  std::cref(line.ndc.code), std::cref(line.rendering_npi)})
    hash.add(std::string_view(text));
  return hash.value();
}

Fingerprint fingerprint_of(const Claim& claim) {
  Hash hash;
  for (const std::string& text :
       {std::cref(claim.form.text), std::cref(claim.payer.id), std::cref(claim.payer.name),
        std::cref(claim.payer.type.text), std::cref(claim.patient.id), std::cref(claim.patient.sex),
        std::cref(claim.billing_provider.npi), std::cref(claim.rendering_provider.npi),
        std::cref(claim.service_facility.npi), std::cref(claim.place_of_service)})
    hash.add(std::string_view(text));
  hash.add(claim.patient.birth_date);
  Fingerprint lines;
  for (const Line& line : claim.lines) {
    const Fingerprint one = fingerprint_of(line);
    lines.low += one.low;
    lines.high += one.high;
  }
  hash.add(lines.low);
  hash.add(lines.high);
  return hash.value();
}

bool dated(const Claim& claim) {
  return !claim.lines.empty() && std::none_of(claim.lines.begin(), claim.lines.end(),
                                              [](const Line& line) { return !line.service_date; });
}

}  // namespace

ClaimIndex::Slot& ClaimIndex::slot(std::uint64_t low, std::uint32_t high) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(low) & mask;
  while (slots_[at].position != 0 && (slots_[at].low != low || slots_[at].high != high))
    at = (at + 1) & mask;
  return slots_[at];
}

void ClaimIndex::grow() {
  constexpr std::size_t at_first = 64;
  std::vector<Slot> old(slots_.empty() ? at_first : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& one : old) {
    if (one.position != 0) slot(one.low, one.high) = one;
  }
}

std::optional<Finding> ClaimIndex::add(const Claim& claim, int position) {
  const bool original = claim.frequency.empty() || claim.frequency == "1";
  if (!original || claim.patient.id.empty() || !dated(claim)) return std::nullopt;
  if (used_ * 4 >= slots_.size() * 3) grow();
  const Fingerprint print = fingerprint_of(claim);
  Slot& earlier = slot(print.low, static_cast<std::uint32_t>(print.high));
  if (earlier.position == 0) {
    earlier = {print.low, static_cast<std::uint32_t>(print.high),
               static_cast<std::uint32_t>(position)};
    ++used_;
    return std::nullopt;
  }
  const RuleInfo& rule = checks::duplicate_claim.info;
  Finding finding;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.message = concat({"The claim bills the same services on the same dates as claim ",
                            earlier.position, " of this input, for the same patient and payer."});
  finding.why = rule.why;
  finding.resolve = rule.resolve;
  finding.denial = rule.denial;
  finding.at_risk = claim.total_charge.value;
  finding.citations = rule.citations;
  return finding;
}

}  // namespace infusecheck
