// What stands in a line, one meaning after another: times, drugs, amounts, words.
#pragma once

#include <optional>
#include <vector>

#include "formats/log/clock.h"
#include "formats/log/vocabulary.h"
#include "infusecheck/amount.h"

namespace infusecheck::log {

struct Item {
  Role role = Role::unknown;
  std::size_t from = 0, to = 0;      ///< bytes of the text
  const Meaning* meaning = nullptr;  ///< of a word; the container of vials
  Clock start = {}, stop = {};       ///< a clock has a start; a range has both
  std::optional<Date> date = {};
  std::optional<Quantity> amount = {};  ///< of amount, duration, vials
  std::string_view unit = {};
  Count count = 0;            ///< of vials and repeats; 0 = not said
  Base implied = Base::none;  ///< the way a drug's name implies: IVIG

  bool timed() const { return role == Role::clock || role == Role::range; }
};

std::vector<Item> items_of(const Line& line, const Vocabulary& vocabulary, Date near);

}  // namespace infusecheck::log
