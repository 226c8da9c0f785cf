// What looking a fact up can answer.
#pragma once

namespace infusecheck {

/// How sure a row is: high = confirmed by a file of the code set's owner; medium = published, or
/// agreed by several copies; low = our own knowledge.
enum class Confidence { low, medium, high };

enum class Found {
  yes,
  unknown,       ///< no row of this code at all
  not_on_date,   ///< the code has rows, none on this date: not yet valid, or ended
  outside_pack,  ///< the table does not cover this date
  no_date,       ///< the line has no usable date of service
};

}  // namespace infusecheck
