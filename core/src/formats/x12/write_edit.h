// One edit of a fix, carried out on the segments of a claim. Which element a field is written to
// stands in the tables of write_field.cpp.
#pragma once

#include <optional>

#include "formats/x12/claim_parts.h"
#include "infusecheck/finding.h"

namespace infusecheck::x12 {

/// `state` is the case as the edit leaves it. After an Error the parts are of no use.
std::optional<Error> write_edit(ClaimParts& parts, const Edit& edit, const Case& state);

/// A field that is one value.
std::optional<Error> write_field(ClaimParts& parts, FieldRef at, const std::string& value);
/// The dates of a line, both in one DTP.
std::optional<Error> write_dates(ClaimParts& parts, FieldRef at, const Line& line);
/// An entry of a list: modifiers, pointers, diagnoses, authorizations.
std::optional<Error> write_list(ClaimParts& parts, const Edit& edit, const Case& state);
/// The segments of a line of its own, as the line says.
std::optional<Error> write_new_line(ClaimParts& parts, int after, const Line& line, Form form);
void remove_line(ClaimParts& parts, int number);
/// The numbers of LX follow the lines that came and went since `before`.
void number_lines(const ClaimParts& before, ClaimParts& parts);

/// Puts a segment where the guides want it among those of its loop: `segments` hold one such loop,
/// and what stands below it.
void insert_in_order(Parts837& segments, const Separators& separators, Part part);

/// The part of the line that holds SV1 or SV2; null when it has neither.
Part* service_of(Parts837& line, const Separators& separators);
bool is_institutional(const Part& service, const Separators& separators);

Error not_written(std::string what, FieldRef at);

}  // namespace infusecheck::x12
