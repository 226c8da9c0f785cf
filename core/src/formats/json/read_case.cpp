#include "formats/json/read_case.h"

#include <algorithm>
#include <type_traits>

#include "formats/json/case_fields.h"
#include "formats/problems.h"
#include "model/names.h"

namespace infusecheck {
namespace {

using formats::problem;
using formats::shown;
using formats::shown_date;

/// An 837 holds at most 999 lines a claim; some checks compare each line with each other.
constexpr std::size_t longest_list = 2000;

std::string key_name(std::string_view key) {
  const bool plain = key.size() <= 40 && std::all_of(key.begin(), key.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || c == '_';
                     });
  return plain ? '"' + std::string(key) + '"'
               : "a key of " + std::to_string(key.size()) + " characters";
}

template <class T>
const Rule& rule_for() {
  if constexpr (std::is_same_v<T, Date>) return formats::read_date;
  if constexpr (std::is_same_v<T, LocalTime>) return formats::read_time;
  if constexpr (std::is_enum_v<T>) return formats::read_value;
  return formats::read_number;
}

template <class T>
std::string complaint(std::string_view key, const std::string& text) {
  const std::string name(key);
  if constexpr (std::is_enum_v<T>) {
    return name + " must be " + alternatives<T>() + ".";
  } else if constexpr (std::is_same_v<T, Date>) {
    return name + " is not a date of the calendar" +
           (key == "birth_date" ? "." : " as YYYY-MM-DD: " + shown_date(text) + ".");
  } else if constexpr (std::is_same_v<T, LocalTime>) {
    return name + " is not a local time as YYYY-MM-DDTHH:MM.";
  } else {
    return name + " is " + shown(text) + ", which is not " +
           (std::is_same_v<T, Count> ? "a whole number." : "a decimal number.");
  }
}

/// Reads the members of one object.
class Reader {
 public:
  Reader(const Json& object, std::string path, int line, std::vector<Finding>& problems)
      : object_(object), path_(std::move(path)), line_(line), problems_(problems) {}

  void operator()(std::string_view key, std::string& text) {
    if (const Json* member = find(key)) read_text(key, *member, path_of(key), text);
  }

  template <class T>
  void operator()(std::string_view key, Given<T>& given) {
    if (const Json* member = find(key)) read_given(key, *member, path_of(key), given);
  }

  void operator()(std::string_view key, std::optional<bool>& flag) {
    const Json* member = find(key);
    if (member == nullptr) return;
    if (!member->is_boolean()) return wrong_type(key, path_of(key), "true or false");
    flag = *member->get_ptr<const bool*>();
  }

  template <class T>
  void operator()(std::string_view key, std::vector<T>& list) {
    const Json* member = find(key);
    if (member == nullptr) return;
    if (!member->is_array()) return wrong_type(key, path_of(key), "a list");
    const std::size_t size = std::min(member->size(), longest_list);
    if (size < member->size()) {
      wrong_type(key, path_of(key),
                 "a list of at most " + std::to_string(longest_list) +
                     " entries; those after it were not read");
    }
    for (std::size_t i = 0; i < size; ++i) {
      const std::string path = path_of(key) + '/' + std::to_string(i);
      T entry;
      if constexpr (std::is_same_v<T, std::string>) {
        read_text(key, (*member)[i], path, entry);
      } else if constexpr (std::is_same_v<T, Given<Count>>) {
        read_given(key, (*member)[i], path, entry);
      } else {
        read_object(key, (*member)[i], path, entry,
                    key == "lines" ? static_cast<int>(i) + 1 : line_);
      }
      list.push_back(std::move(entry));
    }
  }

  template <class T>
  void operator()(std::string_view key, std::optional<T>& part) {
    if (const Json* member = find(key))
      read_object(key, *member, path_of(key), part.emplace(), line_);
  }

  void operator()(std::string_view key, ProfileChoice& choice) {
    const Json* member = find(key);
    if (member == nullptr) return;
    if (member->is_object()) {
      choice.inline_json = member->dump(-1, ' ', false, Json::error_handler_t::replace);
    } else {
      read_text(key, *member, path_of(key), choice.id);
    }
  }

  template <class T>
  requires std::is_class_v<T>
  void operator()(std::string_view key, T& part) {
    if (const Json* member = find(key)) read_object(key, *member, path_of(key), part, line_);
  }

  void report_unknown_keys() {
    for (const auto& [key, member] : object_.items()) {
      if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
      problems_.push_back(problem(formats::read_unknown_key, path_,
                                  key_name(key) + " is not a field of " + what_this_is() + ".",
                                  line_));
    }
  }

 private:
  const Json* find(std::string_view key) {
    known_.push_back(key);
    const auto member = object_.find(std::string(key));
    return member == object_.end() || member->is_null() ? nullptr : &*member;
  }

  std::string path_of(std::string_view key) const { return path_ + '/' + std::string(key); }
  std::string what_this_is() const { return path_.empty() ? "a case" : path_; }

  void wrong_type(std::string_view key, const std::string& path, std::string_view wanted) {
    problems_.push_back(problem(formats::read_type, path,
                                std::string(key) + " must be " + std::string(wanted) + ".", line_));
  }

  /// Text, or a number written without quotes.
  void read_text(std::string_view key, const Json& member, const std::string& path,
                 std::string& text) {
    if (const auto* string = member.get_ptr<const std::string*>()) {
      text = *string;
    } else if (member.is_number()) {
      text = member.dump();
      if (text.find('e') == std::string::npos) return;
      text.clear();  // the parser has rounded it already
      wrong_type(key, path, "in quotes when it has so many digits");
    } else if (!member.is_null()) {
      wrong_type(key, path, "text");
    }
  }

  template <class T>
  void read_given(std::string_view key, const Json& member, const std::string& path,
                  Given<T>& given) {
    std::string text;
    read_text(key, member, path, text);
    given = give<T>(std::move(text));
    if (given.absent() || given) return;
    problems_.push_back(problem(rule_for<T>(), path, complaint<T>(key, given.text), line_));
  }

  template <class T>
  void read_object(std::string_view key, const Json& member, const std::string& path, T& part,
                   int line) {
    if (!member.is_object()) return wrong_type(key, path, "an object");
    Reader inner(member, path, line, problems_);
    json_fields::describe(part, inner);
    inner.report_unknown_keys();
  }

  const Json& object_;
  std::string path_;
  int line_;
  std::vector<Finding>& problems_;
  std::vector<std::string_view> known_;
};

bool is_case(const Json& document) {
  return document.is_object() &&
         (document.contains("claim") || document.contains("authorizations") ||
          document.contains("schedule") || document.contains("encounter"));
}

Error not_a_case(const Json& document) {
  if (document.is_object() && document.contains("resourceType")) {
    return {"This is a FHIR resource among cases.", "",
            "Give FHIR resources and cases in files of their own."};
  }
  return {"This JSON is not a case: it has no \"claim\".", "",
          "Wrap the claim as {\"claim\": {\"lines\": [{\"code\": \"…\"}]}}; docs/case.md shows a "
          "whole case."};
}

}  // namespace

Result<ReadCase> read_case(const Json& document) {
  if (!is_case(document)) return not_a_case(document);
  ReadCase read;
  Reader reader(document, "", 0, read.notes.problems);
  json_fields::describe(read.content, reader);
  reader.report_unknown_keys();
  read.content.authorizations_given = document.contains("authorizations");
  read.content.history_given = document.contains("history");
  if (document.contains("claim") && read.content.claim.lines.empty() &&
      read.content.schedule.empty()) {
    read.notes.problems.push_back(
        problem(formats::read_no_lines, "/claim/lines", "The claim has no service lines."));
  }
  return read;
}

}  // namespace infusecheck
