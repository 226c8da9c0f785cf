// What a check lacks, as it is told: a field of the case ("encounter.weight_kg") or what a table
// does not hold ("pack drugs for 2026-03-02"). Most claims lack something, so a need is put into
// words only when somebody reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "infusecheck/calendar.h"

namespace infusecheck {

class Need {
 public:
  /// A text of the program; the view must stay.
  Need(const char* text) : what_(text) {}
  Need(std::string_view text) : what_(text) {}
  /// A text of its own.
  Need(std::string text) : detail_(std::move(text)) {}
  /// "pack drugs for 2026-03-02": the table does not cover a date.
  Need(std::string_view table, Date on) : what_(table), on_(on) {}
  /// "pack drugs J1745": the table does not know a code.
  Need(std::string_view table, std::string code) : what_(table), detail_(std::move(code)) {}
  Need(std::string_view table, std::string code, Date on)
      : what_(table), detail_(std::move(code)), on_(on) {}

  std::string text() const;
  /// Whether it is of the record and not of the claim, which may pass without it.
  bool of_record() const;
  friend bool operator==(const Need&, const Need&) = default;

 private:
  std::string_view what_;
  std::string detail_;
  std::optional<Date> on_;
};

}  // namespace infusecheck
