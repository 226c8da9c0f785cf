#include "formats/x12/read_837.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "formats/problems.h"
#include "formats/x12/draft.h"
#include "formats/x12/envelope.h"
#include "formats/x12/guides.h"

namespace infusecheck::x12 {
namespace {

using formats::problem;

constexpr SegmentId envelope_ids[] = {"ISA", "GS", "ST", "SE", "GE", "IEA", "TA1"};

bool is_envelope(SegmentId id) {
  return std::find(std::begin(envelope_ids), std::end(envelope_ids), id) != std::end(envelope_ids);
}

class Reader {
 public:
  /// `tracker` is nobody's when the places of the claims are not asked for.
  Reader(std::string_view bytes, std::string_view file_name,
         const std::function<void(ReadCase&&)>& emit, ClaimTracker* tracker = nullptr)
      : size_(bytes.size()),
        splitter_(bytes),
        file_name_(file_name),
        emit_(emit),
        tracker_(tracker) {}

  std::optional<Error> run();

 private:
  void read(const Segment& segment);
  void follow_envelope(const Segment& segment);
  void start_set(Guide guide, const Segment& st);
  bool belongs_to_claims(const Segment& segment);
  void track(const Segment& segment);
  void check_form(const Segment& segment);
  void start_claim(const Segment& clm);
  void emit_claim(bool truncated);
  void note_stray();
  bool note_truncation();

  std::size_t size_;
  Splitter splitter_;
  std::string_view file_name_;
  const std::function<void(ReadCase&&)>& emit_;
  ClaimTracker* tracker_;
  Envelope envelope_;
  Guides guides_;
  Guide guide_;  ///< of the open transaction set
  Loop loop_ = Loop::header;
  Draft draft_;
  bool encoding_noted_ = false;   ///< for the claim being read
  bool cut_off_ = false;          ///< the input ends inside a segment
  std::size_t last_segment_ = 0;  ///< the last that was complete
  int claims_ = 0;
};

std::optional<Error> Reader::run() {
  Segment segment;
  while (splitter_.next(segment)) read(segment);
  if (tracker_ != nullptr) tracker_->reach(size_);
  note_stray();
  const bool truncated = note_truncation();
  if (draft_.started) emit_claim(truncated);
  if (claims_ > 0) return std::nullopt;
  return Error{
      truncated ? "The 837 ends before its first claim (CLM)." : "The 837 holds no claim (CLM).",
      "segment " + std::to_string(last_segment_),
      "Save or send the file again, unchanged, from the system that wrote it."};
}

void Reader::read(const Segment& segment) {
  if (tracker_ != nullptr) tracker_->reach(segment.offset);
  // Half a value is worse than none: "38" may be what is left of "3800.00".
  cut_off_ = !segment.terminated && segment.id != "IEA";
  if (cut_off_) return;
  if (segment.id == "ISA") note_stray();
  last_segment_ = segment.number;
  if (tracker_ != nullptr && segment.id == "SE" && envelope_.set_is_open())
    tracker_->end_set(segment);
  follow_envelope(segment);
  const bool belongs = belongs_to_claims(segment);
  if (belongs) loop_ = loop_of(segment, loop_);
  if (belongs && segment.id == "CLM") start_claim(segment);
  track(segment);
  if (!belongs) return;
  check_form(segment);
  draft_.take(segment, loop_);
}

/// What stands inside a claim is part of its text even when no 837 has such a segment.
void Reader::track(const Segment& segment) {
  if (tracker_ == nullptr || !draft_.started || loop_ < Loop::claim) return;
  if (!is_envelope(segment.id) && envelope_.set_is_open() && guide_.readable)
    tracker_->add(segment);
}

void Reader::follow_envelope(const Segment& segment) {
  const std::vector<std::string> complaints = envelope_.follow(segment);
  std::optional<Guide> guide = guides_.follow(segment);
  if (is_envelope(segment.id)) draft_.closed = false;
  for (const std::string& complaint : complaints) {
    draft_.nearest().add(problem(formats::read_x12_envelope, "", complaint));
  }
  if (guide) start_set(std::move(*guide), segment);
}

void Reader::start_set(Guide guide, const Segment& st) {
  guide_ = std::move(guide);
  loop_ = Loop::header;
  draft_.head = {};
  if (tracker_ != nullptr) tracker_->start_set();
  if (guide_.unknown_version) {
    draft_.nearest().add(problem(
        formats::read_x12_envelope, "",
        st.place() + ": the version of the 837 is not a known one; it was read as 005010."));
  }
  if (guide_.readable) return;
  draft_.nearest().add(
      problem(formats::read_x12_skipped, "",
              st.place() + ": the transaction set is " + guide_.name + " and was not read."));
}

bool Reader::belongs_to_claims(const Segment& segment) {
  if (is_envelope(segment.id)) return false;
  if (!envelope_.set_is_open()) {
    draft_.complain(segment, 0, "it stands outside any transaction set and was not read.");
    return false;
  }
  if (!guide_.readable) return false;
  if (is_837_segment(segment.id)) return true;
  draft_.complain(segment, 0,
                  segment.id.empty() ? "a segment without an id was not read."
                                     : "its id is not one that an 837 has; it was not read.");
  return false;
}

void Reader::check_form(const Segment& segment) {
  if (segment.id == "HL") {
    draft_.closed = true;
    const std::string complaint = envelope_.check_parent(segment);
    if (!complaint.empty()) {
      draft_.nearest().add(problem(formats::read_x12_envelope, "", complaint));
    }
  }
  if (segment.wrapped) draft_.complain(segment, 0, "it holds line breaks, which were left out.");
  if (segment.too_long) {
    draft_.complain(segment, Segment::most_elements, "the elements after this one were not read.");
  }
  if (encoding_noted_ || (segment.is_utf8 && !segment.has_nul)) return;
  encoding_noted_ = true;
  draft_.nearest().add(problem(
      formats::read_encoding, "",
      segment.place() + (segment.has_nul ? ": it holds NUL characters."
                                         : ": it is not UTF-8 text; it was read as Latin-1.")));
}

void Reader::start_claim(const Segment& clm) {
  if (draft_.started) emit_claim(false);
  encoding_noted_ = false;
  if (tracker_ != nullptr) tracker_->start_claim(guide_.form, draft_.head);
  draft_.start(guide_.form, {std::string(file_name_), ++claims_, static_cast<int>(clm.number)});
}

void Reader::emit_claim(bool truncated) { emit_(draft_.finish(truncated)); }

void Reader::note_stray() {
  const std::size_t bytes = splitter_.take_stray();
  if (bytes == 0) return;
  draft_.nearest().add(problem(formats::read_x12_envelope, "",
                               "After segment " + std::to_string(last_segment_) + ": " +
                                   std::to_string(bytes) +
                                   " characters stand outside any interchange and were not read."));
}

/// Whether the input ends too early, which is noted with the last claim.
bool Reader::note_truncation() {
  draft_.closed = false;
  const std::string missing = envelope_.missing_trailers();
  const bool truncated = cut_off_ || envelope_.set_is_open();
  const std::string where = "The input ends " +
                            std::string(cut_off_ ? "inside the segment after" : "after") +
                            " segment " + std::to_string(last_segment_);
  if (truncated) {
    draft_.nearest().add(problem(formats::read_x12_truncated, "",
                                 where + (missing.empty() ? "." : ", without " + missing + ".")));
  } else if (!missing.empty()) {
    draft_.nearest().add(
        problem(formats::read_x12_envelope, "", where + ", without " + missing + "."));
  }
  draft_.notes.add(std::move(draft_.waiting));
  return truncated;
}

}  // namespace

std::optional<Error> read_837(std::string_view bytes, std::string_view file_name,
                              const std::function<void(ReadCase&&)>& emit) {
  const Result<Format> format = identify(bytes);
  if (!format) return format.error();
  return Reader(bytes, file_name, emit).run();
}

std::optional<Error> read_837_texts(std::string_view bytes, std::string_view file_name,
                                    const OnClaimText& emit, std::vector<SetTrailer>& trailers) {
  const Result<Format> format = identify(bytes);
  if (!format) return format.error();
  ClaimTracker tracker;
  const std::function<void(ReadCase &&)> emit_with_place = [&](ReadCase&& claim) {
    emit(std::move(claim), tracker.claim());
  };
  auto error = Reader(bytes, file_name, emit_with_place, &tracker).run();
  trailers = tracker.take_trailers();
  return error;
}

}  // namespace infusecheck::x12
