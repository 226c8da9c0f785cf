// What a host keeps between calls, the packs loaded and the profiles already read, and the one way
// from bytes to reports that the command line and the browser share.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

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
  std::optional<ColumnMap> columns;  ///< of a table; empty = found and guessed
};

/// A checked claim, handed on as soon as it is ready.
using OnReport = std::function<void(const Report&, const Case&)>;

struct AppliedFix {
  std::string claim_id;
  Finding finding;
  std::string patch;  ///< RFC 6902, on the case as it stood before this fix
};

struct FixedText {
  std::string output;
  std::vector<AppliedFix> applied;
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

  /// The profile a case is checked with; a profile it names in vain is a problem of the case.
  Profile profile_for(const Case& c, const Request& request, std::vector<Finding>& problems);

 private:
  Result<Profile> shipped(const std::string& id);

  Reference reference_;
  std::map<std::string, Profile, std::less<>> profiles_;
};

}  // namespace infusecheck
