#include "formats/problems.h"

namespace infusecheck::formats {
Finding problem(const Rule& rule, std::string at, std::string message, int line) {
  Finding finding;
  finding.rule = rule.info.id;
  finding.severity = rule.info.severity;
  if (line > 0) finding.lines = {line};
  finding.at = std::move(at);
  finding.message = std::move(message);
  finding.why = rule.info.why;
  finding.resolve = rule.info.resolve;
  finding.denial = rule.info.denial;
  return finding;
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 6;  // "4O", "1.2.3"; ids, names and birth dates are longer
  bool digit = false;
  bool plain = true;
  for (const char c : text) {
    digit |= c >= '0' && c <= '9';
    plain &= c > ' ' && c < 0x7F && c != '"';
  }
  if (!text.empty() && text.size() <= longest && digit && plain) {
    return '"' + std::string(text) + '"';
  }
  return "a text of " + std::to_string(text.size()) +
         (text.size() == 1 ? " character" : " characters");
}

std::string shown_date(std::string_view text) {
  const bool date_like = text.size() >= 6 && text.size() <= 10 &&
                         text.find_first_not_of("0123456789-/") == std::string_view::npos;
  return date_like ? '"' + std::string(text) + '"' : shown(text);
}

}  // namespace infusecheck::formats
