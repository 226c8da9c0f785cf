#include "formats/table/fields.h"

#include <algorithm>

namespace infusecheck::table {
namespace {

/// Gathers the paths of a part's values, in their order.
class NameVisitor {
 public:
  NameVisitor(std::string prefix, std::vector<std::string>& names)
      : prefix_(std::move(prefix)), names_(names) {}

  template <class T>
  void operator()(std::string_view key, T& member) {
    std::string path = prefix_;
    path.append(".").append(key);
    if constexpr (is_leaf<T>) {
      names_.push_back(std::move(path));
    } else if constexpr (holds_more<T>) {
      NameVisitor inner(std::move(path), names_);
      json_fields::describe(member, inner);
    }
  }

 private:
  std::string prefix_;
  std::vector<std::string>& names_;
};

struct PartNames {
  Part part;
  std::vector<std::string> names;
};

template <class T>
PartNames names_of(Part part, std::string prefix) {
  PartNames found{part, {}};
  T example;
  NameVisitor visitor(std::move(prefix), found.names);
  json_fields::describe(example, visitor);
  return found;
}

const std::vector<PartNames>& parts() {
  static const std::vector<PartNames> all{
      names_of<Claim>(Part::claim, "claim"), names_of<Line>(Part::line, "line"),
      names_of<Encounter>(Part::encounter, "encounter"),
      names_of<Administration>(Part::administration, "administration")};
  return all;
}

struct SpecialName {
  std::string_view name;
  Special special;
};
constexpr SpecialName special_names[] = {{"patient", Special::patient},
                                         {"encounter.weight", Special::weight},
                                         {"encounter.weight_lb", Special::weight_lb},
                                         {"administration.date", Special::date},
                                         {"administration.dose", Special::dose}};

struct Numbered {
  std::string_view name;
  int most;
};
constexpr Numbered numbered_names[] = {
    {"claim.diagnoses", 12}, {"line.modifiers", 4}, {"line.diagnosis_pointers", 4}};

/// The number at the end of "line.modifiers.2", which is cut off; 0 without one, -1 for one that no
/// claim has.
int take_number(std::string_view& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size() || name.size() - dot > 3) return 0;
  int number = 0;
  for (const char c : name.substr(dot + 1)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  name = name.substr(0, dot);
  for (const auto& [list, most] : numbered_names) {
    if (list == name && number >= 1 && number <= most) return number;
  }
  return -1;
}

}  // namespace

std::optional<FieldId> find_field(std::string_view name) {
  const int number = take_number(name);
  if (number < 0) return std::nullopt;
  for (const auto& [special_name, special] : special_names) {
    if (special_name == name) return FieldId{.part = Part::row, .special = special};
  }
  for (const PartNames& part : parts()) {
    const auto found = std::find(part.names.begin(), part.names.end(), name);
    if (found == part.names.end()) continue;
    return FieldId{
        .part = part.part, .leaf = static_cast<int>(found - part.names.begin()), .number = number};
  }
  return std::nullopt;
}

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const PartNames& part : parts())
      names.insert(names.end(), part.names.begin(), part.names.end());
    for (const SpecialName& special : special_names) names.emplace_back(special.name);
    return names;
  }();
  return all;
}

std::string_view path_in_part(std::string_view name) {
  return name.substr(std::min(name.find('.') + 1, name.size()));
}

}  // namespace infusecheck::table
