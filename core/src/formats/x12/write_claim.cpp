#include "formats/x12/write_claim.h"

#include "formats/json/write_case.h"
#include "formats/x12/segment_text.h"
#include "formats/x12/write_edit.h"
#include "infusecheck/engine.h"

namespace infusecheck::x12 {
namespace {

Error reads_differently(const Fix& fix) {
  const FieldRef at = fix.edits.empty() ? FieldRef{} : fix.edits.front().at;
  return not_written("This file has no place from which the corrected value would be read.", at);
}

/// A segment on one line, fit for a terminal.
std::string shown(const Part* part) {
  if (part == nullptr) return "";
  std::string text;
  for (const char c : part->text) {
    if (c == '\r' || c == '\n') continue;
    text += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
  }
  return text;
}

}  // namespace

Result<std::vector<SegmentChange>> ClaimWriter::write(const Fix& fix, const Case& before) {
  if (!parts_) original_ = parts_ = parts_of(bytes_, text_);
  Case state = before;
  ClaimParts changed = *parts_;
  for (const Edit& edit : fix.edits) {
    apply(Fix{.edits = {edit}}, state);
    if (auto error = write_edit(changed, edit, state)) return *error;
  }
  number_lines(*parts_, changed);
  if (case_json(read_parts(changed, text_)) != case_json(state)) return reads_differently(fix);
  std::vector<SegmentChange> segments;
  compare(*parts_, changed, [&](const Part*, const Part* old, const Part* now) {
    const bool in_file = old != nullptr && old->key < text_.segments.size();
    segments.push_back({in_file ? text_.segments[old->key].number : 0, shown(old), shown(now)});
  });
  parts_ = std::move(changed);
  return segments;
}

std::vector<ByteChange> ClaimWriter::changes() const {
  std::vector<ByteChange> changes;
  if (!parts_) return changes;
  const PlacedSegment& clm = text_.segments.front();
  const std::size_t text_end = clm.offset + clm.length;
  const std::string_view after_segment = bytes_.substr(text_end, clm.end - text_end);
  compare(*original_, *parts_, [&](const Part* anchor, const Part* old, const Part* now) {
    if (old == nullptr) {
      changes.push_back(
          {text_.segments[anchor->key].end, 0, now->text + std::string(after_segment)});
      return;
    }
    const PlacedSegment& placed = text_.segments[old->key];
    const std::size_t length = now != nullptr ? placed.length : placed.end - placed.offset;
    changes.push_back({placed.offset, length, now != nullptr ? now->text : ""});
  });
  return changes;
}

long ClaimWriter::added_segments() const {
  return parts_ ? counted_segments(*parts_, text_) - counted_segments(*original_, text_) : 0;
}

/// A count that was wrong stays wrong by as much: what is missing or doubled in the file is not
/// known, and hiding it would lose the only trace of it.
std::optional<ByteChange> recounted(std::string_view bytes, const SetTrailer& trailer, long added) {
  const PlacedSegment& se = trailer.segment;
  std::string text(bytes.substr(se.offset, se.length));
  const std::string count = value_in(raw_element(text, trailer.separators, 1));
  const std::string now = moved(count, added);
  if (now == count) return std::nullopt;
  set_element(text, trailer.separators, 1, now);
  return ByteChange{se.offset, se.length, std::move(text)};
}

std::string with_changes(std::string_view bytes, const std::vector<ByteChange>& changes) {
  std::string output;
  std::size_t copied = 0;
  for (const ByteChange& change : changes) {
    output += bytes.substr(copied, change.offset - copied);
    output += change.text;
    copied = change.offset + change.length;
  }
  return output += bytes.substr(copied);
}

}  // namespace infusecheck::x12
