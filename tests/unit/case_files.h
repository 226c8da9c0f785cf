// The rule cases of tests/cases: what to check and what to expect, as tests/cases/README.md says.
// The native twin of tests/cases/harness.mjs.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace infusecheck {

using OrderedJson = nlohmann::ordered_json;

struct RuleCase {
  std::string file;                ///< "mod/mod-jz-missing.json"
  std::string rule;                ///< "" for a clean claim
  OrderedJson content;             ///< as it stands in the file
  std::string input;               ///< the text to check
  std::string options;             ///< of the facade
  std::vector<std::string> packs;  ///< the text of each, to be laid over the built-in ones

  std::string text(const char* key) const;
};
void PrintTo(const RuleCase& one, std::ostream* out);

/// Every case of every rule, in the order of the files.
std::vector<RuleCase> rule_cases();
/// Claims that no rule has anything to say about; the bases are among them.
std::vector<RuleCase> clean_cases();

/// What a JSON pointer names; null when there is nothing.
OrderedJson value_at(const OrderedJson& document, const std::string& pointer);

std::string file_text(const std::string& path);

}  // namespace infusecheck
