#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "infusecheck/read.h"

namespace infusecheck::table {

constexpr std::string_view how_to_map =
    "See `infusecheck read --columns FILE`, and name columns with --map \"Their "
    "header=line.code\".";

/// Whether the bytes have the header of a line list or an infusion log.
bool is_table(std::string_view bytes);

/// Several rows of as many cells each, whatever they hold.
bool is_tabular(std::string_view bytes);

/// Rows that follow each other with one claim id are a claim; without a column of ids, rows of one
/// patient, date and payer; without those, all rows. Memory is that of one claim.
std::optional<Error> read_table(std::string_view bytes, std::string_view file_name,
                                const ColumnMap& map, const std::function<void(ReadCase&&)>& emit);

}  // namespace infusecheck::table
