// A table as CMS ships it: which one it is, what stands above its header, and its rows.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace infusecheck {

enum class SourceKind {
  asp_limits,
  asp_noc_limits,
  ndc_crosswalk,
  noc_crosswalk,
  mue_practitioner,
  mue_outpatient,
  mue_supplier,
  hcpcs,
  addendum_b,
  ptp_practitioner,  ///< until the file's name says that it is the hospitals'
  ptp_outpatient,
  add_ons,
};

struct Layout {
  SourceKind kind;
  std::string_view
      option;  ///< what a user calls it: "asp", "ndc", "mue", "hcpcs", "opps", "ptp", "aoc"
  std::string_view title;
  std::string_view table;   ///< of ours; empty = none holds it
  std::string_view source;  ///< key of the pack's sources, before the quarter
  std::string_view url;
  /// What the header must name, squeezed: "a|b" is either, '#' a digit.
  std::array<std::string_view, 8> columns;
};

struct SourceRow {
  int line = 0;
  bool broken = false;  ///< a quote is left open, or closes inside a cell
  /// One for each column of the layout, trimmed.
  std::vector<std::string> cells;
};

struct SourceTable {
  const Layout* layout = nullptr;
  std::string title;  ///< the cells above the header
  std::string_view body;
  int first_line = 1;                  ///< of `body`
  char separator = ',';                ///< '\0' = columns of fixed width
  std::vector<std::size_t> positions;  ///< of the layout's columns in a row

  /// Every row below the header that holds anything.
  void each_row(const std::function<void(const SourceRow&)>& visit) const;
};

const Layout& layout_of(SourceKind kind);

/// The table in a file's bytes, which must outlive it; nothing when it is none of those known.
std::optional<SourceTable> recognise(std::string_view bytes);

}  // namespace infusecheck
