// One access in one visit: one initial service, and everything else in its train (RULEBOOK 3, steps
// 1 to 9).
#pragma once

#include <optional>
#include <vector>

#include "coding/treatment.h"

namespace infusecheck::coding {

/// What the sites of a visit share.
struct Visit {
  const CodingPolicy& policy;
  Setting setting;
  bool by_reason = true;  ///< the office's main reason chooses the initial service
  bool concurrent_used = false;
  std::vector<CodingNote>& notes;

  bool facility() const { return setting == Setting::outpatient; }
};

struct Site {
  std::vector<Treatment> given;
  std::optional<std::size_t> initial;

  const Treatment* first() const { return initial ? &given[*initial] : nullptr; }
};

/// Folds the intravenous rows of one access into services (steps 1 to 3).
std::vector<Treatment> fold(const std::vector<Event>& events, Visit& visit);
/// Finds the minutes of hydration that count (step 3).
void count_hydration(std::vector<Treatment>& given, Visit& visit);
/// The service that is coded as the initial one (steps 4 and 5); none when nothing can be coded.
std::optional<std::size_t> choose_initial(const std::vector<Treatment>& given, Visit& visit);
/// Codes all of them (steps 5 to 9).
Site code_site(const std::vector<Event>& events, Visit& visit);

}  // namespace infusecheck::coding
