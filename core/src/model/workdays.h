// Calendar months and the working days of federal offices.
#pragma once

#include "infusecheck/calendar.h"

namespace infusecheck {

/// The same day some months later; in a shorter month its last day: 2024-02-29 + 12 is 2025-02-28.
Date add_months(Date from, int months);

/// Whether federal offices are closed: Saturday, Sunday, a federal holiday or the day it is
/// observed on. Holidays by proclamation are not known.
bool federal_offices_closed(Date day);

/// The day itself, or the next one on which federal offices are open.
Date workday_from(Date day);

}  // namespace infusecheck
