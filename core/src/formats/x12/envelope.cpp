#include "formats/x12/envelope.h"

#include <algorithm>

#include "formats/problems.h"

namespace infusecheck::x12 {
namespace {

struct BracketKind {
  std::string_view header, trailer;
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

std::string sentence(const Segment& segment, int element, const std::string& rest) {
  std::string text = segment.place(element) + ": " + rest;
  text.front() = 'S';
  return text;
}

}  // namespace

std::vector<std::string> Envelope::follow(const Segment& segment) {
  complaints_.clear();
  if (open_[set].open && !segment.id.empty()) ++open_[set].count;
  for (const Level level : {interchange, group, set}) {
    if (segment.id == kinds[level].header) open(level, segment);
    if (segment.id == kinds[level].trailer) close(level, segment);
  }
  if (segment.id == "HL") check_parent(segment);
  return std::move(complaints_);
}

void Envelope::open(Level level, const Segment& segment) {
  drop_unclosed(level);
  if (level != interchange) ++open_[level - 1].count;
  const bool counts_itself = level == set;
  open_[level] = {true, std::string(segment.element(kinds[level].control)), segment.number,
                  counts_itself ? std::size_t{1} : 0};
  if (level == set) parents_ = {};
}

void Envelope::close(Level level, const Segment& segment) {
  const BracketKind& kind = kinds[level];
  Bracket& bracket = open_[level];
  if (!bracket.open) {
    complaints_.push_back(sentence(
        segment, 0, std::string(kind.trailer) + " closes nothing; no " + std::string(kind.header) +
                        " is open."));
    return;
  }
  if (level != set) drop_unclosed(static_cast<Level>(level + 1));
  const std::string_view count = segment.element(1);
  if (unpadded(count) != std::to_string(bracket.count)) {
    complaints_.push_back(sentence(segment, 1,
                                   "the number of " + std::string(kind.holds) + " is given as " +
                                       number_shown(count) + ", but there are " +
                                       std::to_string(bracket.count) + "."));
  }
  if (unpadded(segment.element(2)) != unpadded(bracket.control)) {
    complaints_.push_back(sentence(segment, 2,
                                   "the control number is " + number_shown(segment.element(2)) +
                                       ", but " + std::string(kind.header) + " (segment " +
                                       std::to_string(bracket.opened_at) + ") has " +
                                       number_shown(bracket.control) + "."));
  }
  bracket.open = false;
}

/// Forgets every bracket from `outermost` inwards that a new header or an outer trailer cuts off.
void Envelope::drop_unclosed(Level outermost) {
  for (int level = set; level >= outermost; --level) {
    Bracket& bracket = open_[static_cast<std::size_t>(level)];
    const BracketKind& kind = kinds[static_cast<std::size_t>(level)];
    if (!bracket.open) continue;
    complaints_.push_back("Segment " + std::to_string(bracket.opened_at) + ": " +
                          std::string(kind.header) + " is never closed by " +
                          std::string(kind.trailer) + ".");
    bracket.open = false;
  }
}

void Envelope::check_parent(const Segment& segment) {
  const auto level = std::find(hl_levels.begin(), hl_levels.end(), segment.element(3));
  if (level == hl_levels.end()) return;
  const auto depth = static_cast<std::size_t>(level - hl_levels.begin());
  const std::string parent = depth == 0 ? "" : parents_[depth - 1];
  if (unpadded(segment.element(2)) != unpadded(parent)) {
    complaints_.push_back(sentence(segment, 2,
                                   "the parent is given as " + number_shown(segment.element(2)) +
                                       ", but should be " + number_shown(parent) + "."));
  }
  parents_[depth] = segment.element(1);
  for (std::size_t below = depth + 1; below < parents_.size(); ++below) parents_[below].clear();
}

std::string Envelope::missing_trailers() const {
  std::string missing;
  int left = 0;
  for (const Bracket& bracket : open_) left += bracket.open ? 1 : 0;
  for (const Level level : {set, group, interchange}) {
    if (!open_[level].open) continue;
    missing += kinds[level].trailer;
    --left;
    if (left > 0) missing += left == 1 ? " and " : ", ";
  }
  return missing;
}

}  // namespace infusecheck::x12
