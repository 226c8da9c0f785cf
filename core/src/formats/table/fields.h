// The fields a column can stand for: those of a case, by their JSON paths, and a few that only a
// table has. The names come from case_fields.h, so that a field of the case is one of a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "formats/json/case_fields.h"

namespace infusecheck::table {

/// In the order in which the cells of a row are read, whatever the order of the columns: a birth
/// date's century is told by the date of service.
enum class Part { line, claim, encounter, row, administration };

/// Fields that only a table has.
enum class Special {
  none,
  patient,  ///< tells patients apart; a case keeps no names
  date,     ///< of times that are written without one
  dose,     ///< "400 mg"
  weight,   ///< "80 kg"
  weight_lb,
};

struct FieldId {
  Part part = Part::row;
  int leaf = 0;    ///< position among the part's values
  int number = 0;  ///< modifiers.2; 0 = all of them in one cell
  Special special = Special::none;
  friend bool operator==(const FieldId&, const FieldId&) = default;
};

/// The field of a path, "line.modifiers.2".
std::optional<FieldId> find_field(std::string_view name);
/// Every name, without numbers.
const std::vector<std::string>& field_names();

/// The path below its part: "ndc/quantity" of "line.ndc.quantity".
std::string_view path_in_part(std::string_view name);

template <class T>
inline constexpr bool is_leaf =
    std::is_same_v<T, std::string> || std::is_same_v<T, std::optional<bool>> ||
    std::is_same_v<T, std::vector<std::string>> || std::is_same_v<T, std::vector<Given<Count>>>;
template <class T>
inline constexpr bool is_leaf<Given<T>> = true;

template <class T>
inline constexpr bool holds_more = !std::is_same_v<T, ProfileChoice>;
template <class T>
inline constexpr bool holds_more<std::vector<T>> = false;
template <class T>
inline constexpr bool holds_more<std::optional<T>> = false;

/// Calls `f` with the `wanted`-th value of a part of the case.
template <class F>
class LeafVisitor {
 public:
  LeafVisitor(int wanted, F& f) : wanted_(wanted), f_(f) {}

  template <class T>
  void operator()(std::string_view, T& member) {
    if constexpr (is_leaf<T>) {
      if (at_++ == wanted_) f_(member);
    } else if constexpr (holds_more<T>) {
      if (at_ <= wanted_) json_fields::describe(member, *this);
    }
  }

 private:
  int wanted_;
  F& f_;
  int at_ = 0;
};

template <class T, class F>
void at_leaf(T& part, int leaf, F f) {
  LeafVisitor<F> visitor(leaf, f);
  json_fields::describe(part, visitor);
}

}  // namespace infusecheck::table
