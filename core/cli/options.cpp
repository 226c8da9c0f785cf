#include "options.h"

#include <algorithm>

#include "facade/request.h"
#include "facade/units_query.h"
#include "infusecheck/import.h"
#include "model/names.h"

namespace infusecheck::cli {
namespace {

Error bad_use(std::string what, const std::string& command) {
  return {std::move(what), "",
          "See `infusecheck" + (command.empty() ? "" : " " + command) + " --help`."};
}

std::optional<OutputFormat> format_named(std::string_view name) {
  if (name == "text") return OutputFormat::text;
  if (name == "json") return OutputFormat::json;
  if (name == "ndjson") return OutputFormat::ndjson;
  if (name == "sarif") return OutputFormat::sarif;
  if (name == "fhir") return OutputFormat::fhir;
  return std::nullopt;
}

/// Which options a command takes, as its help shows them.
std::string_view options_of(std::string_view command) {
  if (command == "check")
    return "--scope --format --full --profile --pack --as-of --rule --map --map-file --dates";
  if (command == "fix")
    return "--scope --profile --pack --as-of --rule --applicability --replacement "
           "--original-reference --diff -o";
  if (command == "units")
    return "--drug --dose --weight --bsa --volume --concentration --units --ndc --ndc-quantity "
           "--discarded --vial --date --profile --pack";
  if (command == "import")
    return "--ptp --mue --aoc --asp --ndc --hcpcs --opps --icd10 --quarter --as-of --format -o";
  if (command == "code") return "--setting --profile --pack --map --map-file --dates";
  if (command == "read") return "--columns --map --map-file --save-map --dates --format";
  if (command == "rules" || command == "profiles") return "--format --pack";
  if (command == "drugs") return "--format --pack --as-of";
  return "";
}

bool takes(const Options& options, const std::string& name) {
  const std::string known = ' ' + std::string(options_of(options.command)) + ' ';
  return name.find(' ') == std::string::npos && known.find(' ' + name + ' ') != std::string::npos;
}

std::optional<Error> set_rule_option(const std::string& value, Options& options) {
  const std::size_t equals = value.find('=');
  if (equals == std::string::npos)
    return bad_use("--rule needs ID=off, info, warning or error.", options.command);
  return set_rule(options.request.check, std::string_view(value).substr(0, equals),
                  std::string_view(value).substr(equals + 1));
}

/// "Their header=line.units"; a header may hold equals signs, a field does not.
std::optional<Error> set_map_option(const std::string& name, const std::string& value,
                                    Options& options) {
  ColumnMap& map =
      options.request.columns ? *options.request.columns : options.request.columns.emplace();
  if (name == "--dates") {
    if (value != "month-first" && value != "day-first")
      return bad_use("--dates must be month-first or day-first.", options.command);
    map.dates = value == "day-first" ? DateOrder::day_first : DateOrder::month_first;
    return std::nullopt;
  }
  const std::size_t equals = value.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return bad_use("--map needs \"Their header=line.units\".", options.command);
  const std::string field = value.substr(equals + 1);
  if (!field.empty()) {
    if (auto error = unknown_field(field)) return error;
  }
  map.fields.emplace_back(value.substr(0, equals), field);
  return std::nullopt;
}

/// "--ndc-quantity" → "ndc_quantity", the name of that part of the question of `units`.
std::optional<Error> set_units_option(const std::string& name, const std::string& value,
                                      Options& options) {
  std::string part = name == "--vial" ? "vials" : name.substr(2);
  std::replace(part.begin(), part.end(), '-', '_');
  auto error = set_units_part(options.units, part, value);
  if (!error) return std::nullopt;
  const std::string wanted = error->what.substr(error->what.find(" must be"));
  return bad_use(name + wanted, options.command);
}

std::optional<Error> set_import_option(const std::string& name, const std::string& value,
                                       Options& options) {
  if (name != "--quarter") return options.imports.push_back({name.substr(2), value}), std::nullopt;
  options.quarter = quarter_named(value);
  if (!options.quarter) return bad_use("--quarter must be written 2026Q1.", options.command);
  return std::nullopt;
}

/// The options that are words or dates of their own.
std::optional<Error> set_request_option(const std::string& name, const std::string& value,
                                        Options& options) {
  CheckOptions& check = options.request.check;
  if (name == "--format") {
    const auto format = format_named(value);
    const bool reports = options.command == "check";
    if (!format || (*format == OutputFormat::fhir && !reports)) {
      const std::string more = reports ? ", sarif or fhir." : " or sarif.";
      return bad_use("--format must be text, json, ndjson" + more, options.command);
    }
    options.format = *format;
  } else if (name == "--scope") {
    check.scope = from_word<Scope>(value);
    if (!check.scope) return bad_use("--scope must be claim or record.", options.command);
  } else if (name == "--setting") {
    options.request.setting = coding_setting(value);
    if (!options.request.setting)
      return bad_use("--setting must be office or facility.", options.command);
  } else if (name == "--as-of") {
    const auto date = Date::parse(value);
    if (!date) return bad_use("--as-of must be a date as YYYY-MM-DD.", options.command);
    check.as_of = *date;
  } else if (name == "--applicability") {
    const auto trust = from_word<Applicability>(value);
    if (!trust || *trust == Applicability::none) {
      return bad_use("--applicability must be safe or needs-confirmation.", options.command);
    }
    options.request.trust = *trust;
  }
  return std::nullopt;
}

std::optional<Error> set_value(const std::string& name, const std::string& value,
                               Options& options) {
  if (name == "--profile") return options.profile = value, std::nullopt;
  if (name == "--pack") return options.packs.push_back(value), std::nullopt;
  if (name == "-o") return options.output = value, std::nullopt;
  if (name == "--original-reference") {
    if (value.empty()) return bad_use("--original-reference must not be empty.", options.command);
    return options.request.original_reference = value, std::nullopt;
  }
  if (name == "--rule") return set_rule_option(value, options);
  if (name == "--map" || name == "--dates") return set_map_option(name, value, options);
  if (name == "--map-file") return options.map_file = value, std::nullopt;
  if (name == "--save-map") return options.save_map = value, std::nullopt;
  if (options.command == "import" && name != "--as-of" && name != "--format")
    return set_import_option(name, value, options);
  if (options.command == "units") return set_units_option(name, value, options);
  return set_request_option(name, value, options);
}

bool is_option(const std::string& argument) { return argument.size() > 1 && argument[0] == '-'; }

/// "--name=value" in two.
void split_equals(std::string& name, std::optional<std::string>& value) {
  const std::size_t equals = name.find('=');
  if (!name.starts_with("--") || equals == std::string::npos) return;
  value = name.substr(equals + 1);
  name.resize(equals);
}

/// One option, at arguments[i]; moves `i` on when its value is the next argument.
std::optional<Error> read_option(const std::vector<std::string>& arguments, std::size_t& i,
                                 Options& options) {
  std::string name = arguments[i];
  std::optional<std::string> value;
  split_equals(name, value);
  if (name == "--help" || name == "-h") return options.help = true, std::nullopt;
  if (name == "--version") return options.command = "version", std::nullopt;
  if (!takes(options, name)) {
    return bad_use("The option " + name + " is not known here.", options.command);
  }
  if (name == "--full") return options.full = true, std::nullopt;
  if (name == "--diff") return options.diff = true, std::nullopt;
  if (name == "--replacement") return options.request.replacement = true, std::nullopt;
  if (name == "--columns") return options.columns = true, std::nullopt;
  if (!value && i + 1 < arguments.size()) value = arguments[++i];
  if (!value) return bad_use("The option " + name + " needs a value.", options.command);
  return set_value(name, *value, options);
}

}  // namespace

Result<Options> parse_arguments(const std::vector<std::string>& arguments, Date today) {
  Options options;
  options.request.check.as_of = today;
  options.units.on = today;
  bool only_operands = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (only_operands || !is_option(arguments[i])) {
      options.command.empty() ? void(options.command = arguments[i])
                              : options.operands.push_back(arguments[i]);
    } else if (arguments[i] == "--") {
      only_operands = true;
    } else if (auto error = read_option(arguments, i, options)) {
      return *error;
    }
  }
  return options;
}

}  // namespace infusecheck::cli
