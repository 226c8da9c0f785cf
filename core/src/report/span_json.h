// The dates a row holds for, as members "from" and "through"; an open end is left out.
#pragma once

#include "infusecheck/calendar.h"
#include "report/json_writer.h"

namespace infusecheck {

inline void write_span(JsonWriter& out, const Span& span) {
  if (span.begins()) out.member("from", std::string_view(span.from.text()));
  if (span.ends()) out.member("through", std::string_view(span.through.text()));
}

}  // namespace infusecheck
