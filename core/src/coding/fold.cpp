#include <algorithm>

#include "coding/site.h"
#include "model/concat.h"

namespace infusecheck::coding {
namespace {

std::string numbers(const std::vector<int>& rows) {
  std::string text = rows.size() == 1 ? "Administration " : "Administrations ";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) text += i + 1 == rows.size() ? " and " : ", ";
    text += std::to_string(rows[i] + 1);
  }
  return text;
}

void note_missing_time(const Event& event, Visit& visit) {
  const std::string_view field = event.start ? "stop" : "start";
  const std::string named = numbers(event.rows);
  visit.notes.push_back(
      {.rule = "admin-missing-stop-time",
       .severity = Severity::warning,
       .administrations = event.rows,
       .field = field,
       .message =
           concat({named, " is an infusion without a ", field, " time; it can be proved only as ",
                   (event.hydration() ? "fluid given, and earns nothing." : "a push.")}),
       .query = concat(
           {named,
            (event.start ? concat({" is charted as an infusion started at ",
                                   time_of(*event.start).text(), "."})
                         : " is charted as an infusion."),
            " No ", field,
            " time is charted. Please review the chart and, if the time was observed, add it as "
            "a signed and dated late entry; if it was not, please say so."})});
}

void add_row(Treatment& given, const Event& event) {
  Event& whole = given.event;
  whole.rows.insert(whole.rows.end(), event.rows.begin(), event.rows.end());
  whole.main_reason |= event.main_reason;
  whole.class_known &= event.class_known;
  whole.class_open &= event.class_open;
  whole.administration_class = std::min(whole.administration_class, event.administration_class);
  if (event.stop && (!whole.stop || *whole.stop < *event.stop)) whole.stop = event.stop;
  if (event.timed()) given.intervals = unite(given.intervals, {{*event.start, *event.stop}});
}

void note_overlap(const Treatment& given, const Event& event, Visit& visit) {
  std::vector<int> rows = given.event.rows;
  rows.insert(rows.end(), event.rows.begin(), event.rows.end());
  std::sort(rows.begin(), rows.end());
  visit.notes.push_back({.rule = "admin-time-overlap",
                         .severity = Severity::warning,
                         .administrations = rows,
                         .field = "start",
                         .message = numbers(rows) +
                                    " are one drug at one access at the same time; their minutes "
                                    "are counted once."});
}

/// Whether a row goes on with the infusion before it.
bool goes_on(const Treatment& given, const Event& event, const CodingPolicy& policy) {
  const Minute gap = *event.start - given.intervals.back().to;
  return gap <= 0 || gap <= policy.gap_merge || event.continues ||
         policy.same_drug_repeat == RepeatPolicy::aggregate;
}

Treatment* infusion_of(std::vector<Treatment>& given, const Event& event) {
  const auto last = std::find_if(given.rbegin(), given.rend(), [&](const Treatment& one) {
    return one.kind == Kind::infusion && one.event.drug == event.drug &&
           one.event.pump == event.pump;
  });
  return last == given.rend() ? nullptr : &*last;
}

void add_infusion(std::vector<Treatment>& given, const Event& event, Visit& visit) {
  Treatment* running = infusion_of(given, event);
  if (running != nullptr && *event.start < running->intervals.back().to)
    note_overlap(*running, event, visit);
  if (running != nullptr && goes_on(*running, event, visit.policy)) return add_row(*running, event);
  given.push_back(
      {.kind = Kind::infusion, .event = event, .intervals = {{*event.start, *event.stop}}});
}

void add_hydration(std::vector<Treatment>& given, const Event& event, Visit& visit) {
  if (event.route == Route::iv_push || !event.timed()) {
    given.push_back({.kind = Kind::hydration, .event = event});
    given.back().nothing(event.route == Route::iv_push ? "fluid by push has no code"
                                                       : "hydration needs a start and a stop");
    if (event.route != Route::iv_push) note_missing_time(event, visit);
    return;
  }
  const auto fluid = std::find_if(given.begin(), given.end(), [](const Treatment& one) {
    return one.kind == Kind::hydration && !one.intervals.empty();
  });
  if (fluid != given.end()) return add_row(*fluid, event);
  given.push_back(
      {.kind = Kind::hydration, .event = event, .intervals = {{*event.start, *event.stop}}});
}

void add(std::vector<Treatment>& given, const Event& event, Visit& visit) {
  if (event.hydration()) return add_hydration(given, event, visit);
  if (event.route == Route::iv_infusion && event.timed()) {
    add_infusion(given, event, visit);
  } else {
    if (event.route == Route::iv_infusion) note_missing_time(event, visit);
    given.push_back({.kind = Kind::push, .event = event});
  }
}

}  // namespace

std::vector<Treatment> fold(const std::vector<Event>& events, Visit& visit) {
  std::vector<Treatment> given;
  for (const Event& event : events) add(given, event, visit);
  for (Treatment& one : given) {
    if (one.kind != Kind::infusion) continue;
    if (one.event.pump && one.minutes() > pump_after) one.kind = Kind::pump;
    if (one.minutes() >= shortest_infusion) continue;
    one.kind = Kind::push;
    one.intervals.clear();
  }
  return given;
}

}  // namespace infusecheck::coding
