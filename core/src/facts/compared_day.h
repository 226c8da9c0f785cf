// What one encounter's claim and record say, asked in the words that differences are explained in.
#pragma once

#include <string_view>
#include <vector>

#include "facts/balance.h"
#include "facts/swaps.h"

namespace infusecheck {

class ComparedDay {
 protected:
  ComparedDay(const Facts& facts, const Coding& coding, const Comparison& comparison)
      : facts_(facts), coding_(coding), day_(comparison), balances_(balances_of(comparison)) {}

  bool noted(std::string_view rule) const;
  Count over_of(std::string_view code) const;
  Count under_of(std::string_view code) const;
  bool billed(std::string_view code) const;
  /// The lines of add-ons that a code would be the only primary of.
  std::vector<int> orphans_of(std::string_view primary) const;
  std::string_view second_initial_rule(std::string_view initial) const;
  /// The lines of a code that say they stand apart, or those that do not.
  std::vector<int> lines_of(std::string_view code, bool apart) const;
  /// Whether two initial services go without a modifier that sets them apart: on one date, or on
  /// the dates of a hospital's encounter.
  bool two_unmarked_initials(bool one_date) const;
  /// Whether the record supports a code as a second initial service.
  bool supports_modifier(std::string_view code) const;
  std::string_view class_rule(const Swap& swap) const;
  /// Whether the payer itself says of a billed drug that it is therapeutic.
  bool payer_lists_therapeutic() const;
  Count supported(std::string_view code) const;
  std::string_view initial_rule() const;
  /// Add-ons are billed and none of their primaries: the one the record supports is what they lack.
  bool primary_missing(std::string_view code) const;
  Count first_hours_billed() const;

  const Facts& facts_;
  const Coding& coding_;
  const Comparison& day_;
  Balances balances_;  ///< less what has been explained
};

}  // namespace infusecheck
