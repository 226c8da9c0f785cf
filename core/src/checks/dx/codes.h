// What the rules of diagnoses share: the shape of a code, and which diagnoses a line points to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/sources.h"
#include "facts/facts.h"

namespace infusecheck::checks {

inline constexpr Citation pointer_sources[] = {
    form_1500("Items 21 and 24E"),
    {"X12 RFI 433", "Diagnosis code pointers", "http://rfi.x12.org/Request/Details/433", Grade::A}};

/// A letter, a digit, a digit or letter; then up to four more, after the point if it is written.
bool is_icd10(std::string_view code);

/// A code in capitals and without its point: "M0579".
std::string plain(std::string_view code);

/// "M05.79": the code as it is quoted, with its point.
std::string shown_diagnosis(std::string_view code);

/// Positions (from 1) of the claim's diagnoses that explain a line: those it points to; all of them
/// on an institutional claim, which has no pointers. What leads nowhere is left out.
std::vector<int> diagnoses_of(const LineFacts& line, const Facts& facts);

/// The claim's diagnosis at a position from 1.
const std::string& diagnosis(const Facts& facts, int position);

/// "I10 and E78.5".
std::string diagnoses_text(const Facts& facts, const std::vector<int>& positions);

/// Edits that point a line to these diagnoses instead of those it points to.
std::vector<Edit> point_to(const LineFacts& line, const std::vector<int>& positions);

/// "diagnosis 2", "diagnoses 1 and 3".
std::string positions_text(const std::vector<int>& positions);

}  // namespace infusecheck::checks
