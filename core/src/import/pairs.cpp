#include "import/pairs.h"

#include <algorithm>
#include <array>
#include <bit>

#include "formats/text.h"
#include "import/words.h"
#include "reference/pair_text.h"

namespace infusecheck {
namespace {

constexpr std::uint16_t for_ever = 0xFFFF;
constexpr std::uint32_t code_space = 60'466'176;  // 36^5
constexpr std::size_t progress_step = 4'000'000;
constexpr std::string_view never_held =
    "The edit ends on the day it begins, with indicator 9: it never held.";

/// A cell off the front of a row, without the quotes around it; false when a quote stays open.
bool take_cell(std::string_view& row, char separator, std::string_view& cell) {
  std::size_t end = row.find(separator);
  if (!row.empty() && row[0] == '"') {
    const std::size_t closing = row.find('"', 1);
    if (closing == std::string_view::npos) return false;
    cell = trimmed(row.substr(1, closing - 1));
    end = row.find(separator, closing);
  } else {
    cell = trimmed(row.substr(0, end));
  }
  row.remove_prefix(std::min(end, row.size() - 1) + 1);
  return true;
}

std::string code_text(std::uint32_t packed) {
  std::string code(5, '0');
  for (std::size_t i = code.size(); i-- > 0; packed /= 36)
    code[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[packed % 36];
  return code;
}

/// Numbers the codes that occur, in their order: a bit for each code there could be, and how many
/// are set before each word of bits.
class CodePlaces {
 public:
  CodePlaces() : bits_(code_space / 64 + 1), before_(bits_.size()) {}

  void add(std::uint32_t packed) { bits_[packed / 64] |= std::uint64_t{1} << packed % 64; }
  std::size_t number() {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      before_[i] = count;
      count += static_cast<std::uint32_t>(std::popcount(bits_[i]));
    }
    return count;
  }
  std::uint32_t place(std::uint32_t packed) const {
    const std::uint64_t lower = (std::uint64_t{1} << packed % 64) - 1;
    return before_[packed / 64] +
           static_cast<std::uint32_t>(std::popcount(bits_[packed / 64] & lower));
  }
  std::string codes() const {
    std::string text;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1)
        text += code_text(static_cast<std::uint32_t>(i * 64) +
                          static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
    return text;
  }

 private:
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> before_;
};

}  // namespace

std::optional<Setting> setting_in(std::string_view file_name) {
  const std::string name = squeezed(file_name);
  const auto says = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  const bool practitioner = says("ccipra") || says("practitioner") || says("physician");
  const bool hospital = says("ccioph") || says("hospital") || says("outpatient");
  if (practitioner == hospital) return std::nullopt;
  return practitioner ? Setting::practitioner : Setting::outpatient;
}

int part_in(std::string_view file_name) {
  for (std::size_t i = 1; i + 1 < file_name.size(); ++i) {
    const bool letter = file_name[i] == 'f' || file_name[i] == 'F';
    const bool alone = squeezed(file_name.substr(i - 1, 1)).empty() &&
                       (i + 2 == file_name.size() || squeezed(file_name.substr(i + 2, 1)).empty());
    if (letter && alone && file_name[i + 1] >= '1' && file_name[i + 1] <= '9')
      return file_name[i + 1] - '0';
  }
  return 0;
}

bool PairFiles::cells_of(std::string_view row, const SourceTable& table, Cells& cells) {
  const std::array<std::string_view*, 5> wanted{&cells.column_1, &cells.column_2, &cells.from,
                                                &cells.through, &cells.indicator};
  std::size_t last = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) last = std::max(last, table.positions[i]);
  for (std::size_t column = 0; column <= last; ++column) {
    std::string_view cell;
    if (!row.empty() && !take_cell(row, table.separator, cell)) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (table.positions[i] == column) *wanted[i] = cell;
    }
  }
  return true;
}

void PairFiles::add_row(const Cells& cells, std::uint32_t line, File& file) {
  ++file.rows;
  const auto reject = [&](std::string reason) {
    file.rejected.push_back({static_cast<int>(line), std::move(reason)});
  };
  const auto first = packed_code(cells.column_1), second = packed_code(cells.column_2);
  if (!first || !second)
    return reject("The row does not begin with two codes of five letters and digits.");
  const auto from = Date::parse_compact(cells.from);
  const bool ends = cells.through != "*" && !cells.through.empty();
  const auto through = ends ? Date::parse_compact(cells.through) : std::nullopt;
  if (!from || (ends && !through)) return reject("A date is not written YYYYMMDD.");
  if (cells.indicator != "0" && cells.indicator != "1" && cells.indicator != "9")
    return reject("The modifier indicator is not 0, 1 or 9.");
  file.first = file.first == 0 ? *first : std::min(file.first, *first);
  file.last = std::max(file.last, *first);
  if (cells.indicator == "9") return void(++file.left_out);
  if (through && *through < *from) return reject("The edit ends before it begins.");
  edits_.push_back({*first, *second, sheet_day(*from), through ? sheet_day(*through) : for_ever,
                    line, static_cast<std::uint8_t>(cells.indicator[0] - '0'),
                    static_cast<std::uint8_t>(files_.size())});
}

void PairFiles::add(const SourceTable& table, int part, const Progress& progress) {
  File file;
  file.part = part;
  std::uint32_t line = static_cast<std::uint32_t>(table.first_line);
  std::size_t told = 0;
  edits_.reserve(edits_.size() + table.body.size() / 60);
  for (std::string_view rest = table.body; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t done = table.body.size() - rest.size();
    if (progress && (done - told >= progress_step || rest.empty())) {
      progress(done - told);
      told = done;
    }
    Cells cells;
    if (!cells_of(row, table, cells)) {
      ++file.rows;
      file.rejected.push_back({static_cast<int>(line), "A quoted cell does not end."});
      continue;
    }
    // The header goes on below its first row, and lines may be blank.
    if (cells.column_1.empty() && cells.column_2.empty()) continue;
    add_row(cells, line, file);
  }
  files_.push_back(std::move(file));
}

/// Of two rows of a pair that hold on one day the one that begins later stays out.
void PairFiles::drop_overlaps() {
  std::size_t kept = 0;
  for (const Edit& edit : edits_) {
    const bool overlaps = kept > 0 && edits_[kept - 1].column_1 == edit.column_1 &&
                          edits_[kept - 1].column_2 == edit.column_2 &&
                          edit.from <= edits_[kept - 1].through;
    if (!overlaps) {
      edits_[kept++] = edit;
      continue;
    }
    files_[edit.file].rejected.push_back(
        {static_cast<int>(edit.line), "Another row of the pair holds on the same days."});
  }
  edits_.resize(kept);
}

void PairFiles::finish(const std::vector<ImportedFile*>& files) {
  const auto in_order = [](const Edit& a, const Edit& b) {
    if (a.column_1 != b.column_1) return a.column_1 < b.column_1;
    return a.column_2 != b.column_2 ? a.column_2 < b.column_2 : a.from < b.from;
  };
  if (!std::is_sorted(edits_.begin(), edits_.end(), in_order))
    std::stable_sort(edits_.begin(), edits_.end(), in_order);
  drop_overlaps();
  for (std::size_t i = 0; i < files_.size(); ++i) {
    ImportedFile& account = *files[i];
    account.rows = files_[i].rows;
    account.rejected = std::move(files_[i].rejected);
    if (files_[i].left_out > 0) account.left_out = {{std::string(never_held), files_[i].left_out}};
    account.kept = account.rows - files_[i].left_out - static_cast<int>(account.rejected.size());
  }
}

std::string PairFiles::text(std::string_view source) const {
  CodePlaces places;
  for (const Edit& edit : edits_) {
    places.add(edit.column_1);
    places.add(edit.column_2);
  }
  PairSheet sheet;
  sheet.starts.assign(places.number() + 1, 0);
  sheet.codes = places.codes();
  sheet.rows.reserve(edits_.size());
  for (const Edit& edit : edits_) {
    ++sheet.starts[places.place(edit.column_1) + 1];
    sheet.rows.push_back({.column_2 = static_cast<std::uint16_t>(places.place(edit.column_2)),
                          .from = edit.from,
                          .through = edit.through,
                          .indicator = static_cast<std::uint8_t>(edit.indicator & 3U)});
  }
  for (std::size_t i = 1; i < sheet.starts.size(); ++i) sheet.starts[i] += sheet.starts[i - 1];
  return pair_text(sheet, source, Confidence::high);
}

std::vector<CodeRange> PairFiles::complete() const {
  const auto has = [&](int part) {
    return std::any_of(files_.begin(), files_.end(),
                       [&](const File& file) { return file.part == part; });
  };
  if (has(1) && has(2) && has(3) && has(4)) return {{"00000", "ZZZZZ"}};
  std::vector<CodeRange> ranges;
  for (const File& file : files_) ranges.emplace_back(code_text(file.first), code_text(file.last));
  return ranges;
}

}  // namespace infusecheck
