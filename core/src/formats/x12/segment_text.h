// Changes of single values in the text of a segment. All else of the text keeps its bytes: padding,
// the line breaks of a wrapped segment, elements that nobody reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/x12/segments.h"

namespace infusecheck::x12 {

/// A value as the reader sees it: without the padding and line breaks of its text.
std::string value_in(std::string_view raw);
/// `raw` with another value in place of its own, padding kept.
std::string with_value(std::string_view raw, std::string_view value);

/// Everything between separators, padding and all; the whole when there is no separator.
std::vector<std::string> split_raw(std::string_view text, std::optional<char> separator);
std::string join_raw(const std::vector<std::string>& parts, char separator);
void drop_empty_end(std::vector<std::string>& parts);

/// Element n (SV104 is 4; the segment's id is 0) with its padding; "" past the end of the segment.
std::string raw_element(std::string_view segment, const Separators& separators, int n);
/// Puts `raw` in its place, adding separators when the segment ends before it; an element left
/// empty at the end of the segment goes, with its separator.
void set_raw_element(std::string& segment, const Separators& separators, int n,
                     std::string_view raw);
void set_element(std::string& segment, const Separators& separators, int n, std::string_view value);
void set_component(std::string& segment, const Separators& separators, int n, int m,
                   std::string_view value);

/// A count moved by `by`, in as many digits as it had; as it stands when it is no count or would
/// become less than nothing.
std::string moved(std::string_view number, long by);

/// Why a value cannot stand in this file; "" when it can.
std::string unwritable(std::string_view value, const Separators& separators);

}  // namespace infusecheck::x12
