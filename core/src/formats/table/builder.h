// Rows of one claim, put together.
#pragma once

#include "formats/table/administration.h"
#include "formats/table/row.h"
#include "formats/table/survey.h"
#include "infusecheck/read.h"

namespace infusecheck::table {

class CaseBuilder {
 public:
  explicit CaseBuilder(TableKind kind) : kind_(kind) {}

  bool started() const { return started_; }
  std::size_t lines() const { return read_.content.claim.lines.size(); }
  std::size_t administrations() const;
  std::vector<Finding>& problems() { return read_.notes.problems; }

  /// `pointed`: the table has a column of diagnosis pointers.
  void add(const Row& row, bool pointed);
  /// Lets go of the claim; the next row begins another.
  ReadCase finish();

 private:
  /// What one row says of a line before its diagnoses are known.
  struct RowState {
    Line line;
    bool billed = false;                 ///< a cell of the line holds something
    std::vector<std::string> diagnoses;  ///< by their place in the row; "" = an empty cell
    std::vector<const Cell*> pointers;
  };

  void line_cell(const Row& row, const Cell& cell, RowState& state);
  void claim_cell(const Row& row, const Cell& cell, RowState& state);
  void diagnosis_cell(const Cell& cell, RowState& state);
  void row_cell(const Row& row, const Cell& cell);
  void weight(const Row& row, const Cell& cell);
  void rendering_npi(const CellPlace& place, RowState& state);
  void add_administration(const Row& row, const RowState& state);
  void point(const Row& row, RowState& state, bool pointed);
  void add_pointers(const CellPlace& place, RowState& state);
  Count place_in_claim(Count pointer, const RowState& state, const CellPlace& place);
  template <class T>
  void put_once(T& value, const CellPlace& place);

  Claim& claim() { return read_.content.claim; }
  Encounter& encounter();
  int line_number() const { return static_cast<int>(lines()) + 1; }

  TableKind kind_;
  bool started_ = false;
  ReadCase read_;
  AdministrationReader administrations_;
};

}  // namespace infusecheck::table
