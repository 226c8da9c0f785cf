// check() and fix(): everything the product decides. Pure functions of their arguments: no files,
// no clock, no network, no globals. The same arguments give the same report, natively and in wasm.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/finding.h"
#include "infusecheck/profile.h"
#include "infusecheck/reference.h"
#include "infusecheck/rule.h"

namespace infusecheck {

/// Off, or the severity a user wants instead of the rule's own.
struct RuleSetting {
  bool on = true;
  std::optional<Severity> severity;
};

struct CheckOptions {
  Date as_of;                  ///< "today"
  std::optional<Scope> scope;  ///< empty: record when the case has an encounter, else claim
  std::map<std::string, RuleSetting, std::less<>> rules;
  bool all_off = false;  ///< `all=off`: only rules named in `rules` run
};

/// What a reader found wrong while reading a claim, and where the claim stood.
struct ReadNotes {
  std::vector<Finding> problems;
  Source source;
};

Report check(const Case& c, const Reference& reference, const Profile& profile,
             const CheckOptions& options, const ReadNotes& notes = {});

/// Carries out the edits of a fix on a case.
void apply(const Fix& fix, Case& c);

/// Whether a case says anything in a field that a fix can set.
bool is_given(const Case& c, FieldRef at);

struct Fixed {
  std::vector<Finding> applied;  ///< in order; each carries the fix that was applied
  Case result;
  Report remaining;
};

/// Asked before a fix is applied to the case as it then stands; may spell the fix's values as its
/// format does. Whoever answers false leaves the fix out, and the finding stays.
using MayApply = std::function<bool(Finding& finding, const Case& before)>;

/// Applies the first fix trusted at least `trust`, checks again, and repeats until none is left.
Fixed fix(const Case& c, const Reference& reference, const Profile& profile,
          const CheckOptions& options, Applicability trust, const MayApply& may_apply = {});

}  // namespace infusecheck
