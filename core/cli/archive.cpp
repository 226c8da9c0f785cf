#include "archive.h"

#include <zip.h>

#include <memory>

#include "import/words.h"

namespace infusecheck::cli {
namespace {

constexpr std::size_t most_bytes = 512U << 20;
constexpr zip_int64_t most_members = 1000;
constexpr int most_depth = 1;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Error unusable(std::string what) {
  return {std::move(what), "", "Download it anew, or unpack it and give the table."};
}

Archive opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return Archive(archive);
}

/// What a member's name ends in, in lower case: "csv".
std::string ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : squeezed(name.substr(dot));
}

/// Collects the text members of an archive; all of them together stay below `most_bytes`.
class Unpacker {
 public:
  std::optional<Error> add(std::string_view bytes, const std::string& within, int depth) {
    const Archive archive = opened(bytes);
    if (!archive) return unusable("The zip archive cannot be read.");
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > most_members) return unusable("The zip archive holds too many files.");
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
      if (name == nullptr) continue;
      if (std::string_view(name) == "[Content_Types].xml") {
        return Error{"The file is a workbook.", "", "Save its sheet as CSV and give that."};
      }
      if (auto error =
              add_member(archive.get(), static_cast<zip_uint64_t>(i), within + name, depth))
        return error;
    }
    return std::nullopt;
  }

  std::vector<Member> take() { return std::move(members_); }

 private:
  std::optional<Error> add_member(zip_t* archive, zip_uint64_t index, const std::string& name,
                                  int depth) {
    const std::string ending = ending_of(name);
    const bool inner = ending == "zip" && depth < most_depth;
    if (!inner && ending != "csv" && ending != "txt") return std::nullopt;
    auto bytes = unpacked(archive, index);
    if (!bytes) return bytes.error();
    if (inner) return add(*bytes, name + "/", depth + 1);
    members_.push_back({name, std::move(*bytes)});
    return std::nullopt;
  }

  Result<std::string> unpacked(zip_t* archive, zip_uint64_t index) {
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive, index, 0));
    if (!file) return unusable("A file in the zip archive is encrypted or damaged.");
    std::string bytes;
    std::string block(1 << 16, '\0');
    zip_int64_t read = 0;
    while ((read = zip_fread(file.get(), block.data(), block.size())) > 0) {
      bytes.append(block, 0, static_cast<std::size_t>(read));
      total_ += static_cast<std::size_t>(read);
      if (total_ > most_bytes)
        return unusable(
            "The zip archive unpacks to more than 512 MB, which no table of CMS's does.");
    }
    if (read < 0) return unusable("A file in the zip archive is damaged.");
    return bytes;
  }

  std::vector<Member> members_;
  std::size_t total_ = 0;
};

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::vector<Member>> text_members(std::string_view bytes) {
  Unpacker unpacker;
  if (auto error = unpacker.add(bytes, "", 0)) return *error;
  auto members = unpacker.take();
  if (members.empty()) return unusable("The zip archive holds no csv or txt file.");
  return members;
}

}  // namespace infusecheck::cli
