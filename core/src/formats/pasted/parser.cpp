#include "formats/pasted/parser.h"

#include <algorithm>

#include "checks/read/reading.h"
#include "formats/problems.h"
#include "formats/table/values.h"
#include "infusecheck/reference.h"
#include "model/names.h"

namespace infusecheck::pasted {
namespace {

using table::is_code;
using table::is_diagnosis;
using table::is_modifier;
using table::key_of;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

/// Drugs are billed by the amount; one of them is no amount. Services are billed one at a time.
bool counts_alone(std::string_view code) {
  const Reference& tables = embedded_reference();
  if (!tables.drugs.history(code).empty()) return false;
  return is_digit(code.front()) || !tables.services.history(code).empty();
}

/// Letters that begin diagnoses far more often than codes of an infusion.
bool is_rarely_billed(std::string_view code) {
  return std::string_view("DEFHIKLMNORUVWXYZ").find(code.front()) != std::string_view::npos;
}

bool is_known_modifier(std::string_view modifier) {
  return !embedded_reference().modifiers.history(modifier).empty();
}

/// "40U", "40UN", "40UNITS": the number; "" for anything else.
std::string_view with_unit(std::string_view word) {
  for (const std::string_view unit : {"UNITS", "UNIT", "UN", "U", "X"}) {
    if (!word.ends_with(unit)) continue;
    const std::string_view number = word.substr(0, word.size() - unit.size());
    return is_number(number) ? number : "";
  }
  return "";
}

/// "X40": the number; "" for anything else.
std::string_view times(std::string_view word) {
  if (!word.starts_with('X') || !is_number(word.substr(1))) return "";
  return word.substr(1);
}

/// "400MG": what a log gives.
bool is_dose(std::string_view word) {
  const std::size_t end = word.find_last_of("0123456789");
  return end != std::string_view::npos && end + 1 < word.size() &&
         key_named(word.substr(end + 1)) == Key::given;
}

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

void Parser::date() {
  const auto found = token().date;
  if (!found) {
    read_.notes.problems.push_back(
        formats::problem(formats::read_date, "",
                         formats::shown_date(token().text) + " is not a date of the calendar."));
    ++signs_.unknown;
    ++at_;
    return;
  }
  if (!first_day_) first_day_ = found;
  const bool ends = ranged_;
  if (line() == nullptr && !ends) day_ = found;
  for (std::size_t i = part_; i < claim().lines.size(); ++i) {
    Line& line = claim().lines[i];
    (ends ? line.service_date_to : line.service_date) = give<Date>(found->text());
  }
  ++signs_.billing;
  accept(at_ + 1);
}

void Parser::money() {
  ++signs_.billing;
  const bool total = at_ > 0 && key_named(tokens_[at_ - 1].text) == Key::total;
  Given<Money> amount = give<Money>(token().text);
  if (total) {
    claim().total_charge = std::move(amount);
  } else if (line() == nullptr) {
    return refuse(at_ + 1, "no code stands before this charge");
  } else if (!line()->charge.absent()) {
    return refuse(at_ + 1, "the line has its charge already");
  } else {
    line()->charge = std::move(amount);
  }
  accept(at_ + 1);
}

void Parser::ndc(std::string value) {
  if (line() == nullptr) return refuse(at_ + 1, "no code stands before this NDC");
  line()->ndc.code = std::move(value);
  accept(at_ + 1);
  // "UN4", "ML 40": its quantity.
  if (!at_word(at_)) return;
  const std::string& text = token().text;
  const std::string unit = text.substr(0, 2);
  if (unit != "UN" && unit != "ML" && unit != "GR" && unit != "ME" && unit != "F2") return;
  const bool apart = text.size() == 2 && at_word(at_ + 1);
  const std::string number = apart ? tokens_[at_ + 1].text : text.substr(2);
  if (!is_number(number)) return;
  line()->ndc.unit = unit;
  line()->ndc.quantity = give<Quantity>(number);
  accept(at_ + (apart ? 2 : 1));
}

bool Parser::keyed() {
  const Key key = key_named(token().text);
  switch (key) {
    case Key::none:
    case Key::units:
      return false;
    case Key::given:
      ++signs_.doses;
      refuse(at_ + 1, "");
      return true;
    case Key::filler:
    case Key::date:
    case Key::total:
      ++at_;
      return true;
    case Key::diagnosis:
      listing_ = true;
      ++at_;
      return true;
    case Key::place:
      return place(), true;
    case Key::pointer:
      return pointer(), true;
    case Key::charge:
    case Key::modifier:
      ++at_;
      skip_colon();
      if (key == Key::modifier) return dashed_ = true, modifier(), true;
      if (at_word(at_) && is_number(token().text)) {
        tokens_[at_].text = table::plain_money(token().text).value_or(token().text);
        tokens_[at_].kind = TokenKind::money;
      }
      return true;
    case Key::ndc:
      ++at_;
      skip_colon();
      if (at_word(at_) && token().text.size() == 11 && is_number(token().text)) ndc(token().text);
      return true;
    case Key::payer:
      return payer_name(), true;
    case Key::npi:
    case Key::authorization:
    case Key::claim_id:
      return id(key), true;
  }
  return false;
}

void Parser::skip_colon() {
  while (at_ < tokens_.size() &&
         (tokens_[at_].text == ":" || tokens_[at_].text == "=" || tokens_[at_].text == "#"))
    ++at_;
}

void Parser::place() {
  const std::size_t from = at_++;
  skip_colon();
  if (!at_word(at_) || token().text.size() != 2 || !is_number(token().text)) {
    at_ = from;
    return refuse(from + 1, "a place of service has two digits");
  }
  claim().place_of_service = token().text;
  ++signs_.billing;
  accept(at_ + 1);
}

/// "ptr 1,2", "pointer A": of the line before it.
void Parser::pointer() {
  const std::size_t from = at_++;
  skip_colon();
  const auto number_at = [&](std::size_t i) -> Count {
    if (!at_word(i) || tokens_[i].text.size() > 2) return 0;
    const std::string& text = tokens_[i].text;
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'L') return text[0] - 'A' + 1;
    return is_number(text) ? give<Count>(text).value.value_or(0) : 0;
  };
  if (line() == nullptr || number_at(at_) == 0) {
    at_ = from;
    return refuse(from + 1, "a pointer follows its line, as ptr 1,2");
  }
  while (const Count number = number_at(at_)) {
    line()->diagnosis_pointers.push_back(give<Count>(std::to_string(number)));
    accept(at_ + 1);
    if (at_ + 1 >= tokens_.size() || tokens_[at_].text != "," || number_at(at_ + 1) == 0) break;
    ++at_;
  }
}

/// Everything up to the next blank, comma or parting.
std::string Parser::raw_value() {
  if (at_ >= tokens_.size() || tokens_[at_].kind == TokenKind::parting) return "";
  const std::size_t from = tokens_[at_].from;
  const std::size_t to = std::min(text_.find_first_of(" \t\r\n,;|/", from), text_.size());
  while (at_ < tokens_.size() && tokens_[at_].from < to) ++at_;
  return std::string(text_.substr(from, to - from));
}

void Parser::id(Key key) {
  const std::size_t from = at_++;
  skip_colon();
  const std::string value = raw_value();
  if (value.empty() || std::none_of(value.begin(), value.end(), is_digit)) {
    // "claim" and "auth" are also words like any other.
    at_ = from + 1;
    return;
  }
  if (key == Key::claim_id) claim().id = value;
  if (key == Key::npi) claim().rendering_provider.npi = value;
  if (key == Key::authorization) claim().prior_authorizations.push_back(value);
  ++signs_.understood;
}

/// A name runs to the end of its part; "payer: Medicare" is a type.
void Parser::payer_name() {
  ++at_;
  skip_colon();
  if (!at_word(at_) || payer_type()) return;
  const std::size_t from = token().from;
  const std::size_t to = std::min(text_.find_first_of("\r\n,;|/", from), text_.size());
  while (at_ < tokens_.size() && tokens_[at_].from < to) ++at_;
  claim().payer.name = table::bare(text_.substr(from, to - from));
  ++signs_.understood;
}

void Parser::finish() {
  for (Line& line : claim().lines) {
    if (line.service_date.absent() && first_day_)
      line.service_date = give<Date>(first_day_->text());
    if (line.units.absent() && counts_alone(line.code)) line.units = give<Quantity>("1");
  }
}

}  // namespace infusecheck::pasted
