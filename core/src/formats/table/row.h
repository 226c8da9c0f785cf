// A row of a table, cell by cell, into a line of a claim or an administration of a record.
#pragma once

#include <string>
#include <vector>

#include "formats/table/fields.h"
#include "formats/table/values.h"
#include "infusecheck/finding.h"
#include "infusecheck/rule.h"

namespace infusecheck::log {
class Vocabulary;
}

namespace infusecheck::table {

/// A column that is read, and how.
struct UsedColumn {
  std::size_t position = 0;
  FieldId id;
  std::string field;   ///< "line.units"
  std::string header;  ///< as it may be shown
  DateStyle dates;
};

struct Cell {
  const UsedColumn* column = nullptr;
  std::string text;
};

/// The filled cells of one row, in the order of their fields.
struct Row {
  std::size_t number = 0;  ///< from 1, the header's rows included
  std::vector<Cell> cells;

  /// The text of a field's first cell, "" without one.
  std::string_view text(std::string_view field) const;
  bool has(Part part) const;
};

/// Where a value stands: "Row 14, column DOS".
struct CellPlace {
  const Row& row;
  const Cell& cell;
  int line = 0;                         ///< of the claim, from 1; 0 = none
  int administration = 0;               ///< of the record, from 1
  std::optional<int> latest_year = {};  ///< of years of two digits

  std::string sentence(std::string_view rest) const;
  std::string pointer() const;
};

/// Writes cells into values, and says which it could not understand.
class CellWriter {
 public:
  explicit CellWriter(std::vector<Finding>& problems) : problems_(problems) {}

  void put(std::string& value, const CellPlace& place);
  void put(std::optional<bool>& value, const CellPlace& place);
  void put(std::vector<std::string>& list, const CellPlace& place);
  void put(std::vector<Given<Count>>& list, const CellPlace& place);
  void put(Given<Money>& value, const CellPlace& place);
  void put(Given<Quantity>& value, const CellPlace& place);
  void put(Given<Count>& value, const CellPlace& place);
  void put(Given<Date>& value, const CellPlace& place);
  /// Only times that carry their date; administration.h reads the others.
  void put(Given<LocalTime>& value, const CellPlace& place);
  template <class E>
  void put(Given<E>& value, const CellPlace& place);

  void complain(const Rule& rule, const CellPlace& place, std::string_view rest);
  void note(const Rule& rule, const CellPlace& place, std::string_view rest, Severity severity);

 private:
  template <class T>
  void put_number(Given<T>& value, const std::optional<std::string>& plain, const CellPlace& place,
                  std::string_view kind);

  std::vector<Finding>& problems_;
};

}  // namespace infusecheck::table
