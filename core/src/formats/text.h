// Small text helpers that every reader needs.
#pragma once

#include <string>
#include <string_view>

namespace infusecheck {

std::string_view trimmed(std::string_view text);
std::string_view without_bom(std::string_view bytes);
bool is_utf8(std::string_view bytes);
/// Each byte as the Latin-1 character it is.
std::string latin1_to_utf8(std::string_view bytes);

/// "line 3, column 17" of a byte offset.
std::string line_and_column(std::string_view bytes, std::size_t offset);

}  // namespace infusecheck
