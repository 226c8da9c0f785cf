#pragma once

#include "infusecheck/rule.h"

namespace infusecheck::formats {

extern const Rule read_json, read_profile, read_number, read_date, read_time, read_value, read_type,
    read_unknown_key, read_encoding, read_no_lines, read_x12_envelope, read_x12_segment,
    read_x12_truncated, read_x12_skipped, read_fhir_claim, read_fhir_record, read_column, read_row,
    read_words, ndc_qualifier;

}  // namespace infusecheck::formats
