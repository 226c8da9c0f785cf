// The cells of a row that say what was given, read with the words of the pasted log.
#pragma once

#include <memory>
#include <optional>

#include "formats/log/vocabulary.h"
#include "formats/table/row.h"
#include "infusecheck/case.h"

namespace infusecheck::table {

class AdministrationReader {
 public:
  AdministrationReader();
  ~AdministrationReader();

  /// What the row gives; nothing when it names neither a drug nor anything of its giving. `day` is
  /// that of the row when no cell says another, `code` the drug when no cell names one.
  std::optional<Administration> read(const Row& row, std::optional<Date> day, std::string_view code,
                                     int number, CellWriter& writer);

 private:
  struct Draft;

  void take(Draft& draft, const Cell& cell);
  void drug(Draft& draft, const CellPlace& place);
  void dose(Draft& draft, const CellPlace& place);
  void unit(Draft& draft, const CellPlace& place);
  void route(Draft& draft, const CellPlace& place);
  void finish(Draft& draft);
  void set_times(Draft& draft);

  const log::Vocabulary& vocabulary();

  std::unique_ptr<log::Vocabulary> vocabulary_;  ///< made for the first row that needs it
};

}  // namespace infusecheck::table
