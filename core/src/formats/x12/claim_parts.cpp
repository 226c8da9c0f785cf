#include "formats/x12/claim_parts.h"

#include <utility>

#include "formats/x12/draft.h"

namespace infusecheck::x12 {
namespace {

/// Tells apart the lines of a claim as the reader does: LX starts one, and so does an SV1 or SV2
/// whose LX was lost.
class LineStarts {
 public:
  bool starts(const Segment& segment, Loop loop) {
    if (loop != Loop::line) return false;
    const bool service = segment.id == "SV1" || segment.id == "SV2";
    const bool starts = segment.id == "LX" || (service && (!any_ || has_service_));
    if (!starts && !service) return false;
    has_service_ = service;
    any_ = any_ || starts;
    return starts;
  }

 private:
  bool any_ = false;
  bool has_service_ = false;
};

/// Calls `use` with every part, in order.
template <class AnyParts, class Use>
void for_each(AnyParts& parts, Use use) {
  for (auto& part : parts.claim) use(part);
  for (auto& line : parts.lines) {
    for (auto& part : line) use(part);
  }
}

std::vector<const Part*> in_order(const ClaimParts& parts) {
  std::vector<const Part*> all;
  for_each(parts, [&](const Part& part) { all.push_back(&part); });
  return all;
}

}  // namespace

PartReading::PartReading(const Part& part, const Separators& separators) {
  segment_.separators = separators;
  segment_.length = part.text.size();
  segment_.split(part.text);
  if (!segment_.wrapped) return;
  unwrapped_ = part.text;
  std::erase_if(unwrapped_, [](char c) { return c == '\r' || c == '\n'; });
  segment_.split(unwrapped_);
}

ClaimParts parts_of(std::string_view bytes, const ClaimText& text) {
  ClaimParts parts;
  parts.separators = text.separators;
  LineStarts line_starts;
  Loop loop = Loop::header;
  for (const PlacedSegment& placed : text.segments) {
    Part part = parts.added(std::string(bytes.substr(placed.offset, placed.length)), loop);
    const PartReading segment(part, parts.separators);
    part.is_read = is_837_segment(segment->id);
    if (part.is_read) part.loop = loop = loop_of(*segment, loop);
    if (part.is_read && line_starts.starts(*segment, loop)) parts.lines.emplace_back();
    (parts.lines.empty() ? parts.claim : parts.lines.back()).push_back(std::move(part));
  }
  return parts;
}

Case read_parts(ClaimParts& parts, const ClaimText& text) {
  Draft draft;
  draft.head = text.head;
  draft.start(text.form, {});
  Loop loop = Loop::header;
  for_each(parts, [&](Part& part) {
    if (!part.is_read) return void(part.loop = loop);
    const PartReading segment(part, parts.separators);
    part.loop = loop = loop_of(*segment, loop);
    draft.take(*segment, loop);
  });
  return draft.finish(false).content;
}

long counted_segments(const ClaimParts& parts, const ClaimText& text) {
  long count = 0;
  for_each(parts, [&](const Part& part) {
    const bool original = part.key < text.segments.size();
    count += !original || text.segments[part.key].counted ? 1 : 0;
  });
  return count;
}

void compare(const ClaimParts& before, const ClaimParts& after, const OnDifference& report) {
  const auto old = in_order(before);
  std::size_t i = 0;
  for (const Part* part : in_order(after)) {
    const Part* anchor = i > 0 ? old[i - 1] : nullptr;
    if (part->key >= before.next_key) {
      report(anchor, nullptr, part);
      continue;
    }
    for (; old[i]->key != part->key; ++i) report(nullptr, old[i], nullptr);
    if (old[i]->text != part->text) report(nullptr, old[i], part);
    ++i;
  }
  for (; i < old.size(); ++i) report(nullptr, old[i], nullptr);
}

}  // namespace infusecheck::x12
