#include "formats/fhir/record.h"

#include <utility>

#include "formats/fhir/coding.h"
#include "formats/problems.h"
#include "model/names.h"

namespace infusecheck::fhir {
namespace {

enum class Way { vein, vein_infusion, vein_push, skin, skin_infusion, muscle, mouth };

struct RouteCode {
  std::string_view system;  ///< how it ends
  std::string_view code;
  Way way;
};

/// SNOMED CT, the NCI Thesaurus that FDA labels use, HL7 v3 and v2.
constexpr RouteCode route_codes[] = {
    {"snomed.info/sct", "47625008", Way::vein},
    {"snomed.info/sct", "34206005", Way::skin},
    {"snomed.info/sct", "78421000", Way::muscle},
    {"snomed.info/sct", "26643006", Way::mouth},
    {"3.26.1.1", "C38276", Way::vein},
    {"3.26.1.1", "C38279", Way::vein_infusion},
    {"3.26.1.1", "C38274", Way::vein_push},
    {"3.26.1.1", "C38299", Way::skin},
    {"3.26.1.1", "C28161", Way::muscle},
    {"3.26.1.1", "C38288", Way::mouth},
    {"v3-RouteOfAdministration", "IV", Way::vein},
    {"v3-RouteOfAdministration", "IVINJ", Way::vein_push},
    {"v3-RouteOfAdministration", "IVPUSH", Way::vein_push},
    {"v3-RouteOfAdministration", "SQ", Way::skin},
    {"v3-RouteOfAdministration", "IM", Way::muscle},
    {"v3-RouteOfAdministration", "PO", Way::mouth},
    {"v2-0162", "IV", Way::vein},
    {"v2-0162", "SC", Way::skin},
    {"v2-0162", "IM", Way::muscle},
    {"v2-0162", "PO", Way::mouth},
};

struct RouteWords {
  std::string_view words;
  Way way;
};

/// The whole text, in lower case.
constexpr RouteWords route_words[] = {
    {"iv", Way::vein},
    {"intravenous", Way::vein},
    {"intravenous route", Way::vein},
    {"iv infusion", Way::vein_infusion},
    {"intravenous infusion", Way::vein_infusion},
    {"ivpb", Way::vein_infusion},
    {"iv push", Way::vein_push},
    {"intravenous push", Way::vein_push},
    {"sc", Way::skin},
    {"subq", Way::skin},
    {"subcutaneous", Way::skin},
    {"subcutaneous route", Way::skin},
    {"subcutaneous injection", Way::skin},
    {"subcutaneous infusion", Way::skin_infusion},
    {"im", Way::muscle},
    {"intramuscular", Way::muscle},
    {"intramuscular route", Way::muscle},
    {"intramuscular injection", Way::muscle},
    {"po", Way::mouth},
    {"oral", Way::mouth},
    {"oral route", Way::mouth},
};

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::optional<Way> way_of_text(std::string text) {
  text = lower(std::move(text));
  for (const RouteWords& entry : route_words) {
    if (entry.words == text) return entry.way;
  }
  return std::nullopt;
}

std::optional<Way> way_of(const Node* route, Fields& fields) {
  const auto found = codings(route, fields);
  for (const Coding& coding : found) {
    for (const RouteCode& entry : route_codes) {
      if (coding.code == entry.code && coding.system.ends_with(entry.system)) return entry.way;
    }
  }
  if (const auto way = way_of_text(fields.text(route, "text"))) return way;
  for (const Coding& coding : found) {
    if (const auto way = way_of_text(coding.display)) return way;
  }
  return std::nullopt;
}

/// Whether the method says that it ran in, or was pushed: "infusion", "IV push".
std::optional<bool> runs_in(const Node* dosage, Fields& fields) {
  const Node* method = fields.object(dosage, "method");
  std::string words = fields.text(method, "text");
  for (const Coding& coding : codings(method, fields)) words += ' ' + coding.display;
  words = lower(std::move(words));
  if (words.find("infus") != std::string::npos) return true;
  if (words.find("push") != std::string::npos) return false;
  const bool rate = dosage != nullptr && (dosage->find("rateQuantity") != nullptr ||
                                          dosage->find("rateRatio") != nullptr);
  return rate ? std::optional(true) : std::nullopt;
}

/// "infliximab" of "infliximab 100 MG Injection [Remicade]": a name ends before its strength.
std::string without_strength(const std::string& display) {
  std::size_t end = display.size();
  for (std::size_t i = 1; i < display.size(); ++i) {
    const bool digit = display[i] >= '0' && display[i] <= '9';
    if (display[i - 1] != ' ' || !digit) continue;
    end = i - 1;
    break;
  }
  return display.substr(0, end);
}

Drug drug_of(const Node* codeable, Fields& fields) {
  const auto found = codings(codeable, fields, "drug");
  std::string code = code_where(found, is_hcpcs);
  if (!code.empty()) return {code};
  for (const Coding& coding : found) {
    if (!coding.display.empty()) return {without_strength(coding.display)};
  }
  return {without_strength(fields.text(codeable, "text", "drug"))};
}

Drug read_medication(const Node& resource, const Scope& /*scope*/, Resources& /*resources*/,
                     Fields& fields) {
  return drug_of(fields.object(&resource, "code"), fields);
}

Drug medication_of(const Node& resource, const Scope& scope, Resources& resources, Fields& fields) {
  const Node* codeable = fields.object(&resource, "medicationCodeableConcept", "drug");
  if (codeable != nullptr) return drug_of(codeable, fields);
  const Node* reference = fields.object(&resource, "medicationReference", "drug");
  if (auto drug = resources.follow(reference, scope, fields, read_medication)) return *drug;
  return {without_strength(fields.text(reference, "display", "drug"))};
}

Visit read_encounter(const Node& resource, const Scope& /*scope*/, Resources& /*resources*/,
                     Fields& fields) {
  const std::string kind = fields.text(fields.object(&resource, "class"), "code");
  if (kind == "HH") return {"home"};
  return {kind == "EMER" ? "emergency" : ""};
}

/// Z, +05:00 or -05:00 at the end of an instant.
std::string_view zone_of(std::string_view instant) {
  if (instant.ends_with('Z')) return "Z";
  if (instant.size() < 22) return "";
  return instant.substr(instant.size() - 6);
}

void take_times(Record& record, const Node& resource, Fields& fields) {
  Given<Date> date;
  Administration& given = record.given;
  if (resource.find("effectiveDateTime") != nullptr) {
    fields.give(date, &resource, "effectiveDateTime", "start");
    if (date) fields.give(given.start, &resource, "effectiveDateTime", "start");
  }
  if (const Node* period = fields.object(&resource, "effectivePeriod", "start")) {
    fields.give(date, period, "start", "start");
    if (date || date.absent()) fields.give(given.start, period, "start", "start");
    fields.give(given.stop, period, "end", "stop");
    const std::string start = fields.text(period, "start");
    const std::string end = fields.text(period, "end");
    if (given.start && given.stop && zone_of(start) != zone_of(end)) {
      fields.complain(formats::read_time, *period, "start",
                      "starts and ends in two time zones; its times were not read.");
      given.start = given.stop = {};
    }
  }
  record.date = date.value;
}

void take_dose(Record& record, const Node* dosage, Fields& fields) {
  const Node* dose = fields.object(dosage, "dose", "dose");
  fields.give(record.given.dose.amount, dose, "value", "dose/amount");
  record.given.dose.unit = fields.text(dose, "unit", "dose/unit");
  if (record.given.dose.unit.empty())
    record.given.dose.unit = fields.text(dose, "code", "dose/unit");
}

void take_links(Record& record, const Node& resource, const Scope& scope, Resources& resources,
                Fields& fields) {
  const auto identity = [&](std::string_view key) {
    return resources.identity(fields.object(&resource, key), scope, fields);
  };
  record.patient = identity("subject");
  record.encounter = identity("context");
  record.request = identity("request");
  for (const std::string_view key : {"partOf", "supportingInformation"}) {
    for (const Node& reference : fields.list(&resource, key)) {
      std::string id = resources.identity(&reference, scope, fields);
      if (id.empty()) continue;
      record.procedures.push_back(id);
      record.claims.push_back(std::move(id));
    }
  }
}

bool was_given(const Node& resource, Fields& fields) {
  const std::string status = fields.text(&resource, "status");
  return status != "not-done" && status != "entered-in-error";
}

}  // namespace

std::optional<Route> route_of(const Node* dosage, bool lasts, Fields& fields) {
  const auto way = way_of(fields.object(dosage, "route", "route"), fields);
  if (!way) return std::nullopt;
  const auto runs = runs_in(dosage, fields);
  switch (*way) {
    case Way::vein:
      if (!runs && !lasts) return std::nullopt;
      return runs.value_or(true) ? Route::iv_infusion : Route::iv_push;
    case Way::vein_infusion:
      return Route::iv_infusion;
    case Way::vein_push:
      return Route::iv_push;
    case Way::skin:
      return runs.value_or(false) ? Route::sc_infusion : Route::sc;
    case Way::skin_infusion:
      return Route::sc_infusion;
    case Way::muscle:
      return Route::im;
    case Way::mouth:
      break;
  }
  return Route::oral;
}

std::optional<Record> read_record(const Node& resource, std::string_view bundle, std::string self,
                                  Resources& resources) {
  Record record;
  Fields fields(record.problems, "/encounter/administrations");
  if (!was_given(resource, fields)) return std::nullopt;
  const Scope scope{&resource, bundle};
  record.self = std::move(self);
  record.given.drug = medication_of(resource, scope, resources, fields).name;
  const Node* request = fields.object(&resource, "request");
  if (record.given.drug.empty()) {
    // What was ordered names the drug when the administration does not.
    if (auto drug = resources.follow(request, scope, fields, medication_of))
      record.given.drug = std::move(drug->name);
  }
  take_times(record, resource, fields);
  const Node* dosage = fields.object(&resource, "dosage");
  const bool lasts = record.given.start && record.given.stop;
  if (const auto route = route_of(dosage, lasts, fields))
    record.given.route = give<Route>(std::string(word(*route)));
  take_dose(record, dosage, fields);
  take_links(record, resource, scope, resources, fields);
  const Node* context = fields.object(&resource, "context");
  if (const auto visit = resources.follow(context, scope, fields, read_encounter))
    record.location = visit->location;
  return record;
}

}  // namespace infusecheck::fhir
