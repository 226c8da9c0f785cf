// CMS's ICD-10-CM order file: every code of a fiscal year, and whether it may be billed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "import/account.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// Whether a line is one of the order file: a number, a code, 0 or 1, descriptions.
bool is_order_line(std::string_view line);

/// The fiscal year a name says, October to September: "icd10cm_order_2026". With April in it, the
/// half from April on: that file adds codes to the one of October.
std::optional<Span> fiscal_dates_in(std::string_view name);

/// The same of a quarter that was given instead.
Span fiscal_dates_of(const Span& quarter);

/// The codes of an order file. Descriptions stay out.
std::vector<DiagnosisCode> diagnoses_of(const SourceTable& table, const Span& dates,
                                        const std::string& source, Account& account);

}  // namespace infusecheck
