#include "model/concat.h"

#include <array>
#include <charconv>

namespace infusecheck {

TextPart::TextPart(const char* text) : text_(text) {}
TextPart::TextPart(std::string_view text) : text_(text) {}
TextPart::TextPart(const std::string& text) : text_(text) {}
TextPart::TextPart(std::int64_t number) : number_(number), is_number_(true) {}
TextPart::TextPart(int number) : number_(number), is_number_(true) {}

void TextPart::append_to(std::string& text) const {
  if (!is_number_) {
    text.append(text_);
    return;
  }
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number_).ptr;
  text.append(digits.data(), end);
}

std::string concat(std::initializer_list<TextPart> parts) {
  std::string text;
  append(text, parts);
  return text;
}

void append(std::string& text, std::initializer_list<TextPart> parts) {
  for (const TextPart& part : parts) part.append_to(text);
}

}  // namespace infusecheck
