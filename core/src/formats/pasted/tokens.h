// The words, dates, amounts and marks of a pasted claim.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/calendar.h"

namespace infusecheck::pasted {

enum class TokenKind : std::uint8_t {
  word,     ///< letters and digits, with a decimal point among digits
  date,     ///< 3/2/2026, Mar 2, 2026
  money,    ///< $3,800.00
  ndc,      ///< 57894-0030-01
  clock,    ///< 9:05, 0915-1128: no part of a claim, and the sign of a log
  parting,  ///< a line end, '/', ';' or '|' between services
  mark,     ///< any other sign
};

struct Token {
  TokenKind kind = TokenKind::mark;
  bool glued = false;     ///< nothing between it and the token before
  bool new_line = false;  ///< of a parting
  std::size_t from = 0, to = 0;
  std::string text = {};          ///< words in capitals; the amount of money
  std::optional<Date> date = {};  ///< nothing for 2/30/2026
};

std::vector<Token> tokens_of(std::string_view text);

}  // namespace infusecheck::pasted
