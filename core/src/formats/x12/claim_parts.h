// The segments of one claim as text, while fixes change them: those of the claim itself, and those
// of each line.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "formats/x12/claim_text.h"
#include "formats/x12/loops.h"

namespace infusecheck::x12 {

struct Part {
  std::string text;  ///< without terminator
  Loop loop = Loop::claim;
  std::size_t key = 0;  ///< position in ClaimText::segments; past its end for one that was added
  bool is_read = true;  ///< false for what no 837 has: it stays where it stands
};

/// A part split for reading. Keep it where it is: its views may be of its own copy.
class PartReading {
 public:
  PartReading(const Part& part, const Separators& separators);
  PartReading(const PartReading&) = delete;
  PartReading& operator=(const PartReading&) = delete;
  const Segment* operator->() const { return &segment_; }
  const Segment& operator*() const { return segment_; }

 private:
  std::string unwrapped_;
  Segment segment_;
};

using Parts837 = std::vector<Part>;

struct ClaimParts {
  Separators separators;
  Parts837 claim;  ///< before the first line
  std::vector<Parts837>
      lines;  ///< each from its LX on; what follows the loops of a line stays there
  std::size_t next_key = 0;

  Parts837& line(int number) { return lines[static_cast<std::size_t>(number) - 1]; }
  Part added(std::string text, Loop loop) { return {std::move(text), loop, next_key++, true}; }
};

ClaimParts parts_of(std::string_view bytes, const ClaimText& text);

/// What a reader makes of the parts; sets the loop of each anew.
Case read_parts(ClaimParts& parts, const ClaimText& text);

/// Segments that count in SE01.
long counted_segments(const ClaimParts& parts, const ClaimText& text);

/// What differs, in order: `before` is null for an added part, `after` for a removed one; `anchor`
/// is the part of the first list that an added one follows.
using OnDifference = std::function<void(const Part* anchor, const Part* before, const Part* after)>;
void compare(const ClaimParts& before, const ClaimParts& after, const OnDifference& report);

}  // namespace infusecheck::x12
