// Exact decimal amounts. A claim never touches floating point: money is whole cents, and doses,
// units and quantities are whole millionths, so 0.1 mg, 3-decimal NDC quantities and their sums are
// exact.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace infusecheck {

namespace detail {
std::optional<std::int64_t> parse_fixed(std::string_view text, int digits);
std::string fixed_text(std::int64_t raw, int digits, int least_digits);
}  // namespace detail

/// `Digits` decimals kept, `Shown` of them always written. `parse` accepts an optional sign, at
/// most twelve whole digits and any number of zeros past `Digits`; it refuses exponents, separators
/// and anything that would have to be rounded. Sums of a
/// claim's money therefore cannot overflow; whoever sums quantities bounds them first.
template <int Digits, int Shown>
class Decimal {
 public:
  constexpr Decimal() = default;
  static constexpr Decimal from_raw(std::int64_t raw) { return Decimal(raw); }
  static constexpr Decimal whole(std::int64_t n) { return Decimal(n * scale); }
  static std::optional<Decimal> parse(std::string_view text) {
    const auto raw = detail::parse_fixed(text, Digits);
    return raw ? std::optional(Decimal(*raw)) : std::nullopt;
  }

  constexpr std::int64_t raw() const { return raw_; }
  constexpr bool is_whole() const { return raw_ % scale == 0; }
  constexpr std::int64_t floor() const { return raw_ / scale - (raw_ % scale < 0 ? 1 : 0); }
  std::string text() const { return detail::fixed_text(raw_, Digits, Shown); }

  constexpr Decimal& operator+=(Decimal other) { return raw_ += other.raw_, *this; }
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return Decimal(a.raw_ + b.raw_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return Decimal(a.raw_ - b.raw_); }
  friend constexpr Decimal operator*(Decimal a, std::int64_t n) { return Decimal(a.raw_ * n); }
  friend constexpr auto operator<=>(Decimal, Decimal) = default;

  static constexpr std::int64_t scale = [] {
    std::int64_t s = 1;
    for (int i = 0; i < Digits; ++i) s *= 10;
    return s;
  }();

 private:
  explicit constexpr Decimal(std::int64_t raw) : raw_(raw) {}
  std::int64_t raw_ = 0;
};

using Money = Decimal<2, 2>;     ///< US dollars: "3800.00"
using Quantity = Decimal<6, 0>;  ///< units, doses, weights, NDC quantities: "40", "0.5"

/// a / b rounded up and down, for amounts of one unit of measure; `b` must be positive.
constexpr std::int64_t divide_up(Quantity a, Quantity b) {
  return a.raw() / b.raw() + (a.raw() % b.raw() > 0 ? 1 : 0);
}
constexpr std::int64_t divide_down(Quantity a, Quantity b) { return a.raw() / b.raw(); }

}  // namespace infusecheck
