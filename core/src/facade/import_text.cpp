// The import as a text call: all files in one piece, and a list that says where each ends.
#include <vector>

#include "formats/json/read_case.h"
#include "infusecheck/facade.h"
#include "infusecheck/import.h"
#include "report/json_writer.h"

namespace infusecheck::facade {
namespace {

std::string text_of(const Json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto member = object.find(key);
  const auto* text = member == object.end() ? nullptr : member->get_ptr<const std::string*>();
  return text == nullptr ? "" : *text;
}

Error bad_option(std::string what, std::string where) {
  return {std::move(what), "options /" + std::move(where), ""};
}

/// The files that the options list, as parts of `bytes`; their sizes must add up.
Result<std::vector<ImportFile>> files_in(std::string_view bytes, const Json& options) {
  const auto list = options.find("files");
  if (list == options.end() || !list->is_array())
    return bad_option("The files are missing.", "files");
  std::vector<ImportFile> files;
  for (const Json& entry : *list) {
    const auto* size = entry.is_object() && entry.contains("size")
                           ? entry["size"].get_ptr<const Json::number_unsigned_t*>()
                           : nullptr;
    if (size == nullptr || *size > bytes.size())
      return bad_option("A file's size is missing or too large.", "files");
    const auto length = static_cast<std::size_t>(*size);
    files.push_back({text_of(entry, "name"), bytes.substr(0, length), text_of(entry, "kind"),
                     text_of(entry, "archive")});
    bytes.remove_prefix(length);
  }
  if (!bytes.empty()) return bad_option("The sizes do not add up to the bytes given.", "files");
  return files;
}

Result<ImportOptions> options_in(const Json& options) {
  ImportOptions read;
  const auto as_of = Date::parse(text_of(options, "as_of"));
  if (!as_of) return bad_option("The day of the import must be given as YYYY-MM-DD.", "as_of");
  read.as_of = *as_of;
  const std::string quarter = text_of(options, "quarter");
  read.dates = quarter_named(quarter);
  if (!quarter.empty() && !read.dates)
    return bad_option("The quarter must be written 2026Q1.", "quarter");
  return read;
}

using Progress = std::function<void(std::size_t, std::size_t)>;

Result<ImportedPack> imported(std::string_view bytes, const std::string& text,
                              const Progress& progress) {
  const auto document = parse_json(text);
  if (!document || !document->is_object())
    return Error{"The options are not a JSON object.", "options", ""};
  const auto files = files_in(bytes, *document);
  if (!files) return files.error();
  auto options = options_in(*document);
  if (!options) return options.error();
  options->progress = progress;
  return infusecheck::import_pack(*files, *options, embedded_reference());
}

}  // namespace

std::string import_pack(const std::string& bytes, const std::string& options,
                        const Progress& progress) {
  const auto result = imported(bytes, options, progress);
  JsonWriter out;
  out.begin_object();
  if (result) {
    out.member("pack", std::string_view(result->pack));
  } else {
    const Error& error = result.error();
    out.key("error").begin_object().member("what", std::string_view(error.what));
    out.optional_member("where", error.where).optional_member("remedy", error.remedy).end_object();
  }
  out.end_object();
  return out.take();
}

}  // namespace infusecheck::facade
