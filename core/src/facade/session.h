// What a host keeps between calls, the packs loaded and the profiles already read, and the one way
// from bytes to reports that the command line and the browser share.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "formats/x12/segment_change.h"
#include "infusecheck/coding.h"
#include "infusecheck/engine.h"
#include "infusecheck/read.h"
#include "report/report_json.h"

namespace infusecheck {

/// How a user wants a claim checked.
struct Request {
  CheckOptions check;
  std::optional<Profile> profile;  ///< for every claim; empty = the case's own, else by payer type
  std::string file;
  Applicability trust = Applicability::safe;
  std::optional<Setting> setting;    ///< of `code`; empty = by the claim's form
  Date log_date;                     ///< of `read_log`; Date() = not given
  bool replacement = false;          ///< of `fix`: every claim becomes a corrected one
  std::string original_reference;    ///< the payer's number of the claim it replaces
  std::optional<ColumnMap> columns;  ///< of a table; empty = found and guessed
};

/// A checked claim, handed on as soon as it is ready.
using OnReport = std::function<void(const Report&, const Case&)>;

struct AppliedFix {
  std::string claim_id;
  Finding finding;
  std::string patch;                         ///< RFC 6902, on the case as it stood before this fix
  std::vector<x12::SegmentChange> segments;  ///< of an 837: what it changed in the file
};

/// A trusted fix that the input's format has no place for; its finding stays.
struct RefusedFix {
  std::string claim_id;
  Finding finding;
  Error error;
};

struct FixedText {
  std::string output;
  std::vector<AppliedFix> applied;
  std::vector<RefusedFix> refused;
};

class Session {
 public:
  Session() : reference_(embedded_reference()) {}

  const Reference& reference() const { return reference_; }
  std::optional<Error> add_pack(std::string_view bytes);

  std::optional<Error> check(std::string_view bytes, const Request& request,
                             const OnReport& on_report);
  /// What the records of the cases support, without regard to what is billed.
  std::optional<Error> code(std::string_view bytes, const Request& request,
                            const std::function<void(const Coding&)>& on_coding);
  /// The input with the trusted fixes applied, in its own format; what no fix touches keeps its
  /// bytes.
  Result<FixedText> fix(std::string_view bytes, const Request& request, const OnReport& on_report);

  /// The profile a case is checked with, until it is asked for the next; a profile that the case
  /// names in vain is a problem of the case.
  const Profile& profile_for(const Case& c, const Request& request, std::vector<Finding>& problems);

 private:
  Result<const Profile*> shipped(std::string_view id);
  Result<const Profile*> named(const ProfileChoice& choice);
  Result<FixedText> fix_json(std::string_view bytes, const Request& request,
                             const OnReport& on_report);
  Result<FixedText> fix_837(std::string_view bytes, const Request& request,
                            const OnReport& on_report);

  Reference reference_;
  std::map<std::string, Profile, std::less<>>
      profiles_;             ///< the shipped ones, as they are asked for
  std::string inline_json_;  ///< of the last case that brought its own
  Profile inline_;
};

}  // namespace infusecheck
