// Amounts as people type them.
#include <algorithm>

#include "facts/facts.h"
#include "infusecheck/units.h"

namespace infusecheck {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// A number and what stands behind it.
std::pair<std::string_view, std::string_view> split(std::string_view text) {
  text = trimmed(text);
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return !(c >= '0' && c <= '9') && c != '.'; });
  const auto digits = static_cast<std::size_t>(end - text.begin());
  return {text.substr(0, digits), trimmed(text.substr(digits))};
}

}  // namespace

Dose parse_dose(std::string_view text) {
  const auto [number, unit] = split(text);
  Dose dose;
  if (unit.empty()) return dose;
  dose.amount = give<Quantity>(std::string(number));
  dose.unit = std::string(unit);
  return dose;
}

std::optional<Quantity> parse_amount(std::string_view text, std::string_view unit) {
  const auto [number, given] = split(text);
  if (!given.empty() && upper(given) != upper(unit)) return std::nullopt;
  return Quantity::parse(number);
}

Result<std::vector<Vial>> parse_vials(std::string_view text) {
  std::vector<Vial> vials;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view one = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? "" : text.substr(comma + 1);
    const std::size_t times = one.find_last_of("xX*");
    const bool counted = times != std::string_view::npos && times + 1 < one.size() &&
                         one[times + 1] >= '0' && one[times + 1] <= '9';
    const Dose size = parse_dose(counted ? one.substr(0, times) : one);
    Vial vial;
    vial.size = size.amount;
    vial.unit = size.unit;
    vial.count = give<Count>(counted ? std::string(one.substr(times + 1)) : "1");
    if (!vial.size || !vial.count)
      return Error{"A vial is written as its size and how many.", "vial", "For example 100mgx3."};
    vials.push_back(std::move(vial));
  }
  return vials;
}

}  // namespace infusecheck
