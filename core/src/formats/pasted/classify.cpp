#include "formats/pasted/classify.h"

#include "formats/table/values.h"
#include "infusecheck/reference.h"

namespace infusecheck::pasted {
namespace {

using table::key_of;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_number(std::string_view text) {
  return !text.empty() && is_digit(text.front()) && table::plain_number(text).has_value();
}

bool holds(std::string_view words, std::string_view word) {
  for (const std::string_view one : table::parts_of(words, " ")) {
    if (one == word) return true;
  }
  return false;
}

Key key_named(std::string_view word) {
  const std::string key = key_of(word);
  for (const auto& [meaning, words] : key_words) {
    if (holds(words, key)) return meaning;
  }
  return Key::none;
}

bool is_known_code(std::string_view code) {
  const Reference& tables = embedded_reference();
  return !tables.drugs.history(code).empty() || !tables.services.history(code).empty();
}

bool counts_alone(std::string_view code) {
  const Reference& tables = embedded_reference();
  if (!tables.drugs.history(code).empty()) return false;
  return is_digit(code.front()) || !tables.services.history(code).empty();
}

bool is_rarely_billed(std::string_view code) {
  return std::string_view("DEFHIKLMNORUVWXYZ").find(code.front()) != std::string_view::npos;
}

bool is_known_modifier(std::string_view modifier) {
  return !embedded_reference().modifiers.history(modifier).empty();
}

std::string_view with_unit(std::string_view word) {
  for (const std::string_view unit : {"UNITS", "UNIT", "UN", "U", "X"}) {
    if (!word.ends_with(unit)) continue;
    const std::string_view number = word.substr(0, word.size() - unit.size());
    return is_number(number) ? number : "";
  }
  return "";
}

std::string_view times(std::string_view word) {
  if (!word.starts_with('X') || !is_number(word.substr(1))) return "";
  return word.substr(1);
}

bool is_dose(std::string_view word) {
  const std::size_t end = word.find_last_of("0123456789");
  return end != std::string_view::npos && end + 1 < word.size() &&
         key_named(word.substr(end + 1)) == Key::given;
}

}  // namespace infusecheck::pasted
