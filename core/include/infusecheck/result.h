// A value or the reason there is none. Nothing in InfuseCheck throws.
//
// Three kinds of trouble are kept apart: what could not be done at all is an `Error` in a `Result`;
// what is wrong with a claim is a `Finding` in its `Report`; what is wrong with us is an assert.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>

namespace infusecheck {

/// Why something could not be done. None of the three fields ever quotes claim data.
struct Error {
  std::string what;   ///< one sentence: "The file is an 835 remittance, not a claim."
  std::string where;  ///< "segment 41, SV104", "/claim/lines/0/units", "drugs.csv:12"; may be empty
  std::string remedy;  ///< what to do, one sentence; may be empty

  /// All three on one line, as the command line prints them.
  std::string text() const;
};

/// Spelled like `std::expected<T, Error>`, so that it can become one when every compiler has it.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }

  const T& value() const { return assert(value_), *value_; }
  T& value() { return assert(value_), *value_; }
  const T& operator*() const { return value(); }
  T& operator*() { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const { return assert(!value_), error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace infusecheck
