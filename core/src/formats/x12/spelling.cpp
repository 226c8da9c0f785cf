#include "formats/x12/spelling.h"

#include <algorithm>

namespace infusecheck::x12 {
namespace {

/// "420.00" is 420, "79.50" is 79.5; anything but a decimal number stays.
std::string amount(std::string text) {
  const bool decimal = text.find_first_not_of("0123456789.") == std::string::npos &&
                       std::count(text.begin(), text.end(), '.') == 1;
  if (!decimal) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text.empty() ? "0" : text;
}

std::string without(std::string text, char c) {
  std::erase(text, c);
  return text;
}

/// The hyphens of 5-4-2 carry nothing; those of a shorter number say where it lacks its zero.
std::string ndc(const std::string& code) {
  std::string digits = without(code, '-');
  const bool whole =
      digits.size() == 11 && digits.find_first_not_of("0123456789") == std::string::npos;
  return whole ? digits : code;
}

void spell(Edit& edit) {
  switch (edit.at.field) {
    case Field::claim_total_charge:
    case Field::line_charge:
      edit.value = amount(std::move(edit.value));
      return;
    case Field::claim_diagnosis:
      edit.value = without(std::move(edit.value), '.');
      return;
    case Field::line_ndc_code:
      edit.value = ndc(edit.value);
      return;
    default:
      return;
  }
}

Line spelled(Line line) {
  if (line.charge) line.charge = give<Money>(amount(line.charge.text));
  line.ndc.code = ndc(line.ndc.code);
  return line;
}

}  // namespace

Fix spelled(Fix fix) {
  for (Edit& edit : fix.edits) {
    spell(edit);
    if (edit.added) edit.added = std::make_shared<const Line>(spelled(*edit.added));
  }
  return fix;
}

}  // namespace infusecheck::x12
