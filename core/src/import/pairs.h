// CMS's procedure-to-procedure files: two million rows with their history, in parts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "import/source_table.h"
#include "infusecheck/import.h"
#include "infusecheck/pair_table.h"

namespace infusecheck {

/// Whose edits a file holds, by its name ("ccipra-v322r0-f1", "ccioph-…"): its header does not say.
std::optional<Setting> setting_in(std::string_view file_name);
/// Which part of a quarter's edits it is: 4 of "ccipra-v322r0-f4.TXT"; 0 = it does not say.
int part_in(std::string_view file_name);

/// The files of one setting and quarter, one after the other.
class PairFiles {
 public:
  using Progress = std::function<void(std::size_t bytes)>;

  /// Reads a file; what its rows become is told by `finish`. `part` 0 = not known.
  void add(const SourceTable& table, int part, const Progress& progress);
  /// Sorts, and says of the nth file added what was kept, left out and rejected.
  void finish(const std::vector<ImportedFile*>& files);

  /// As a pack carries it.
  std::string text(std::string_view source) const;
  /// All codes when the four parts are there; else what each file spans.
  std::vector<CodeRange> complete() const;

 private:
  struct Edit {
    std::uint32_t column_1, column_2;  ///< packed codes
    std::uint16_t from, through;
    std::uint32_t line;
    std::uint8_t indicator, file;
  };
  struct File {
    int part = 0, rows = 0, left_out = 0;
    std::uint32_t first = 0, last = 0;  ///< column 1, packed
    std::vector<RejectedRow> rejected;
  };
  struct Cells {
    std::string_view column_1, column_2, from, through, indicator;
  };

  static bool cells_of(std::string_view row, const SourceTable& table, Cells& cells);
  void add_row(const Cells& cells, std::uint32_t line, File& file);
  void drop_overlaps();

  std::vector<Edit> edits_;
  std::vector<File> files_;
};

}  // namespace infusecheck
