// Reading and writing whole files; "-" is standard input or output.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "infusecheck/result.h"

namespace infusecheck::cli {

struct Unmap {
  std::size_t size = 0;
  void operator()(const char* mapped) const;
};

/// The bytes of an input. A file on disk is mapped, so that memory does not grow with its size.
class Input {
 public:
  explicit Input(std::string bytes) : read_(std::move(bytes)) {}
  Input(const char* mapped, std::size_t size) : mapped_(mapped, Unmap{size}) {}

  std::string_view bytes() const {
    return mapped_ ? std::string_view(mapped_.get(), mapped_.get_deleter().size) : read_;
  }

 private:
  std::string read_;
  std::unique_ptr<const char, Unmap> mapped_;
};

Result<Input> read_file(const std::string& path);
std::optional<Error> write_file(const std::string& path, std::string_view bytes);

}  // namespace infusecheck::cli
