// The pieces of a line, each about one administration, or drugs mixed in one bag.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "formats/log/items.h"

namespace infusecheck::log {

/// Joins what belongs together: "Remicade (infliximab)" is one drug, "in 250 mL NS" one carrier,
/// and an unknown word before a dose or a route the name of a drug.
std::vector<Item> condensed(std::vector<Item> items, std::string_view text);

/// The items of each piece. Signs between pieces belong to none.
std::vector<std::span<const Item>> entries_of(std::span<const Item> items, std::string_view text);

}  // namespace infusecheck::log
