#include <algorithm>
#include <tuple>

#include "coding/derive.h"
#include "coding/modifiers.h"

namespace infusecheck::coding {
namespace {

void add_units(std::vector<CodedLine>& lines, const Treatment& given, const Earned& earned) {
  const auto on = given.day();
  auto line = std::find_if(lines.begin(), lines.end(), [&](const CodedLine& one) {
    return one.code == earned.code && one.modifiers == earned.modifiers && one.service_date == on;
  });
  if (line == lines.end()) {
    lines.push_back({earned.code, 0, earned.modifiers, on, "", {}});
    line = lines.end() - 1;
  }
  line->units += earned.units;
  line->because += (line->because.empty() ? "" : "; ") + earned.because;
  line->administrations.insert(line->administrations.end(), given.event.rows.begin(),
                               given.event.rows.end());
}

LocalTime time(Minute minute) { return time_of(minute); }

void add_parts(CodedService& service, const Intervals& minutes, const std::string& code,
               const std::string& reason) {
  for (const Interval& one : minutes) {
    service.parts.push_back({time(one.from), time(one.to), code, reason});
  }
}

/// What is not timed is one part, as long as the record says it took.
CodedPart whole(const Event& event, std::string code, std::string reason) {
  CodedPart part{{}, {}, std::move(code), std::move(reason)};
  if (event.start) part.from = part.to = time(*event.start);
  if (event.start && event.stop && *event.stop > *event.start) part.to = time(*event.stop);
  return part;
}

CodedService service_of(const Event& event) {
  return {.administrations = event.rows,
          .drug = event.label,
          .route = event.route,
          .administration_class = event.administration_class,
          .class_known = event.class_known,
          .class_open = event.class_open,
          .visit = event.visit,
          .access = event.access,
          .minutes = std::nullopt,
          .parts = {}};
}

CodedService service_of(const Treatment& given) {
  CodedService service = service_of(given.event);
  std::sort(service.administrations.begin(), service.administrations.end());
  if (!given.intervals.empty()) service.minutes = given.minutes();
  for (const Earned& earned : given.earned) {
    add_parts(service, earned.minutes, earned.code, "");
    if (!earned.minutes.empty()) continue;
    service.parts.push_back(whole(given.event, earned.code, ""));
    if (!given.intervals.empty() && given.earned.size() > 1)  // beside codes that have the minutes
      service.parts.back().to = service.parts.back().from;
  }
  for (const Idle& idle : given.idle) {
    add_parts(service, idle.minutes, "", idle.reason);
    if (idle.minutes.empty()) service.parts.push_back(whole(given.event, "", idle.reason));
  }
  std::stable_sort(service.parts.begin(), service.parts.end(),
                   [](const CodedPart& a, const CodedPart& b) {
                     return std::tie(a.from, a.to) < std::tie(b.from, b.to);
                   });
  return service;
}

}  // namespace

std::vector<CodedLine> lines_of(const std::vector<Treatment>& treatments) {
  std::vector<CodedLine> lines;
  for (const Treatment& given : treatments) {
    for (const Earned& earned : given.earned) add_units(lines, given, earned);
  }
  for (CodedLine& line : lines) {
    auto& rows = line.administrations;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  }
  std::stable_sort(lines.begin(), lines.end(), [](const CodedLine& a, const CodedLine& b) {
    return a.service_date < b.service_date;
  });
  return lines;
}

std::vector<CodedService> timeline_of(const Derivation& derivation,
                                      const std::vector<SetAside>& set_aside) {
  std::vector<CodedService> timeline;
  for (const Treatment& given : derivation.treatments) timeline.push_back(service_of(given));
  for (const SetAside& one : set_aside) {
    timeline.push_back(service_of(one.event));
    timeline.back().parts.push_back(whole(one.event, "", one.reason));
  }
  std::stable_sort(
      timeline.begin(), timeline.end(), [](const CodedService& a, const CodedService& b) {
        return a.parts[0].from && (!b.parts[0].from || *a.parts[0].from < *b.parts[0].from);
      });
  return timeline;
}

}  // namespace infusecheck::coding
