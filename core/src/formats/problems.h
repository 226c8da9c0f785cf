// What readers say about input they could not understand. Both readers use these, so the same
// mistake reads the same in JSON and in X12.
#pragma once

#include <string>
#include <string_view>

#include "infusecheck/finding.h"
#include "infusecheck/rule.h"

namespace infusecheck::formats {

extern const Rule read_number, read_date, read_time, read_value, read_type, read_unknown_key,
    read_encoding, read_no_lines, read_x12_envelope, read_x12_segment, read_x12_truncated,
    read_x12_skipped;

/// `where` names the place for a person ("segment 41, SV104", "line 1"); `at` is the JSON pointer
/// into the case, "" for the whole. `message` must not quote names, ids or free text.
Finding problem(const Rule& rule, std::string at, std::string message, int line = 0);

/// A value as it may be shown: in quotes when it is short and holds a digit ("4O"), otherwise
/// described ("a text of 14 characters"), so that no name or id ever reaches a message.
std::string shown(std::string_view text);

}  // namespace infusecheck::formats
