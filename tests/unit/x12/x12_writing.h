// Writes fixes into 837 files for tests, and looks at what came out.
#pragma once

#include <string>
#include <vector>

#include "formats/x12/segment_change.h"
#include "infusecheck/engine.h"

namespace infusecheck::x12 {

struct Style;

struct Written {
  std::optional<Error> error;
  std::string file;  ///< unchanged when the fix was refused
  std::vector<SegmentChange> segments;
};

/// Writes a fix into one claim of a file, counted from 0. What reads differently from the case with
/// the fix applied fails the test.
Written write_into(const std::string& file, const Fix& fix, std::size_t position = 0);

/// The cases of a file as JSON, one a line.
std::string cases_of(const std::string& file);

/// The numbers of the LX segments, claim by claim: "1 2 3; 1".
std::string line_numbers(const std::string& file);

/// Segments of claims: two lines of an 837P, and two of an 837I whose first has no date of its own.
extern const std::string office, hospital;
/// The segments of a claim as a file, an 837I when it has SV2.
std::string file_with(const std::string& segments);
std::string file_with(const std::string& segments, const Style& style);
/// What the edits change in such a file, "-SV1*… +SV1*…"; or "refused: " and why.
std::string changes(const std::string& segments, std::vector<Edit> edits);

}  // namespace infusecheck::x12
