// The brackets of an X12 file: ISA…IEA around GS…GE around ST…SE, each closed with a count of what
// it holds and the control number it was opened with; and inside a set the HL segments, which name
// their parents.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "formats/x12/segments.h"

namespace infusecheck::x12 {

class Envelope {
 public:
  /// Takes note of the next segment; says what does not agree, in sentences. Usually nothing.
  std::vector<std::string> follow(const Segment& segment);
  /// What is still open at the end of the input: "GE and IEA"; "" when nothing is.
  std::string missing_trailers() const;
  bool set_is_open() const { return open_[set].open; }
  /// What is wrong with the parent an HL segment of an 837 names; "" when nothing is.
  std::string check_parent(const Segment& hl);

 private:
  enum Level : std::size_t { interchange, group, set };
  struct Bracket {
    bool open = false;
    std::string control;
    std::size_t opened_at = 0;  ///< segment number
    std::size_t count = 0;      ///< groups, sets or segments inside
  };

  void open(Level level, const Segment& segment);
  void close(Level level, const Segment& segment);
  void drop_unclosed(Level outermost);
  void complain(const Segment& segment, int element, const std::string& what);

  std::array<Bracket, 3> open_;
  std::array<std::string, 3> parents_;  ///< the last HL01 of levels 20, 22, 23
  std::vector<std::string> complaints_;
};

}  // namespace infusecheck::x12
