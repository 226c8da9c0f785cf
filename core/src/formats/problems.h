// What readers say about input they could not understand. Both readers use these, so the same
// mistake reads the same in JSON and in X12.
#pragma once

#include <string>
#include <string_view>

#include "checks/read/reading.h"
#include "infusecheck/finding.h"

namespace infusecheck::formats {

/// `where` names the place for a person ("segment 41, SV104", "line 1"); `at` is the JSON pointer
/// into the case, "" for the whole. `message` must not quote names, ids or free text.
Finding problem(const Rule& rule, std::string at, std::string message, int line = 0);

/// A value as it may be shown: in quotes when it is short and holds a digit ("4O"), otherwise
/// described ("a text of 14 characters"), so that no name or id ever reaches a message.
std::string shown(std::string_view text);

/// A date that cannot be read, in quotes when it is made of nothing but digits and separators.
std::string shown_date(std::string_view text);

}  // namespace infusecheck::formats
