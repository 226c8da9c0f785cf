// Texts and numbers in a row. One call with a list is a fifth of the code of a chain of `+`, which
// makes a string at every step; messages are most of what rules are made of, and a page pays for
// every byte.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace infusecheck {

/// A piece of a text: words, or a whole number to be written out. Holds no text of its own. Its
/// constructors are calls on purpose: written out in place they would outweigh what they replace.
class TextPart {
 public:
  TextPart(const char* text);
  TextPart(std::string_view text);
  TextPart(const std::string& text);
  TextPart(std::int64_t number);
  TextPart(int number);
  template <class Number>
  requires(std::is_integral_v<Number> && sizeof(Number) > 1)  // no character, no truth
      TextPart(Number number)
      : TextPart(static_cast<std::int64_t>(number)) {}

  void append_to(std::string& text) const;

 private:
  std::string_view text_;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

/// `concat({"Line ", 3, " bills ", code, "."})`
std::string concat(std::initializer_list<TextPart> parts);
void append(std::string& text, std::initializer_list<TextPart> parts);

}  // namespace infusecheck
