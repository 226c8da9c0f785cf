// How much of the drug tables a file of CMS confirms, counted.
#pragma once

#include <string>
#include <vector>

#include "infusecheck/reference.h"

namespace infusecheck {

struct EvidenceCount {
  std::string_view what;  ///< "billing unit"
  int known = 0;
  int confirmed = 0;  ///< of those, by a file of CMS
};

struct DrugEvidence {
  int codes = 0;  ///< that can be billed on the day
  std::vector<EvidenceCount> fields;
};

/// Of the codes that can be billed on a day.
DrugEvidence drug_evidence(const Reference& reference, Date on);

}  // namespace infusecheck
