// The two ways in which FHIR names things: a CodeableConcept, which says one thing in several code
// systems, and an Identifier, which says whose number it is.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/fhir/fields.h"

namespace infusecheck::fhir {

struct Coding {
  std::string system, code, display;
};

/// The codings of a CodeableConcept, which may be null, that have a code.
std::vector<Coding> codings(const Node* codeable, Fields& fields, std::string_view field = {});

/// Whether one of the codings has one of the codes, in any system.
bool has_code(const std::vector<Coding>& codings, std::initializer_list<std::string_view> codes);

/// HCPCS Level II, or CPT which is its Level I.
bool is_hcpcs(const Coding& coding);
bool is_ndc(const Coding& coding);
bool is_icd10(const Coding& coding);
/// Health care provider taxonomy.
bool is_nucc(const Coding& coding);

/// The code of the first that satisfies `wanted`, "" when none does.
std::string code_where(const std::vector<Coding>& codings, bool (*wanted)(const Coding&));

struct Identifier {
  std::string system, value;
  std::vector<Coding> type;

  bool is_npi() const;
  bool is_tax_id() const;
  /// Of a member of a health plan, a beneficiary of Medicare or Medicaid.
  bool is_member_id() const;
  /// A number that the payer goes by.
  bool is_payer_id() const;
};

Identifier identifier(const Node& node, Fields& fields);
/// Those of a resource.
std::vector<Identifier> identifiers(const Node* resource, Fields& fields);

}  // namespace infusecheck::fhir
