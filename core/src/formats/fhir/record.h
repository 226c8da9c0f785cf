// MedicationAdministration: what the record says was given, and to which claims it may belong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/fhir/resources.h"

namespace infusecheck::fhir {

/// One administration, and what its claim must share with it.
struct Record {
  Administration given;
  std::vector<Finding> problems;
  std::string location;  ///< of its Encounter, in the word of a case
  std::string self, patient, encounter, request;
  std::vector<std::string> claims, procedures;  ///< those it says it supports or was part of
  std::optional<Date> date;
};

/// Nothing when the resource says that it was not given.
std::optional<Record> read_record(const Node& resource, std::string_view bundle, std::string self,
                                  Resources& resources);

/// Route by code, or by the few words that can mean only one; empty otherwise. `lasts`: it has a
/// start and a stop, so what goes into a vein is an infusion.
std::optional<Route> route_of(const Node* dosage, bool lasts, Fields& fields);

}  // namespace infusecheck::fhir
