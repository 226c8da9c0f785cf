#include "import.h"

#include <list>

#include "archive.h"
#include "files.h"

namespace infusecheck::cli {
namespace {

std::string base_name(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// Files read and archives unpacked; what `files` points to lives here.
struct Opened {
  std::list<Input> inputs;
  std::list<std::vector<Member>> archives;
  std::vector<ImportFile> files;

  std::optional<Error> add(const ImportChoice& choice) {
    auto input = read_file(choice.path);
    if (!input) return input.error();
    inputs.push_back(std::move(*input));
    const std::string_view bytes = inputs.back().bytes();
    if (!is_zip(bytes)) {
      files.push_back({base_name(choice.path), bytes, choice.kind, ""});
      return std::nullopt;
    }
    auto members = text_members(bytes);
    if (!members) {
      Error error = members.error();
      error.where = choice.path;
      return error;
    }
    archives.push_back(std::move(*members));
    for (const Member& member : archives.back())
      files.push_back({member.name, member.bytes, choice.kind, base_name(choice.path)});
    return std::nullopt;
  }
};

std::string paragraph(const ImportedFile& file) {
  std::string out = file.archive.empty() ? file.name : file.archive + ", " + file.name;
  if (file.title.empty()) return out + "\n  passed over: " + file.left_out[0].reason + '\n';
  out += "\n  " + file.title + ", " + file.dates.from.text() + " to " + file.dates.through.text();
  out += "\n  sha256 " + file.sha256;
  out += "\n  " + std::to_string(file.rows) + " rows: " + std::to_string(file.kept) + " kept" +
         (file.table.empty() ? "" : " in the table " + file.table) + '\n';
  for (const LeftOut& left : file.left_out)
    out += "  left out " + std::to_string(left.rows) + ": " + left.reason + '\n';
  for (const RejectedRow& row : file.rejected)
    out += "  rejected line " + std::to_string(row.line) + ": " + row.reason + '\n';
  return out;
}

}  // namespace

Result<ImportedPack> import_files(const Options& options) {
  Opened opened;
  for (const ImportChoice& choice : options.imports) {
    if (auto error = opened.add(choice)) return *error;
  }
  for (const std::string& path : options.operands) {
    if (auto error = opened.add({"", path})) return *error;
  }
  return import_pack(opened.files, {options.request.check.as_of, options.quarter},
                     embedded_reference());
}

std::string account_text(const std::vector<ImportedFile>& files) {
  std::string out;
  for (const ImportedFile& file : files) out += paragraph(file);
  return out;
}

}  // namespace infusecheck::cli
