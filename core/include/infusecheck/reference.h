// Facts with dates: what a code is, and what limit held, on a day. Read from packs (rules/packs).
//
// There is one way to look something up, `Table::find(code, date of service)`; without a date it
// does not compile. Every row says where it comes from. A date a table does not cover answers
// `outside_pack`, so that a check can say "not checked" instead of guessing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "infusecheck/amount.h"
#include "infusecheck/calendar.h"
#include "infusecheck/case.h"
#include "infusecheck/lookup.h"
#include "infusecheck/pair_table.h"
#include "infusecheck/result.h"

namespace infusecheck {

template <class Row>
struct Lookup {
  Found found = Found::unknown;
  const Row* row = nullptr;
  explicit operator bool() const { return row != nullptr; }
  const Row* operator->() const { return row; }
};

/// Where the rows of a key stand in a sorted table, found by hashing.
class KeyIndex {
 public:
  struct Rows {
    std::uint32_t first = 0, count = 0;
  };
  static std::uint32_t hash(std::string_view key);
  void reserve(std::size_t keys);
  void add(std::uint32_t hash, Rows rows);
  /// The first whose key `is_key` accepts; none has no rows.
  template <class IsKey>
  Rows find(std::uint32_t hash, IsKey is_key) const {
    if (slots_.empty()) return {};
    for (std::size_t at = hash & mask_; slots_[at].count > 0; at = (at + 1) & mask_) {
      if (is_key(slots_[at].first)) return slots_[at];
    }
    return {};
  }

 private:
  std::vector<Rows> slots_;  ///< a power of two of them, half empty
  std::size_t mask_ = 0;
};

/// Rows sorted by (key, from); the spans of one key never overlap.
template <class Row>
class Table {
 public:
  Lookup<Row> find(std::string_view code, std::optional<Date> on) const;
  /// All rows of a code, oldest first: to explain ("valid until…"), never to decide.
  std::span<const Row> history(std::string_view code) const;
  std::span<const Row> rows() const { return rows_; }
  /// The dates the table knows about; none until it is filled.
  std::span<const Span> covers() const { return covers_; }

  /// Rows must be sorted; `Row` has `key()`, `span`, `source`.
  static Table build(std::vector<Row> rows, Span covers);
  /// The rows of `newer` stand for the dates it covers; ours for all others. Pieces of a drug that
  /// differ in nothing but their dates become one row again.
  void replace(const Table& newer);

 private:
  void index();

  std::vector<Row> rows_;
  std::vector<Span> covers_;
  KeyIndex keys_;
};

/// A billing code for a drug. Table drugs.csv, one row per code and period.
struct Drug {
  std::string code;
  Span span;
  std::string descriptor;  ///< CMS's short descriptor (HCPCS Level II)
  std::string name;        ///< nonproprietary name, lower case: "infliximab-dyyb"
  std::vector<std::string> brands;
  std::string ingredient;               ///< what it competes as: "infliximab"
  std::optional<Quantity> unit_amount;  ///< one billing unit: 10 …
  std::string unit;                     ///< … mg
  std::vector<Route> routes;
  std::optional<Container> container;                       ///< empty = unknown, or sold both ways
  std::optional<AdministrationClass> administration_class;  ///< empty = payers differ
  std::vector<std::string> successors;    ///< codes that follow when this one ends
  std::string reference_product;          ///< of a biosimilar: the code of what it resembles
  std::optional<bool> self_administered;  ///< usually given by the patient; empty = depends
  bool route_modifiers = false;           ///< one code for both routes: contractors ask JA or JB
  std::string
      opps_status;  ///< hospital outpatient status indicator: K and G pay separately, N is packaged
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
  friend bool operator==(const Drug&, const Drug&) = default;
};

/// What a service code does. Table services.csv; labels are our own words.
enum class ServiceKind {
  initial,    ///< one per encounter and access: 96360 96365 96374 96409 96413
  add_on,     ///< lives only beside a primary
  injection,  ///< 96372, 96401, 96402, 96377
  other_administration,
  evaluation,   ///< E/M that may stand beside an administration with modifier 25
  nurse_visit,  ///< 99211
  joint_injection,
  imaging,
  supply,  ///< tubing, syringes and the like
};
enum class Family { hydration, therapeutic, complex, subcutaneous, intra_arterial, pump, none };

struct Service {
  std::string code;
  Span span;
  std::string label;
  ServiceKind kind = ServiceKind::other_administration;
  Family family = Family::none;
  int rank = 0;              ///< place in the facility hierarchy, 5 = complex infusion; 0 = none
  std::string hour_add_on;   ///< the code of its further hours: 96366 for 96365
  bool incident_to = false;  ///< physician fee schedule PC/TC indicator 5: not payable to a
                             ///< physician in a facility
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
};

/// One allowed primary of an add-on code (CMS add-on code file). Table add_on_primaries.csv.
struct AddOnPrimary {
  std::string add_on, primary;
  Span span;
  int type = 1;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string pair;  ///< "96366 96365", the key
  std::string_view key() const { return pair; }
};

enum class Setting { practitioner, outpatient };

/// A medically unlikely edit. Tables mue_practitioner.csv and mue_outpatient.csv.
struct UnitLimit {
  std::string code;
  Span span;
  Count units = 0;
  int adjudication = 3;  ///< MAI: 1 per line, 2 per date by policy, 3 per date by clinical data
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
};

/// Table places_of_service.csv.
struct PlaceOfService {
  std::string code;
  Span span;
  std::string label;
  bool facility = false;  ///< Medicare pays the physician's facility rate here
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
};

/// Table modifiers.csv; labels are our own words.
struct Modifier {
  std::string code;
  Span span;
  std::string label;
  bool distinct_service = false;  ///< 59, XE, XP, XS, XU
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
};

/// A marketed package and the code it is billed with. Table ndc.csv.
struct Package {
  std::string ndc;  ///< 11 digits
  Span span;
  std::string code;
  std::string product;
  std::optional<Quantity> amount;  ///< what one item holds, 100 …
  std::string unit;                ///< … mg
  Count items = 0;                 ///< items in the package; 0 = unknown
  std::optional<Quantity> volume_ml;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return ndc; }
};

/// Diagnoses that share a meaning for a rule, by the start of their ICD-10-CM codes. Table
/// diagnosis_groups.csv.
struct DiagnosisGroup {
  std::string group;   ///< "hydration": says why fluid was needed
  std::string prefix;  ///< "E86", without a dot
  Span span;
  std::string label;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string pair;  ///< "hydration E86", the key
  std::string_view key() const { return pair; }
};

/// Two diagnoses that cannot be coded together (Excludes1), by the start of their codes. Table
/// diagnosis_exclusions.csv.
struct DiagnosisExclusion {
  std::string first, second;  ///< without a dot, in order
  Span span;
  std::string label;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string pair;  ///< "K50 K51", the key
  std::string_view key() const { return pair; }
};

/// A code of ICD-10-CM. Table diagnoses.csv; too long to be built in, so it is empty until a pack
/// brings it (`infusecheck import --icd10`).
struct DiagnosisCode {
  std::string code;  ///< without a dot
  Span span;
  bool billable = false;  ///< else it has codes below it, one of which must be used
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return code; }
  friend bool operator==(const DiagnosisCode&, const DiagnosisCode&) = default;
};

enum class ContainerForm { powder, liquid, syringe, pen, bag, other };

/// A marketed container of a drug. Table containers.csv.
struct MarketedContainer {
  std::string code;
  Quantity size;  ///< label amount, overfill excluded
  std::string unit;
  ContainerForm form = ContainerForm::other;
  std::optional<Quantity> volume_ml;
  std::optional<Container> container;
  Span span;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string id;  ///< "J1745 100 mg powder", the key
  std::string_view key() const { return id; }
};

enum class DoseType { per_kg, fixed, per_m2, weight_band };

/// A regimen of a drug's label. Table label_dosing.csv.
struct LabelDosing {
  std::string ingredient, indication, population;
  std::vector<std::string> diagnoses;  ///< starts of ICD-10-CM codes
  std::optional<Route> route;
  DoseType type = DoseType::fixed;
  Quantity amount;  ///< per kg, per m2, or in all
  std::string unit;
  std::vector<std::string> loading_days;  ///< from the first dose
  Count interval_days = 0;                ///< 0 = no fixed interval
  std::optional<Quantity> max_amount;
  std::string max_unit;  ///< "mg", "mg/kg" or "mg/joint"
  Span span;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string id;
  std::string_view key() const { return id; }
};

/// How a drug is usually given. Table drug_use.csv. It is shown, and decides nothing.
struct DrugUse {
  std::string ingredient;
  Count first_minutes = 0, later_minutes = 0;  ///< of an infusion; 0 = unknown
  std::vector<std::string> screening;          ///< before it: "TB", "HBV"
  Span span;
  std::string source;
  Confidence confidence = Confidence::low;
  std::string_view key() const { return ingredient; }
};

struct SourceInfo {
  std::string id, title, url, retrieved;
};

/// Which rows of a drug table answer to a word: its code, nonproprietary name or a brand, any case.
class DrugNames {
 public:
  DrugNames() = default;
  explicit DrugNames(const Table<Drug>& drugs);
  /// Positions in the table, ascending.
  std::vector<std::size_t> find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::size_t>> rows_;  ///< sorted; names in lower case
};

/// Everything the packs say. `packs` names them with their versions, for the report.
struct Reference {
  Table<Drug> drugs;
  Table<Service> services;
  Table<AddOnPrimary> add_on_primaries;
  Table<UnitLimit> mue_practitioner, mue_outpatient;
  PairTable ptp_practitioner, ptp_outpatient;
  Table<PlaceOfService> places_of_service;
  Table<Modifier> modifiers;
  Table<Package> packages;
  Table<DiagnosisGroup> diagnosis_groups;
  Table<DiagnosisExclusion> diagnosis_exclusions;
  Table<DiagnosisCode> diagnoses;
  Table<MarketedContainer> containers;
  Table<LabelDosing> label_dosing;
  Table<DrugUse> drug_use;
  DrugNames drug_names;  ///< of `drugs`
  std::vector<SourceInfo> sources;
  std::vector<std::pair<std::string, std::string>> packs;

  const Table<UnitLimit>& mue(Setting setting) const {
    return setting == Setting::practitioner ? mue_practitioner : mue_outpatient;
  }
  const PairTable& ptp(Setting setting) const {
    return setting == Setting::practitioner ? ptp_practitioner : ptp_outpatient;
  }
  /// 1 = CMS lists every primary, 2 = the contractor does, 3 = CMS lists some; 0 = no row.
  int add_on_type(std::string_view add_on, Date on) const;
  /// The primaries CMS lists for an add-on on a date, in order.
  std::vector<std::string_view> primaries(std::string_view add_on, Date on) const;
  /// Whether a diagnosis, with or without its dot, belongs to a group on a date.
  bool diagnosis_in(std::string_view diagnosis, std::string_view group,
                    std::optional<Date> on) const;
  /// The containers a code's drug is sold in on a date.
  std::vector<const MarketedContainer*> containers_of(std::string_view code, Date on) const;
  /// The regimens of an ingredient on a date; those of a route, when it is given and known.
  std::vector<const LabelDosing*> regimens_of(std::string_view ingredient,
                                              std::optional<Route> route, Date on) const;
  /// Drugs answering to a code, nonproprietary name or brand, any case, that are billable on a
  /// date.
  std::vector<const Drug*> drugs_named(std::string_view name, Date on) const;
};

/// The built-in packs.
const Reference& embedded_reference();

/// `base` with the tables of one pack file laid over it. The file is a pack in one piece, as
/// `rules/README.md` describes; errors name the table and line.
Result<Reference> with_pack(const Reference& base, std::string_view pack_file);

}  // namespace infusecheck
