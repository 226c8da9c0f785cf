// The modifiers a record justifies: XS on the initial service of a second access, XE on that of a
// second visit, and XU or 59 on the second code of an NCCI pair.
#pragma once

#include <vector>

#include "coding/site.h"

namespace infusecheck::coding {

/// A code a service has earned, with what pairs are judged by.
struct Draft {
  Earned* earned = nullptr;
  const Treatment* treatment = nullptr;
  std::optional<Date> on;
};

/// The sites of one visit after the first: their initial service stands apart by its access.
void mark_sites(std::vector<Site*> sites, const CodingPolicy& policy);
/// A later visit's initial services stand apart when an earlier visit of that day had one.
void mark_visit(const std::vector<Site*>& sites, const std::vector<Date>& earlier_days,
                const CodingPolicy& policy);
/// NCCI pairs with indicator 1: the second code is marked while both stand unmarked.
void mark_pairs(std::vector<Draft>& drafts, const Reference& reference, Setting setting,
                const CodingPolicy& policy);

}  // namespace infusecheck::coding
