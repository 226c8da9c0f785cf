// Bytes to segments. X12 is a flat list of segments (`SV1*HC:J1745*3800*UN*40~`) whose separators
// the first of them, ISA, defines. Everything here is a view of the input; nothing of it is copied,
// except a segment that was wrapped over several lines.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "infusecheck/result.h"

namespace infusecheck::x12 {

struct Separators {
  char element = '*';
  char component = ':';
  char terminator = '~';
  std::optional<char> repetition;  ///< none before version 00501
};

/// The parts of a text between separators, one at a time: components, repetitions.
class Parts {
 public:
  Parts(std::string_view text, std::optional<char> separator)
      : rest_(text), separator_(separator) {}
  bool next(std::string_view& part);

 private:
  std::string_view rest_;
  std::optional<char> separator_;
  bool done_ = false;
};

/// A segment id of up to three characters, packed, so that looking one up in a table compares
/// numbers.
class SegmentId {
 public:
  constexpr SegmentId() = default;
  constexpr SegmentId(const char* name) : SegmentId(std::string_view(name)) {}
  constexpr SegmentId(std::string_view name) {
    for (const char c : name) code_ = code_ << 8 | static_cast<unsigned char>(c);
    if (name.size() > 3) code_ = too_long;
  }
  constexpr bool empty() const { return code_ == 0; }
  std::string name() const;
  friend constexpr auto operator<=>(SegmentId, SegmentId) = default;

 private:
  static constexpr std::uint32_t too_long = 0xFFFFFFFF;
  std::uint32_t code_ = 0;
};

/// One segment. Its views hold until the splitter moves on.
struct Segment {
  static constexpr int most_elements = 32;  ///< no segment of an 837 has more than 20

  SegmentId id;            ///< empty for an empty segment
  std::size_t number = 0;  ///< 1-based in the file; empty segments do not count
  std::size_t offset = 0;  ///< of its first byte in the file
  std::size_t length = 0;  ///< in bytes, without terminator
  Separators separators;
  bool terminated = false;  ///< false when the input ends inside it
  bool wrapped = false;     ///< it held line breaks, which were taken out
  bool has_nul = false;
  bool is_utf8 = true;
  bool too_long = false;  ///< it has more elements than are kept

  /// SV104 is element(4); "" when absent. Padding around a value is not part of it.
  std::string_view element(int n) const;
  /// SV101-2 is component(1, 2).
  std::string_view component(int n, int m) const;
  int element_count() const { return count_; }
  /// "Segment 41", or "Segment 41, SV104": how messages begin.
  std::string place(int element = 0) const;

  /// Takes in the text of the next segment, in place of the last.
  void split(std::string_view body);

 private:
  void add_element(std::string_view value);
  void look_at_bytes(std::string_view body);

  std::array<std::string_view, most_elements> elements_;
  int count_ = 0;
};

/// What the ISA segment at the start of `bytes` says. It should be 106 bytes long; one whose
/// padding was lost is still read, because it always has sixteen elements.
struct IsaHeader {
  static constexpr std::size_t right_length = 106;
  Separators separators;
  std::size_t length = 0;  ///< with its terminator
};
Result<IsaHeader> read_isa(std::string_view bytes);

/// Hands out the segments of a file in order. Each ISA brings its own separators; what stands
/// before the first ISA and between IEA and the next ISA is passed over.
class Splitter {
 public:
  explicit Splitter(std::string_view bytes);
  bool next(Segment& segment);
  /// Bytes passed over since last asked, white space not counted.
  std::size_t take_stray();

 private:
  void skip_space();
  void skip_to_isa();
  std::size_t segment_end();
  void split_unwrapped(Segment& segment, std::string_view body);

  std::string_view bytes_;
  std::size_t position_ = 0;
  std::size_t number_ = 0;
  std::size_t stray_ = 0;
  bool outside_ = true;  ///< before the first ISA, or after an IEA
  Separators separators_;
  std::string unwrapped_;
};

/// A value as UTF-8 text; bytes that are not UTF-8 are read as Latin-1.
std::string text(std::string_view value);

}  // namespace infusecheck::x12
