// One claim twice in one input. A check sees a claim alone, so the session finds it.
#include "checks/integrity/duplicate_claim.h"

#include "checks/sources.h"

namespace infusecheck::checks {
namespace {

constexpr Citation duplicate_sources[] = {reason_codes("18, exact duplicate"),
                                          remark_codes("N522, N111")};
constexpr std::string_view duplicate_denial[] = {"OA-18", "N522", "N111"};

}  // namespace

extern constinit const Rule duplicate_claim =
    define({.id = "int-duplicate-claim",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "The same claim stands in the input twice, and neither replaces the other.",
            .why = "The second is denied as an exact duplicate, and repeated duplicates draw an "
                   "audit.",
            .resolve = "Send one. A correction of a claim already sent is frequency 7 with the "
                       "payer's number of that claim (REF*F8).",
            .denial = duplicate_denial,
            .citations = duplicate_sources},
           nullptr);

}  // namespace infusecheck::checks
