// The text files compiled into the library (scripts/cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace infusecheck::embedded {

struct TextFile {
  std::string_view path;  ///< "us/drugs.csv", "medicare-b.json"
  std::string_view bytes;
};

std::span<const TextFile> packs();
std::span<const TextFile> payers();

}  // namespace infusecheck::embedded
