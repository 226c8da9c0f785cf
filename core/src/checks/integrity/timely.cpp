// Timely filing: how long after the service a claim may still arrive.
#include <algorithm>

#include "checks/support.h"
#include "model/concat.h"
#include "model/workdays.h"

namespace infusecheck::checks {
namespace {

constexpr Citation timely_sources[] = {
    {"42 CFR 424.44, time limits for filing Medicare claims", "One calendar year; nonworkdays",
     "https://www.ecfr.gov/current/title-42/section-424.44", Grade::K},
    {"CMS, frequently asked questions: the general timely filing period (archived)",
     "One calendar year after the service",
     "https://webarchive.library.unt.edu/web/20170118202106/"
     "https://questions.medicaid.gov/faq.php?faqId=10562&id=5010",
     Grade::A},
    {"Timely filing limits by payer", "Medicare and commercial payers",
     "https://medibilling.app/docs/timely-filing-limits-by-payer", Grade::C}};
constexpr std::string_view timely_denial[] = {"CO-29"};
constexpr std::string_view timely_keys[] = {"timely_days", "timely_months"};

/// The shortest limit in common use. A service younger than this is timely whatever the contract
/// says.
constexpr int always_timely_days = 90;

bool replaces_another(const Claim& claim) {
  return claim.frequency == "7" || claim.frequency == "8";
}

/// The last day on which a claim for a service of this date is timely.
std::optional<Date> last_day(Date service, const Profile& profile) {
  if (const int* days = profile.timely_days.on(service)) return service + *days;
  const int* months = profile.timely_months.on(service);
  return months == nullptr ? std::nullopt
                           : std::optional(workday_from(add_months(service, *months)));
}

/// Why that is the last day.
std::string reason(Date service, Date last, const Profile& profile) {
  if (const int* days = profile.timely_days.on(service))
    return concat({*days, " days from ", service.text()});
  const int months = *profile.timely_months.on(service);
  std::string because = concat({months, " calendar months from ", service.text()});
  const Date nominal = add_months(service, months);
  if (last != nominal)
    because += concat({" end on ", nominal.text(), ", a day federal offices are closed"});
  return because;
}

/// From when four fifths of the time have passed.
bool mostly_passed(Date service, Date last, Date today) {
  return (today - service) * 5 >= (last - service) * 4;
}

struct Judged {
  std::vector<int> lines;
  Date service, last;  ///< of the oldest
};

void add(Judged& judged, const LineFacts& line, Date service, Date last) {
  if (judged.lines.empty() || service < judged.service) {
    judged.service = service;
    judged.last = last;
  }
  judged.lines.push_back(line.number);
}

/// A hospital claim is timed by its last day, a professional one line by line.
std::optional<Date> timed_from(const LineFacts& line, const Facts& facts) {
  if (!facts.institutional()) return line.on;
  std::optional<Date> last;
  for (const LineFacts& each : facts.lines) {
    for (const auto& date : {each.on, each.line->service_date_to.value}) {
      if (date && (!last || *date > *last)) last = date;
    }
  }
  return last;
}

/// Only Medicare's and Medicaid's own limits are law; another payer's contract may say otherwise.
bool is_law(const Facts& facts, Date service) {
  const auto& type = facts.claim().payer.type;
  return facts.profile.timely_days.on(service) != nullptr || !type ||
         *type == PayerType::medicare || *type == PayerType::medicaid;
}

void report_late(const Facts& facts, Judged& late, Sink& sink) {
  Mistake mistake{.lines = late.lines,
                  .at = {Field::line_service_date, late.lines[0]},
                  .at_risk = charges(facts, late.lines)};
  mistake.message = concat({"The last day to file for the service of ", late.service.text(),
                            " was ", late.last.text(), "; today is ", facts.as_of.text(), "."});
  mistake.working = {reason(late.service, late.last, facts.profile),
                     "last day " + late.last.text()};
  if (!is_law(facts, late.service)) mistake.severity = Severity::warning;
  sink.report(std::move(mistake));
}

void report_near(const Facts& facts, Judged& near, Sink& sink) {
  const int left = near.last - facts.as_of;
  Mistake mistake{.lines = near.lines,
                  .at = {Field::line_service_date, near.lines[0]},
                  .at_risk = charges(facts, near.lines),
                  .severity = Severity::warning};
  mistake.message =
      concat({"The service of ", near.service.text(), " must be filed by ", near.last.text(), ": ",
              (left == 0 ? "today is the last day."
                         : concat({left, (left == 1 ? " day is" : " days are"), " left."}))});
  mistake.working = {reason(near.service, near.last, facts.profile),
                     "last day " + near.last.text()};
  sink.report(std::move(mistake));
}

void check_timely(const Facts& facts, Sink& sink) {
  if (replaces_another(facts.claim())) return;
  Judged late, near;
  std::optional<Date> judged, last;  // most lines are of one date
  for (const LineFacts& line : facts.lines) {
    const auto service = timed_from(line, facts);
    if (!service || *service > facts.as_of) continue;
    if (service != judged) last = last_day(*service, facts.profile);
    judged = service;
    if (!last && facts.as_of - *service > always_timely_days) {
      sink.not_checked(facts.claim().payer.type ? "profile timely_days" : "claim.payer.type");
    } else if (last && facts.as_of > *last) {
      add(late, line, *service, *last);
    } else if (last && mostly_passed(*service, *last, facts.as_of)) {
      add(near, line, *service, *last);
    }
  }
  if (!late.lines.empty()) report_late(facts, late, sink);
  if (!near.lines.empty()) report_near(facts, near, sink);
}

}  // namespace

extern constinit const Rule timely_filing =
    define({.id = "int-timely",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "The time to file the claim has passed, or four fifths of it have.",
            .why = "A claim that arrives after the limit is denied whatever its merits, and the "
                   "patient may not be billed.",
            .resolve = "File now. Past the limit, look for proof that the claim was sent in time, "
                       "or for an exception such as coverage granted in retrospect.",
            .denial = timely_denial,
            .citations = timely_sources,
            .profile_keys = timely_keys},
           check_timely);

}  // namespace infusecheck::checks
