// Every place on a case that a finding can point at and a fix can change, named once: its JSON
// pointer, its X12 element and its box on the CMS-1500 form.
#pragma once

#include <string>
#include <string_view>

#include "infusecheck/case.h"

namespace infusecheck {

enum class Field {
  claim,
  claim_place_of_service,
  claim_bill_type,
  claim_frequency,
  claim_original_reference,
  claim_total_charge,
  claim_prior_authorizations,
  claim_diagnosis,
  claim_patient_id,
  claim_patient_birth_date,
  claim_billing_npi,
  claim_billing_taxonomy,
  claim_rendering_npi,
  claim_rendering_taxonomy,
  claim_referring_npi,
  claim_supervising_npi,
  claim_facility_npi,
  claim_lines,
  line,
  line_code,
  line_modifiers,
  line_units,
  line_charge,
  line_service_date,
  line_service_date_to,
  line_place_of_service,
  line_revenue_code,
  line_diagnosis_pointers,
  line_prior_authorization,
  line_rendering_npi,
  line_ndc_code,
  line_ndc_quantity,
  line_ndc_unit,
  line_description,
  authorization,
  administration,
};

/// "modifier 2 of line 1" is {Field::line_modifiers, 1, 2}. Both numbers count from 1; 0 = the
/// whole. For `claim_diagnosis`, `authorization` and `administration` only `index` is used.
struct FieldRef {
  Field field = Field::claim;
  int line = 0;
  int index = 0;
};

/// {line} and {index} stand for the numbers.
struct FieldInfo {
  Field field;
  std::string_view pointer;  ///< JSON pointer into the case
  std::string_view label;    ///< "units"
  std::string_view x12;      ///< "SV104"
  std::string_view cms1500;  ///< "24G"
};

const FieldInfo& info(Field field);

/// The JSON pointer (RFC 6901) into the case: "/claim/lines/0/units".
std::string pointer(FieldRef at);

/// Where a biller looks for it: "line 1, units (SV104, box 24G)".
std::string place_name(FieldRef at);

}  // namespace infusecheck
