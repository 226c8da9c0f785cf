#include <algorithm>
#include <array>

#include "model/names.h"
#include "reference/pair_steps.h"
#include "reference/pair_text.h"

namespace infusecheck {
namespace {

using namespace pairs;
using Row = PairSheet::Row;

/// Four times what CMS publishes: a text that claims more was not written by an import.
constexpr std::size_t most_rows = 8'000'000;

/// Reads numbers off the characters; past the end or out of the alphabet it is broken for good.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    digits_.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
      digits_[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
  }

  bool broken() const { return broken_; }

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35 && !broken_; shift += 7) {
      const std::uint32_t byte = next();
      value |= (byte & 0x7F) << shift;
      if ((byte & 0x80) != 0) return value;
    }
    broken_ = true;
    return 0;
  }

 private:
  std::uint32_t next() {
    if (left_ == 0 && !group()) return 0x80;
    --left_;
    return bits_ >> (left_ * 8) & 0xFF;
  }

  bool group() {
    std::uint64_t bits = 0;
    broken_ = broken_ || text_.size() < characters_of_group;
    for (std::size_t i = 0; i < characters_of_group && !broken_; ++i) {
      const int digit = digits_[static_cast<unsigned char>(text_[i])];
      broken_ = digit < 0;
      bits = bits * alphabet.size() + static_cast<std::uint64_t>(digit);
    }
    broken_ = broken_ || bits > 0xFFFFFFFF;
    if (broken_) return false;
    bits_ = static_cast<std::uint32_t>(bits);
    left_ = bytes_of_group;
    text_.remove_prefix(characters_of_group);
    return true;
  }

  std::string_view text_;
  std::array<int, 256> digits_{};
  std::uint32_t bits_ = 0;
  unsigned left_ = 0;
  bool broken_ = false;
};

/// Decodes; `false` from any step means that the bytes are not what a writer wrote.
class SheetReader {
 public:
  explicit SheetReader(std::string_view text) : in_(text) {}

  bool read(PairSheet& sheet) { return codes(sheet) && kinds() && lists(sheet); }

 private:
  bool codes(PairSheet& sheet) {
    const std::uint32_t count = in_.number();
    if (count > 0xFFFF) return false;
    std::uint64_t packed = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t distance = in_.number();
      packed += distance;
      if (in_.broken() || (distance == 0 && i > 0) || packed >= 60'466'176) return false;  // 36^5
      std::array<char, 5> code{};
      std::uint64_t rest = packed;
      for (std::size_t k = code.size(); k-- > 0; rest /= 36)
        code[k] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36];
      sheet.codes.append(code.data(), code.size());
    }
    return true;
  }

  bool kinds() {
    const std::uint32_t count = in_.number();
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t from = in_.number(), through = in_.number(), indicator = in_.number();
      if (in_.broken() || through > 0xFFFF || from > through || indicator > 1) return false;
      Row row;
      row.from = static_cast<std::uint16_t>(from);
      row.through = static_cast<std::uint16_t>(through);
      row.indicator = static_cast<std::uint8_t>(indicator & 3);
      kinds_.push_back(row);
    }
    return true;
  }

  bool lists(PairSheet& sheet) {
    std::size_t earlier_first = 0, earlier_size = 0;
    sheet.starts = {0};
    for (std::size_t i = 0; i < sheet.code_count(); ++i) {
      const std::size_t first = sheet.rows.size();
      if (!list(sheet, earlier_first, earlier_size)) return false;
      sheet.starts.push_back(static_cast<std::uint32_t>(sheet.rows.size()));
      if (sheet.rows.size() == first) continue;
      earlier_first = first;
      earlier_size = sheet.rows.size() - first;
    }
    return true;
  }

  bool list(PairSheet& sheet, std::size_t earlier, std::size_t earlier_size) {
    const std::size_t end = sheet.rows.size() + in_.number();
    if (end > most_rows) return false;
    first_ = sheet.rows.size();
    std::size_t other = 0;
    while (sheet.rows.size() < end) {
      const std::uint32_t step = in_.number();
      const std::uint32_t run = step / step_kinds;
      if (in_.broken() || run == 0) return false;
      if (step % step_kinds != passed_over && run > end - sheet.rows.size()) return false;
      if (step % step_kinds == added) {
        if (!add(sheet, run)) return false;
        continue;
      }
      if (run > earlier_size - other) return false;
      for (std::uint32_t k = 0; k < run && step % step_kinds == repeated; ++k) {
        const Row row = sheet.rows[earlier + other + k];
        if (!put(sheet, row)) return false;
      }
      other += run;
    }
    return true;
  }

  bool add(PairSheet& sheet, std::uint32_t run) {
    for (std::uint32_t k = 0; k < run; ++k) {
      const std::uint32_t last =
          sheet.rows.size() == first_ ? 0 : std::uint32_t{sheet.rows.back().column_2};
      const std::uint32_t column_2 = last + in_.number(), kind = in_.number();
      if (in_.broken() || column_2 >= sheet.code_count() || kind >= kinds_.size()) return false;
      Row row = kinds_[kind];
      row.column_2 = static_cast<std::uint16_t>(column_2);
      if (!put(sheet, row)) return false;
    }
    return true;
  }

  /// Rows of a list are sorted, and those of a pair do not overlap.
  bool put(PairSheet& sheet, const Row& row) {
    const bool in_order =
        sheet.rows.size() == first_ || sheet.rows.back().column_2 < row.column_2 ||
        (sheet.rows.back().column_2 == row.column_2 && sheet.rows.back().through < row.from);
    if (in_order) sheet.rows.push_back(row);
    return in_order;
  }

  Reader in_;
  std::vector<Row> kinds_;
  std::size_t first_ = 0;  ///< of the list being read
};

}  // namespace

bool is_pair_text(std::string_view table) { return table.starts_with(mark); }

Result<PairSheet> read_pair_text(std::string_view text) {
  text.remove_prefix(std::min(mark.size(), text.size()));
  const std::string_view heading = text.substr(0, text.find('\n'));
  const std::size_t comma = std::min(heading.rfind(','), heading.size());
  const auto confidence =
      from_word<Confidence>(heading.substr(std::min(comma + 1, heading.size())));
  PairSheet sheet;
  sheet.sources.emplace_back(heading.substr(0, comma));
  text.remove_prefix(std::min(heading.size() + 1, text.size()));
  if (!confidence || sheet.sources[0].empty() || !SheetReader(text).read(sheet)) {
    return Error{"The pair edits cannot be read.", "", "Import CMS's files again."};
  }
  for (Row& row : sheet.rows) row.confidence = static_cast<std::uint8_t>(*confidence) & 3;
  return sheet;
}

}  // namespace infusecheck
