// The rows of the record as the coding engine sees them: drug and class resolved, times as minutes,
// rows of one mixed bag as one event, and what carries no code of its own set aside with the
// reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coding/intervals.h"
#include "infusecheck/coding.h"

namespace infusecheck {

struct Event {
  std::vector<int> rows;  ///< positions in the record, in order
  std::string drug;       ///< what it is told apart by: the ingredient, else the name as written
  std::string label;      ///< how sentences call it: a name of the packs, else "administration 2"
  Route route = Route::iv_infusion;
  AdministrationClass administration_class = AdministrationClass::therapeutic;
  bool class_known = true, class_open = false;
  std::optional<Minute> start, stop;
  std::optional<Date> day;  ///< of its start; without one, the first known day of its encounter
  std::string access;
  bool access_reason = false;
  Count visit = 1;
  std::string bag;
  bool continues = false, main_reason = false, pump = false, hormonal = false;
  Count count = 1;

  bool intravenous() const { return route == Route::iv_infusion || route == Route::iv_push; }
  bool timed() const { return start && stop; }
  bool hydration() const { return administration_class == AdministrationClass::hydration; }
  bool complex() const { return administration_class == AdministrationClass::complex; }
};

struct SetAside {
  Event event;
  std::string reason;
};

struct Events {
  std::vector<Event> coded;  ///< by visit, access, start, drug
  std::vector<SetAside> set_aside;
  std::vector<CodingNote> notes;
};

/// By start, stop and name; what has no time comes last.
bool earlier(const Event& a, const Event& b);

Events events_of(const Case& c, const Reference& reference, const Profile& profile);

/// What a row's drug may be billed with on its day, and how it is classed.
struct DrugClass {
  std::string drug, label;
  AdministrationClass value = AdministrationClass::therapeutic;
  bool known = true;
  bool open = false;  ///< payers differ, and this one does not say
};
DrugClass drug_class(const Administration& given, int row, std::optional<Date> on,
                     const Reference& reference, const Profile& profile, bool medicare);
/// Medicare, or a plan that follows it.
bool follows_medicare(const Given<PayerType>& payer);

}  // namespace infusecheck
