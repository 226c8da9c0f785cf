// Contested points (RULEBOOK 7): the record coded again as another authority would, where it says
// otherwise.
#include <algorithm>

#include "coding/derive.h"
#include "model/names.h"

namespace infusecheck::coding {
namespace {

constexpr Citation hcpro{"Revenue Cycle Advisor, repeated infusion of one drug", "",
                         "https://revenuecycleadvisor.com/node/4136", Grade::C};
constexpr Citation push_thread{
    "AAPC forum, IV push of the same substance", "",
    "https://www.aapc.com/discuss/threads/"
    "coding-for-iv-push-of-same-substance-for-physician-office.108863/post-313223",
    Grade::C};
constexpr Citation haugen{"The Haugen Group, injections and infusions beyond the basics", "",
                          "https://www.thehaugengroup.com/tips-expertise-injections-infusions-"
                          "beyond-the-basics-webinar-qa/",
                          Grade::C};
constexpr Citation hydration_thread{"AAPC forum, hydration and chemotherapy",
                                    "quoting CPT Assistant of June 2007",
                                    "https://www.aapc.com:443/discuss/threads/"
                                    "billing-hydration-and-chemotherapy.196971/post-539772",
                                    Grade::C};
constexpr Citation find_a_code{
    "Find-A-Code, injections and infusions", "",
    "https://www.findacode.com/articles/injections-and-infusions-31746.html", Grade::C};
constexpr Citation medlearn{
    "MedLearn, pharmacy question of 31 January 2022", "",
    "https://medlearn.com/pharmacy-question-for-the-week-of-january-31-2022/", Grade::C};
constexpr Citation g0498{"CMS, prolonged infusion started in the office (G0498)", "",
                         "https://docslib.org:443/doc/5796246/", Grade::A};
constexpr Citation complexity{
    "Noridian Medicare, chemotherapy and nonchemotherapy administration",
    "Complexity by several factors",
    "https://med.noridianmedicare.com/es/web/jfb/topics/drugs-biologicals-injections/"
    "chemotherapy-and-nonchemotherapy-bundling-and-unbundling-of-services-and-supplies",
    Grade::A};

bool any(const Events& events, bool (*test)(const Event&)) {
  return std::any_of(events.coded.begin(), events.coded.end(), test);
}

bool drug_again(const Events& events) {
  for (std::size_t i = 0; i < events.coded.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (events.coded[i].intravenous() && events.coded[i].drug == events.coded[j].drug)
        return true;
    }
  }
  return false;
}

bool infusions_together(const Events& events) {
  for (const Event& a : events.coded) {
    for (const Event& b : events.coded) {
      if (&a != &b && a.timed() && b.timed() && *a.start < *b.stop && *b.start < *a.stop)
        return true;
    }
  }
  return false;
}

bool split_hydration(const Events& events) {
  return any(events, [](const Event& event) { return event.hydration(); }) &&
         events.coded.size() > 1;
}

class Alternatives {
 public:
  Alternatives(const Events& events, const CodingPolicy& policy, Setting setting,
               const Reference& reference, const std::vector<CodedLine>& lines)
      : events_(events), policy_(policy), setting_(setting), reference_(reference), lines_(lines) {}

  /// Codes the record with another value of one key and keeps the answer if it differs.
  template <class Value>
  void with(std::string_view key, Value CodingPolicy::*member, Value other,
            std::string_view value_name, std::string_view other_name, std::string_view message,
            const Citation& source) {
    if (policy_.*member == other) return;
    CodingPolicy changed = policy_;
    changed.*member = other;
    auto lines = lines_of(derive(events_, changed, setting_, reference_).treatments);
    if (same(lines, lines_)) return;
    found.push_back(
        {key, std::string(value_name), std::string(other_name), message, source, std::move(lines)});
  }

  std::vector<CodingConflict> found;

 private:
  static bool same(const std::vector<CodedLine>& a, const std::vector<CodedLine>& b) {
    return std::is_permutation(
        a.begin(), a.end(), b.begin(), b.end(), [](const CodedLine& x, const CodedLine& y) {
          return x.code == y.code && x.units == y.units && x.modifiers == y.modifiers &&
                 x.service_date == y.service_date;
        });
  }

  const Events& events_;
  const CodingPolicy& policy_;
  Setting setting_;
  const Reference& reference_;
  const std::vector<CodedLine>& lines_;
};

void repeats(Alternatives& alternatives, const CodingPolicy& policy) {
  const auto chosen = word(policy.same_drug_repeat);
  alternatives.with("same_drug_repeat", &CodingPolicy::same_drug_repeat, RepeatPolicy::interval31,
                    chosen, "interval31",
                    "A repeated infusion counts as hours from 31 minutes; a "
                    "shorter one is a push again.",
                    haugen);
  alternatives.with("same_drug_repeat", &CodingPolicy::same_drug_repeat, RepeatPolicy::interval16,
                    chosen, "interval16",
                    "A repeated infusion counts as a further hour from 16 "
                    "minutes; times are not added.",
                    hcpro);
  alternatives.with("same_drug_repeat", &CodingPolicy::same_drug_repeat, RepeatPolicy::aggregate,
                    chosen, "aggregate", "The times of all infusions of one drug are added.",
                    push_thread);
  alternatives.with("repeat_push_minutes", &CodingPolicy::repeat_push_minutes, Minute{30},
                    std::to_string(policy.repeat_push_minutes), "30",
                    "A push of the same drug counts from 30 minutes after the last.", push_thread);
}

void classes(Alternatives& alternatives) {
  using enum AdministrationClass;
  constexpr std::string_view message =
      "Payers differ on whether the administration of this drug is complex.";
  alternatives.with("class_overrides", &CodingPolicy::open_class, std::optional(complex),
                    "therapeutic", "complex", message, complexity);
  alternatives.with("class_overrides", &CodingPolicy::open_class, std::optional(therapeutic),
                    "complex", "therapeutic", message, complexity);
}

void overlaps(Alternatives& alternatives, const CodingPolicy& policy) {
  alternatives.with("partial_overlap", &CodingPolicy::partial_overlap, OverlapPolicy::concurrent,
                    word(policy.partial_overlap), "concurrent",
                    "An infusion that partly overlaps another is concurrent as a whole.",
                    find_a_code);
  alternatives.with("partial_overlap", &CodingPolicy::partial_overlap, OverlapPolicy::subtract,
                    word(policy.partial_overlap), "subtract",
                    "The overlap is taken off and the rest is sequential.", medlearn);
  alternatives.with("concurrent_min_overlap", &CodingPolicy::concurrent_min_overlap, Minute{1},
                    std::to_string(policy.concurrent_min_overlap), "1",
                    "Concurrent infusion is not timed: any overlap counts.", find_a_code);
}

}  // namespace

std::vector<CodingConflict> conflicts_of(const Events& events, const CodingPolicy& policy,
                                         Setting setting, const Reference& reference,
                                         const std::vector<CodedLine>& lines) {
  Alternatives alternatives(events, policy, setting, reference, lines);
  if (drug_again(events)) repeats(alternatives, policy);
  if (infusions_together(events)) overlaps(alternatives, policy);
  if (split_hydration(events)) {
    const bool sum = policy.hydration == HydrationPolicy::sum;
    alternatives.with("hydration", &CodingPolicy::hydration,
                      sum ? HydrationPolicy::continuous : HydrationPolicy::sum,
                      word(policy.hydration), sum ? "continuous" : "sum",
                      sum ? "Each period of hydration must reach 31 minutes by itself."
                          : "All periods of hydration are added.",
                      hydration_thread);
  }
  if (any(events, [](const Event& event) { return event.pump; })) {
    const bool g_code = policy.pump_code == PumpCode::code_g0498;
    alternatives.with(
        "pump_code", &CodingPolicy::pump_code, g_code ? PumpCode::code_96416 : PumpCode::code_g0498,
        word(policy.pump_code), g_code ? "96416" : "G0498",
        "Medicare has a code of its own for a prolonged infusion that an office starts "
        "with a take-home pump.",
        g0498);
  }
  if (any(events, [](const Event& event) { return event.class_open; })) classes(alternatives);
  return std::move(alternatives.found);
}

}  // namespace infusecheck::coding
