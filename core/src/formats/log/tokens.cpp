#include "formats/log/tokens.h"

#include "formats/text.h"

namespace infusecheck::log {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// No-break and typographic spaces, and the byte order mark.
bool is_wide_space(std::string_view c) {
  return c == "\xC2\xA0" || c == "\xEF\xBB\xBF" || c == "\xE2\x80\xAF" || c == "\xE3\x80\x80" ||
         (c.size() == 3 && c.starts_with("\xE2\x80") && c[2] <= '\x8B');
}

/// U+2010 to U+2015, the minus sign and the arrow to the right.
bool is_dash(std::string_view c) {
  return c == "\xE2\x88\x92" || c == "\xE2\x86\x92" ||
         (c.size() == 3 && c.starts_with("\xE2\x80") && c[2] >= '\x90' && c[2] <= '\x95');
}

char typographic_mark(std::string_view c) {
  if (is_dash(c)) return '-';
  if (c == "\xE2\x80\x98" || c == "\xE2\x80\x99") return '\'';
  if (c == "\xE2\x80\x9C" || c == "\xE2\x80\x9D") return '"';
  if (c == "\xE2\x80\xA2" || c == "\xC2\xB7") return '*';
  return 0;
}

std::size_t number_end(std::string_view text, std::size_t at, std::size_t end) {
  const auto digits = [&](std::size_t i) {
    while (i < end && is_digit(text[i])) ++i;
    return i;
  };
  std::size_t i = digits(at);
  while (i + 3 < end && i - at <= 12 && text[i] == ',' && digits(i + 1) == i + 4) i += 4;
  if (i + 1 < end && text[i] == '.' && is_digit(text[i + 1])) i = digits(i + 1);
  return i;
}

/// The token at `at`, which is no blank. Letters go on as long as letters follow.
Token token_at(std::string_view text, std::size_t at, std::size_t end) {
  const char c = text[at];
  if (is_digit(c)) return {TokenKind::number, false, 0, at, number_end(text, at, end)};
  const std::size_t length = utf8_length(text.substr(at, end - at));
  if (length == 0 || c == '\x7F' || (is_ascii(c) && c < ' '))
    return {TokenKind::broken, false, 0, at, at + 1};
  if (is_ascii(c) && !is_letter(c)) return {TokenKind::mark, false, c, at, at + 1};
  if (const char mark = typographic_mark(text.substr(at, length)))
    return {TokenKind::mark, false, mark, at, at + length};
  std::size_t i = at;
  while (i < end) {
    if (is_letter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t next = is_ascii(text[i]) ? 0 : utf8_length(text.substr(i, end - i));
    const std::string_view sign = text.substr(i, next);
    if (next == 0 || is_wide_space(sign) || typographic_mark(sign) != 0) break;
    i += next;
  }
  return {TokenKind::word, false, 0, at, i};
}

std::size_t space_at(std::string_view text, std::size_t at, std::size_t end) {
  if (text[at] == ' ' || text[at] == '\t') return 1;
  if (is_ascii(text[at])) return 0;
  const std::size_t length = utf8_length(text.substr(at, end - at));
  return length > 0 && is_wide_space(text.substr(at, length)) ? length : 0;
}

}  // namespace

Line tokens_of(std::string_view text, std::size_t from, std::size_t to) {
  Line line{text, {}};
  bool glued = false;
  for (std::size_t at = from; at < to;) {
    if (const std::size_t space = space_at(text, at, to)) {
      at += space;
      glued = false;
      continue;
    }
    Token token = token_at(text, at, to);
    token.glued = glued;
    line.tokens.push_back(token);
    at = token.to;
    glued = true;
  }
  return line;
}

void append_key(std::string& key, std::string_view text) {
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else if (is_letter(c) || is_digit(c) || !is_ascii(c)) {
      key += c;
    }
  }
}

}  // namespace infusecheck::log
