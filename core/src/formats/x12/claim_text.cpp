#include "formats/x12/claim_text.h"

namespace infusecheck::x12 {
namespace {

PlacedSegment placed(const Segment& segment) {
  return {segment.number, segment.offset, segment.length, segment.offset + segment.length,
          !segment.id.empty()};
}

}  // namespace

void ClaimTracker::reach(std::size_t offset) {
  if (open_) claim_.segments.back().end = offset;
  open_ = false;
}

void ClaimTracker::end_set(const Segment& se) {
  trailers_.push_back({set_, se.separators, placed(se)});
}

void ClaimTracker::start_claim(std::optional<Form> form, const Claim& head) {
  claim_.segments.clear();
  claim_.set = set_;
  claim_.form = form;
  claim_.head = head;
}

void ClaimTracker::add(const Segment& segment) {
  claim_.separators = segment.separators;
  claim_.segments.push_back(placed(segment));
  open_ = true;
}

}  // namespace infusecheck::x12
