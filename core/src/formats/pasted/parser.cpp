#include "formats/pasted/parser.h"

#include <algorithm>

#include "checks/read/reading.h"
#include "formats/pasted/classify.h"
#include "formats/problems.h"
#include "formats/table/values.h"
#include "model/names.h"

namespace infusecheck::pasted {
namespace {

using table::is_code;
using table::is_diagnosis;
using table::is_modifier;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_range_word(const Token& token) {
  return token.text == "-" || token.text == "TO" || token.text == "THRU" || token.text == "THROUGH";
}

}  // namespace

void Parser::run() {
  while (at_ < tokens_.size()) {
    const bool ranged = after_date_ && is_range_word(token());
    const bool dated = token().kind == TokenKind::date;
    if (ranged) {
      ++at_;
    } else {
      step();
    }
    ranged_ = ranged;
    after_date_ = dated;
  }
  finish();
}

void Parser::step() {
  switch (token().kind) {
    case TokenKind::word:
      word();
      break;
    case TokenKind::date:
      date();
      break;
    case TokenKind::money:
      money();
      break;
    case TokenKind::ndc:
      ndc(token().text);
      break;
    case TokenKind::clock:
      ++signs_.clocks;
      refuse(at_ + 1, "a time is no part of a claim line");
      break;
    case TokenKind::parting:
      return parting();
    case TokenKind::mark:
      return mark();
  }
  dashed_ = false;
}

Line* Parser::line() { return claim().lines.size() > part_ ? &claim().lines.back() : nullptr; }

void Parser::accept(std::size_t next) {
  ++signs_.understood;
  at_ = next;
}

void Parser::refuse(std::size_t next, std::string_view why) {
  next = std::min(next, tokens_.size());
  ++signs_.unknown;
  const std::size_t from = tokens_[at_].from;
  std::string place = lines_.line_and_column(from);
  place.front() = 'L';
  place.append(": ").append(formats::shown(text_.substr(from, tokens_[next - 1].to - from)));
  place.append(" was not understood");
  if (!why.empty()) place.append(": ").append(why);
  read_.notes.problems.push_back(formats::problem(formats::read_words, "", place.append(".")));
  at_ = next;
}

void Parser::parting() {
  part_ = claim().lines.size();
  if (token().new_line) listing_ = false;
  ++at_;
}

void Parser::mark() {
  const char c = text_[token().from];
  dashed_ = c == '-' || (c == ':' && token().glued && line() != nullptr);
  if (c == '(') ++parentheses_;
  if (c == ')') parentheses_ = std::max(0, parentheses_ - 1);
  constexpr std::string_view quiet = "()-,.:+&#*=\"'[]";
  // A star between a code and a number is a sign of multiplication.
  if (c == '*' && at_word(at_ + 1) && is_number(tokens_[at_ + 1].text) && line() != nullptr) {
    set_units(tokens_[at_ + 1].text);
    return accept(at_ + 2);
  }
  if (quiet.find(c) != std::string_view::npos) return void(++at_);
  refuse(at_ + 1, "");
}

void Parser::word() {
  if (list_number() || code() || units() || modifier() || diagnosis() || payer_type() || keyed())
    return;
  if (is_dose(token().text)) {
    ++signs_.doses;
    return refuse(at_ + 1, "a dose is not a number of billing units");
  }
  if (is_number(token().text))
    return refuse(at_ + 1, "a number needs x before it or units behind it");
  refuse(at_ + 1, "");
}

/// "1." and "2)" at the start of a line.
bool Parser::list_number() {
  const bool first = at_ == 0 || tokens_[at_ - 1].new_line;
  if (!first || token().text.size() > 2 || !is_number(token().text) || at_ + 1 >= tokens_.size())
    return false;
  const Token& next = tokens_[at_ + 1];
  if (!next.glued || (next.text != "." && next.text != ")")) return false;
  at_ += 2;
  return true;
}

/// "J1745", "96415x1", "J1745x40".
bool Parser::code() {
  const std::string& text = token().text;
  const std::string_view code = std::string_view(text).substr(0, 5);
  const std::string_view behind = std::string_view(text).substr(code.size());
  if (!is_code(code) || !(behind.empty() || !times(behind).empty())) return false;
  const bool known = is_known_code(code);
  if (listing_ && !known && behind.empty() && is_diagnosis(code)) return false;
  if (!known && behind.empty() && is_rarely_billed(code)) {
    refuse(at_ + 1, "it may be a code or a diagnosis (write M05.79)");
    return true;
  }
  ++signs_.codes;
  signs_.known_codes += known;
  listing_ = false;
  start_line(std::string(code));
  if (!behind.empty()) set_units(times(behind));
  accept(at_ + 1);
  return true;
}

void Parser::start_line(std::string code) {
  Line& line = claim().lines.emplace_back();
  line.code = std::move(code);
  if (day_) line.service_date = give<Date>(day_->text());
}

/// "x40", "x 40", "40u", "40 units", "units 40", "qty: 40".
bool Parser::units() {
  const std::string& text = token().text;
  std::string_view number = times(text);
  std::size_t next = at_ + 1;
  if (number.empty()) number = with_unit(text);
  if (number.empty() && is_number(text) && at_word(next) &&
      (tokens_[next].text == "X" || key_named(tokens_[next].text) == Key::units)) {
    const bool before =
        tokens_[next].text == "X" && at_word(next + 1) && is_number(tokens_[next + 1].text);
    if (!before) number = text, ++next;
  }
  if (number.empty() && (text == "X" || key_named(text) == Key::units)) {
    while (next < tokens_.size() && (tokens_[next].text == ":" || tokens_[next].text == "="))
      ++next;
    if (at_word(next) && is_number(tokens_[next].text)) number = tokens_[next++].text;
  }
  if (number.empty()) return false;
  if (line() == nullptr) {
    refuse(next, "no code stands before these units");
  } else if (!line()->units.absent()) {
    refuse(next, "the line has its units already");
  } else {
    set_units(number);
    accept(next);
  }
  return true;
}

void Parser::set_units(std::string_view number) {
  ++signs_.billing;
  const auto plain = table::plain_number(number);
  line()->units = give<Quantity>(plain ? *plain : std::string(number));
}

/// After a dash or in parentheses two characters are a modifier; between blanks those that are
/// known. Two digits behind a drug may as well be its units.
bool Parser::modifier() {
  const std::string& text = token().text;
  if (!is_modifier(text) || line() == nullptr) return false;
  const bool marked = dashed_ || parentheses_ > 0;
  if (!marked) {
    const std::string_view written = text_.substr(token().from, 2);
    const bool digits = is_digit(text[0]) && is_digit(text[1]);
    if (!is_known_modifier(text) || holds(small_words, written)) return false;
    if (digits && !counts_alone(line()->code)) {
      refuse(at_ + 1, "it may be a modifier (write -25) or units (write x25)");
      return true;
    }
  }
  add_modifier(text);
  accept(at_ + 1);
  return true;
}

void Parser::add_modifier(const std::string& modifier) {
  ++signs_.billing;
  line()->modifiers.push_back(modifier);
}

/// With its point a diagnosis is known anywhere, without it where diagnoses are listed.
bool Parser::diagnosis() {
  const std::string& text = token().text;
  if (!is_diagnosis(text) || !(listing_ || text.find('.') != std::string::npos)) return false;
  auto& all = claim().diagnoses;
  if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
  ++signs_.billing;
  accept(at_ + 1);
  return true;
}

/// "Medicare", "Medicare Part B", "Medicare Advantage".
bool Parser::payer_type() {
  std::string words;
  std::optional<PayerType> type;
  std::size_t next = at_;
  for (std::size_t i = at_; i < at_ + 3 && at_word(i); ++i) {
    words.append(tokens_[i].text);
    if (words == "OTHER") break;
    if (const auto longer = table::payer_type_named(words)) type = longer, next = i + 1;
  }
  if (!type) return false;
  claim().payer.type = give<PayerType>(std::string(infusecheck::word(*type)));
  ++signs_.billing;
  accept(next);
  return true;
}

void Parser::finish() {
  for (Line& line : claim().lines) {
    if (line.service_date.absent() && first_day_)
      line.service_date = give<Date>(first_day_->text());
    if (line.units.absent() && counts_alone(line.code)) line.units = give<Quantity>("1");
  }
}

}  // namespace infusecheck::pasted
