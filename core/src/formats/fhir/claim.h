// Claim and ExplanationOfBenefit as the claim of a case.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/fhir/resources.h"
#include "infusecheck/read.h"

namespace infusecheck::fhir {

/// What the record must share with a claim to be its record.
struct ClaimKeys {
  std::string claim, patient;
  std::vector<std::string> encounters, requests, administrations, procedures;
};

/// A claim in the making.
struct ClaimDraft {
  ClaimDraft(const Node& resource, std::string_view bundle, Resources& resources);

  const Node& root;
  Scope scope;
  Resources& resources;
  bool benefit;  ///< an ExplanationOfBenefit: the claim as the payer took it
  ReadCase read;
  Fields fields;

  /// By the sequence numbers that items refer to: a diagnosis's place in the claim's list, from 1,
  /// and the NPI of who rendered.
  std::unordered_map<std::string, std::size_t> diagnosis_places;
  std::unordered_map<std::string, std::string> rendering_npis;

  Claim& claim() { return read.content.claim; }

  void take_head();
  void take_parties();
  void take_care_team();
  void take_diagnoses();
  void take_items();
};

/// What cannot be understood becomes a problem of the claim.
ReadCase read_claim(const Node& resource, std::string_view bundle, Resources& resources);

/// The references by which a record finds its claim.
ClaimKeys keys_of(const Node& resource, std::string_view bundle, Resources& resources);

}  // namespace infusecheck::fhir
