#include "facade/request.h"

#include "formats/json/read_case.h"
#include "model/names.h"

namespace infusecheck {
namespace {

Error bad_option(const std::string& key, std::string what) {
  return {std::move(what), "options /" + key,
          "core/include/infusecheck/facade.h lists the options."};
}

std::string text_of(const Json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return text != nullptr ? *text : "";
}

std::optional<Error> set_profile(const Json& value, Request& request) {
  auto profile = value.is_object()
                     ? profile_from_json(value.dump(-1, ' ', false, Json::error_handler_t::replace))
                     : profile_by_id(text_of(value));
  if (!profile) return profile.error();
  request.profile = std::move(*profile);
  return std::nullopt;
}

std::optional<Error> set_rules(const Json& value, Request& request) {
  if (!value.is_object()) return bad_option("rules", "Rules must be an object of ids.");
  for (const auto& [id, setting] : value.items()) {
    if (auto error = set_rule(request.check, id, text_of(setting))) return error;
  }
  return std::nullopt;
}

/// The options that are yes or no; null when the key or the value is none of them.
bool* flag_named(const std::string& key, const Json& value, Request& request) {
  if (!value.is_boolean()) return nullptr;
  if (key == "all_off") return &request.check.all_off;
  return key == "replacement" ? &request.replacement : nullptr;
}

std::optional<Error> set_columns(const Json& value, Request& request) {
  auto map = column_map_from_json(value.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!map) return map.error();
  request.columns = std::move(*map);
  return std::nullopt;
}

std::optional<Error> set_option(const std::string& key, const Json& value, Request& request) {
  if (value.is_null()) return std::nullopt;
  if (key == "profile") return set_profile(value, request);
  if (key == "rules") return set_rules(value, request);
  if (key == "columns") return set_columns(value, request);
  const std::string text = text_of(value);
  if (key == "file") return request.file = text, std::nullopt;
  if (key == "original_reference") return request.original_reference = text, std::nullopt;
  if (key == "as_of" || key == "date") {
    const auto date = Date::parse(text);
    if (!date) return bad_option(key, "The date must be written YYYY-MM-DD.");
    (key == "as_of" ? request.check.as_of : request.log_date) = *date;
  } else if (key == "scope") {
    request.check.scope = from_word<Scope>(text);
    if (!request.check.scope)
      return bad_option(key, "The scope must be " + alternatives<Scope>() + ".");
  } else if (key == "setting") {
    request.setting = coding_setting(text);
    if (!request.setting) return bad_option(key, "The setting must be office or facility.");
  } else if (key == "applicability") {
    const auto trust = from_word<Applicability>(text);
    if (!trust || *trust == Applicability::none) {
      return bad_option(key, "The applicability must be safe or needs-confirmation.");
    }
    request.trust = *trust;
  } else if (bool* flag = flag_named(key, value, request)) {
    *flag = *value.get_ptr<const bool*>();
  } else {
    return bad_option(key, "The option is not known or of the wrong type.");
  }
  return std::nullopt;
}

}  // namespace

Result<Request> request_from_json(std::string_view options) {
  Request request;
  const auto document = parse_json(options.empty() ? "{}" : options);
  if (!document || !document->is_object())
    return bad_option("", "The options are not a JSON object.");
  for (const auto& [key, value] : document->items()) {
    if (auto error = set_option(key, value, request)) return *error;
  }
  return request;
}

std::optional<Setting> coding_setting(std::string_view word) {
  if (word == "office") return Setting::practitioner;
  if (word == "facility") return Setting::outpatient;
  return std::nullopt;
}

std::optional<RuleSetting> rule_setting(std::string_view text) {
  if (text == "off") return RuleSetting{false, std::nullopt};
  const auto severity = from_word<Severity>(text);
  if (!severity) return std::nullopt;
  return RuleSetting{true, severity};
}

std::optional<Error> set_rule(CheckOptions& options, std::string_view id, std::string_view text) {
  const auto setting = rule_setting(text);
  if (!setting || (id == "all" && setting->on)) {
    return Error{"A rule can be set to off, info, warning or error; all rules only to off.", "",
                 ""};
  }
  if (id == "all") return options.all_off = true, std::nullopt;
  if (find_rule(id) == nullptr) {
    return Error{"No rule has the id given.", "", "`infusecheck rules` lists them."};
  }
  options.rules.insert_or_assign(std::string(id), *setting);
  return std::nullopt;
}

}  // namespace infusecheck
