#include "formats/fhir/walk.h"

#include "formats/fhir/node.h"
#include "formats/text.h"

namespace infusecheck::fhir {
namespace {

using Piece = JsonSplitter::Piece;
using Member = JsonMembers::Member;
using Emit = std::function<void(const Found&)>;

/// Bundles in Bundles in Bundles: each is walked again, so there is an end to it.
constexpr int most_bundles_deep = 4;

/// The text of a JSON string, "" of any other value.
std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return "";
  if (value.find('\\') == std::string_view::npos)
    return std::string(value.substr(1, value.size() - 2));
  const auto text = parse(value);
  return text ? text->root().text : "";
}

std::string type_in(std::string_view resource) {
  JsonMembers members(resource);
  Member member;
  while (members.next(member)) {
    if (member.key == "resourceType") return unquoted(member.value);
  }
  return "";
}

Piece piece_of(const Member& value) {
  if (!value.complete) return Piece::truncated;
  return value.depth > deepest_json ? Piece::too_deep : Piece::value;
}

class Walk {
 public:
  explicit Walk(const Emit& emit) : emit_(emit) {}

  void resource(const Found& found, int level) {
    const std::string type = level < most_bundles_deep ? type_in(found.text) : "";
    if (type != "Bundle" && type != "Parameters") return emit_(found);
    const bool cut_off = found.piece == Piece::truncated;
    if (!entries_of(found.text, level) && cut_off)
      emit_({Piece::truncated, found.text.substr(found.text.size()), "", found.text});
  }

 private:
  /// Walks the entries; whether the text was found to end in one of them.
  bool entries_of(std::string_view bundle, int level) {
    JsonMembers members(bundle);
    Member member;
    bool ended = false;
    while (members.next(member)) {
      // Operations send their Bundles as Parameters.
      const bool list_of_resources = member.key == "entry" || member.key == "parameter";
      if (list_of_resources && member.value.starts_with('['))
        ended = list(member.value, bundle, level);
    }
    return ended;
  }

  bool list(std::string_view entries, std::string_view bundle, int level) {
    JsonSplitter splitter(entries, false);
    std::string_view text;
    Piece piece = splitter.next(text);
    bool ended = false;
    for (; piece != Piece::end; piece = splitter.next(text)) {
      if (text.empty()) text = entries.substr(splitter.offset(), 0);
      ended |= piece == Piece::truncated;
      entry(piece, text, bundle, level);
    }
    return ended;
  }

  void entry(Piece piece, std::string_view text, std::string_view bundle, int level) {
    Found found{piece, text, "", bundle};
    const bool object = text.starts_with('{');
    bool whole = false;
    JsonMembers members(text);
    Member member;
    while (members.next(member)) {
      if (member.key == "fullUrl") found.full_url = unquoted(member.value);
      if (member.key != "resource") continue;
      whole = true;
      found.piece = piece_of(member);
      found.text = member.value;
    }
    if (whole) resource(found, level + 1);
    // An entry may be a request or a search result without a resource.
    const bool lost = piece == Piece::truncated && (!whole || found.piece != Piece::truncated);
    if (lost) return emit_({piece, text.substr(text.size()), "", bundle});
    if (!object || (!whole && piece == Piece::too_deep)) emit_(found);
  }

  const Emit& emit_;
};

}  // namespace

void for_each_resource(std::string_view bytes, const Emit& emit) {
  JsonSplitter splitter(bytes);
  Walk walk(emit);
  std::string_view text;
  for (Piece piece = splitter.next(text); piece != Piece::end; piece = splitter.next(text)) {
    if (text.empty()) text = bytes.substr(splitter.offset(), 0);
    walk.resource({piece, text, "", {}}, 0);
  }
}

Head head_of(std::string_view resource) {
  Head head;
  JsonMembers members(resource);
  Member member;
  bool type = false;
  bool id = false;
  while ((!type || !id) && members.next(member)) {
    if (!member.complete) break;
    if (member.key == "resourceType") type = true, head.type = unquoted(member.value);
    if (member.key == "id") id = true, head.id = unquoted(member.value);
  }
  return head;
}

bool is_fhir(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('[')) text = trimmed(text.substr(1));
  return !type_in(text).empty();
}

}  // namespace infusecheck::fhir
