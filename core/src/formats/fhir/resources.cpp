#include "formats/fhir/resources.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

bool inside(std::string_view text, std::string_view bundle) {
  return !std::less<>()(text.data(), bundle.data()) &&
         std::less<>()(text.data(), bundle.data() + bundle.size());
}

/// "Patient/1" of "https://example.org/fhir/Patient/1/_history/2".
std::string_view without_server(std::string_view reference) {
  reference = reference.substr(0, reference.find("/_history/"));
  const std::size_t last = reference.rfind('/');
  if (last == std::string_view::npos || last == 0) return reference;
  const std::size_t before = reference.rfind('/', last - 1);
  return before == std::string_view::npos ? reference : reference.substr(before + 1);
}

/// Whether a key means one resource wherever it is said.
bool is_absolute(std::string_view key) {
  return key.starts_with("urn:") || key.find("://") != std::string_view::npos;
}

}  // namespace

void Resources::add(const Found& found) {
  if (found.piece != JsonSplitter::Piece::value) return;
  const Head head = head_of(found.text);
  if (known_type(head.type).empty()) return;
  if (!found.full_url.empty()) entries_.push_back({found.full_url, found.text, found.bundle});
  if (!head.id.empty()) entries_.push_back({head.type + '/' + head.id, found.text, found.bundle});
}

void Resources::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const int order = a.key.compare(b.key);
    return order != 0 ? order < 0 : std::less<>()(a.text.data(), b.text.data());
  });
}

const Resources::Entry* Resources::entry_of(std::string_view key, std::string_view bundle) const {
  const auto first_at = [&](const char* start) {
    return std::lower_bound(
        entries_.begin(), entries_.end(), std::pair(key, start), [](const Entry& a, const auto& b) {
          const int order = a.key.compare(b.first);
          return order != 0 ? order < 0 : std::less<>()(a.text.data(), b.second);
        });
  };
  if (!bundle.empty()) {
    const auto own = first_at(bundle.data());
    if (own != entries_.end() && own->key == key && inside(own->text, bundle)) return &*own;
  }
  const auto any = first_at(nullptr);
  if (any == entries_.end() || any->key != key) return nullptr;
  // Another Bundle may come from another server, where the same id is somebody else.
  const bool theirs = !bundle.empty() && !any->bundle.empty() && !is_absolute(key);
  return theirs ? nullptr : &*any;
}

const Resources::Entry* Resources::find(std::string_view reference, std::string_view bundle) const {
  if (const Entry* entry = entry_of(reference, bundle)) return entry;
  const std::string_view relative = without_server(reference);
  return relative == reference ? nullptr : entry_of(relative, bundle);
}

std::string Resources::identity(const Node* reference, const Scope& scope, Fields& fields) const {
  const std::string key = fields.text(reference, "reference");
  if (key.empty() || key.front() == '#') {
    const Node* named = fields.object(reference, "identifier");
    const std::string value = fields.text(named, "value");
    return value.empty() ? "" : "identifier " + fields.text(named, "system") + ' ' + value;
  }
  const Entry* entry = find(key, scope.bundle);
  if (entry == nullptr) return std::string(without_server(key));
  return identity_of(entry->text);
}

std::string Resources::type_behind(const Node* reference, const Scope& scope,
                                   Fields& fields) const {
  const Entry* entry = find(fields.text(reference, "reference"), scope.bundle);
  return entry == nullptr ? "" : head_of(entry->text).type;
}

std::string identity_of(std::string_view resource) {
  return "at " + std::to_string(reinterpret_cast<std::uintptr_t>(resource.data()));
}

const Node* contained(std::string_view reference, const Node& root) {
  const Node* list = root.find("contained");
  if (list == nullptr) return nullptr;
  const std::size_t count = std::min(list->children.size(), longest_list);
  for (const Node& resource : std::span(list->children).first(count)) {
    const Node* id = resource.find("id");
    if (id != nullptr && id->text == reference.substr(1)) return &resource;
  }
  return nullptr;
}

void note_unreadable(std::string_view resource, Fields& fields) {
  const std::string_view type = known_type(head_of(resource).type);
  fields.note(formats::problem(formats::read_type, fields.pointer(""),
                               "The " + std::string(type.empty() ? "resource" : type) +
                                   " that the claim refers to is not valid JSON and was not read.",
                               fields.line()));
}

}  // namespace infusecheck::fhir
