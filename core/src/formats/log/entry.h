// What one piece of the log says, before it is known what it belongs to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/log/items.h"
#include "infusecheck/read_log.h"

namespace infusecheck::log {

/// A drug with its amount; a bag may hold several.
struct Part {
  const Meaning* known = nullptr;  ///< null: a word before a dose, taken for the drug's name
  std::string name, ingredient;
  std::optional<Dose> dose;
  std::vector<Vial> vials;

  bool fluid() const { return known != nullptr && known->fluid; }
};

struct Entry {
  std::size_t from = 0, to = 0;
  std::optional<Date> day;  ///< the first date
  std::vector<Part> parts;
  std::optional<Dose> dose;  ///< an amount that no drug took
  Way way;
  std::optional<Purpose> purpose;
  std::string access, access_kind;
  std::optional<Clock> start, stop;
  bool stopped = false, held = false, resumed = false;
  bool planned = false;  ///< it gives a length of time
  Count count = 0;
  bool says_anything = false;           ///< has more than dates and filling words
  std::vector<std::string_view> aside;  ///< understood, but nothing a case keeps
  std::vector<LogProblem> problems;
};

Entry read_entry(std::span<const Item> items, std::string_view text);

}  // namespace infusecheck::log
