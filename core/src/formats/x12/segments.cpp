#include "formats/x12/segments.h"

#include <algorithm>

#include "formats/text.h"

namespace infusecheck::x12 {
namespace {

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool ends_line(char c) { return c == '\r' || c == '\n'; }
bool is_space(char c) { return c == ' ' || c == '\t' || ends_line(c); }

/// Letters, digits and blanks occur in every value and so cannot separate values.
bool can_separate(char c) { return c != '\0' && c != ' ' && !is_alnum(c); }

Error broken_isa(std::string what, std::size_t byte, int element) {
  std::string name = std::to_string(element);
  if (element < 10) name.insert(0, 1, '0');
  return {std::move(what), "byte " + std::to_string(byte) + ", ISA" + name,
          "Save or send the file again, unchanged, from the system that wrote it."};
}

bool same_twice(const Separators& s) {
  return s.element == s.component || s.element == s.terminator || s.component == s.terminator;
}

}  // namespace

bool Parts::next(std::string_view& part) {
  if (done_) return false;
  const std::size_t end = separator_ ? rest_.find(*separator_) : std::string_view::npos;
  done_ = end == std::string_view::npos;
  part = trimmed(rest_.substr(0, end));
  if (!done_) rest_.remove_prefix(end + 1);
  return true;
}

std::string_view Segment::element(int n) const {
  return n >= 1 && n <= count_ ? elements_[static_cast<std::size_t>(n - 1)] : std::string_view();
}

std::string_view Segment::component(int n, int m) const {
  Parts parts(element(n), separators.component);
  std::string_view part;
  for (int i = 1; parts.next(part); ++i) {
    if (i == m) return part;
  }
  return {};
}

std::string Segment::place(int element) const {
  std::string where = "Segment " + std::to_string(number);
  if (element == 0) return where;
  return where + ", " + id.name() + (element < 10 ? "0" : "") + std::to_string(element);
}

std::string SegmentId::name() const {
  if (code_ == too_long) return "";
  std::string text;
  for (int shift = 16; shift >= 0; shift -= 8) {
    const auto byte = static_cast<char>(code_ >> shift & 0xFF);
    if (byte != '\0') text += byte;
  }
  return text;
}

void Segment::add_element(std::string_view value) {
  too_long = count_ == most_elements;
  if (too_long) return;
  if (!value.empty() && (is_space(value.front()) || is_space(value.back()))) value = trimmed(value);
  elements_[static_cast<std::size_t>(count_)] = value;
  ++count_;
}

void Segment::split(std::string_view body) {
  count_ = 0;
  too_long = false;
  look_at_bytes(body);
  const auto value_end = [&](std::size_t from) {
    while (from < body.size() && body[from] != separators.element) ++from;
    return from;
  };
  std::size_t at = value_end(0);
  id = trimmed(body.substr(0, at));
  while (at < body.size()) {
    const std::size_t start = at + 1;
    at = value_end(start);
    add_element(body.substr(start, at - start));
  }
}

/// What else the bytes say than values. Nearly all are printable ASCII, which is seen at once.
void Segment::look_at_bytes(std::string_view body) {
  bool odd = false;
  for (const char c : body) odd |= static_cast<signed char>(c) < ' ';  // control or not ASCII
  wrapped = has_nul = false;
  is_utf8 = true;
  if (!odd) return;
  wrapped = std::any_of(body.begin(), body.end(), ends_line);
  has_nul = body.find('\0') != std::string_view::npos;
  is_utf8 = infusecheck::is_utf8(body);
}

Result<IsaHeader> read_isa(std::string_view bytes) {
  constexpr std::size_t longest = 2 * IsaHeader::right_length;  // keeps a search for ISA linear
  constexpr int elements = 16;
  if (bytes.size() <= 3) return broken_isa("The ISA segment is cut off.", bytes.size() + 1, 1);
  IsaHeader header;
  Separators& separators = header.separators;
  separators.element = bytes[3];
  if (!can_separate(separators.element) || ends_line(separators.element)) {
    return broken_isa("The ISA segment has no element separator.", 4, 1);
  }
  std::size_t start[elements + 1] = {};
  std::size_t at = 3;
  for (int element = 1; element <= elements; ++element) {
    start[element] = at + 1;
    at = bytes.substr(0, longest).find(separators.element, at + 1);
    if (at == std::string_view::npos && element < elements) {
      return broken_isa(bytes.size() < longest ? "The ISA segment is cut off."
                                               : "The ISA segment has too few elements.",
                        std::min(bytes.size(), longest) + 1, element);
    }
  }
  const std::size_t component = start[elements];
  if (component + 1 >= bytes.size()) {
    return broken_isa("The ISA segment is cut off.", bytes.size() + 1, elements);
  }
  separators.component = bytes[component];
  separators.terminator = bytes[component + 1];
  header.length = component + 2;
  if (!can_separate(separators.component) || ends_line(separators.component) ||
      !can_separate(separators.terminator) || same_twice(separators)) {
    return broken_isa("The ISA segment does not name usable separators.", component + 1, elements);
  }
  const std::string_view version = bytes.substr(start[12], start[13] - start[12] - 1);
  const char repetition = bytes[start[11]];
  const bool usable = start[12] - start[11] == 2 && can_separate(repetition) &&
                      repetition != separators.component && repetition != separators.terminator;
  if (version == "00501" && usable) separators.repetition = repetition;
  return header;
}

Splitter::Splitter(std::string_view bytes) : bytes_(bytes) {
  position_ = bytes.size() - without_bom(bytes).size();
}

std::size_t Splitter::take_stray() { return std::exchange(stray_, 0); }

void Splitter::skip_space() {
  while (position_ < bytes_.size() && is_space(bytes_[position_])) ++position_;
}

void Splitter::skip_to_isa() {
  const std::size_t from = position_;
  do {
    position_ = std::min(bytes_.find("ISA", position_), bytes_.size());
    if (position_ == bytes_.size() || read_isa(bytes_.substr(position_))) break;
  } while (++position_ < bytes_.size());
  for (std::size_t i = from; i < position_; ++i) {
    const bool blank = is_space(bytes_[i]) || bytes_[i] == '\x1A';  // Ctrl-Z: the end, in DOS
    stray_ += blank ? 0 : 1;
  }
}

/// Where the terminator of the segment at `position_` stands. An ISA brings its own separators.
std::size_t Splitter::segment_end() {
  const std::string_view rest = bytes_.substr(position_);
  if (rest.starts_with("ISA")) {
    if (const auto header = read_isa(rest)) {
      separators_ = header->separators;
      outside_ = false;
      return position_ + header->length - 1;
    }
  }
  return bytes_.find(separators_.terminator, position_);
}

bool Splitter::next(Segment& segment) {
  if (outside_) skip_to_isa();
  skip_space();
  if (position_ >= bytes_.size()) return false;
  segment.offset = position_;
  const std::size_t end = segment_end();
  segment.terminated = end != std::string_view::npos;
  segment.separators = separators_;
  std::string_view body = bytes_.substr(position_, end - position_);
  position_ = segment.terminated ? end + 1 : bytes_.size();
  while (!body.empty() && ends_line(body.back())) body.remove_suffix(1);
  segment.length = body.size();
  segment.split(body);
  if (segment.wrapped) split_unwrapped(segment, body);
  if (!body.empty()) ++number_;
  segment.number = number_;
  if (segment.id == "IEA") outside_ = true;
  return true;
}

void Splitter::split_unwrapped(Segment& segment, std::string_view body) {
  unwrapped_ = body;
  std::erase_if(unwrapped_, ends_line);
  segment.split(unwrapped_);
  segment.wrapped = true;
}

std::string text(std::string_view value) {
  return is_utf8(value) ? std::string(value) : latin1_to_utf8(value);
}

}  // namespace infusecheck::x12
