// Writes JSON text in the order it is told. Deterministic to the byte, natively and in wasm, and
// without building a document first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace infusecheck {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(bool flag);
  /// JSON text that is known to be valid.
  JsonWriter& raw(std::string_view json);

  template <class T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }
  /// Members that are left out when they say nothing.
  JsonWriter& optional_member(std::string_view name, std::string_view content) {
    return content.empty() ? *this : member(name, content);
  }
  template <class List>
  JsonWriter& list_member(std::string_view name, const List& list) {
    key(name).begin_array();
    for (const auto& entry : list) value(entry);
    return end_array();
  }

  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view text);
  std::size_t escape_first(std::string_view text);

  std::string out_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace infusecheck
