#include "infusecheck/amount.h"

#include <cstdlib>

namespace infusecheck::detail {
namespace {

constexpr int most_whole_digits = 12;  // keeps every sum of a claim's amounts inside 64 bits

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> parse_fixed(std::string_view text, int digits) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::int64_t raw = 0;
  std::size_t i = 0;
  int whole = 0;
  for (; i < text.size() && is_digit(text[i]); ++i) {
    if (raw != 0 || text[i] != '0') ++whole;
    if (whole > most_whole_digits) return std::nullopt;
    raw = raw * 10 + (text[i] - '0');
  }
  const bool whole_part = i > 0;
  int kept = 0;
  bool fraction = false;
  if (i < text.size() && text[i] == '.') {
    for (++i; i < text.size() && is_digit(text[i]); ++i) {
      fraction = true;
      if (kept < digits) {
        raw = raw * 10 + (text[i] - '0');
        ++kept;
      } else if (text[i] != '0') {
        return std::nullopt;  // it would have to be rounded
      }
    }
  }
  if (i != text.size() || (!whole_part && !fraction)) return std::nullopt;
  for (; kept < digits; ++kept) raw *= 10;
  return negative ? -raw : raw;
}

std::string fixed_text(std::int64_t raw, int digits, int least_digits) {
  std::string text = std::to_string(raw < 0 ? -raw : raw);
  const auto width = static_cast<std::size_t>(digits);
  if (text.size() <= width) text.insert(0, width + 1 - text.size(), '0');
  const std::size_t point = text.size() - width;
  std::size_t last = text.size();
  while (last > point + static_cast<std::size_t>(least_digits) && text[last - 1] == '0') --last;
  std::string result = raw < 0 ? "-" : "";
  result.append(text, 0, point);
  if (last > point) result.append(".").append(text, point, last - point);
  return result;
}

}  // namespace infusecheck::detail
