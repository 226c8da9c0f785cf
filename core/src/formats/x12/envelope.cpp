#include "formats/x12/envelope.h"

#include <algorithm>

#include "formats/problems.h"

namespace infusecheck::x12 {
namespace {

struct BracketKind {
  SegmentId header, trailer;
  int control;  ///< the header's element with the control number; a trailer has it in element 2
  std::string_view holds;
};
constexpr std::array<BracketKind, 3> kinds{{{"ISA", "IEA", 13, "functional groups"},
                                            {"GS", "GE", 6, "transaction sets"},
                                            {"ST", "SE", 2, "segments"}}};
constexpr std::array<std::string_view, 3> hl_levels{"20", "22", "23"};

/// Control numbers may be padded with zeros on one side only.
std::string_view unpadded(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

/// Counts and control numbers are no claim data; anything else that stands in their place might be.
std::string number_shown(std::string_view text) {
  const bool digits = text.size() <= 9 && text.find_first_not_of("0123456789") == text.npos;
  if (text.empty()) return "nothing";
  return digits ? std::string(text) : formats::shown(text);
}

}  // namespace

std::vector<std::string> Envelope::follow(const Segment& segment) {
  complaints_.clear();
  if (open_[set].open && !segment.id.empty()) ++open_[set].count;
  for (const Level level : {interchange, group, set}) {
    if (segment.id == kinds[level].header) open(level, segment);
    if (segment.id == kinds[level].trailer) close(level, segment);
  }
  return std::move(complaints_);
}

void Envelope::complain(const Segment& segment, int element, const std::string& what) {
  complaints_.push_back(segment.place(element) + ": " + what);
}

void Envelope::open(Level level, const Segment& segment) {
  drop_unclosed(level);
  if (level != interchange) ++open_[level - 1].count;
  const std::size_t itself = level == set ? 1 : 0;
  open_[level] = {true, std::string(segment.element(kinds[level].control)), segment.number, itself};
  if (level == set) parents_ = {};
  constexpr std::size_t length = IsaHeader::right_length - 1;
  if (level == interchange && segment.length != length) {
    complain(segment, 0,
             "ISA is " + std::to_string(segment.length) + " characters long; it must be " +
                 std::to_string(length) + ".");
  }
}

void Envelope::close(Level level, const Segment& segment) {
  const BracketKind& kind = kinds[level];
  Bracket& bracket = open_[level];
  const std::string header = kind.header.name();
  if (!bracket.open) {
    return complain(segment, 0,
                    kind.trailer.name() + " closes nothing; no " + header + " is open.");
  }
  if (level != set) drop_unclosed(static_cast<Level>(level + 1));
  if (unpadded(segment.element(1)) != std::to_string(bracket.count)) {
    complain(segment, 1,
             "the number of " + std::string(kind.holds) + " is given as " +
                 number_shown(segment.element(1)) + ", but there are " +
                 std::to_string(bracket.count) + ".");
  }
  if (unpadded(segment.element(2)) != unpadded(bracket.control)) {
    complain(segment, 2,
             "the control number is " + number_shown(segment.element(2)) + ", but " + header +
                 " (segment " + std::to_string(bracket.opened_at) + ") has " +
                 number_shown(bracket.control) + ".");
  }
  bracket.open = false;
}

/// Forgets every bracket from `outermost` inwards that a new header or an outer trailer cuts off.
void Envelope::drop_unclosed(Level outermost) {
  for (const Level level : {set, group, interchange}) {
    if (level < outermost || !open_[level].open) continue;
    complaints_.push_back("Segment " + std::to_string(open_[level].opened_at) + ": " +
                          kinds[level].header.name() + " is never closed by " +
                          kinds[level].trailer.name() + ".");
    open_[level].open = false;
  }
}

std::string Envelope::check_parent(const Segment& hl) {
  const auto level = std::find(hl_levels.begin(), hl_levels.end(), hl.element(3));
  if (level == hl_levels.end()) return hl.place(3) + ": the level is not 20, 22 or 23.";
  const auto depth = static_cast<std::size_t>(level - hl_levels.begin());
  const std::string parent = depth == 0 ? "" : parents_[depth - 1];
  parents_[depth] = hl.element(1);
  for (std::size_t below = depth + 1; below < parents_.size(); ++below) parents_[below].clear();
  if (unpadded(hl.element(2)) == unpadded(parent)) return "";
  return hl.place(2) + ": the parent is given as " + number_shown(hl.element(2)) +
         ", but should be " + number_shown(parent) + ".";
}

std::string Envelope::missing_trailers() const {
  std::string missing;
  int left = 0;
  for (const Bracket& bracket : open_) left += bracket.open ? 1 : 0;
  for (const Level level : {set, group, interchange}) {
    if (!open_[level].open) continue;
    missing += kinds[level].trailer.name();
    --left;
    if (left > 0) missing += left == 1 ? " and " : ", ";
  }
  return missing;
}

}  // namespace infusecheck::x12
