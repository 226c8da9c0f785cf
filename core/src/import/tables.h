// CMS's rows turned into ours, one table each.
#pragma once

#include <map>
#include <vector>

#include "import/account.h"
#include "import/words.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// The limits of an MUE file.
std::vector<UnitLimit> limits_of(const SourceTable& table, const Span& dates,
                                 const std::string& source, Account& account);

/// The primaries of an add-on code file, with their own dates.
std::vector<AddOnPrimary> add_ons_of(const SourceTable& table, const std::string& source,
                                     Account& account);

/// The packages of an NDC-HCPCS crosswalk. What CMS lists under several codes proves none.
std::vector<Package> packages_of(const SourceTable& table, const Span& dates,
                                 const std::string& source, const Reference& base,
                                 Account& account);

/// What the files of one quarter say of drugs, written over our own rows.
class DrugFacts {
 public:
  DrugFacts(const Reference& base, const Span& dates) : base_(base), dates_(dates) {}

  /// Files of the code set first, prices second, status indicators last: the later one decides the
  /// billing unit, the earlier one the descriptor.
  void add(const SourceTable& table, const std::string& source, Account& account);

  /// Our drugs on those dates as the files have them, and the new ones.
  std::vector<Drug> rows() const;

 private:
  struct Facts {
    std::string descriptor;
    std::optional<Dosage> unit;
    std::string status;
    Span valid;
    std::string sources;
  };

  void add_limit(const SourceRow& row, const std::string& source, Account& account);
  void add_hcpcs(const SourceTable& table, const std::string& source, Account& account);
  void add_code(const SourceRow& row, const std::string& source, Account& account);
  void add_status(const SourceRow& row, const std::string& source, Account& account);
  /// The facts of a code that a source names for the first time; null after a rejection.
  Facts* facts_of(const SourceRow& row, const std::string& source, Account& account);
  bool is_known(const std::string& code) const;
  bool is_valid(const std::string& code) const;  ///< by our table, on any of the dates
  static Drug with_facts(const Drug& ours, const Facts& facts, const Span& span);
  void add_rows(const std::string& code, const Facts* facts, std::vector<Drug>& rows) const;

  const Reference& base_;
  Span dates_;
  std::map<std::string, Facts> facts_;
};

}  // namespace infusecheck
