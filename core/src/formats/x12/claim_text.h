// Where the segments of a claim stand in the file, for a writer that changes some of them and
// copies the rest.
#pragma once

#include <optional>
#include <vector>

#include "formats/x12/segments.h"
#include "infusecheck/case.h"

namespace infusecheck::x12 {

struct PlacedSegment {
  std::size_t number = 0;  ///< 1-based in the file
  std::size_t offset = 0;  ///< of its first byte
  std::size_t length = 0;  ///< without terminator
  std::size_t end = 0;     ///< where the next segment starts, past terminator and line end
  bool counted = true;     ///< in SE01; an empty segment is not
};

struct ClaimText {
  Separators separators;
  std::vector<PlacedSegment> segments;  ///< from its CLM to its last, known to an 837 or not
  int set = 0;                          ///< which transaction set of the file
  std::optional<Form> form;             ///< what the set says it holds
  Claim head;                           ///< what the levels above say of the claim
};

/// The SE segment that closes a set.
struct SetTrailer {
  int set = 0;
  Separators separators;
  PlacedSegment segment;
};

/// Takes down the places while a file is read.
class ClaimTracker {
 public:
  /// The next segment starts here: the one before it ends.
  void reach(std::size_t offset);
  void start_set() { ++set_; }
  void end_set(const Segment& se);
  void start_claim(std::optional<Form> form, const Claim& head);
  void add(const Segment& segment);

  const ClaimText& claim() const { return claim_; }
  std::vector<SetTrailer> take_trailers() { return std::move(trailers_); }

 private:
  int set_ = 0;
  ClaimText claim_;
  bool open_ = false;  ///< the claim's last segment waits for its end
  std::vector<SetTrailer> trailers_;
};

}  // namespace infusecheck::x12
