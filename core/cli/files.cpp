#include "files.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace infusecheck::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error failed(const std::string& path, std::string_view doing) {
  return {"The file cannot be " + std::string(doing) + ": " + std::strerror(errno) + ".", path,
          "Check the name and its permissions."};
}

/// The file mapped into memory, or nothing when it is not a file with bytes on disk.
std::optional<Input> mapped(std::FILE* file) {
  struct stat status {};
  if (fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fileno(file), 0);
  if (bytes == MAP_FAILED) return std::nullopt;
  return Input(static_cast<const char*>(bytes), size);
}

}  // namespace

void Unmap::operator()(const char* mapped) const { munmap(const_cast<char*>(mapped), size); }

Result<Input> read_file(const std::string& path) {
  const bool standard_input = path == "-";
  std::unique_ptr<std::FILE, Close> opened;
  if (!standard_input) opened.reset(std::fopen(path.c_str(), "rb"));
  std::FILE* file = standard_input ? stdin : opened.get();
  if (file == nullptr) return failed(path, "opened");
  if (auto input = standard_input ? std::nullopt : mapped(file)) return std::move(*input);
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (const std::size_t read = std::fread(block.data(), 1, block.size(), file)) {
    bytes.append(block, 0, read);
  }
  if (std::ferror(file) != 0) return failed(path, "read");
  return Input(std::move(bytes));
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes) {
  std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wb"));
  if (file == nullptr) return failed(path, "opened for writing");
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (!written || std::fflush(file.get()) != 0) return failed(path, "written");
  return std::nullopt;
}

}  // namespace infusecheck::cli
