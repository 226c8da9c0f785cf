// The claim being read. What each segment of an 837 means for it stands in three tables: head.cpp
// for the levels above a claim, claim.cpp for loops 2300 to 2330, line.cpp for loops 2400 to 2440.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/x12/loops.h"
#include "formats/x12/notes.h"
#include "infusecheck/read.h"

namespace infusecheck::x12 {

/// Where a value stands: for messages, and in the case.
struct Place {
  const Segment& segment;
  int element;
  std::string_view what;   ///< "the unit count"
  std::string_view field;  ///< "units"; of the line, or of the claim when there is none
  int line = 0;
  int entry = -1;  ///< of a list, from 0

  std::string pointer() const;  ///< "/claim/lines/0/units", "/claim/lines/0/diagnosis_pointers/1"
};

/// A claim in the making. Provider, payer and patient come before the claim and hold for every
/// claim that follows them, so they are gathered in `head` and copied when a claim starts.
struct Draft {
  Claim head;
  Notes waiting;                 ///< findings met before the claim they belong to
  std::string birth_date_place;  ///< of the patient in `head`

  bool started = false;
  bool closed = false;  ///< an HL has begun what belongs to the next claim
  ReadCase read;
  Notes notes;
  Provider attending;
  Given<Date> statement_from, statement_to;

  std::size_t line_segment = 0;  ///< number of the segment that started the line
  bool has_service = false;      ///< the line has its SV1 or SV2
  bool keeps_drug = false;       ///< the LIN just read became the line's NDC

  Claim& claim() { return read.content.claim; }
  Line& line() { return claim().lines.back(); }
  int line_number() { return static_cast<int>(claim().lines.size()); }
  /// The place of a value of the current line.
  Place on_line(const Segment& segment, int element, std::string_view what, std::string_view field);

  /// Where a finding belongs that is met now: the claim being read, or else the next one.
  Notes& nearest() { return started && !closed ? notes : waiting; }
  void complain(const Segment& segment, int element, const std::string& message,
                std::optional<Severity> severity = {});
  /// The line's NDC stands in a LIN segment without N4.
  void unqualified(const Segment& lin);

  void give_number(Given<Quantity>& field, std::string_view value, const Place& place);
  void give_number(Given<Money>& field, std::string_view value, const Place& place);
  void give_number(Given<Count>& field, std::string_view value, const Place& place);
  void give_date(Given<Date>& field, std::string_view value, const Place& place);
  /// One date (D8) or two (RD8) of a DTP segment.
  void give_dates(Given<Date>& from, Given<Date>& to, const Place& place);

  /// A claim begins.
  void start(std::optional<Form> form, Source source);
  /// Takes what one segment says of the claim, or of the claims to come.
  void take(const Segment& segment, Loop loop);
  void start_line(const Segment& segment);
  void finish_line();
  /// The claim is complete: fills in what depends on the whole of it, and lets go of it.
  ReadCase finish(bool truncated);
};

/// Said of a composite value that holds less than it must.
inline constexpr const char* no_component =
    "there is no code after a component separator, which ISA16 names.";

/// "20260302" as ISO text, whether or not the calendar has such a day; anything else as it stands.
std::string iso_date(std::string_view value);

/// What a segment means in some loops.
struct Meaning {
  Loops where;
  SegmentId id;
  std::string_view qualifier;  ///< of element 1; "" = any
  void (*take)(Draft&, const Segment&);
};
std::span<const Meaning> head_meanings();
std::span<const Meaning> claim_meanings();
std::span<const Meaning> line_meanings();

/// Whether a LIN segment names an NDC: by its qualifier, or by the shape of its number.
bool names_ndc(const Segment& lin);

/// Name and, where it is one, NPI of an NM1 segment.
Provider provider_of(const Segment& nm1);

}  // namespace infusecheck::x12
