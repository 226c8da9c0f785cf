// Reading and writing whole files; "-" is standard input or output.
#pragma once

#include <optional>
#include <string>

#include "infusecheck/result.h"

namespace infusecheck::cli {

Result<std::string> read_file(const std::string& path);
std::optional<Error> write_file(const std::string& path, std::string_view bytes);

}  // namespace infusecheck::cli
