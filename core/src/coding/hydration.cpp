// Hydration counts only beside no drug: what a drug infusion at the same access covers is taken
// off.
#include <algorithm>

#include "coding/site.h"
#include "model/concat.h"

namespace infusecheck::coding {
namespace {

std::string period(const Interval& interval) {
  return concat({clock(interval.from), " to ", clock(interval.to)});
}

void note_short(const Treatment& fluid, Minute longest, Visit& visit) {
  visit.notes.push_back({.rule = "admin-hydration-min-31",
                         .administrations = fluid.event.rows,
                         .field = "stop",
                         .message = concat({"Hydration reaches ", longest,
                                            " min beside no drug infusion; it counts from 31."})});
}

void note_covered(const Treatment& fluid, Visit& visit) {
  visit.notes.push_back({.rule = "admin-hydration-incidental",
                         .administrations = fluid.event.rows,
                         .field = "start",
                         .message =
                             "The fluid ran only while a drug infused at the same access; it "
                             "is part of that infusion."});
}

void keep_long_periods(Treatment& fluid, const Intervals& free) {
  for (const Interval& period_free : free) {
    if (period_free.length() >= shortest_hydration) {
      fluid.counted.push_back(period_free);
    } else {
      fluid.nothing(concat({"the period ", period(period_free), " is ", period_free.length(),
                            " min; hydration counts from 31"}),
                    {period_free});
    }
  }
}

}  // namespace

void count_hydration(std::vector<Treatment>& given, Visit& visit) {
  Intervals drugs;
  for (const Treatment& one : given) {
    if (one.kind == Kind::infusion) drugs = unite(drugs, one.intervals);
  }
  for (Treatment& fluid : given) {
    if (fluid.kind != Kind::hydration || fluid.intervals.empty()) continue;
    const Intervals free = minus(fluid.intervals, drugs);
    const Intervals beside = minus(fluid.intervals, free);
    if (!beside.empty()) fluid.nothing("a drug infused at the same access", beside);
    if (visit.policy.hydration == HydrationPolicy::continuous) {
      keep_long_periods(fluid, free);
    } else if (measure(free) >= shortest_hydration) {
      fluid.counted = free;
    } else if (!free.empty()) {
      fluid.nothing(std::to_string(measure(free)) + " min in all; hydration counts from 31", free);
    }
    if (!fluid.counted.empty()) continue;
    Minute longest = 0;
    for (const Interval& one : free) longest = std::max(longest, one.length());
    if (visit.policy.hydration == HydrationPolicy::sum) longest = measure(free);
    free.empty() ? note_covered(fluid, visit) : note_short(fluid, longest, visit);
  }
}

}  // namespace infusecheck::coding
