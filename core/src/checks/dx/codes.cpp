#include "checks/dx/codes.h"

#include <algorithm>

#include "checks/support.h"

namespace infusecheck::checks {
namespace {

constexpr std::size_t before_point = 3;

bool upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace

bool is_icd10(std::string_view code) {
  if (code.size() < before_point || code[0] < 'A' || code[0] > 'Z' || code[1] < '0' ||
      code[1] > '9')
    return false;
  if (!upper_or_digit(code[2])) return false;
  std::string_view rest = code.substr(before_point);
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (rest.empty()) return false;
  }
  return rest.size() <= 4 && std::all_of(rest.begin(), rest.end(), upper_or_digit);
}

std::string plain(std::string_view code) {
  std::string text = upper(code);
  std::erase(text, '.');
  return text;
}

std::string shown_diagnosis(std::string_view code) {
  std::string text = plain(code);
  if (!is_icd10(text)) return shown_code(code);
  if (text.size() > before_point) text.insert(before_point, 1, '.');
  return text;
}

std::vector<int> diagnoses_of(const LineFacts& line, const Facts& facts) {
  const auto listed = static_cast<Count>(facts.claim().diagnoses.size());
  std::vector<int> positions;
  if (facts.institutional()) {
    for (int position = 1; position <= listed; ++position) positions.push_back(position);
    return positions;
  }
  for (const Given<Count>& pointer : line.line->diagnosis_pointers) {
    if (!pointer || *pointer < 1 || *pointer > listed) continue;
    const int position = static_cast<int>(*pointer);
    if (std::find(positions.begin(), positions.end(), position) == positions.end())
      positions.push_back(position);
  }
  return positions;
}

const std::string& diagnosis(const Facts& facts, int position) {
  return facts.claim().diagnoses[static_cast<std::size_t>(position) - 1];
}

std::string diagnoses_text(const Facts& facts, const std::vector<int>& positions) {
  std::vector<std::string> codes;
  codes.reserve(positions.size());
  for (const int position : positions) codes.push_back(shown_diagnosis(diagnosis(facts, position)));
  return joined(codes);
}

std::vector<Edit> point_to(const LineFacts& line, const std::vector<int>& positions) {
  std::vector<Edit> edits;
  const auto pointers = static_cast<int>(line.line->diagnosis_pointers.size());
  for (int index = pointers; index > 0; --index)
    edits.push_back(remove_entry(line.at(Field::line_diagnosis_pointers, index)));
  int index = 0;
  for (const int position : positions)
    edits.push_back(
        append_to(line.at(Field::line_diagnosis_pointers, ++index), std::to_string(position)));
  return edits;
}

std::string positions_text(const std::vector<int>& positions) {
  std::vector<std::string> numbers;
  numbers.reserve(positions.size());
  for (const int position : positions) numbers.push_back(std::to_string(position));
  return (positions.size() == 1 ? "diagnosis " : "diagnoses ") + joined(numbers);
}

}  // namespace infusecheck::checks
