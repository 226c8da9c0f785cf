// The command line: reads files, asks the core, prints. Nothing is decided here.
#include <chrono>
#include <cstdio>
#include <ctime>

#include "columns.h"
#include "files.h"
#include "formats/json/write_case.h"
#include "import.h"
#include "import/pack_text.h"
#include "options.h"
#include "print.h"
#include "report/coding_json.h"
#include "report/drugs_json.h"
#include "report/explain.h"
#include "report/fhir_response.h"
#include "report/report_json.h"
#include "report/sarif.h"
#include "report/units_json.h"

namespace infusecheck::cli {
namespace {

/// Exit codes of CONTRACT 4.
enum Exit { clean = 0, errors_found = 1, unusable = 2 };

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int fail(const Error& error) {
  const std::string line = "infusecheck: " + error.text() + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
  return unusable;
}

Error in_file(Error error, const std::string& path) {
  const std::string file = path == "-" ? "standard input" : path;
  error.where = error.where.empty() ? file : file + ", " + error.where;
  return error;
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return *Date::from_ymd(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::optional<Error> load_profile(Options& options) {
  if (options.profile.empty()) return std::nullopt;
  auto profile = profile_by_id(options.profile);
  if (!profile && options.profile.find_first_of("./") != std::string::npos) {
    const auto bytes = read_file(options.profile);
    if (!bytes) return bytes.error();
    profile = profile_from_json(bytes->bytes());
    if (!profile) return in_file(profile.error(), options.profile);
  }
  if (!profile) return profile.error();
  options.request.profile = std::move(*profile);
  return std::nullopt;
}

std::optional<Error> load_packs(const Options& options, Session& session) {
  for (const std::string& path : options.packs) {
    const auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    if (const auto error = session.add_pack(bytes->bytes())) return in_file(*error, path);
  }
  return std::nullopt;
}

/// Prints reports in the format asked for, as they come.
class ReportPrinter {
 public:
  explicit ReportPrinter(const Options& options) : options_(options), colour_(use_colour()) {
    if (options_.format == OutputFormat::json) print("[");
  }

  void operator()(const Report& report, const Case& c) {
    for (const Finding& finding : report.findings) errors_ |= finding.severity == Severity::error;
    switch (options_.format) {
      case OutputFormat::text:
        print(report_text(report, colour_));
        break;
      case OutputFormat::sarif:
        sarif_.add(report);
        break;
      case OutputFormat::ndjson:
        print(report_json(report, c, options_.full ? Detail::full : Detail::brief) + '\n');
        break;
      case OutputFormat::fhir:
        print(fhir_response(report, c, options_.request.check.as_of) + '\n');
        break;
      case OutputFormat::json:
        print((first_ ? "\n" : ",\n") + report_json(report, c, Detail::full));
        break;
    }
    first_ = false;
  }

  void finish() {
    if (options_.format == OutputFormat::json) print("\n]\n");
    if (options_.format == OutputFormat::sarif) print(sarif_.take() + '\n');
  }

  bool errors() const { return errors_; }

 private:
  const Options& options_;
  bool colour_;
  bool first_ = true;
  bool errors_ = false;
  SarifLog sarif_;
};

int check_files(Options& options, Session& session) {
  ReportPrinter printer(options);
  int exit = clean;
  for (const std::string& path : options.operands) {
    const auto bytes = read_file(path);
    options.request.file = path == "-" ? "" : path;
    const auto error =
        bytes ? session.check(bytes->bytes(), options.request, std::ref(printer)) : bytes.error();
    if (error) exit = fail(bytes ? in_file(*error, path) : *error);
  }
  printer.finish();
  return exit == unusable ? unusable : printer.errors() ? errors_found : clean;
}

int read_files(Options& options) {
  if (!options.save_map.empty() && options.operands.size() != 1)
    return fail({"--save-map takes one file at a time.", "", "See `infusecheck read --help`."});
  const ColumnMap* map = options.request.columns ? &*options.request.columns : nullptr;
  const bool tables = options.columns || !options.save_map.empty();
  int exit = clean;
  for (const std::string& path : options.operands) {
    const auto bytes = read_file(path);
    auto error = bytes ? std::optional<Error>() : bytes.error();
    if (bytes && tables) {
      const auto shown = shown_columns(options, bytes->bytes());
      if (shown) print(*shown);
      if (!shown) error = shown.error();
    }
    if (bytes && !error && !options.columns) {
      error = read(
          bytes->bytes(), path, [](ReadCase&& claim) { print(case_json(claim.content) + '\n'); },
          map);
    }
    if (error) exit = fail(bytes ? in_file(*error, path) : *error);
  }
  return exit;
}

int code_files(Options& options, Session& session) {
  int exit = clean;
  for (const std::string& path : options.operands) {
    const auto bytes = read_file(path);
    options.request.file = path == "-" ? "" : path;
    const auto error =
        bytes ? session.code(bytes->bytes(), options.request,
                             [](const Coding& coding) { print(coding_json(coding) + '\n'); })
              : bytes.error();
    if (error) exit = fail(bytes ? in_file(*error, path) : *error);
  }
  return exit;
}

int fix_file(Options& options, Session& session) {
  if (options.operands.size() != 1)
    return fail({"fix takes one file at a time.", "", "See `infusecheck fix --help`."});
  const std::string& path = options.operands[0];
  const auto bytes = read_file(path);
  if (!bytes) return fail(bytes.error());
  bool errors = false;
  options.request.file = path == "-" ? "" : path;
  const auto fixed =
      session.fix(bytes->bytes(), options.request, [&](const Report& report, const Case&) {
        for (const Finding& finding : report.findings)
          errors |= finding.severity == Severity::error;
      });
  if (!fixed) return fail(in_file(fixed.error(), path));
  const std::string changes = changes_text(*fixed);
  if (options.diff) {
    print(changes);
  } else {
    std::fwrite(changes.data(), 1, changes.size(), stderr);
    if (options.output.empty()) {
      print(fixed->output);
    } else if (const auto error = write_file(options.output, fixed->output)) {
      return fail(*error);
    }
  }
  return errors ? errors_found : clean;
}

int explain_rule(const Options& options) {
  if (options.operands.size() != 1)
    return fail({"explain takes the id of one rule.", "", "`infusecheck rules` lists them."});
  const Rule* rule = find_rule(options.operands[0]);
  if (rule == nullptr) return fail({"No rule has that id.", "", "`infusecheck rules` lists them."});
  print(explain(rule->info));
  return clean;
}

int answer_units(const Options& options, const Session& session) {
  if (options.units.drug.empty())
    return fail({"units needs --drug.", "", "See `infusecheck units --help`."});
  UnitsQuery query = options.units;
  const JwJz* policy =
      options.request.profile ? options.request.profile->jwjz.on(query.on) : nullptr;
  if (policy != nullptr) query.policy = *policy;
  const auto answer = units_of(query, session.reference());
  if (!answer) return fail(answer.error());
  print(units_json(*answer) + '\n');
  return clean;
}

int import_tables(const Options& options) {
  if (options.imports.empty() && options.operands.empty())
    return fail({"No file is given.", "", "See `infusecheck import --help`."});
  const auto imported = import_files(options);
  if (!imported) return fail(imported.error());
  const std::string account = options.format == OutputFormat::text
                                  ? account_text(imported->files)
                                  : account_json(imported->files) + '\n';
  if (options.output.empty()) {
    std::fwrite(account.data(), 1, account.size(), stderr);
    print(imported->pack);
  } else {
    if (const auto error = write_file(options.output, imported->pack)) return fail(*error);
    print(account);
  }
  return clean;
}

int list(const Options& options, const Session& session) {
  const bool json = options.format != OutputFormat::text;
  const std::string query = options.operands.empty() ? "" : options.operands[0];
  if (options.command == "rules") print(json ? rules_json() + '\n' : rules_text());
  if (options.command == "profiles") print(json ? profiles_json() + '\n' : profiles_text());
  if (options.command == "drugs") {
    print(json ? drugs_json(session.reference(), query) + '\n'
               : drugs_text(session.reference(), query));
    if (!json && query.empty())
      print('\n' + drug_evidence_text(session.reference(), options.request.check.as_of));
  }
  return clean;
}

int run(Options& options) {
  const std::string& command = options.command;
  if (options.help || command.empty() || command == "help") {
    const std::string topic =
        command == "help" && !options.operands.empty() ? options.operands[0] : command;
    print(help(topic));
    return command.empty() && !options.help ? unusable : clean;
  }
  if (command == "version") return print("infusecheck " INFUSECHECK_VERSION "\n"), clean;
  if (command == "explain") return explain_rule(options);
  if (command == "import") return import_tables(options);
  const bool on_files =
      command == "check" || command == "code" || command == "fix" || command == "read";
  if (!on_files && command != "units" && command != "rules" && command != "profiles" &&
      command != "drugs") {
    return fail(
        {"There is no command " + command + ".", "", "`infusecheck --help` lists the commands."});
  }
  if (on_files && options.operands.empty()) {
    return fail({"No file is given.", "", "Name a file, or - to read standard input."});
  }
  Session session;
  if (const auto error = load_profile(options)) return fail(*error);
  if (const auto error = load_packs(options, session)) return fail(*error);
  if (const auto error = load_map(options)) return fail(*error);
  if (command == "check") return check_files(options, session);
  if (command == "units") return answer_units(options, session);
  if (command == "code") return code_files(options, session);
  if (command == "read") return read_files(options);
  if (command == "fix") return fix_file(options, session);
  return list(options, session);
}

}  // namespace
}  // namespace infusecheck::cli

int main(int argc, char** argv) {
  using namespace infusecheck::cli;
  auto options = parse_arguments({argv + 1, argv + argc}, today());
  const int exit = options ? run(*options) : fail(options.error());
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit;
  return fail({"The output could not be written.", "", "Check that the disk has room."});
}
