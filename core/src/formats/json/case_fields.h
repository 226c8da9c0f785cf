// The fields of a case and their JSON names, said once for the reader and the writer alike.
#pragma once

#include "infusecheck/case.h"

namespace infusecheck::json_fields {

template <class V>
void describe(Payer& x, V& v) {
  v("id", x.id), v("name", x.name), v("type", x.type), v("contractor", x.contractor);
}

template <class V>
void describe(Provider& x, V& v) {
  v("npi", x.npi), v("tax_id", x.tax_id), v("taxonomy", x.taxonomy), v("name", x.name);
}

template <class V>
void describe(Patient& x, V& v) {
  v("id", x.id), v("birth_date", x.birth_date), v("sex", x.sex);
}

template <class V>
void describe(NdcQuantity& x, V& v) {
  v("code", x.code), v("quantity", x.quantity), v("unit", x.unit);
}

template <class V>
void describe(Line& x, V& v) {
  v("code", x.code), v("modifiers", x.modifiers), v("units", x.units), v("charge", x.charge);
  v("service_date", x.service_date), v("service_date_to", x.service_date_to);
  v("place_of_service", x.place_of_service), v("diagnosis_pointers", x.diagnosis_pointers);
  v("revenue_code", x.revenue_code), v("ndc", x.ndc);
  v("prior_authorization", x.prior_authorization), v("rendering_npi", x.rendering_npi);
  v("description", x.description);
}

template <class V>
void describe(Claim& x, V& v) {
  v("id", x.id), v("form", x.form), v("payer", x.payer);
  v("place_of_service", x.place_of_service), v("bill_type", x.bill_type);
  v("frequency", x.frequency), v("original_reference", x.original_reference);
  v("total_charge", x.total_charge), v("prior_authorizations", x.prior_authorizations);
  v("billing_provider", x.billing_provider), v("rendering_provider", x.rendering_provider);
  v("referring_provider", x.referring_provider), v("supervising_provider", x.supervising_provider);
  v("service_facility", x.service_facility), v("patient", x.patient);
  v("diagnoses", x.diagnoses), v("lines", x.lines);
}

template <class V>
void describe(Dose& x, V& v) {
  v("amount", x.amount), v("unit", x.unit);
}

template <class V>
void describe(Vial& x, V& v) {
  v("size", x.size), v("unit", x.unit), v("count", x.count), v("container", x.container);
  v("ndc", x.ndc);
}

template <class V>
void describe(Administration& x, V& v) {
  v("drug", x.drug), v("route", x.route), v("class", x.administration_class);
  v("purpose", x.purpose), v("start", x.start), v("stop", x.stop), v("access", x.access);
  v("access_reason", x.access_reason), v("visit", x.visit), v("bag", x.bag);
  v("continues", x.continues), v("main_reason", x.main_reason), v("pump", x.pump);
  v("hormonal", x.hormonal), v("count", x.count), v("dose", x.dose), v("vials", x.vials);
}

template <class V>
void describe(Evaluation& x, V& v) {
  v("separately_identifiable", x.separately_identifiable), v("reason", x.reason);
}

template <class V>
void describe(Measure& x, V& v) {
  v("measure", x.measure), v("value", x.value), v("date", x.date);
}

template <class V>
void describe(Screen& x, V& v) {
  v("result", x.result), v("date", x.date);
}

template <class V>
void describe(PriorTherapy& x, V& v) {
  v("drug", x.drug), v("from", x.from), v("to", x.to), v("outcome", x.outcome);
  v("reason", x.reason);
}

template <class V>
void describe(DocumentationFacts& x, V& v) {
  v("disease_activity", x.disease_activity), v("crp", x.crp), v("esr", x.esr), v("haq", x.haq);
  v("tender_joints", x.tender_joints), v("swollen_joints", x.swollen_joints);
  v("tb_screen", x.tb_screen), v("hbv_screen", x.hbv_screen);
  v("prior_therapies", x.prior_therapies), v("order_signed", x.order_signed);
  v("start_stop_recorded", x.start_stop_recorded), v("wastage_recorded", x.wastage_recorded);
  v("supervising_npi", x.supervising_npi);
}

template <class V>
void describe(Encounter& x, V& v) {
  v("location", x.location), v("weight_kg", x.weight_kg), v("weight_date", x.weight_date);
  v("height_cm", x.height_cm), v("drug_source", x.drug_source);
  v("administrations", x.administrations), v("evaluation", x.evaluation), v("note", x.note);
  v("facts", x.facts);
}

template <class V>
void describe(Authorization& x, V& v) {
  v("number", x.number), v("status", x.status), v("payer", x.payer), v("codes", x.codes);
  v("units", x.units), v("units_used", x.units_used), v("visits", x.visits);
  v("visits_used", x.visits_used), v("from", x.from), v("to", x.to);
  v("submitted_on", x.submitted_on), v("place_of_service", x.place_of_service), v("npi", x.npi);
  v("diagnoses", x.diagnoses);
}

template <class V>
void describe(PastDose& x, V& v) {
  v("code", x.code), v("service_date", x.service_date), v("units", x.units), v("step", x.step);
}

template <class V>
void describe(ScheduledDose& x, V& v) {
  v("drug", x.drug), v("date", x.date);
}

template <class V>
void describe(Case& x, V& v) {
  v("claim", x.claim), v("encounter", x.encounter), v("authorizations", x.authorizations);
  v("history", x.history), v("schedule", x.schedule), v("profile", x.profile);
}

}  // namespace infusecheck::json_fields
