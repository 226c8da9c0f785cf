// What a fix changed in an 837, for people to see.
#pragma once

#include <cstddef>
#include <string>

namespace infusecheck::x12 {

struct SegmentChange {
  std::size_t number = 0;  ///< 1-based in the file; 0 for one that a fix added
  std::string before;      ///< "" for one that was added
  std::string after;       ///< "" for one that was removed
};

}  // namespace infusecheck::x12
