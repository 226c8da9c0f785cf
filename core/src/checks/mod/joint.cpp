#include "checks/mod/joint.h"

#include <algorithm>

namespace infusecheck::checks {
namespace {

constexpr JointCodes all_joints[] = {
    {"20600", "20604", true}, {"20605", "20606"}, {"20610", "20611"}};

constexpr int right_side = 1, left_side = 2, both_sides = 3;

/// FA, F1 to F4 and TA, T1 to T4 are left; F5 to F9 and T5 to T9 are right.
int side_of_digit(std::string_view modifier) {
  if (modifier.size() != 2 || (modifier[0] != 'F' && modifier[0] != 'T')) return 0;
  const char which = modifier[1];
  if (which == 'A' || (which >= '1' && which <= '4')) return left_side;
  return which >= '5' && which <= '9' ? right_side : 0;
}

std::vector<std::string_view> digits(const LineFacts& line) {
  std::vector<std::string_view> found;
  for (const std::string& modifier : line.modifiers) {
    if (side_of_digit(modifier) != 0) found.push_back(modifier);
  }
  return found;
}

/// The surgical section of CPT, without venipuncture, which stands beside every infusion.
bool surgery(std::string_view code) {
  const bool number = code.size() == 5 && code.find_first_not_of("0123456789") == code.npos;
  return number && code >= "10004" && code <= "69990" && code != "36415" && code != "36416";
}

}  // namespace

const JointCodes* joint_codes(const LineFacts& line) {
  for (const JointCodes& one : all_joints) {
    if (line.code == one.plain || line.code == one.guided) return &one;
  }
  return nullptr;
}

bool is_guided(const LineFacts& line) {
  const JointCodes* codes = joint_codes(line);
  return codes != nullptr && line.code == codes->guided;
}

int sides(const LineFacts& line) {
  int found = line.has("50") ? both_sides : 0;
  if (line.has("RT")) found |= right_side;
  if (line.has("LT")) found |= left_side;
  for (const std::string_view digit : digits(line)) found |= side_of_digit(digit);
  return found;
}

bool may_be_one_joint(const LineFacts& a, const LineFacts& b) {
  const auto of_a = digits(a), of_b = digits(b);
  if (!of_a.empty() && !of_b.empty()) {
    return std::find_first_of(of_a.begin(), of_a.end(), of_b.begin(), of_b.end()) != of_a.end();
  }
  const int side_a = sides(a), side_b = sides(b);
  return side_a == 0 || side_b == 0 || (side_a & side_b) != 0;
}

std::vector<const LineFacts*> joints_beside(const Facts& facts, const LineFacts& line,
                                            bool guided) {
  std::vector<const LineFacts*> found;
  for (const LineFacts& one : facts.lines) {
    if (joint_codes(one) == nullptr || is_guided(one) != guided || one.distinct()) continue;
    if (one.number != line.number && same_session(one, line) && may_be_one_joint(one, line))
      found.push_back(&one);
  }
  return found;
}

bool other_procedure(const Facts& facts, const LineFacts& line) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& one) {
    return surgery(one.code) && joint_codes(one) == nullptr && same_session(one, line) &&
           facts.reference.services.history(one.code).empty();
  });
}

}  // namespace infusecheck::checks
