#include "case_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

namespace infusecheck {
namespace {

namespace fs = std::filesystem;
using Pointer = OrderedJson::json_pointer;

const fs::path& folder() {
  static const fs::path path = fs::path(INFUSECHECK_ROOT) / "tests/cases";
  return path;
}

OrderedJson json_file(const fs::path& path) {
  OrderedJson document = OrderedJson::parse(file_text(path.string()), nullptr, false);
  if (document.is_discarded()) document = {{"not_json", path.string()}};
  return document;
}

std::vector<fs::path> entries(const fs::path& path) {
  std::error_code none;
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(path, none)) {
    found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// null removes, "-" appends.
void set_at(OrderedJson& document, const std::string& pointer, const OrderedJson& value) {
  const Pointer at(pointer);
  if (!value.is_null()) {
    document[at] = value;
    return;
  }
  OrderedJson& parent = document[at.parent_pointer()];
  if (parent.is_array()) {
    parent.erase(static_cast<std::size_t>(std::atoi(at.back().c_str())));
  } else {
    parent.erase(at.back());
  }
}

std::string x12_text(const OrderedJson& segments, const OrderedJson& one) {
  std::string text;
  for (const auto& segment : segments) text += segment.get<std::string>() + "~\n";
  for (const auto& swap : one.value("swap", OrderedJson::array())) {
    const auto old = swap[0].get<std::string>();
    const std::size_t at = text.find(old);
    if (at == std::string::npos) return "swap not found: " + old;
    text.replace(at, old.size(), swap[1].get<std::string>());
  }
  return text;
}

std::string text_of(const OrderedJson& one) {
  static const OrderedJson bases = json_file(folder() / "bases.json");
  if (one.contains("text")) {
    std::string text;
    for (const auto& line : one["text"]) {
      text += (text.empty() ? "" : "\n") + line.get<std::string>();
    }
    return text;
  }
  OrderedJson document = bases.value(one.value("base", ""), OrderedJson());
  if (document.is_array()) return x12_text(document, one);
  document.merge_patch(one.value("with", OrderedJson::object()));
  const OrderedJson changes = one.value("set", OrderedJson::object());
  for (const auto& [pointer, value] : changes.items()) set_at(document, pointer, value);
  return document.dump();
}

/// Characters up to U+00FF, one byte each.
std::string latin1(std::string_view utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    bytes += c < 0x80 ? utf8[i] : static_cast<char>((c & 0x03) << 6 | (utf8[++i] & 0x3F));
  }
  return bytes;
}

std::vector<std::string> packs_of(const OrderedJson& file, const OrderedJson& one) {
  std::vector<std::string> packs;
  const OrderedJson names = one.value("packs", file.value("packs", OrderedJson::array()));
  for (const auto& name : names)
    packs.push_back(file_text((folder() / "packs" / (name.get<std::string>() + ".json")).string()));
  return packs;
}

std::vector<RuleCase> cases_in(const fs::path& path) {
  const OrderedJson file = json_file(path);
  std::vector<RuleCase> cases;
  const OrderedJson listed = file.value("cases", OrderedJson::array());
  for (const OrderedJson& content : listed) {
    OrderedJson options = content.value("options", OrderedJson::object());
    options["as_of"] = content.value("as_of", file.value("as_of", ""));
    std::string input = text_of(content);
    if (content.value("encoding", "") == "latin1") input = latin1(input);
    cases.push_back({path.parent_path().filename().string() + '/' + path.filename().string(),
                     file.value("rule", ""), content, std::move(input), options.dump(),
                     packs_of(file, content)});
  }
  return cases;
}

void add(std::vector<RuleCase>& all, std::vector<RuleCase>&& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

std::string RuleCase::text(const char* key) const { return content.value(key, ""); }

void PrintTo(const RuleCase& one, std::ostream* out) {
  *out << one.file << ": " << one.text("name");
}

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<RuleCase> rule_cases() {
  std::vector<RuleCase> all;
  for (const fs::path& category : entries(folder())) {
    const fs::path name = category.filename();
    const bool apart = name == "clean" || name == "coding" || name == "packs" || name == "planted";
    if (!fs::is_directory(category) || apart) continue;
    for (const fs::path& file : entries(category)) add(all, cases_in(file));
  }
  return all;
}

std::vector<RuleCase> clean_cases() {
  std::vector<RuleCase> all;
  for (const fs::path& file : entries(folder() / "clean")) add(all, cases_in(file));
  return all;
}

OrderedJson value_at(const OrderedJson& document, const std::string& pointer) {
  const Pointer at(pointer);
  return document.contains(at) ? document[at] : OrderedJson();
}

}  // namespace infusecheck
