#include "profile/reader.h"

namespace infusecheck {

void ProfileReader::fail(const std::string& at, std::string what) {
  if (!error_)
    error_ = Error{std::move(what), at, "docs/profiles.md lists every key with its type."};
}

void ProfileReader::value(const Json& json, const std::string& at, CodeSet& target) {
  std::vector<std::string> list;
  value(json, at, list);
  target = CodeSet(list.begin(), list.end());
}

void ProfileReader::value(const Json& json, const std::string& at, bool& target) {
  if (!json.is_boolean()) return fail(at, "The value must be true or false.");
  target = *json.get_ptr<const bool*>();
}

void ProfileReader::value(const Json& json, const std::string& at, int& target) {
  const auto number = json.is_number_integer() ? Quantity::parse(json.dump()) : std::nullopt;
  if (!number || *number < Quantity() || *number > Quantity::whole(100'000)) {
    return fail(at, "The value must be a whole number from 0 to 100000.");
  }
  target = static_cast<int>(number->floor());
}

void ProfileReader::value(const Json& json, const std::string& at, std::string& target) {
  const auto* text = json.get_ptr<const std::string*>();
  if (text == nullptr) return fail(at, "The value must be text.");
  target = *text;
}

void ProfileReader::value(const Json& json, const std::string& at, Quantity& target) {
  const auto* text = json.get_ptr<const std::string*>();
  const auto number = Quantity::parse(text != nullptr    ? *text
                                      : json.is_number() ? json.dump()
                                                         : "");
  if (!number) return fail(at, "The value must be a decimal number.");
  target = *number;
}

void ProfileReader::value(const Json& json, const std::string& at,
                          std::vector<std::string>& target) {
  if (!json.is_array()) return fail(at, "The value must be a list of texts.");
  for (std::size_t i = 0; i < json.size(); ++i) {
    value(json[i], at + '/' + std::to_string(i), target.emplace_back());
  }
}

void ProfileReader::value(const Json& json, const std::string& at, PaRequirement& target) {
  object(json, at, [&](const std::string& key, const Json& member, const std::string& here) {
    if (key == "required") return value(member, here, target.required), true;
    if (key == "by_pos") return value(member, here, target.by_pos), true;
    if (key == "units_include_jw") return value(member, here, target.units_include_jw), true;
    if (key == "admin_codes") return value(member, here, target.admin_codes), true;
    return false;
  });
}

void ProfileReader::value(const Json& json, const std::string& at, StepRequirement& target) {
  object(json, at, [&](const std::string& key, const Json& member, const std::string& here) {
    if (key == "drug") return value(member, here, target.drug), true;
    if (key == "requires") return value(member, here, target.required_first), true;
    if (key == "min_days") return value(member, here, target.min_days), true;
    return false;
  });
}

void ProfileReader::value(const Json& json, const std::string& at, UnitMaximum& target) {
  target.span = span(json, at);
  object(json, at, [&](const std::string& key, const Json& member, const std::string& here) {
    if (key == "drug") return value(member, here, target.drug), true;
    if (key == "units") return value(member, here, target.units), true;
    if (key == "per") return value(member, here, target.per), true;
    if (key == "days") return value(member, here, target.days), true;
    if (key == "source") return value(member, here, target.source), true;
    return key == "from" || key == "to";
  });
}

Span ProfileReader::span(const Json& json, const std::string& at) {
  Span span;
  const auto read = [&](const char* key, Date& end) {
    const auto member = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || member == json.end()) return;
    const auto* text = member->get_ptr<const std::string*>();
    const auto date = text != nullptr ? Date::parse(*text) : std::nullopt;
    date ? void(end = *date) : fail(at + '/' + key, "The value must be a date as YYYY-MM-DD.");
  };
  read("from", span.from);
  read("to", span.through);
  if (span.through < span.from) fail(at, "The dates end before they begin.");
  return span;
}

}  // namespace infusecheck
