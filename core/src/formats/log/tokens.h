// The words, numbers and marks of one line of a log.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace infusecheck::log {

enum class TokenKind : std::uint8_t {
  number,  ///< digits, with a decimal point or commas between thousands
  word,    ///< letters, and whatever is not ASCII
  mark,    ///< one ASCII sign; dashes and arrows count as '-'
  broken,  ///< a byte that is not UTF-8, or a control character
};

struct Token {
  TokenKind kind = TokenKind::broken;
  bool glued = false;  ///< nothing between it and the token before
  char mark = 0;
  std::size_t from = 0, to = 0;  ///< bytes of the whole text
};

/// A line with its tokens. `text` is the whole log, so that offsets are the reader's own.
struct Line {
  std::string_view text;
  std::vector<Token> tokens;

  std::string_view word(std::size_t i) const {
    return text.substr(tokens[i].from, tokens[i].to - tokens[i].from);
  }
  bool is(std::size_t i, TokenKind kind) const {
    return i < tokens.size() && tokens[i].kind == kind;
  }
  bool is_mark(std::size_t i, char mark) const {
    return is(i, TokenKind::mark) && tokens[i].mark == mark;
  }
  bool glued(std::size_t i) const { return i < tokens.size() && tokens[i].glued; }
};

/// The tokens of bytes [from, to) of `text`.
Line tokens_of(std::string_view text, std::size_t from, std::size_t to);

/// What names are compared by: letters and digits only, ASCII in lower case. "Solu-Medrol" and
/// "solu medrol" are one name.
void append_key(std::string& key, std::string_view text);

}  // namespace infusecheck::log
