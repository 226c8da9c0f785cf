// The command line: what was asked for.
#pragma once

#include <string>
#include <vector>

#include "facade/session.h"
#include "infusecheck/result.h"
#include "infusecheck/units.h"

namespace infusecheck::cli {

/// A file to import, and what the user says it is: "asp", or "" for whatever it turns out to be.
struct ImportChoice {
  std::string kind, path;
};

enum class OutputFormat { text, json, ndjson, sarif, fhir };

struct Options {
  std::string command;
  std::vector<std::string> operands;  ///< files, or a rule for explain
  Request request;
  std::string profile;  ///< id or file
  std::vector<std::string> packs;
  OutputFormat format = OutputFormat::text;
  std::string output;                 ///< -o
  UnitsQuery units;                   ///< of `units`: --drug, --dose, --vial, …
  std::vector<ImportChoice> imports;  ///< --asp, --ndc … of `import`
  std::optional<Span> quarter;        ///< --quarter of `import`
  std::string map_file, save_map;     ///< of tables
  bool columns = false;
  bool full = false;
  bool diff = false;
  bool help = false;
};

/// Reads the arguments after the program's name; `today` is the default for --as-of.
Result<Options> parse_arguments(const std::vector<std::string>& arguments, Date today);

/// The help of a command, or of the program when it is "".
std::string help(const std::string& command);

}  // namespace infusecheck::cli
