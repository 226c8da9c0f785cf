// What one payer wants: opinions, kept apart from facts. Loaded from rules/payers/*.json or from an
// inline object in the case; an unknown key or a wrong type is an Error that names it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/calendar.h"
#include "infusecheck/case.h"
#include "infusecheck/result.h"

namespace infusecheck {

using CodeSet = std::set<std::string, std::less<>>;

/// A value that may change by date of service. Empty = the payer says nothing.
template <class T>
struct Dated {
  struct Entry {
    Span span;
    T value;
    std::string source;
  };
  std::vector<Entry> entries;

  const T* on(std::optional<Date> day) const {
    for (const Entry& entry : entries) {
      if (day ? entry.span.covers(*day) : !entry.span.begins() && !entry.span.ends()) {
        return &entry.value;
      }
    }
    return nullptr;
  }
};

enum class JwJz { required, accepted, ignore };
enum class NocUnits { one, containers };
enum class ScBiologic { complex_injection, therapeutic_injection, ask };  // 96401 | 96372 | ask
enum class RepeatPolicy { interval31, interval16, aggregate, none };
enum class HydrationPolicy { continuous, sum };
enum class OverlapPolicy { subtract, concurrent };
enum class PumpCode { code_96416, code_g0498 };
enum class MuePolicy { cms, own, off };
enum class PtpPolicy { cms, off };
enum class RequiredProvider { rendering, referring, supervising };

struct PaRequirement {
  bool required = true;
  CodeSet by_pos;  ///< empty = everywhere
  bool units_include_jw = true;
  bool admin_codes = false;
};
struct StepRequirement {
  std::string drug;
  std::vector<std::string> required_first;  ///< "requires" in JSON
  int min_days = 0;
};
struct UnitMaximum {
  std::string drug;
  Quantity units;
  std::string per;  ///< dose | days
  int days = 0;
  Span span;
  std::string source;
};

struct Profile {
  std::string id, name, extends, reviewed_on;
  struct CitedPolicy {
    std::string title, url;
  };
  std::vector<CitedPolicy> sources;

  Dated<CodeSet> facility_pos_admin, site_of_care;
  Dated<JwJz> jwjz;
  Dated<bool> ndc_required, ndc_me_allowed, requires_59_hydration;
  Dated<bool> joint_sides_required, payment_modifiers_first, one_place_per_claim;
  Dated<NocUnits> noc_units;
  Dated<std::map<std::string, AdministrationClass, std::less<>>> class_overrides;
  Dated<ScBiologic> sc_biologic;
  Dated<RepeatPolicy> same_drug_repeat;
  Dated<HydrationPolicy> hydration;
  Dated<PumpCode> pump_code;
  Dated<OverlapPolicy> partial_overlap;
  Dated<int> concurrent_min_overlap, gap_merge, repeat_push_minutes;
  Dated<MuePolicy> mue;
  Dated<PtpPolicy> ptp;
  Dated<std::map<std::string, PaRequirement, std::less<>>> pa;
  Dated<int> pa_turnaround_bd, pa_buffer_bd, expiry_warn_days;
  Dated<std::vector<StepRequirement>> step;
  Dated<std::map<std::string, std::vector<std::string>, std::less<>>> preferred_biosimilar;
  Dated<int> freq_tolerance_days, timely_days, timely_months, appeal_days, max_age_days;
  Dated<CodeSet> excluded, pharmacy_benefit, specialty_vendor, kx_required;
  Dated<std::vector<UnitMaximum>> max_units;
  /// By HCPCS, the starts of the ICD-10-CM codes a drug is covered for.
  Dated<std::map<std::string, std::vector<std::string>, std::less<>>> covered_diagnoses;
  Dated<CodeSet> unspecified_dx;
  Dated<bool> taxonomy_required;
  Dated<std::vector<RequiredProvider>> required_providers;
};

/// One key a profile may hold, for documentation and settings screens.
struct ProfileKey {
  std::string_view name, type, meaning;
};
std::span<const ProfileKey> profile_keys();

/// The profiles that ship, in order of id; `text` is the JSON they were loaded from.
struct ShippedProfile {
  std::string_view id, text;
};
std::span<const ShippedProfile> shipped_profiles();

/// The profile of a shipped id, with what it extends filled in.
Result<Profile> profile_by_id(std::string_view id);

/// A profile from JSON text; it may extend a shipped one.
Result<Profile> profile_from_json(std::string_view json);

/// The id used when a case names no profile: by payer type, or "national" when that is not known.
std::string_view default_profile_id(const Given<PayerType>& type);

}  // namespace infusecheck
