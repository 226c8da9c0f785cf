// The pages that rules of several rooms rest on. A room's own are in its sources.h or beside the
// rule.
#pragma once

#include "infusecheck/finding.h"

namespace infusecheck::checks {

/// X12's lists; `section` names the codes that matter.
constexpr Citation reason_codes(std::string_view section) {
  return {"X12, claim adjustment reason codes", section,
          "https://x12.org/codes/claim-adjustment-reason-codes", Grade::A};
}
constexpr Citation remark_codes(std::string_view section) {
  return {"X12, remittance advice remark codes", section,
          "https://x12.org/codes/remittance-advice-remark-codes", Grade::A};
}

/// CMS's course on the 1500 claim form; `section` names the items.
constexpr Citation form_1500(std::string_view section) {
  return {"CMS MLN, Form CMS-1500", section,
          "https://www.cms.gov/Outreach-and-Education/MLN/WBT/MLN4462429-MLN-WBT-1500/1500/"
          "lesson05/04/index.html",
          Grade::A};
}

/// CMS's page of code files and guidelines.
constexpr Citation icd_page(std::string_view title, std::string_view section,
                            Grade grade = Grade::A) {
  return {title, section, "https://www.cms.gov/medicare/coding-billing/icd-10-codes", grade};
}

inline constexpr Citation own_knowledge{"Our own knowledge of the trade", "", "", Grade::K};

}  // namespace infusecheck::checks
