// What CMS writes in cells: text in CP-1252, dosages in words, dates in titles and names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "infusecheck/amount.h"
#include "infusecheck/calendar.h"

namespace infusecheck {

/// UTF-8 or CP-1252 as the ASCII of packs: accents and signs of trade go, quotes and dashes become
/// plain, runs of spaces and line ends one space.
std::string plain_text(std::string_view cell);

/// Lower-case letters and digits only, for comparing names of columns.
std::string squeezed(std::string_view cell);

struct Dosage {
  Quantity amount;
  std::string_view unit;  ///< as the drug table spells it: mg, mcg, unit, mL, dose …
};
/// "10 MG", "UP TO 40 MG", "per 0.5 gm", "3 MG & 3 MG", "1000 CC": one billing unit. Nothing for an
/// "EACH" or a measure that no dose is given in.
std::optional<Dosage> dosage_in(std::string_view text);
/// The dosage at the end of a descriptor: "Injection, infliximab, 10 mg".
std::optional<Dosage> dosage_at_end(std::string_view descriptor);
/// A descriptor without "injection" and without its dosage, lower case: "donanemab-azbt".
std::string name_in(std::string_view descriptor);

/// The first and last day of a date's quarter.
Span quarter_of(Date day);
/// "2026q4", or with another sign in the middle.
std::string quarter_name(Date day, char separator);
/// "Effective October 1, 2025 through December 31, 2025", or "October 2025" for its quarter.
std::optional<Span> dates_in_title(std::string_view text);
/// "…_Eff_07-01-2026.csv", "HCPC2026_OCT_ANWEB", "October-2025-…", "asp_2025q4", "…2026-04…",
/// "ccipra-v322r0".
std::optional<Span> dates_in_name(std::string_view file_name);

}  // namespace infusecheck
