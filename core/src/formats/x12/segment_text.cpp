#include "formats/x12/segment_text.h"

#include <algorithm>

#include "formats/text.h"

namespace infusecheck::x12 {
namespace {

bool ends_line(char c) { return c == '\r' || c == '\n'; }

/// Where element n stands in the segment: from, to; both at the end when it has fewer.
struct Span {
  std::size_t from, to;
  int missing;  ///< separators to add before it
};

Span find_element(std::string_view segment, char separator, int n) {
  std::size_t from = 0;
  for (int i = 0; i < n; ++i) {
    const std::size_t next = segment.find(separator, from);
    if (next == std::string_view::npos) return {segment.size(), segment.size(), n - i};
    from = next + 1;
  }
  return {from, std::min(segment.find(separator, from), segment.size()), 0};
}

}  // namespace

std::string value_in(std::string_view raw) {
  std::string value(raw);
  std::erase_if(value, ends_line);
  return std::string(trimmed(value));
}

std::string with_value(std::string_view raw, std::string_view value) {
  if (value_in(raw) == value) return std::string(raw);
  const std::string_view old = trimmed(raw);
  if (old.empty()) return std::string(value);
  std::string changed(raw);
  changed.replace(static_cast<std::size_t>(old.data() - raw.data()), old.size(), value);
  return changed;
}

std::vector<std::string> split_raw(std::string_view text, std::optional<char> separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  std::size_t next = separator ? text.find(*separator) : std::string_view::npos;
  for (; next != std::string_view::npos; next = text.find(*separator, from)) {
    parts.emplace_back(text.substr(from, next - from));
    from = next + 1;
  }
  parts.emplace_back(text.substr(from));
  return parts;
}

std::string join_raw(const std::vector<std::string>& parts, char separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

void drop_empty_end(std::vector<std::string>& parts) {
  while (parts.size() > 1 && value_in(parts.back()).empty()) parts.pop_back();
}

std::string raw_element(std::string_view segment, const Separators& separators, int n) {
  const Span span = find_element(segment, separators.element, n);
  return std::string(segment.substr(span.from, span.to - span.from));
}

void set_raw_element(std::string& segment, const Separators& separators, int n,
                     std::string_view raw) {
  const Span span = find_element(segment, separators.element, n);
  segment.replace(span.from, span.to - span.from, raw);
  if (!raw.empty()) {
    segment.insert(span.from, static_cast<std::size_t>(span.missing), separators.element);
  } else if (span.from == segment.size()) {
    while (segment.ends_with(separators.element)) segment.pop_back();
  }
}

void set_element(std::string& segment, const Separators& separators, int n,
                 std::string_view value) {
  set_raw_element(segment, separators, n, with_value(raw_element(segment, separators, n), value));
}

void set_component(std::string& segment, const Separators& separators, int n, int m,
                   std::string_view value) {
  auto components = split_raw(raw_element(segment, separators, n), separators.component);
  const auto at = static_cast<std::size_t>(m - 1);
  if (components.size() <= at) components.resize(at + 1);
  components[at] = with_value(components[at], value);
  set_raw_element(segment, separators, n, join_raw(components, separators.component));
}

std::string moved(std::string_view number, long by) {
  constexpr std::size_t longest = 9;
  const bool count = !number.empty() && number.size() <= longest &&
                     number.find_first_not_of("0123456789") == std::string_view::npos;
  if (!count) return std::string(number);
  long value = 0;
  for (const char c : number) value = value * 10 + (c - '0');
  if (value + by < 0) return std::string(number);
  std::string text = std::to_string(value + by);
  const bool padded = number.size() > 1 && number.front() == '0';
  if (padded && text.size() < number.size()) text.insert(0, number.size() - text.size(), '0');
  return text;
}

std::string unwritable(std::string_view value, const Separators& separators) {
  if (value.empty()) return "There is no value to write.";
  for (const char c : value) {
    if (c == separators.element || c == separators.component || c == separators.terminator ||
        c == separators.repetition) {
      return "The value holds a character that separates values in this file.";
    }
    if (c < ' ' || c > '~') return "The value holds a character that X12 does not allow.";
  }
  if (trimmed(value).size() != value.size()) return "The value begins or ends with a blank.";
  return "";
}

}  // namespace infusecheck::x12
