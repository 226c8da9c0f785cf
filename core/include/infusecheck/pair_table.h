// NCCI's procedure-to-procedure edits. CMS's quarterly files hold some two million of them, ended
// ones included, so they are kept as eight bytes a row, and a look-up takes well under a
// microsecond. Tables ptp_practitioner and ptp_outpatient.
//
// A table is a pile of sheets, one for each pack that was laid: the newest sheet that covers a date
// decides. A sheet knows which codes its pack was complete for; a pair of other codes is
// `outside_pack` unless an edit is listed, so that silence is never taken for permission.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "infusecheck/calendar.h"
#include "infusecheck/lookup.h"

namespace infusecheck {

/// With column 1 paid, column 2 is not. The texts are the table's own.
struct PairEdit {
  std::string_view column_1, column_2;
  Span span;
  int indicator = 0;  ///< CCMI: 0 never together, 1 together with a modifier that tells them apart
  std::string_view source;
  Confidence confidence = Confidence::low;
};

struct PairLookup {
  Found found = Found::unknown;
  PairEdit edit = {};
  explicit operator bool() const { return found == Found::yes; }
  const PairEdit* operator->() const { return &edit; }
};

/// A code of five letters and digits as a number in their order; nothing for anything else.
std::optional<std::uint32_t> packed_code(std::string_view code);

/// First and last of the codes in a row.
using CodeRange = std::pair<std::string, std::string>;

/// The edits of one pack, sorted by pair and date; the spans of a pair do not overlap.
class PairSheet {
 public:
  struct Row {
    std::uint16_t column_2 = 0;                ///< place in `codes`
    std::uint16_t from = 0, through = 0xFFFF;  ///< days since 1990, or for ever
    std::uint8_t indicator : 2 = 0;
    std::uint8_t confidence : 2 = 0;
    std::uint8_t unused : 4 = 0;
    std::uint8_t source = 0;  ///< place in `sources`
  };
  static_assert(sizeof(Row) == 8);

  std::string codes;                  ///< five characters each, sorted
  std::vector<std::uint32_t> starts;  ///< of each code's rows as column 1, and their end
  std::vector<Row> rows;
  std::vector<std::string> sources;
  Span covers;

  /// Readies `place_of`, once the codes are there.
  void index_codes();
  /// Every edit of these column 1 with these column 2 is here; an empty second list is any code.
  void set_complete(const std::vector<CodeRange>& column_1, const std::vector<CodeRange>& column_2);

  std::size_t code_count() const { return codes.size() / 5; }
  std::string_view code(std::size_t place) const {
    return std::string_view(codes).substr(place * 5, 5);
  }
  std::optional<std::size_t> place_of(std::string_view code) const;

  /// What the sheet knows of a code, found once and compared often.
  struct Known {
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;
    std::uint32_t place = nowhere;
    bool complete_1 = false, complete_2 = false;  ///< as column 1, as column 2
  };
  Known known(std::string_view code) const;
  PairLookup find(const Known& column_1, const Known& column_2, Date on) const;

  std::span<const Row> rows_of(std::size_t column_1) const {
    return std::span(rows).subspan(starts[column_1], starts[column_1 + 1] - starts[column_1]);
  }
  PairEdit edit(std::size_t column_1, const Row& row) const;

 private:
  using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  Ranges complete_1_, complete_2_;  ///< packed, in order
  bool any_column_2_ = false;
  std::vector<std::uint32_t> packed_;    ///< `codes` as numbers
  std::vector<std::uint16_t> first_of_;  ///< by the first three characters: where such codes begin
};

class PairTable {
 public:
  /// The codes of one day, compared with each other.
  class Day;

  /// Whether column 2 is bundled into column 1 on a date; `unknown` = no edit, and the table knows.
  PairLookup find(std::string_view column_1, std::string_view column_2,
                  std::optional<Date> on) const;
  /// The edits of a first column that hold on a date, by the newest sheet that has any.
  std::vector<PairEdit> edits_of(std::string_view column_1, Date on) const;

  bool covers(Date on) const;
  std::size_t size() const;  ///< rows, of all sheets
  std::span<const std::shared_ptr<const PairSheet>> sheets() const { return sheets_; }
  void lay(std::shared_ptr<const PairSheet> sheet) {
    sheets_.insert(sheets_.begin(), std::move(sheet));
  }

 private:
  std::vector<std::shared_ptr<const PairSheet>> sheets_;  ///< the newest first
};

class PairTable::Day {
 public:
  Day(const PairTable& table, Date on);
  /// False when no sheet knows the day.
  bool is_covered() const { return !sheets_.empty(); }
  /// Takes a code in; its number is how many came before it.
  void add(std::string_view code);
  PairLookup find(std::size_t column_1, std::size_t column_2) const;

 private:
  Date on_;
  std::vector<const PairSheet*> sheets_;  ///< that cover the day, the newest first
  std::vector<PairSheet::Known> known_;   ///< code by code, for each sheet
};

/// An edit as a pack lists it.
struct PairRow {
  std::string column_1, column_2;
  Span span;
  int indicator = 0;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string pair;  ///< "96365 96372", the key
  std::string_view key() const { return pair; }
};
PairSheet sheet_of(const std::vector<PairRow>& rows);

/// Days as a sheet keeps them; a date before 1990 is its first day.
std::uint16_t sheet_day(Date day);

}  // namespace infusecheck
