// Writes 837 files for tests and reads them back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/read.h"

namespace infusecheck::x12 {

struct Style {
  char element = '*', component = ':', repetition = '^', terminator = '~';
  std::string after;  ///< after each terminator: "\n", "\r\n", "\n  "
};

/// One ISA segment, 106 bytes long.
std::string isa(const Style& style = {}, const std::string& version = "00501");

/// Segments written with * : ^, one a line, in the separators of a style.
std::string in_style(std::string_view segments, const Style& style);

/// A whole file around the segments of one transaction set, with right counts and control numbers.
std::string file_of(std::string_view segments, const Style& style = {},
                    const std::string& guide = "005010X222A1");

/// Provider, subscriber and payer, for claims to follow.
extern const std::string_view head;
/// A claim of one infusion line.
extern const std::string_view claim;

struct Outcome {
  std::optional<Error> error;
  std::vector<ReadCase> cases;

  const Claim& claim(std::size_t n = 0) const { return cases.at(n).content.claim; }
  const Line& line(std::size_t n = 0) const { return claim().lines.at(n); }
  /// The messages of a rule, over all cases.
  std::vector<std::string> messages(std::string_view rule) const;
  std::size_t finding_count() const;
};
Outcome read(std::string_view bytes);
/// The head above and these claim segments, as an 837P.
Outcome read_claim(const std::string& segments);

std::string contents(const std::string& path);

}  // namespace infusecheck::x12
