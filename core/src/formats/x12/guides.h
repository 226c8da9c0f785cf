// What a transaction set is: the implementation guide that its ST or GS segment names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/x12/segments.h"
#include "infusecheck/case.h"

namespace infusecheck::x12 {

struct Guide {
  bool readable = false;
  std::optional<Form> form;      ///< empty when the set does not say; its service lines do
  std::string name;              ///< "an 835 remittance advice"; for messages
  bool unknown_version = false;  ///< read as 005010, and said so
};

/// Follows the versions that ISA and GS name, for the ST segments that name none themselves.
class Guides {
 public:
  /// The guide of the set that the segment starts; nothing when it starts none.
  std::optional<Guide> follow(const Segment& segment);

 private:
  std::string version_;
};

/// Why a file without a readable set cannot be read.
Error unreadable(const Guide& guide);

}  // namespace infusecheck::x12
