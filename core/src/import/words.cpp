#include "import/words.h"

#include <algorithm>

#include "formats/text.h"

namespace infusecheck {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// From U+00A0 on, 96 characters; '\0' drops one (signs of trade and copyright, soft hyphens).
constexpr std::string_view latin1_plain{
    " !cL$Y|S\"\0a<-\0\0-o+23'uP.,1o>123?"
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty",
    96};
/// Bytes 0x80 to 0x9F of CP-1252.
constexpr std::string_view cp1252_plain{
    "E?,f\".++^%S<O?Z?"
    "?''\"\"*--~\0s>o?zY",
    32};

std::string_view plain_sign(std::string_view signs, std::size_t at) {
  const std::string_view sign = signs.substr(at, 1);
  return sign == std::string_view("\0", 1) ? "" : sign;
}

std::string_view plain_byte(unsigned char byte) {
  return byte < 0xA0 ? plain_sign(cp1252_plain, byte - 0x80U)
                     : plain_sign(latin1_plain, byte - 0xA0U);
}

/// Of a valid sequence of two bytes or more.
std::string_view plain_sequence(std::string_view utf8) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const auto second = static_cast<unsigned char>(byte(1) & 0x3F);
  if (byte(0) == 0xC2 || byte(0) == 0xC3) {
    const auto latin1 = static_cast<unsigned char>((byte(0) & 3) << 6 | second);
    return latin1 < 0xA0 ? "" : plain_byte(latin1);
  }
  if (utf8.starts_with("\xE2\x80")) {
    const unsigned char third = byte(2);
    if (third >= 0x90 && third <= 0x95) return "-";
    if (third >= 0x98 && third <= 0x9B) return "'";
    if (third >= 0x9C && third <= 0x9F) return "\"";
  }
  if (utf8 == "\xE2\x84\xA2" || utf8 == "\xEF\xBB\xBF") return "";  // trade mark, byte order mark
  return "?";
}

struct Measure {
  std::string_view written, unit;
  std::int64_t factor;
};
constexpr Measure measures[] = {
    {"mg", "mg", 1},     {"gm", "mg", 1000},
    {"g", "mg", 1000},   {"gram", "mg", 1000},
    {"mcg", "mcg", 1},   {"ug", "mcg", 1},
    {"unit", "unit", 1}, {"units", "unit", 1},
    {"iu", "unit", 1},   {"usp", "unit", 1},
    {"ml", "mL", 1},     {"cc", "mL", 1},
    {"dose", "dose", 1}, {"million", "unit", 1'000'000},
    {"meq", "mEq", 1},
};

const Measure* measure_named(std::string_view word) {
  for (const Measure& measure : measures) {
    if (measure.written == word) return &measure;
  }
  return nullptr;
}

/// Reads amounts with their measures off the front of a text, in lower case.
class DosageReader {
 public:
  explicit DosageReader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool skip(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_ = trimmed(rest_.substr(word.size()));
    return true;
  }

  std::optional<Dosage> read() {
    const auto amount = number();
    const Measure* measure = amount ? measure_named(word()) : nullptr;
    if (measure == nullptr || *amount <= Quantity() || *amount > Quantity::whole(1'000'000))
      return std::nullopt;
    if (measure->factor == 1'000'000 || measure->written == "usp") word();  // "units"
    return Dosage{*amount * measure->factor, measure->unit};
  }

 private:
  std::optional<Quantity> number() {
    std::string digits;
    std::size_t at = 0;
    for (; at < rest_.size() && (is_digit(rest_[at]) || rest_[at] == '.' || rest_[at] == ','); ++at)
      if (rest_[at] != ',') digits += rest_[at];
    rest_ = trimmed(rest_.substr(at));
    return digits.empty() || !is_digit(digits.back()) ? std::nullopt : Quantity::parse(digits);
  }

  /// Letters, with full stops among them left out: "i.u." is "iu".
  std::string word() {
    std::string letters;
    std::size_t at = 0;
    for (; at < rest_.size() && (is_letter(rest_[at]) || rest_[at] == '.'); ++at)
      if (rest_[at] != '.') letters += rest_[at];
    rest_ = trimmed(rest_.substr(at));
    return letters;
  }

  std::string_view rest_;
};

std::string lower_text(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small;
}

}  // namespace

std::string plain_text(std::string_view cell) {
  const bool utf8 = is_utf8(cell);
  std::string plain;
  while (!cell.empty()) {
    const auto byte = static_cast<unsigned char>(cell.front());
    const std::size_t length = byte < 0x80 || !utf8 ? 1 : utf8_length(cell);
    if (byte <= ' ' || byte == 0x7F) {
      plain += ' ';
    } else {
      plain += byte < 0x80 ? cell.substr(0, 1)
               : utf8      ? plain_sequence(cell.substr(0, length))
                           : plain_byte(byte);
    }
    cell.remove_prefix(length);
    if (plain.ends_with("  ") || plain == " ") plain.pop_back();
  }
  return std::string(trimmed(plain));
}

std::string squeezed(std::string_view cell) {
  std::string small;
  for (const char c : cell) {
    if (is_digit(c) || is_letter(c)) small += lower(c);
  }
  return small;
}

std::optional<Dosage> dosage_in(std::string_view text) {
  const std::string small = lower_text(trimmed(text));
  DosageReader reader(small);
  reader.skip("up to") || reader.skip("per");
  std::optional<Dosage> sum = reader.read();
  while (sum && reader.skip("&")) {
    const auto further = reader.read();
    if (!further || further->unit != sum->unit) return std::nullopt;
    sum->amount += further->amount;
  }
  return reader.done() ? sum : std::nullopt;
}

std::optional<Dosage> dosage_at_end(std::string_view descriptor) {
  const std::string small = lower_text(trimmed(descriptor));
  std::optional<Dosage> found;
  int dosages = 0;
  for (std::size_t at = 0; at < small.size(); ++at) {
    const bool starts = is_digit(small[at]) && (at == 0 || small[at - 1] == ' ');
    if (!starts) continue;
    DosageReader reader(std::string_view(small).substr(at));
    const auto dosage = reader.read();
    if (!dosage) continue;
    ++dosages;
    found = reader.done() ? dosage : std::nullopt;
  }
  return dosages == 1 ? found : std::nullopt;
}

std::string name_in(std::string_view descriptor) {
  std::string text = lower_text(plain_text(descriptor));
  std::replace(text.begin(), text.end(), ',', ' ');
  std::string_view rest = text;
  std::string name;
  while (!(rest = trimmed(rest)).empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (is_digit(word.front()) && DosageReader(rest).read()) break;
    if (word != "inj" && word != "inj." && word != "injection" && word != "per")
      name.append(name.empty() ? "" : " ").append(word);
    rest.remove_prefix(word.size());
  }
  return name;
}

}  // namespace infusecheck
