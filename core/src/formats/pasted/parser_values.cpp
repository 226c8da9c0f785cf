// What is said by a word and a value: POS 11, ptr 1,2, NPI, dates and charges.
#include <algorithm>

#include "checks/read/reading.h"
#include "formats/pasted/classify.h"
#include "formats/pasted/parser.h"
#include "formats/problems.h"
#include "formats/table/values.h"

namespace infusecheck::pasted {

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
      return refuse(at_ + 1, ""), true;
    case Key::filler:
    case Key::date:
    case Key::total:
      return ++at_, true;
    case Key::diagnosis:
      listing_ = true;
      return ++at_, true;
    case Key::place:
      return place(), true;
    case Key::pointer:
      return pointer(), true;
    case Key::payer:
      return payer_name(), true;
    case Key::npi:
    case Key::authorization:
    case Key::claim_id:
      return id(key), true;
    case Key::charge:
    case Key::modifier:
    case Key::ndc:
      return value_of(key), true;
  }
  return false;
}

/// The value behind "charge", "mod" or "NDC"; what is none is read as any other word.
void Parser::value_of(Key key) {
  ++at_;
  skip_colon();
  if (!at_word(at_)) return;
  if (key == Key::modifier) {
    dashed_ = true;
    modifier();
  } else if (key == Key::ndc) {
    if (token().text.size() == 11 && is_number(token().text)) ndc(token().text);
  } else if (const auto amount = table::plain_money(token().text)) {
    tokens_[at_].text = *amount;
    tokens_[at_].kind = TokenKind::money;
  }
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
  if (value.empty() || value.find_first_of("0123456789") == std::string::npos) {
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

}  // namespace infusecheck::pasted
