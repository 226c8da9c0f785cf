// Reading tables in tests, and what was said of them.
#pragma once

#include <string>
#include <vector>

#include "formats/json/write_case.h"
#include "infusecheck/read.h"

namespace infusecheck {

struct ReadTable {
  std::optional<Error> error;
  std::vector<ReadCase> cases;

  const Claim& claim(std::size_t i = 0) const { return cases.at(i).content.claim; }
  const Line& line(std::size_t i = 0) const { return claim().lines.at(i); }
  const Administration& given(std::size_t i = 0) const {
    return cases.at(0).content.encounter.value().administrations.at(i);
  }
  /// "rule: message" of every problem of every case, one a line.
  std::string told() const {
    std::string text;
    for (const ReadCase& one : cases) {
      for (const Finding& finding : one.notes.problems)
        text.append(finding.rule).append(": ").append(finding.message).append("\n");
    }
    return text;
  }
  std::string json() const {
    std::string text;
    for (const ReadCase& one : cases) text.append(case_json(one.content)).append("\n");
    return text;
  }
};

inline ReadTable read_text(std::string_view bytes, const ColumnMap* map = nullptr) {
  ReadTable table;
  table.error = read(
      bytes, "lines.csv", [&](ReadCase&& one) { table.cases.push_back(std::move(one)); }, map);
  return table;
}

}  // namespace infusecheck
