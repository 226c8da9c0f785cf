#include "infusecheck/field.h"

#include <array>
#include <cassert>

namespace infusecheck {
namespace {

constexpr std::array catalogue{
    FieldInfo{Field::claim, "", "the claim", "CLM", ""},
    FieldInfo{Field::claim_place_of_service, "/claim/place_of_service", "place of service",
              "CLM05-1", "24B"},
    FieldInfo{Field::claim_bill_type, "/claim/bill_type", "type of bill", "CLM05", ""},
    FieldInfo{Field::claim_frequency, "/claim/frequency", "frequency code", "CLM05-3", "22"},
    FieldInfo{Field::claim_original_reference, "/claim/original_reference",
              "original reference number", "REF*F8", "22"},
    FieldInfo{Field::claim_total_charge, "/claim/total_charge", "total charge", "CLM02", "28"},
    FieldInfo{Field::claim_prior_authorizations, "/claim/prior_authorizations/{index}",
              "prior authorization", "REF*G1", "23"},
    FieldInfo{Field::claim_diagnosis, "/claim/diagnoses/{index}", "diagnosis", "HI", "21"},
    FieldInfo{Field::claim_patient_id, "/claim/patient/id", "member id", "2010BA NM109", "1a"},
    FieldInfo{Field::claim_patient_birth_date, "/claim/patient/birth_date", "birth date", "DMG02",
              "3"},
    FieldInfo{Field::claim_billing_npi, "/claim/billing_provider/npi", "billing provider NPI",
              "2010AA NM109", "33a"},
    FieldInfo{Field::claim_billing_taxonomy, "/claim/billing_provider/taxonomy",
              "billing provider taxonomy code", "2000A PRV03", "33b"},
    FieldInfo{Field::claim_rendering_npi, "/claim/rendering_provider/npi", "rendering provider NPI",
              "2310B NM109", "24J"},
    FieldInfo{Field::claim_rendering_taxonomy, "/claim/rendering_provider/taxonomy",
              "rendering provider taxonomy code", "2310B PRV03", "24I"},
    FieldInfo{Field::claim_referring_npi, "/claim/referring_provider/npi", "referring provider NPI",
              "2310A NM109", "17b"},
    FieldInfo{Field::claim_supervising_npi, "/claim/supervising_provider/npi",
              "supervising provider NPI", "2310D NM109", "17b"},
    FieldInfo{Field::claim_facility_npi, "/claim/service_facility/npi", "service facility NPI",
              "2310C NM109", "32a"},
    FieldInfo{Field::claim_lines, "/claim/lines", "service lines", "LX", "24"},
    FieldInfo{Field::line, "/claim/lines/{line}", "the line", "SV1", "24"},
    FieldInfo{Field::line_code, "/claim/lines/{line}/code", "code", "SV101-2", "24D"},
    FieldInfo{Field::line_modifiers, "/claim/lines/{line}/modifiers/{index}", "modifier", "SV101-3",
              "24D"},
    FieldInfo{Field::line_units, "/claim/lines/{line}/units", "units", "SV104", "24G"},
    FieldInfo{Field::line_charge, "/claim/lines/{line}/charge", "charge", "SV102", "24F"},
    FieldInfo{Field::line_service_date, "/claim/lines/{line}/service_date", "service date",
              "DTP*472", "24A"},
    FieldInfo{Field::line_service_date_to, "/claim/lines/{line}/service_date_to",
              "last service date", "DTP*472", "24A"},
    FieldInfo{Field::line_place_of_service, "/claim/lines/{line}/place_of_service",
              "place of service", "SV105", "24B"},
    FieldInfo{Field::line_revenue_code, "/claim/lines/{line}/revenue_code", "revenue code", "SV201",
              ""},
    FieldInfo{Field::line_diagnosis_pointers, "/claim/lines/{line}/diagnosis_pointers/{index}",
              "diagnosis pointer", "SV107", "24E"},
    FieldInfo{Field::line_prior_authorization, "/claim/lines/{line}/prior_authorization",
              "prior authorization", "2400 REF*G1", "23"},
    FieldInfo{Field::line_rendering_npi, "/claim/lines/{line}/rendering_npi",
              "rendering provider NPI", "2420A NM109", "24J"},
    FieldInfo{Field::line_ndc_code, "/claim/lines/{line}/ndc/code", "NDC", "LIN03", "24 shaded"},
    FieldInfo{Field::line_ndc_quantity, "/claim/lines/{line}/ndc/quantity", "NDC quantity", "CTP04",
              "24 shaded"},
    FieldInfo{Field::line_ndc_unit, "/claim/lines/{line}/ndc/unit", "NDC unit", "CTP05-1",
              "24 shaded"},
    FieldInfo{Field::line_description, "/claim/lines/{line}/description", "description", "SV101-7",
              "24 shaded"},
    FieldInfo{Field::authorization, "/authorizations/{index}", "authorization", "", ""},
    FieldInfo{Field::administration, "/encounter/administrations/{index}", "administration", "",
              ""},
};

void replace(std::string& text, std::string_view mark, int number) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) return;
  if (number > 0) {
    text.replace(at, mark.size(), std::to_string(number - 1));
  } else {
    text.erase(at - 1);  // the whole list: "/claim/lines/0/modifiers"
  }
}

}  // namespace

const FieldInfo& info(Field field) {
  const FieldInfo& entry = catalogue[static_cast<std::size_t>(field)];
  assert(entry.field == field);
  return entry;
}

std::string pointer(FieldRef at) {
  std::string text(info(at.field).pointer);
  replace(text, "{line}", at.line);
  replace(text, "{index}", at.index);
  return text;
}

std::string place_name(FieldRef at) {
  const FieldInfo& entry = info(at.field);
  std::string text = at.line > 0 ? "line " + std::to_string(at.line) + ", " : "";
  text += entry.label;
  if (at.index > 0) text += " " + std::to_string(at.index);
  if (entry.cms1500.empty()) return text;
  return text + " (" + std::string(entry.x12) + ", box " + std::string(entry.cms1500) + ")";
}

}  // namespace infusecheck
