// What the writer and the reader of pair texts agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace infusecheck::pairs {

inline constexpr std::string_view mark = "pairs 1\n";
/// Printable, and none that JSON would escape.
inline constexpr std::string_view alphabet =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
inline constexpr std::size_t bytes_of_group = 4, characters_of_group = 5;

/// What a list of rows shares with the list before it.
enum Step : std::uint32_t { added, repeated, passed_over };
inline constexpr std::uint32_t step_kinds = 3;

}  // namespace infusecheck::pairs
