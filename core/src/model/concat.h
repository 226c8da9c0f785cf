// Texts and numbers in a row. One call with a list is a fifth of the code of a chain of `+`, which
// makes a string at every step; messages are most of what rules are made of, and a page pays for
// every byte.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace infusecheck {

/// A piece of a text: words, or a whole number to be written out. Holds no text of its own.
class TextPart {
 public:
  constexpr TextPart(const char* text) : text_(text) {}
  constexpr TextPart(std::string_view text) : text_(text) {}
  TextPart(const std::string& text) : text_(text) {}
  constexpr TextPart(std::int64_t number) : number_(number), is_number_(true) {}
  constexpr TextPart(int number) : TextPart(std::int64_t{number}) {}
  constexpr TextPart(unsigned number) : TextPart(std::int64_t{number}) {}
  constexpr TextPart(std::size_t number) : TextPart(static_cast<std::int64_t>(number)) {}

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
