// What the words of a log mean: the drugs of the reference tables, and the words nurses chart with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/log/tokens.h"
#include "infusecheck/case.h"
#include "infusecheck/reference.h"

namespace infusecheck::log {

enum class Role : std::uint8_t {
  // Meanings of words.
  drug,
  route,
  purpose,
  access,       ///< where the line is: "right arm"
  access_kind,  ///< what it is, when nothing says where: "PIV"
  unit,
  time_unit,
  rate_unit,
  ratio_unit,  ///< per kilogram, per square metre
  weight_unit,
  gauge_unit,
  start,
  stop,
  hold,
  resume,
  vial,
  waste,
  sites,   ///< "2 injections"
  times,   ///< "x"
  until,   ///< "to" between two times
  in,      ///< before the fluid that carries a drug
  plus,    ///< mixed in one bag
  then,    ///< may part two administrations
  filler,  ///< says nothing the record keeps
  label,   ///< before a number that is neither a time nor an amount: "lot 1234"
  remark,  ///< says that the line is about something else
  // Made of several tokens.
  clock,
  range,
  date,
  amount,
  duration,
  rate,
  ratio,
  weight,
  vials,
  count,
  unknown,
};

enum class Base : std::uint8_t { none, iv, sc, im, po, ia, on_body };
enum class Manner : std::uint8_t { none, push, infusion, bolus };

/// How something is given, as far as words say: "IV", "push", "IVPB".
struct Way {
  Base base = Base::none;
  Manner manner = Manner::none;
};

struct Meaning {
  Role role = Role::unknown;
  std::string text = {};  ///< a unit, an access, a drug's name
  Way way = {};
  Purpose purpose = Purpose::therapy;
  Container container = Container::single_dose;
  bool container_known = false;
  // Of a drug:
  std::string by_vein = {};     ///< its name when given into a vein; empty = the same
  std::string ingredient = {};  ///< two names of one ingredient are one drug
  bool brand = false;
  bool fluid = false;
};

class Vocabulary {
 public:
  explicit Vocabulary(const Reference& reference);

  /// The meaning of the most tokens from `i` on; `next` is then the token after them.
  const Meaning* longest(const Line& line, std::size_t i, std::size_t& next) const;
  /// The meaning of token `i` alone.
  const Meaning* word(const Line& line, std::size_t i) const;

 private:
  void add(std::string_view name, const Meaning& meaning);
  bool measures(const Line& line, std::size_t i) const;
  void add_words();
  void add_ways();
  void add_accesses();
  void add_aliases();
  void add_drugs(const Reference& reference);

  std::unordered_map<std::string, Meaning> meanings_;
};

}  // namespace infusecheck::log
