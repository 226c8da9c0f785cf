#include "coding/intervals.h"

#include <algorithm>

namespace infusecheck {

Intervals united(Intervals intervals) {
  std::sort(intervals.begin(), intervals.end(),
            [](const Interval& a, const Interval& b) { return a.from < b.from; });
  Intervals result;
  for (const Interval& next : intervals) {
    if (next.length() <= 0) continue;
    if (result.empty() || result.back().to < next.from) {
      result.push_back(next);
    } else {
      result.back().to = std::max(result.back().to, next.to);
    }
  }
  return result;
}

Intervals unite(const Intervals& a, const Intervals& b) {
  Intervals all = a;
  all.insert(all.end(), b.begin(), b.end());
  return united(std::move(all));
}

Intervals minus(const Intervals& a, const Intervals& b) {
  Intervals rest;
  for (Interval left : a) {
    for (const Interval& taken : b) {
      if (taken.to <= left.from || taken.from >= left.to) continue;
      if (taken.from > left.from) rest.push_back({left.from, taken.from});
      left.from = std::min(taken.to, left.to);
    }
    if (left.length() > 0) rest.push_back(left);
  }
  return rest;
}

Minute measure(const Intervals& intervals) {
  Minute sum = 0;
  for (const Interval& interval : intervals) sum += interval.length();
  return sum;
}

Intervals slice(const Intervals& intervals, Minute first, Minute last) {
  Intervals part;
  Minute passed = 0;
  for (const Interval& interval : intervals) {
    const Minute from = std::max(interval.from, interval.from + first - passed);
    const Minute to = std::min(interval.to, interval.from + last - passed);
    if (from < to) part.push_back({from, to});
    passed += interval.length();
  }
  return part;
}

}  // namespace infusecheck
