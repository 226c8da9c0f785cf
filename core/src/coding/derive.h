// The whole derivation for one policy: visits, accesses, injections, modifiers.
#pragma once

#include <vector>

#include "coding/site.h"

namespace infusecheck::coding {

struct Derivation {
  std::vector<Treatment> treatments;  ///< in the order lines are listed
  std::vector<CodingNote> notes;
};

Derivation derive(const Events& events, const CodingPolicy& policy, Setting setting,
                  const Reference& reference);

/// Equal codes with equal modifiers on one day are one line.
std::vector<CodedLine> lines_of(const std::vector<Treatment>& treatments);

std::vector<CodedService> timeline_of(const Derivation& derivation,
                                      const std::vector<SetAside>& set_aside);

std::vector<CodingConflict> conflicts_of(const Events& events, const CodingPolicy& policy,
                                         Setting setting, const Reference& reference,
                                         const std::vector<CodedLine>& lines);

}  // namespace infusecheck::coding
