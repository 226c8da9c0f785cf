// Fixes of a claim, written into the file it was read from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/x12/claim_parts.h"
#include "formats/x12/segment_change.h"
#include "infusecheck/finding.h"

namespace infusecheck::x12 {

/// Bytes of the file to be replaced by others.
struct ByteChange {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string text;
};

class ClaimWriter {
 public:
  /// Both must outlive the writer. Nothing is copied until something is written.
  ClaimWriter(std::string_view bytes, const ClaimText& text) : bytes_(bytes), text_(text) {}

  /// Carries out a fix of the claim, which reads as `before`, whole or not at all: what is written
  /// is read again, and must read as the fix says. Gives the segments that changed.
  Result<std::vector<SegmentChange>> write(const Fix& fix, const Case& before);

  /// All that was written, in the order of the file.
  std::vector<ByteChange> changes() const;
  /// How many segments there are more than before, for SE01.
  long added_segments() const;

 private:
  std::string_view bytes_;
  const ClaimText& text_;
  std::optional<ClaimParts> original_, parts_;
};

/// The new SE01 of a set that has so many segments more; nothing when it stays.
std::optional<ByteChange> recounted(std::string_view bytes, const SetTrailer& trailer, long added);

/// The file with its changes, which must be in order.
std::string with_changes(std::string_view bytes, const std::vector<ByteChange>& changes);

}  // namespace infusecheck::x12
