#include "formats/json/split.h"

#include <algorithm>
#include <array>

#include "formats/text.h"

namespace infusecheck {
namespace {

bool between_values(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ','; }

struct Extent {
  std::size_t length = 0;  // to the end of the value, or of what there is
  bool complete = false;
  int depth = 0;  // the deepest nesting met
};

/// The extent of the value at the start of `text`: bracketed, or up to the next separator.
Extent extent(std::string_view text) {
  Extent found;
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      found.depth = std::max(found.depth, ++depth);
    } else if (c == '}' || c == ']') {
      if (depth == 0) return {i, true, found.depth};
      --depth;
    } else if (depth == 0 && between_values(c)) {
      return {i, true, found.depth};
    }
    if (depth == 0 && !in_string && (c == '}' || c == ']' || c == '"')) {
      return {i + 1, true, found.depth};
    }
  }
  return {text.size(), depth == 0 && !in_string, found.depth};
}

/// NDJSON: the first line is a whole object and another object starts below it.
bool is_one_a_line(std::string_view bytes) {
  const std::size_t line_end = bytes.find('\n');
  if (line_end == std::string_view::npos || !bytes.starts_with('{')) return false;
  const Extent first = extent(bytes.substr(0, line_end));
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", line_end);
  return first.complete && next != std::string_view::npos && bytes[next] == '{';
}

}  // namespace

Shape shape(std::string_view text) {
  Shape found;
  int depth = 0;
  std::array<int, deepest_json + 1> members{};  // by depth, of the object open there
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      found.depth = std::max(found.depth, ++depth);
      if (depth > deepest_json) return found;
      if (depth > 0) members[static_cast<std::size_t>(depth)] = 0;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ':' && depth > 0) {
      found.members = std::max(found.members, ++members[static_cast<std::size_t>(depth)]);
    }
  }
  return found;
}

JsonSplitter::JsonSplitter(std::string_view bytes, bool lines_tell) : bytes_(bytes) {
  at_ = bytes_.find_first_not_of(" \t\r\n");
  if (at_ == std::string_view::npos) at_ = bytes_.size();
  in_array_ = at_ < bytes_.size() && bytes_[at_] == '[';
  if (in_array_) ++at_;
  one_a_line_ = lines_tell && is_one_a_line(bytes_.substr(at_));
}

JsonSplitter::Piece JsonSplitter::next(std::string_view& text) {
  text = {};
  while (at_ < bytes_.size() &&
         (between_values(bytes_[at_]) || (in_array_ && bytes_[at_] == ']'))) {
    if (bytes_[at_++] == ']') in_array_ = false;
  }
  start_ = at_;
  if (at_ == bytes_.size()) {
    const bool open = in_array_;
    in_array_ = false;
    return open ? Piece::truncated : Piece::end;
  }
  if (bytes_[at_] == ']' || bytes_[at_] == '}') {
    ++at_;
    return Piece::stray;
  }
  std::string_view rest = bytes_.substr(at_);
  if (one_a_line_) rest = rest.substr(0, rest.find('\n'));
  const Extent found = extent(rest);
  text = rest.substr(0, found.length);
  at_ += found.length;
  if (!found.complete && at_ == bytes_.size()) in_array_ = false;
  if (found.depth > deepest_json) return Piece::too_deep;
  return found.complete ? Piece::value : Piece::truncated;
}

JsonMembers::JsonMembers(std::string_view object) : rest_(trimmed(object)) {
  if (!rest_.starts_with('{')) rest_ = {};
  if (!rest_.empty()) rest_.remove_prefix(1);
}

bool JsonMembers::next(Member& member) {
  while (!rest_.empty() && between_values(rest_.front())) rest_.remove_prefix(1);
  if (!rest_.starts_with('"')) return false;
  const Extent key = extent(rest_);
  if (!key.complete) return rest_ = {}, false;
  member.key = rest_.substr(1, key.length - 2);
  rest_ = trimmed(rest_.substr(key.length));
  if (!rest_.starts_with(':')) return rest_ = {}, false;
  rest_.remove_prefix(1);
  while (!rest_.empty() && between_values(rest_.front())) rest_.remove_prefix(1);
  const Extent value = extent(rest_);
  member.value = rest_.substr(0, value.length);
  member.complete = value.complete;
  member.depth = value.depth;
  rest_.remove_prefix(value.length);
  return !member.value.empty();
}

}  // namespace infusecheck
