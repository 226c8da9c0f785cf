// Tokens to a claim.
#pragma once

#include <string_view>
#include <vector>

#include "formats/pasted/tokens.h"
#include "formats/pasted/words.h"
#include "formats/text.h"
#include "infusecheck/read.h"

namespace infusecheck::pasted {

/// What the text showed while it was read, to tell a claim from anything else.
struct Signs {
  int understood = 0, unknown = 0;
  int known_codes = 0;  ///< codes that the tables hold
  int codes = 0;
  int billing = 0;  ///< units, charges, modifiers, place, diagnoses
  int clocks = 0, doses = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(tokens_of(text)), lines_(text) {}

  void run();
  const Signs& signs() const { return signs_; }
  ReadCase take() { return std::move(read_); }

 private:
  void step();
  void word();
  bool keyed();
  bool payer_type();
  bool code();
  bool diagnosis();
  bool units();
  bool modifier();
  bool list_number();
  void date();
  void money();
  void ndc(std::string value);
  void parting();
  void mark();

  void value_of(Key key);
  void place();
  void pointer();
  void id(Key key);
  void payer_name();
  void skip_colon();
  std::string raw_value();

  void start_line(std::string code);
  void set_units(std::string_view number);
  void add_modifier(const std::string& modifier);
  void finish();

  Claim& claim() { return read_.content.claim; }
  Line* line();
  bool at_word(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::word;
  }
  const Token& token() const { return tokens_[at_]; }
  /// The tokens up to `next` are understood.
  void accept(std::size_t next);
  /// The tokens up to `next` are not: says so, with their place.
  void refuse(std::size_t next, std::string_view why);

  std::string_view text_;
  std::vector<Token> tokens_;
  LineCounter lines_;
  ReadCase read_;
  Signs signs_;
  std::size_t at_ = 0;
  std::size_t part_ = 0;  ///< position of the first line of this part of the text
  bool listing_ = false;  ///< diagnoses are being listed
  bool dashed_ = false;   ///< a dash stands before the token
  int parentheses_ = 0;
  std::optional<Date> day_, first_day_;
  bool after_date_ = false;  ///< the token before is a date
  bool ranged_ = false;      ///< a date, and a dash or "to"
};

}  // namespace infusecheck::pasted
