// Rules that compare the claim with the record: the difference is worked out once (facts/balance.h)
// under the rule that names it; here it is said and, where that is safe or asked for, mended.
#pragma once

#include "checks/support.h"

namespace infusecheck::checks {

/// The record's coding, or nothing when the claim bills an administration that it cannot be held
/// against; then the sink says what is missing.
const Coding* coded_record(const Facts& facts, Sink& sink);

/// Reports every difference that the rule of the sink names.
void check_against_record(const Facts& facts, Sink& sink);

/// Reports the engine's notes of the sink's rule, one finding each; `severity` when it is not the
/// rule's own.
void report_notes(const Facts& facts, Sink& sink, std::optional<Severity> severity = {});

/// Units of a code that the record supports on a date; several visits may each have theirs.
Count supported_units(const Facts& facts, std::string_view code, std::optional<Date> on);

/// Whether any line bills an administration.
bool bills_administration(const Facts& facts);
/// The line of a date and practitioner with a code, as `session` has them.
const LineFacts* line_with(const Facts& facts, const LineFacts& session, std::string_view code);

}  // namespace infusecheck::checks
