#include "formats/json/write_case.h"

#include <type_traits>

#include "formats/json/case_fields.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

/// Writes the members of one object; an object with nothing in it is left out with its key.
class Writer {
 public:
  explicit Writer(JsonWriter& out) : out_(out) {}

  void operator()(std::string_view key, std::string& text) { out_.optional_member(key, text); }

  template <class T>
  void operator()(std::string_view key, Given<T>& given) {
    if (given.absent()) return;
    if constexpr (std::is_same_v<T, Count>) {
      if (given.value) return void(out_.member(key, *given.value));
    }
    out_.member(key, std::string_view(given.text));
  }

  void operator()(std::string_view key, std::optional<bool>& flag) {
    if (flag) out_.member(key, *flag);
  }

  void operator()(std::string_view key, std::vector<std::string>& list) {
    if (!list.empty()) out_.list_member(key, list);
  }

  void operator()(std::string_view key, std::vector<Given<Count>>& list) {
    if (list.empty()) return;
    out_.key(key).begin_array();
    for (const Given<Count>& entry : list) {
      entry.value ? out_.value(*entry.value) : out_.value(std::string_view(entry.text));
    }
    out_.end_array();
  }

  template <class T>
  void operator()(std::string_view key, std::vector<T>& list) {
    if (list.empty()) return;
    out_.key(key).begin_array();
    for (T& entry : list) object(entry);
    out_.end_array();
  }

  template <class T>
  void operator()(std::string_view key, std::optional<T>& part) {
    if (!part) return;
    out_.key(key);
    object(*part);
  }

  void operator()(std::string_view key, ProfileChoice& choice) {
    if (!choice.inline_json.empty()) {
      out_.key(key).raw(choice.inline_json);
    } else {
      out_.optional_member(key, choice.id);
    }
  }

  template <class T>
  requires std::is_class_v<T>
  void operator()(std::string_view key, T& part) {
    JsonWriter probe;
    Writer inner(probe);
    inner.object(part);
    const std::string text = probe.take();
    if (text != "{}") out_.key(key).raw(text);
  }

  template <class T>
  void object(T& part) {
    out_.begin_object();
    json_fields::describe(part, *this);
    out_.end_object();
  }

 private:
  JsonWriter& out_;
};

template <class T>
std::string text_of(T part) {
  JsonWriter out;
  Writer writer(out);
  writer.object(part);
  return out.take();
}

}  // namespace

std::string case_json(const Case& c) {
  Case copy = c;
  JsonWriter out;
  Writer writer(out);
  out.begin_object();
  json_fields::describe(copy, writer);
  // An empty list says "none on file", which is more than saying nothing.
  if (c.authorizations_given && c.authorizations.empty()) {
    out.key("authorizations").begin_array().end_array();
  }
  if (c.history_given && c.history.empty()) out.key("history").begin_array().end_array();
  out.end_object();
  return out.take();
}

std::string line_json(const Line& line) { return text_of(line); }
std::string administration_json(const Administration& given) { return text_of(given); }

}  // namespace infusecheck
