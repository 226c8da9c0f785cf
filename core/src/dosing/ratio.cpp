#include "dosing/ratio.h"

#include <numeric>

namespace infusecheck {
namespace {

/// a × b ÷ c with what is common taken out first, so that it fits in 64 bits.
struct Fraction {
  std::int64_t top = 0, bottom = 1;
};

std::optional<Fraction> fraction(Quantity a, Quantity b, Quantity c) {
  if (c <= Quantity() || a < Quantity() || b < Quantity()) return std::nullopt;
  std::int64_t left = a.raw(), right = b.raw(), bottom = c.raw();
  for (std::int64_t* factor : {&left, &right}) {
    const std::int64_t common = std::gcd(*factor, bottom);
    *factor /= common;
    bottom /= common;
  }
  if (right != 0 && left > INT64_MAX / right) return std::nullopt;
  return Fraction{left * right, bottom};
}

}  // namespace

std::optional<UnitsAmount> ratio(Quantity a, Quantity b, Quantity c) {
  const auto exact = fraction(a, b, c);
  if (!exact) return std::nullopt;
  const bool even = exact->top % exact->bottom == 0;
  const std::int64_t raw = exact->top / exact->bottom + (even ? 0 : 1);
  return UnitsAmount{Quantity::from_raw(raw), even};
}

std::optional<UnitsAmount> shown_ratio(Quantity a, Quantity b, Quantity c) {
  constexpr std::int64_t thousandth = Quantity::scale / 1000;
  const auto exact = fraction(a, b, c);
  if (!exact) return std::nullopt;
  const std::int64_t raw = exact->top / exact->bottom;
  const bool even = exact->top % exact->bottom == 0 && raw % thousandth == 0;
  const std::int64_t nearest = (raw + (even ? 0 : thousandth / 2)) / thousandth * thousandth;
  return UnitsAmount{Quantity::from_raw(nearest), even};
}

}  // namespace infusecheck
