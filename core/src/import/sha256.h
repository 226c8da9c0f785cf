// The SHA-256 of a file (FIPS 180-4), so that an account can be held against the publisher's copy.
#pragma once

#include <string>
#include <string_view>

namespace infusecheck {

/// 64 hexadecimal digits, lower case.
std::string sha256_hex(std::string_view bytes);

}  // namespace infusecheck
