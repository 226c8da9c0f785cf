// What one millilitre and one piece of a drug hold, as far as the packs and a query agree on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "infusecheck/units.h"

namespace infusecheck {

/// Amount per volume, kept as two numbers: 50 mg in 4 mL.
struct Strength {
  Quantity amount;  ///< in the unit of the billing code
  Quantity volume_ml;
};

struct Presentation {
  std::optional<Strength> strength;    ///< as sold; empty when unknown, or when containers differ
  std::optional<Strength> made_up;     ///< of the volume given: the query's, else as sold
  bool strengths_differ = false;       ///< containers of several strengths are sold
  std::optional<Quantity> piece;       ///< what one container holds, when all hold the same
  std::string measure;                 ///< of the NDC quantity: UN, ML, F2; empty = unknown
  std::optional<Container> container;  ///< single or multi-dose; empty = unknown, or both are sold
  std::vector<Quantity> sizes;         ///< the sizes sold
  std::vector<std::string> ndcs;       ///< the packages that fit
  Confidence confidence = Confidence::high;  ///< of the least certain row of the above
};

/// Of the package a query names, else of its vials, else of everything sold on that day. An error
/// when the package belongs to another code or the concentration does not convert.
Result<Presentation> presentation_of(const UnitsQuery& query, const Drug& drug,
                                     const Reference& reference);

}  // namespace infusecheck
