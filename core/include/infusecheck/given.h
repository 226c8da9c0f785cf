// What the input said, and what it means. A value that cannot be understood is kept as it stands,
// so nothing is lost between reading and writing, and reported by the reader that met it.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace infusecheck {

/// `text` is as the input wrote it, "" when absent; `value` is empty when absent or not understood.
template <class T>
struct Given {
  std::string text;
  std::optional<T> value;

  bool absent() const { return text.empty(); }
  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
  friend bool operator==(const Given&, const Given&) = default;
};

/// Reads `text` as a T through `parse_text(std::string_view, std::optional<T>&)`, found by type.
template <class T>
Given<T> give(std::string text);

}  // namespace infusecheck
