// What kind of word a word is: a code, a modifier, units, a dose.
#pragma once

#include <string_view>

#include "formats/pasted/words.h"

namespace infusecheck::pasted {

Key key_named(std::string_view word);
bool holds(std::string_view words, std::string_view word);

bool is_number(std::string_view text);
bool is_known_code(std::string_view code);
bool is_known_modifier(std::string_view modifier);
/// Drugs are billed by the amount; one of them is no amount. Services are billed one at a time.
bool counts_alone(std::string_view code);
/// Letters that begin diagnoses far more often than codes of an infusion.
bool is_rarely_billed(std::string_view code);
/// "400MG": what a log gives.
bool is_dose(std::string_view word);

/// The number of "40U", "40UN", "40UNITS", "40X"; "" for anything else.
std::string_view with_unit(std::string_view word);
/// The number of "X40"; "" for anything else.
std::string_view times(std::string_view word);

}  // namespace infusecheck::pasted
