#include "dosing/ndc.h"

#include <algorithm>

namespace infusecheck {
namespace {

bool digits_only(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string padded_ndc(std::string_view ndc) {
  const std::size_t first = ndc.find('-');
  const std::size_t second = first == std::string_view::npos ? first : ndc.find('-', first + 1);
  if (second == std::string_view::npos) return "";
  std::string labeler(ndc.substr(0, first)), product(ndc.substr(first + 1, second - first - 1)),
      package(ndc.substr(second + 1));
  if (!digits_only(labeler) || !digits_only(product) || !digits_only(package)) return "";
  const auto is = [&](std::size_t a, std::size_t b, std::size_t c) {
    return labeler.size() == a && product.size() == b && package.size() == c;
  };
  if (is(4, 4, 2))
    labeler.insert(0, "0");
  else if (is(5, 3, 2))
    product.insert(0, "0");
  else if (is(5, 4, 1))
    package.insert(0, "0");
  else if (!is(5, 4, 2))
    return "";
  return labeler + product + package;
}

std::string ndc_digits(std::string_view code) {
  if (code.find('-') != std::string_view::npos) return padded_ndc(code);
  return code.size() == 11 && digits_only(code) ? std::string(code) : "";
}

}  // namespace infusecheck
