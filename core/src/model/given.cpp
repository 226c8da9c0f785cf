#include "infusecheck/given.h"

#include <type_traits>

#include "model/names.h"

namespace infusecheck {
namespace {

template <class T>
std::optional<T> read(std::string_view text) {
  if constexpr (std::is_enum_v<T>) {
    return from_word<T>(text);
  } else if constexpr (std::is_same_v<T, Count>) {
    const auto number = Quantity::parse(text);
    if (!number || !number->is_whole()) return std::nullopt;
    return number->floor();
  } else {
    return T::parse(text);
  }
}

}  // namespace

template <class T>
Given<T> give(std::string text) {
  auto value = read<T>(text);
  return {std::move(text), value};
}

template Given<Quantity> give(std::string);
template Given<Money> give(std::string);
template Given<Date> give(std::string);
template Given<LocalTime> give(std::string);
template Given<Count> give(std::string);
template Given<Form> give(std::string);
template Given<PayerType> give(std::string);
template Given<Location> give(std::string);
template Given<DrugSource> give(std::string);
template Given<Route> give(std::string);
template Given<AdministrationClass> give(std::string);
template Given<Purpose> give(std::string);
template Given<Container> give(std::string);
template Given<AuthorizationStatus> give(std::string);
template Given<ScreenResult> give(std::string);
template Given<TherapyOutcome> give(std::string);

}  // namespace infusecheck
