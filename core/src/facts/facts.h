// What a case says, worked out once before the rules run: each line with its date, whole units,
// place and provider resolved, and what the packs know about its code on that date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/coding.h"
#include "infusecheck/field.h"
#include "infusecheck/profile.h"
#include "infusecheck/reference.h"

namespace infusecheck {

struct LineFacts {
  int number = 0;  ///< 1-based
  const Line* line = nullptr;
  std::string code;                    ///< upper case
  std::vector<std::string> modifiers;  ///< upper case
  std::optional<Date> on;              ///< date of service
  std::optional<Count> units;          ///< when given and whole
  std::string place_of_service;        ///< the line's, else the claim's
  std::string practitioner;  ///< rendering NPI of the line, the claim, else the billing NPI
  int session = 0;           ///< the same for lines of one date and practitioner; 0 without a date
  Lookup<Service> service;
  Lookup<Drug> drug;
  /// What a lookup lacked, where the table could have known the code.
  std::optional<Need> service_need, drug_need;

  bool has(std::string_view modifier) const {
    for (const std::string& one : modifiers) {
      if (one == modifier) return true;
    }
    return false;
  }
  /// 59, XE, XP, XS or XU: the line says it is distinct from its neighbours.
  bool distinct() const { return distinct_entry().has_value(); }
  /// Where in the modifiers it says so.
  std::optional<std::size_t> distinct_entry() const;
  bool is(ServiceKind kind) const { return service && service->kind == kind; }
  FieldRef at(Field field, int index = 0) const { return {field, number, index}; }
};

/// Billed units that the record codes otherwise (`supported` names how), does not support at all
/// (`supported` is empty), or that are missing from the claim (`billed` is empty).
struct Difference {
  std::string_view rule = {};   ///< "admin-hours-over"
  std::vector<int> lines = {};  ///< that bill too much, or the code's when too little
  std::vector<int> also = {};   ///< add-ons that hang on the code the record names
  std::string billed = {}, supported = {};
  Count units = 0;                              ///< how many units differ
  Count billed_units = 0, supported_units = 0;  ///< of the code in question, in all
  std::vector<std::string> because = {};        ///< the record's side
  std::vector<int> administrations = {};
  bool with_last = false;  ///< further hours of what the difference before it is about
};

/// What is billed and what was given of one drug code on one date: the sums that every rule about
/// units, waste and containers reads.
struct DrugDay {
  const Drug* drug = nullptr;
  Date on;
  std::vector<const LineFacts*> administered;     ///< lines without JW
  std::vector<const LineFacts*> discarded;        ///< lines with JW
  std::optional<Count> billed, billed_discarded;  ///< empty when a line has no whole units
  std::vector<const Administration*> given;       ///< on the record
  std::optional<Container> container;             ///< by the record, else by the packs
  std::optional<Quantity> dose, vials;            ///< in the unit of the code
  std::optional<Count> administered_units;        ///< the dose, rounded up
  std::optional<Count> discarded_units;           ///< whole units left of the vials

  /// What the label says of the drug, for any route and diagnosis.
  std::vector<const LabelDosing*> label;

  const LineFacts& first() const { return *(administered.empty() ? discarded : administered)[0]; }
  bool single_dose() const { return container == Container::single_dose; }
};

/// Two lines of one session and the NCCI edit that bundles the second into the first.
struct BilledPair {
  const LineFacts* column_1 = nullptr;
  const LineFacts* column_2 = nullptr;
  PairEdit edit = {};
  bool set_apart = false;  ///< a modifier of either line says that they were apart
};

/// An administration (from 1) whose times cannot be right, and what is wrong with them.
struct TimeTrouble {
  int administration = 0;
  std::string what;
};

struct Facts {
  const Case& content;
  const Reference& reference;
  const Profile& profile;
  Date as_of;
  std::vector<LineFacts> lines;
  /// What the record supports; empty without administrations, or when it gives no times at all.
  std::optional<Coding> coding = {};
  std::vector<Difference> differences = {};
  std::vector<DrugDay> drug_days = {};
  std::vector<Need> drug_needs = {};  ///< of the drug lines that no day could be made of
  std::vector<TimeTrouble> time_troubles = {};
  std::vector<BilledPair> pairs = {};
  std::vector<Need> undecided_pairs = {};  ///< what table would decide the others

  const Claim& claim() const { return content.claim; }
  bool institutional() const;
  Setting setting() const { return institutional() ? Setting::outpatient : Setting::practitioner; }
  /// The administrations of the record; empty when there is no record.
  const std::vector<Administration>& administrations() const;
  std::optional<Date> first_service_date() const;
};

Facts derive_facts(const Case& c, const Reference& reference, const Profile& profile, Date as_of);

/// Same patient, date and practitioner: what payers bundle together.
inline bool same_session(const LineFacts& a, const LineFacts& b) {
  return a.session != 0 && a.session == b.session;
}

std::string upper(std::string_view text);

/// The ranges of codes that stand for drugs given to a patient, whether or not a pack knows the
/// one. Oral drugs, vaccines, blood and radiopharmaceuticals are billed by other rules and left
/// out.
bool looks_like_drug(std::string_view code);

}  // namespace infusecheck
