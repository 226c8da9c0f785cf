// Joint injections: the code with ultrasound and the one without, and whether two lines can be
// about one joint.
#pragma once

#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace infusecheck::checks {

/// A size of joint. `guided` includes the ultrasound, its picture and its report.
struct JointCodes {
  std::string_view plain, guided;
  bool several_a_side = false;  ///< fingers and toes: many of them on one side
};

/// The codes of a line's joint, or nullptr.
const JointCodes* joint_codes(const LineFacts& line);
bool is_guided(const LineFacts& line);

/// 1 right, 2 left, 3 both: by RT, LT, 50, or the side of a named finger or toe.
int sides(const LineFacts& line);

/// False when modifiers prove two joints.
bool may_be_one_joint(const LineFacts& a, const LineFacts& b);

/// Joint injections of the same session as `line` that may be about its joint and do not call
/// themselves distinct.
std::vector<const LineFacts*> joints_beside(const Facts& facts, const LineFacts& line, bool guided);

/// Whether the session bills surgery that we do not know: guidance may belong to it, and an eye
/// has sides.
bool other_procedure(const Facts& facts, const LineFacts& line);

}  // namespace infusecheck::checks
