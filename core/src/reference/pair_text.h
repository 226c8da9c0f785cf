// A sheet of pair edits as the text of a pack: some three bytes a row, where CSV takes sixty.
//
//   pairs 1
//   <source>,<confidence>
//   <bytes, four at a time as five characters>
//
// The bytes are numbers of seven bits each, the last one marked: the codes (each as the distance
// from the one before), the kinds of row (first day, last day, indicator; the commonest first), and
// for each code as column 1 its rows, told as what they share with the list before: CMS lists the
// same second columns for whole families of codes.
#pragma once

#include "infusecheck/pair_table.h"
#include "infusecheck/result.h"

namespace infusecheck {

bool is_pair_text(std::string_view table);

/// `sheet` must be sorted; its rows are said to come from one source.
std::string pair_text(const PairSheet& sheet, std::string_view source, Confidence confidence);

/// The sheet without its dates and ranges; refuses whatever is not in order.
Result<PairSheet> read_pair_text(std::string_view text);

}  // namespace infusecheck
