// Small text helpers that every reader needs.
#pragma once

#include <string>
#include <string_view>

namespace infusecheck {

std::string_view trimmed(std::string_view text);
std::string_view without_bom(std::string_view bytes);
/// Length of the valid UTF-8 sequence at the start of `text`, 0 when there is none.
std::size_t utf8_length(std::string_view text);
bool is_utf8(std::string_view bytes);
/// Each byte as the Latin-1 character it is.
std::string latin1_to_utf8(std::string_view bytes);

/// "line 3, column 17" of byte offsets that grow from call to call: each byte is looked at once.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  std::string line_and_column(std::size_t offset);

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_start_ = 0;
};

std::string line_and_column(std::string_view bytes, std::size_t offset);

}  // namespace infusecheck
