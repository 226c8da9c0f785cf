#include "formats/x12/read_837.h"

#include <utility>

#include "formats/problems.h"
#include "formats/x12/draft.h"
#include "formats/x12/envelope.h"
#include "formats/x12/guides.h"

namespace infusecheck::x12 {
namespace {

using formats::problem;

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view file_name,
         const std::function<void(ReadCase&&)>& emit)
      : splitter_(bytes), file_name_(file_name), emit_(emit) {}

  std::optional<Error> run();

 private:
  void read(const Segment& segment);
  void follow_envelope(const Segment& segment);
  bool in_claims(const Segment& segment);
  void check_form(const Segment& segment);
  void note_encoding(const Segment& segment);
  void note_stray();
  void start_claim(const Segment& clm);
  void emit_claim(bool truncated = false);
  bool note_end();

  Splitter splitter_;
  std::string_view file_name_;
  const std::function<void(ReadCase&&)>& emit_;
  Envelope envelope_;
  Guides guides_;
  std::optional<Guide> guide_;  ///< of the open transaction set
  Loop loop_ = Loop::header;
  Draft draft_;
  bool encoding_noted_ = false;  ///< for the claim being read
  std::size_t last_segment_ = 0;
  bool cut_off_ = false;  ///< the input ends inside a segment
  int claims_ = 0;
};

std::optional<Error> Reader::run() {
  Segment segment;
  while (splitter_.next(segment)) read(segment);
  const bool truncated = note_end();
  if (draft_.started) emit_claim(truncated);
  if (claims_ > 0) return std::nullopt;
  return Error{truncated ? "The 837 ends before its first claim (CLM)." : "The 837 holds no claim (CLM).",
               "segment " + std::to_string(last_segment_),
               "Save or send the file again, unchanged, from the system that wrote it."};
}

void Reader::read(const Segment& segment) {
  // Half a value is worse than none: "38" may be what is left of "3800.00".
  cut_off_ = !segment.terminated && segment.id != "IEA";
  if (cut_off_) return;
  last_segment_ = segment.number;
  note_stray();
  follow_envelope(segment);
  if (!in_claims(segment)) return;
  check_form(segment);
  loop_ = loop_of(segment, loop_);
  if (segment.id == "HL" || segment.id == "SE") draft_.closed = segment.id == "HL";
  if (segment.id == "CLM") start_claim(segment);
  note_encoding(segment);
  draft_.take(segment, loop_);
}

}  // namespace

}  // namespace infusecheck::x12
