#include "formats/pasted/tokens.h"

#include <algorithm>

#include "formats/table/values.h"
#include "formats/text.h"

namespace infusecheck::pasted {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
        last_ = text_.npos;
        continue;
      }
      if (!number_first() && !money() && !word()) sign();
    }
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  std::size_t digits_end(std::size_t at) const {
    while (is_digit(peek(at))) ++at;
    return at;
  }

  Token& add(TokenKind kind, std::size_t to) {
    Token token{.kind = kind, .glued = last_ == at_, .from = at_, .to = to};
    token.text = table::upper(text_.substr(at_, to - at_));
    at_ = last_ = to;
    return tokens_.emplace_back(std::move(token));
  }

  /// Numbers whose signs would part them: dates, packages, times.
  bool number_first() {
    const bool inside = at_ > 0 && is_alnum(text_[at_ - 1]);
    return !inside && is_alnum(text_[at_]) && (date() || named_date() || ndc() || clock());
  }

  bool ends_here(std::size_t at) const {
    return !is_alnum(peek(at)) && !(peek(at) == '-' && is_digit(peek(at + 1)));
  }

  bool date() {
    const std::size_t first = digits_end(at_);
    const char sign = peek(first);
    if (sign != '/' && sign != '-') return compact_date(first);
    const std::size_t second = digits_end(first + 1);
    const std::size_t third = digits_end(second + 1);
    if (peek(second) != sign || !(is_digit(peek(first + 1)) && is_digit(peek(second + 1))))
      return false;
    const bool year_first = first - at_ == 4 && third - second <= 3;
    const bool year_last = first - at_ <= 2 && (third - second == 3 || third - second == 5);
    if (second - first > 3 || !(year_first || year_last) || !ends_here(third)) return false;
    const auto found = dated(third);
    const bool whole_year = year_first || third - second == 5;
    if (!found && !whole_year) return false;
    add(TokenKind::date, third).date = found;
    return true;
  }

  bool compact_date(std::size_t end) {
    if (end - at_ != 8 || !ends_here(end)) return false;
    const auto found = dated(end);
    if (!found || *found < day(2000, 1, 1) || *found > day(2100, 1, 1)) return false;
    add(TokenKind::date, end).date = found;
    return true;
  }

  std::optional<Date> dated(std::size_t end) const {
    const std::string_view text = text_.substr(at_, end - at_);
    const bool day_first = table::order_shown(text) == table::OrderShown::day_first;
    return table::read_date(text,
                            {day_first ? DateOrder::day_first : DateOrder::month_first, false, {}});
  }

  /// "Mar 2, 2026", "2-Mar-2026": three pieces with little between them.
  bool named_date() {
    std::size_t end = at_;
    bool letters = false;
    for (int piece = 0; piece < 3; ++piece) {
      for (int signs = 0; piece > 0 && signs < 2; ++signs) {
        const char c = peek(end);
        if (c == ' ' || c == ',' || c == '-' || c == '.') ++end;
      }
      const std::size_t from = end;
      const bool digit = is_digit(peek(end));
      letters |= !digit;
      while (digit ? is_digit(peek(end)) : is_letter(peek(end))) ++end;
      if (end == from || end - from > 9) return false;
    }
    if (!letters || !ends_here(end)) return false;
    const auto found = dated(end);
    if (!found) return false;
    add(TokenKind::date, end).date = found;
    return true;
  }

  bool ndc() {
    const std::size_t first = digits_end(at_);
    if (peek(first) != '-') return false;
    const std::size_t second = digits_end(first + 1);
    if (peek(second) != '-') return false;
    const std::size_t third = digits_end(second + 1);
    const std::size_t digits = third - at_ - 2;
    const bool shaped = first - at_ >= 4 && first - at_ <= 5 && second - first >= 4 &&
                        second - first <= 5 && third - second >= 2 && third - second <= 3;
    if (!shaped || digits < 10 || digits > 11 || is_alnum(peek(third))) return false;
    add(TokenKind::ndc, third);
    return true;
  }

  /// "9:05" and "0915-1128".
  bool clock() {
    const std::size_t first = digits_end(at_);
    const std::size_t second = digits_end(first + 1);
    const bool colon = peek(first) == ':' && first - at_ <= 2 && first > at_ && second - first == 3;
    const bool range = peek(first) == '-' && first - at_ == 4 && second - first == 5;
    if (!(colon || range) || is_alnum(peek(second))) return false;
    add(TokenKind::clock, second);
    return true;
  }

  bool money() {
    std::size_t at = at_;
    const bool parenthesis = peek(at) == '(';
    if (parenthesis) ++at;
    if (peek(at) != '$') return false;
    ++at;
    while (peek(at) == ' ') ++at;
    while (is_digit(peek(at)) || ((peek(at) == ',' || peek(at) == '.') && is_digit(peek(at + 1))))
      ++at;
    if (parenthesis && peek(at) == ')') ++at;
    const auto amount = table::plain_money(text_.substr(at_, at - at_));
    if (!amount) return false;
    add(TokenKind::money, at).text = *amount;
    return true;
  }

  bool word() {
    std::size_t end = at_;
    if (text_.substr(at_).starts_with("\xC3\x97")) {  // the sign of multiplication
      add(TokenKind::word, at_ + 2).text = "X";
      return true;
    }
    const auto goes_on = [&](std::size_t at) {
      const char c = peek(at);
      if (c == '.' || c == ',')
        return at > at_ && is_digit(peek(at + 1)) && (c == '.' || thousands(at));
      return is_alnum(c) ||
             (static_cast<unsigned char>(c) >= 0x80 && !text_.substr(at).starts_with("\xC3\x97"));
    };
    while (end < text_.size() && goes_on(end)) ++end;
    if (end == at_) return false;
    // M05.A and the like: a diagnosis may go on with a letter after its point.
    if (peek(end) == '.' && is_alnum(peek(end + 1)) && end - at_ == 3) {
      std::size_t longer = end + 1;
      while (is_alnum(peek(longer))) ++longer;
      if (table::is_diagnosis(text_.substr(at_, longer - at_))) end = longer;
    }
    add(TokenKind::word, end);
    return true;
  }

  /// A comma inside "1,200".
  bool thousands(std::size_t comma) const {
    return comma - at_ <= 3 && digits_end(at_) == comma && digits_end(comma + 1) == comma + 4 &&
           !is_alnum(peek(comma + 4));
  }

  void sign() {
    const char c = text_[at_];
    const bool parts = c == '\n' || c == '/' || c == ';' || c == '|';
    Token& token = add(parts ? TokenKind::parting : TokenKind::mark, at_ + 1);
    token.new_line = c == '\n';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t last_ = std::string_view::npos;  // end of the token before
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return Lexer(text).run(); }

}  // namespace infusecheck::pasted
