// The loops of an 837 and the segments that start them. X12 does not mark loops: which loop a
// segment is in follows from its id, its qualifier and where we were before. One table says how.
#pragma once

#include "formats/x12/segments.h"

namespace infusecheck::x12 {

/// In the order in which an 837 has them. The numbers are those of the implementation guides.
enum class Loop {
  header,            // before the first HL: submitter, receiver
  provider_level,    // 2000A
  billing_provider,  // 2010AA
  provider_party,    // 2010AB, 2010AC
  subscriber_level,  // 2000B
  subscriber,        // 2010BA
  payer,             // 2010BB
  patient_level,     // 2000C
  patient,           // 2010CA
  claim,             // 2300
  referring,         // 2310A (837I: 2310F)
  rendering,         // 2310B (837I: 2310D)
  facility,          // 2310C (837I: 2310E)
  supervising,       // 2310D
  attending,         // 837I: 2310A
  claim_party,       // anyone else of 2310
  other_subscriber,  // 2320
  other_party,       // 2330
  line,              // 2400
  drug,              // 2410
  line_rendering,    // 2420A (837I: 2420C)
  line_party,        // anyone else of 2420
  adjudication,      // 2430
  form,              // 2440
};

/// A run of neighbouring loops.
struct Loops {
  Loop first, last;
  constexpr Loops(Loop only) : first(only), last(only) {}
  constexpr Loops(Loop from, Loop to) : first(from), last(to) {}
  constexpr bool contain(Loop loop) const { return first <= loop && loop <= last; }
};

inline constexpr Loops anywhere{Loop::header, Loop::form};
inline constexpr Loops of_provider{Loop::provider_level, Loop::provider_party};
inline constexpr Loops of_subscriber{Loop::subscriber_level, Loop::payer};
inline constexpr Loops of_patient{Loop::patient_level, Loop::patient};
inline constexpr Loops of_claim{Loop::claim, Loop::claim_party};
inline constexpr Loops of_other_payer{Loop::other_subscriber, Loop::other_party};
inline constexpr Loops of_line{Loop::line, Loop::form};

/// The loop a segment is in, given the loop of the segment before it.
Loop loop_of(const Segment& segment, Loop before);

/// Whether an 837P or 837I has segments of this id at all.
bool is_837_segment(SegmentId id);

}  // namespace infusecheck::x12
