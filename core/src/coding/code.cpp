#include <algorithm>

#include "coding/derive.h"

namespace infusecheck {
namespace {

template <class T, class U>
void take(const Dated<T>& key, std::optional<Date> on, U& value) {
  if (const T* said = key.on(on)) value = *said;
}

std::optional<Date> first_day(const Events& events) {
  if (events.coded.empty() || !events.coded[0].start) return std::nullopt;
  return time_of(*events.coded[0].start).date();
}

}  // namespace

CodingPolicy coding_policy(const Profile& profile, std::optional<Date> on,
                           const Given<PayerType>& payer) {
  CodingPolicy policy;
  take(profile.same_drug_repeat, on, policy.same_drug_repeat);
  take(profile.hydration, on, policy.hydration);
  take(profile.partial_overlap, on, policy.partial_overlap);
  take(profile.pump_code, on, policy.pump_code);
  take(profile.concurrent_min_overlap, on, policy.concurrent_min_overlap);
  take(profile.gap_merge, on, policy.gap_merge);
  take(profile.repeat_push_minutes, on, policy.repeat_push_minutes);
  const PtpPolicy* ptp = profile.ptp.on(on);
  policy.pairs = ptp == nullptr || *ptp == PtpPolicy::cms;
  policy.distinct_by_x = follows_medicare(payer);
  return policy;
}

Coding code_administrations(const Case& c, const Reference& reference, const Profile& profile,
                            const CodingQuestion& question) {
  const Setting setting = question.setting;
  Coding coding{.setting = setting, .lines = {}, .timeline = {}, .notes = {}, .conflicts = {}};
  Events events = events_of(c, reference, profile);
  CodingPolicy policy = coding_policy(profile, first_day(events), c.claim.payer.type);
  policy.open_class = question.open_class;
  coding::Derivation derivation = coding::derive(events, policy, setting, reference);
  coding.lines = coding::lines_of(derivation.treatments);
  coding.timeline = coding::timeline_of(derivation, events.set_aside);
  if (question.conflicts)
    coding.conflicts = coding::conflicts_of(events, policy, setting, reference, coding.lines);
  coding.notes = std::move(events.notes);
  std::move(derivation.notes.begin(), derivation.notes.end(), std::back_inserter(coding.notes));
  return coding;
}

Setting setting_of(const Case& c) {
  if (c.claim.form)
    return *c.claim.form == Form::institutional ? Setting::outpatient : Setting::practitioner;
  if (!c.encounter || !c.encounter->location) return Setting::practitioner;
  const Location place = *c.encounter->location;
  const bool hospital = place == Location::hospital_on_campus ||
                        place == Location::hospital_off_campus || place == Location::emergency;
  return hospital ? Setting::outpatient : Setting::practitioner;
}

}  // namespace infusecheck
