// Rows of our tables as the CSV text of a pack, and the pack around them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/import.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// A table's CSV text, cell by cell.
class CsvText {
 public:
  explicit CsvText(const std::vector<std::string_view>& header);

  CsvText& cell(std::string_view text);
  void end_row();
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool first_ = true;
};

std::string csv_of(const std::vector<Drug>& rows);
std::string csv_of(const std::vector<Package>& rows);
std::string csv_of(const std::vector<UnitLimit>& rows);
std::string csv_of(const std::vector<AddOnPrimary>& rows);

/// What goes into a pack.
struct PackParts {
  std::map<std::string, std::string> tables;               ///< name → CSV, or pair text
  std::map<std::string, Span> covers;                      ///< name → dates
  std::map<std::string, std::vector<CodeRange>> column_1;  ///< of tables of pairs: what is whole
  std::vector<SourceInfo> sources;
};

/// [{"file","sha256","title","table","from","through","rows","kept","left_out","rejected"}]
std::string account_json(const std::vector<ImportedFile>& files);

/// A pack in one file; its id names the tables and the quarter.
std::string pack_file(const PackParts& parts, const std::vector<ImportedFile>& files);

}  // namespace infusecheck
