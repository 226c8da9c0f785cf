#include <algorithm>
#include <array>
#include <map>

#include "model/names.h"
#include "reference/pair_steps.h"
#include "reference/pair_text.h"

namespace infusecheck {
namespace {

using namespace pairs;

using Row = PairSheet::Row;
using Rows = std::span<const Row>;

struct Kind {
  std::uint16_t from = 0, through = 0;
  std::uint8_t indicator = 0;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};
Kind kind_of(const Row& row) { return {row.from, row.through, row.indicator}; }

bool same(const Row& a, const Row& b) {
  return a.column_2 == b.column_2 && kind_of(a) == kind_of(b);
}
bool before(const Row& a, const Row& b) {
  return a.column_2 != b.column_2 ? a.column_2 < b.column_2 : kind_of(a) < kind_of(b);
}

class Writer {
 public:
  void number(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value & 0x7F);
    bytes_ += static_cast<char>(value | 0x80);
  }

  /// Five characters for four bytes; what is missing of the last four is zero.
  std::string text() const {
    constexpr auto base = static_cast<std::uint32_t>(alphabet.size());
    std::string text;
    text.reserve(bytes_.size() / bytes_of_group * characters_of_group + characters_of_group);
    for (std::size_t i = 0; i < bytes_.size(); i += bytes_of_group) {
      std::uint32_t group = 0;
      for (std::size_t k = i; k < i + bytes_of_group; ++k)
        group = group << 8 | (k < bytes_.size() ? static_cast<unsigned char>(bytes_[k]) : 0U);
      std::array<char, characters_of_group> characters{};
      for (std::size_t k = characters_of_group; k-- > 0; group /= base)
        characters[k] = alphabet[group % base];
      text.append(characters.data(), characters.size());
    }
    return text;
  }

 private:
  std::string bytes_;
};

/// Kinds by how often they occur, so that the common ones take one byte.
std::vector<Kind> kinds_of(const PairSheet& sheet) {
  std::map<Kind, std::size_t> counts;
  for (const Row& row : sheet.rows) ++counts[kind_of(row)];
  std::vector<std::pair<std::size_t, Kind>> ranked;
  ranked.reserve(counts.size());
  for (const auto& [kind, count] : counts) ranked.emplace_back(count, kind);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<Kind> kinds;
  kinds.reserve(ranked.size());
  for (const auto& [count, kind] : ranked) kinds.push_back(kind);
  return kinds;
}

class ListWriter {
 public:
  ListWriter(const std::vector<Kind>& kinds, Writer& out) : out_(out) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
      places_[kinds[i]] = static_cast<std::uint32_t>(i);
  }

  void list(Rows rows, Rows earlier) {
    out_.number(static_cast<std::uint32_t>(rows.size()));
    std::size_t row = 0, other = 0;
    last_ = 0;
    while (row < rows.size()) {
      const std::size_t first = row, first_other = other;
      if (other < earlier.size() && same(rows[row], earlier[other])) {
        while (row < rows.size() && other < earlier.size() && same(rows[row], earlier[other]))
          ++row, ++other;
        step(repeated, row - first);
        last_ = rows[row - 1].column_2;
      } else if (other < earlier.size() && before(earlier[other], rows[row])) {
        while (other < earlier.size() && before(earlier[other], rows[row])) ++other;
        step(passed_over, other - first_other);
      } else {
        while (row < rows.size() && (other == earlier.size() || before(rows[row], earlier[other])))
          ++row;
        add(rows.subspan(first, row - first));
      }
    }
  }

 private:
  void step(Step kind, std::size_t count) {
    out_.number(static_cast<std::uint32_t>(count) * step_kinds + kind);
  }

  void add(Rows rows) {
    step(added, rows.size());
    for (const Row& row : rows) {
      out_.number(row.column_2 - last_);
      out_.number(place(kind_of(row)));
      last_ = row.column_2;
    }
  }

  std::uint32_t place(const Kind& kind) {
    if (kind != recent_ || !found_) {
      recent_ = kind;
      recent_place_ = places_.find(kind)->second;
      found_ = true;
    }
    return recent_place_;
  }

  Writer& out_;
  std::map<Kind, std::uint32_t> places_;
  Kind recent_;
  std::uint32_t recent_place_ = 0, last_ = 0;
  bool found_ = false;
};

}  // namespace

std::string pair_text(const PairSheet& sheet, std::string_view source, Confidence confidence) {
  Writer out;
  out.number(static_cast<std::uint32_t>(sheet.code_count()));
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < sheet.code_count(); ++i) {
    const std::uint32_t packed = packed_code(sheet.code(i)).value_or(0);
    out.number(packed - last);
    last = packed;
  }
  const std::vector<Kind> kinds = kinds_of(sheet);
  out.number(static_cast<std::uint32_t>(kinds.size()));
  for (const Kind& kind : kinds) {
    out.number(kind.from);
    out.number(kind.through);
    out.number(kind.indicator);
  }
  ListWriter lists(kinds, out);
  Rows earlier;
  for (std::size_t i = 0; i < sheet.code_count(); ++i) {
    lists.list(sheet.rows_of(i), earlier);
    if (!sheet.rows_of(i).empty()) earlier = sheet.rows_of(i);
  }
  std::string text(mark);
  text.append(source).append(",").append(word(confidence)).append("\n");
  return text + out.text();
}

}  // namespace infusecheck
