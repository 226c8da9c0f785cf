// From what was given, when and how, to the administration codes the record supports (RULEBOOK 3).
//
// The answer is a coded timeline: every minute of every administration either counts in a code or
// says why it does not. It is a function of the record, not of the order its rows are listed in.
// What the record does not say is never made up: an infusion without a stop time is coded as the
// push it can be proved to be, and says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/finding.h"
#include "infusecheck/profile.h"
#include "infusecheck/reference.h"

namespace infusecheck {

/// Where authorities code a record differently; each value is a key of the payer profile.
struct CodingPolicy {
  RepeatPolicy same_drug_repeat = RepeatPolicy::interval31;
  HydrationPolicy hydration = HydrationPolicy::continuous;
  OverlapPolicy partial_overlap = OverlapPolicy::subtract;
  PumpCode pump_code = PumpCode::code_96416;
  std::int64_t concurrent_min_overlap = 16;  ///< minutes
  std::int64_t gap_merge = 10;               ///< minutes
  std::int64_t repeat_push_minutes = 31;     ///< from the last reported push of a drug to the next
  /// How drugs are classed that payers differ about; empty = as the packs have it.
  std::optional<AdministrationClass> open_class = {};
  /// XS, XE and XU say why a service is distinct; 59 is for payers that do not take them.
  bool distinct_by_x = true;
  bool pairs = true;  ///< whether the payer applies NCCI pairs
};

/// Minutes of one administration, in order, without gaps between `from` and `to` of its neighbours
/// other than interruptions. A push or an injection is one part without length.
struct CodedPart {
  std::optional<LocalTime> from, to;  ///< empty when the record has no time
  std::string code;                   ///< "" = these minutes earn nothing
  std::string reason;                 ///< why they do not
};

/// Administrations that are one service: rows of one infusion, drugs mixed in one bag.
struct CodedService {
  std::vector<int> administrations;
  std::string drug;
  Route route = Route::iv_infusion;
  AdministrationClass administration_class = AdministrationClass::therapeutic;
  bool class_known = true;  ///< false: nobody says; taken as therapeutic
  bool class_open = false;  ///< payers differ about it: the conflict `class_overrides`
  Count visit = 1;
  std::string access;                   ///< the access it is coded at
  std::optional<std::int64_t> minutes;  ///< of an infusion with start and stop
  std::vector<CodedPart> parts;
};

/// Something about the record that a coder should know; `rule` explains it.
struct CodingNote {
  std::string_view rule;  ///< "admin-missing-stop-time"
  Severity severity = Severity::info;
  std::vector<int> administrations;
  std::string_view field =
      {};  ///< the field of the first administration it is about, "stop"; may be ""
  std::string message;
  std::string query = {};  ///< a neutral question to the person who kept the record; may be ""
};

/// Another authority would code the record otherwise.
struct CodingConflict {
  std::string_view key;      ///< the profile key that chooses: "same_drug_repeat"
  std::string value, other;  ///< chosen, and what the other authority holds
  std::string_view message;
  Citation source;
  std::vector<CodedLine> lines;  ///< the answer with the other value
};

struct Coding {
  Setting setting = Setting::practitioner;
  std::vector<CodedLine> lines;
  std::vector<CodedService> timeline;
  std::vector<CodingNote> notes;
  std::vector<CodingConflict> conflicts;
};

/// What a payer's profile says of the contested points on a date; silence means the default.
CodingPolicy coding_policy(const Profile& profile, std::optional<Date> on,
                           const Given<PayerType>& payer);

/// The office codes by the main reason of the visit, the facility by its hierarchy. `open_class`
/// decides drugs that payers differ about; conflicts are worked out when asked for.
struct CodingQuestion {
  Setting setting = Setting::practitioner;
  std::optional<AdministrationClass> open_class = {};
  bool conflicts = true;
};
Coding code_administrations(const Case& c, const Reference& reference, const Profile& profile,
                            const CodingQuestion& question);

/// Office for a professional claim, facility for an institutional one; when the claim does not say,
/// by the place of the encounter.
Setting setting_of(const Case& c);

}  // namespace infusecheck
