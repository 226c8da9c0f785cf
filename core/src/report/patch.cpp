#include "report/patch.h"

#include <algorithm>

#include "formats/json/split.h"
#include "formats/json/write_case.h"
#include "infusecheck/engine.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

std::string lines_pointer(int index) { return "/claim/lines/" + std::to_string(index); }

void operation(JsonWriter& out, std::string_view op, std::string_view path) {
  out.begin_object().member("op", op).member("path", path);
}

bool list_is_empty(const Case& c, FieldRef at) {
  if (at.field == Field::claim_diagnosis) return c.claim.diagnoses.empty();
  if (at.field == Field::claim_prior_authorizations) return c.claim.prior_authorizations.empty();
  const Line& line = c.claim.lines[static_cast<std::size_t>(at.line) - 1];
  if (at.field == Field::line_diagnosis_pointers) return line.diagnosis_pointers.empty();
  return line.modifiers.empty();
}

/// An entry added to a list that is empty, and may be absent from the JSON, brings the list along.
void append_operation(JsonWriter& out, const Edit& edit, const Case& c) {
  const bool first = list_is_empty(c, edit.at);
  const std::string list = pointer({edit.at.field, edit.at.line, 0});
  operation(out, "add", first ? list : list + "/-");
  out.key("value");
  if (first) out.begin_array();
  // A pointer is a number in JSON.
  edit.at.field == Field::line_diagnosis_pointers ? out.raw(edit.value)
                                                  : out.value(std::string_view(edit.value));
  if (first) out.end_array();
}

void write_operation(JsonWriter& out, const Edit& edit, const Case& c) {
  switch (edit.kind) {
    case Edit::Kind::set:
      operation(out, is_given(c, edit.at) ? "replace" : "add", pointer(edit.at));
      out.member("value", std::string_view(edit.value));
      break;
    case Edit::Kind::append:
      append_operation(out, edit, c);
      break;
    case Edit::Kind::remove:
      operation(out, "remove", pointer(edit.at));
      break;
    case Edit::Kind::insert_line:
      operation(out, "add", lines_pointer(edit.at.line));
      out.key("value").raw(line_json(*edit.added));
      break;
    case Edit::Kind::remove_line:
      operation(out, "remove", lines_pointer(edit.at.line - 1));
      break;
  }
  out.end_object();
}

std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    text += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return text;
}

std::optional<std::size_t> index_of(const std::string& token, std::size_t size) {
  if (token == "-") return size;
  if (token.empty() || token.size() > 6 ||
      token.find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  std::size_t index = 0;
  for (const char c : token) index = index * 10 + static_cast<std::size_t>(c - '0');
  return index;
}

/// The member or element a token names, or nothing.
Json* child(Json& parent, const std::string& token) {
  if (parent.is_object()) {
    const auto member = parent.find(token);
    return member == parent.end() ? nullptr : &*member;
  }
  const auto index = parent.is_array() ? index_of(token, parent.size()) : std::nullopt;
  return index && *index < parent.size() ? &parent[*index] : nullptr;
}

bool change(Json& parent, const std::string& token, const std::string& op, const Json* value) {
  Json* existing = child(parent, token);
  if (op == "replace" && existing != nullptr && value != nullptr) return *existing = *value, true;
  if (op == "remove" && existing != nullptr) {
    if (parent.is_object()) return parent.erase(token), true;
    return parent.erase(*index_of(token, 0)), true;
  }
  if (op != "add" || value == nullptr) return false;
  if (parent.is_object()) return parent[token] = *value, true;
  const auto index = parent.is_array() ? index_of(token, parent.size()) : std::nullopt;
  if (!index || *index > parent.size()) return false;
  parent.insert(parent.begin() + static_cast<std::ptrdiff_t>(*index), *value);
  return true;
}

bool apply_one(Json& document, const Json& operation) {
  if (!operation.is_object() || !operation.contains("op") || !operation.contains("path")) {
    return false;
  }
  const auto* op = operation["op"].get_ptr<const std::string*>();
  const auto* path = operation["path"].get_ptr<const std::string*>();
  if (op == nullptr || path == nullptr || !path->starts_with('/')) return false;
  if (std::count(path->begin(), path->end(), '/') > deepest_json) return false;
  Json* parent = &document;
  std::size_t at = 1;
  for (std::size_t slash = path->find('/', at); slash != std::string::npos;
       slash = path->find('/', at)) {
    parent = child(*parent, unescaped(path->substr(at, slash - at)));
    if (parent == nullptr) return false;
    at = slash + 1;
  }
  const Json* value = operation.contains("value") ? &operation["value"] : nullptr;
  return change(*parent, unescaped(path->substr(at)), *op, value);
}

}  // namespace

std::string patch_json(const Fix& fix, const Case& c) {
  Case state = c;
  JsonWriter out;
  out.begin_array();
  for (const Edit& edit : fix.edits) {
    write_operation(out, edit, state);
    apply(Fix{.edits = {edit}}, state);
  }
  out.end_array();
  return out.take();
}

std::optional<Error> apply_patch(Json& document, const Json& patch) {
  const Error refused{"The patch cannot be applied to this case.", "",
                      "Check the case again and use the patch of the new report."};
  if (!patch.is_array()) return refused;
  Json changed = document;
  for (const Json& operation : patch) {
    if (!apply_one(changed, operation)) return refused;
  }
  document = std::move(changed);
  return std::nullopt;
}

}  // namespace infusecheck
