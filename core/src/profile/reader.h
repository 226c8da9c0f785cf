// Reads the values of a profile's keys, remembering the first error with its place.
#pragma once

#include <string>
#include <type_traits>

#include "formats/json/read_case.h"
#include "infusecheck/profile.h"
#include "model/names.h"

namespace infusecheck {

class ProfileReader {
 public:
  const std::optional<Error>& error() const { return error_; }
  void fail(const std::string& at, std::string what);

  /// A plain value, or a dated list [{from, to, value, source}] whose spans must not overlap.
  template <class T>
  void dated(const Json& json, const std::string& at, Dated<T>& target) {
    target.entries.clear();
    const bool is_dated =
        json.is_array() && !json.empty() && json[0].is_object() && json[0].contains("value");
    if (!is_dated) return value(json, at, target.entries.emplace_back().value);
    for (std::size_t i = 0; i < json.size(); ++i) {
      dated_entry(json[i], at + '/' + std::to_string(i), target);
    }
  }

  void value(const Json& json, const std::string& at, CodeSet& target);
  void value(const Json& json, const std::string& at, bool& target);
  void value(const Json& json, const std::string& at, int& target);
  void value(const Json& json, const std::string& at, std::string& target);
  void value(const Json& json, const std::string& at, Quantity& target);
  void value(const Json& json, const std::string& at, std::vector<std::string>& target);
  void value(const Json& json, const std::string& at, PaRequirement& target);
  void value(const Json& json, const std::string& at, StepRequirement& target);
  void value(const Json& json, const std::string& at, UnitMaximum& target);

  template <class E>
  requires std::is_enum_v<E>
  void value(const Json& json, const std::string& at, E& target) {
    const auto* text = json.get_ptr<const std::string*>();
    const auto word = from_word<E>(text != nullptr ? *text : json.is_number() ? json.dump() : "");
    word ? void(target = *word) : fail(at, "The value must be " + alternatives<E>() + ".");
  }

  template <class T>
  void value(const Json& json, const std::string& at, std::vector<T>& target) {
    if (!json.is_array()) return fail(at, "The value must be a list.");
    for (std::size_t i = 0; i < json.size(); ++i) {
      value(json[i], at + '/' + std::to_string(i), target.emplace_back());
    }
  }

  template <class T>
  void value(const Json& json, const std::string& at,
             std::map<std::string, T, std::less<>>& target) {
    object(json, at, [&](const std::string& key, const Json& member, const std::string& here) {
      value(member, here, target[key]);
      return true;
    });
  }

 private:
  /// Calls `member(key, value, place)` for each member; it answers false for a key it does not
  /// know.
  template <class Member>
  void object(const Json& json, const std::string& at, Member&& member) {
    if (!json.is_object()) return fail(at, "The value must be an object.");
    for (const auto& [key, entry] : json.items()) {
      std::string here = at;
      here.append("/").append(key);
      if (!member(key, entry, here)) fail(here, "The key is not known.");
    }
  }

  template <class T>
  void dated_entry(const Json& json, const std::string& at, Dated<T>& target) {
    typename Dated<T>::Entry entry{span(json, at), {}, {}};
    object(json, at, [&](const std::string& key, const Json& member, const std::string& here) {
      if (key == "value") return value(member, here, entry.value), true;
      if (key == "source") return value(member, here, entry.source), true;
      return key == "from" || key == "to";
    });
    for (const auto& earlier : target.entries) {
      if (earlier.span.overlaps(entry.span))
        fail(at, "The dates overlap those of an earlier entry.");
    }
    target.entries.push_back(std::move(entry));
  }

  Span span(const Json& json, const std::string& at);

  std::optional<Error> error_;
};

}  // namespace infusecheck
