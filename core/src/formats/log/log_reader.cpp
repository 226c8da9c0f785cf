#include "formats/log/log_reader.h"

#include <algorithm>
#include <utility>

#include "formats/log/echo.h"
#include "formats/log/route.h"
#include "model/names.h"

namespace infusecheck::log {
namespace {

constexpr int half_day = 720;
constexpr int evening = 18 * 60;

LocalTime at(Date day, int minute) {
  return minute < 1440 ? LocalTime(day, minute) : LocalTime(day + 1, minute - 1440);
}

int minute_of_day(LocalTime time) { return static_cast<int>(time - LocalTime(time.date(), 0)); }

bool runs(const Administration& given) {
  const auto route = given.route.value.value_or(Route::iv_infusion);
  return given.start && !given.stop && (route == Route::iv_infusion || route == Route::sc_infusion);
}

}  // namespace

void LogReader::echo(const Entry& entry, std::size_t administration, std::string text) {
  log_.echo.push_back({entry.from, entry.to, static_cast<int>(administration), std::move(text)});
}

/// The piece as a whole is not read; what was found in it would only repeat that.
void LogReader::refuse(Entry& entry, std::string_view what, std::string_view remedy) {
  entry.problems.clear();
  log_.problems.push_back({entry.from, entry.to, std::string(what), std::string(remedy)});
}

void LogReader::take(Entry entry) {
  if (entry.day && *entry.day != day_) {
    day_ = *entry.day;
    last_start_.reset();
  }
  if (entry.parts.empty()) {
    without_drug(entry);
  } else if (!closes_open(entry)) {
    add(entry);
  }
  log_.problems.insert(log_.problems.end(), std::make_move_iterator(entry.problems.begin()),
                       std::make_move_iterator(entry.problems.end()));
}

void LogReader::without_drug(Entry& entry) {
  if (!entry.says_anything && entry.day) {
    log_.echo.push_back({entry.from, entry.to, -1, "The day is " + day_.text()});
    return;
  }
  const bool amount = entry.dose.has_value();
  if (named_by_purpose(entry)) return add(entry);
  if (closes_open(entry) || completes_last(entry)) {
    if (amount)
      entry.problems.push_back({entry.from, entry.to, "An amount without a drug was not used.",
                                "Write it with its drug."});
    return;
  }
  if (const auto interrupted = resumes(entry)) {
    Part part;
    part.name = log_.administrations[*interrupted].drug;
    part.ingredient = origins_[*interrupted].ingredient;
    entry.parts.push_back(std::move(part));
    add(entry);
    origins_.back().unknown_drug = false;  // asked about where it was named
    return;
  }
  const bool ends = entry.stop && !entry.start && (entry.stopped || entry.held);
  if (ends && running_.size() > 1)
    return refuse(entry,
                  "More than one infusion is running, and this does not say which one ended.",
                  "Name the drug with its stop.");
  if (ends)
    return refuse(entry, "This ends an infusion that no line before it started.",
                  "Write the start, or the drug with both times.");
  refuse(entry, "No drug was found here, so this was not read as an administration.",
         "Write time, drug, dose and route, as 0915-1128 infliximab 400 mg IV.");
}

/// "flush 10 mL", "hydration 0900-1030": the fluid goes without saying, but not which.
bool LogReader::named_by_purpose(Entry& entry) {
  if (!entry.purpose || *entry.purpose == Purpose::carrier) return false;
  Part part;
  part.name = *entry.purpose == Purpose::flush ? "flush" : "IV fluid";
  part.ingredient = part.name;
  part.dose = std::exchange(entry.dose, std::nullopt);
  entry.parts.push_back(std::move(part));
  return true;
}

/// What a line without a drug goes on with: what was paused, or the infusion just ended. "IV
/// restarted, left hand" is about the line, not about a drug.
std::optional<std::size_t> LogReader::resumes(const Entry& entry) const {
  if (!entry.resumed || !entry.start) return std::nullopt;
  if (paused_) return paused_;
  const bool bare = entry.way.base == Base::none && entry.access.empty();
  if (!bare || log_.administrations.empty() || !log_.administrations.back().stop)
    return std::nullopt;
  return log_.administrations.size() - 1;
}

/// A stop without a start ends what runs: the drug it names, or the only one.
bool LogReader::closes_open(Entry& entry) {
  if (!entry.stop || entry.start || !(entry.stopped || entry.held)) return false;
  auto open = running_.end();
  if (!entry.parts.empty()) {
    open = running_.find(entry.parts.front().ingredient);
  } else if (running_.size() == 1) {
    open = running_.begin();
  }
  if (open == running_.end()) return false;
  const std::size_t index = open->second;
  running_.erase(open);
  close(index, entry);
  return true;
}

void LogReader::close(std::size_t index, Entry& entry) {
  Administration& given = log_.administrations[index];
  const LocalTime stop = stop_of(*entry.stop, *given.start, entry);
  given.stop = give<LocalTime>(stop.text());
  if (entry.held) paused_ = index;
  if (!entry.parts.empty()) {
    const Part& part = entry.parts.front();
    if (part.dose && given.dose.amount.absent()) given.dose = *part.dose;
  }
  echo(entry, index,
       clock_text(stop, first_day_) + ' ' + given.drug + (entry.held ? " paused" : " stopped") +
           aside_text(entry.aside));
}

/// "Start 0915" and "Stop 1128" on lines of their own, under the drug.
bool LogReader::completes_last(Entry& entry) {
  if (!entry.start || entry.resumed || log_.administrations.empty()) return false;
  Administration& last = log_.administrations.back();
  if (last.start || last.stop) return false;
  const Times times = times_of(entry);
  last.start = give<LocalTime>(times.start->text());
  if (times.stop) last.stop = give<LocalTime>(times.stop->text());
  if (runs(last)) running_[origins_.back().ingredient] = log_.administrations.size() - 1;
  echo(entry, log_.administrations.size() - 1, echo_text(last, first_day_, entry.aside));
  return true;
}

void LogReader::add(Entry& entry) {
  const Times times = times_of(entry);
  const std::string bag = entry.parts.size() > 1 ? std::to_string(++bags_) : "";
  for (const Part& part : entry.parts) add_part(part, entry, times, bag);
  if (entry.held && !log_.administrations.empty()) paused_ = log_.administrations.size() - 1;
  if (entry.dose)
    entry.problems.push_back({entry.from, entry.to, "An amount without a drug was not used.",
                              "Write it with its drug."});
}

void LogReader::add_part(const Part& part, const Entry& entry, const Times& times,
                         const std::string& bag) {
  const std::size_t index = log_.administrations.size();
  Administration given = administration(part, entry, times);
  given.bag = bag;
  Origin origin{.from = entry.from, .to = entry.to, .ingredient = part.ingredient};
  origin.planned = entry.planned;
  origin.only_iv = entry.way.base == Base::iv && entry.way.manner == Manner::none;
  origin.unknown_drug = part.known == nullptr && !entry.purpose;
  origin.salt_open = part.known != nullptr && !part.known->by_vein.empty() && !by_vein(entry.way);
  origin.fluid = part.fluid();
  origin.count_open = entry.count > 0 && !injected(entry.way);
  std::vector<std::string_view> aside = entry.aside;
  if (given.access.empty() && !entry.access.empty())
    aside.emplace_back("the place of the injection");
  echo(entry, index, echo_text(given, first_day_, aside));
  if (runs(given)) running_[part.ingredient] = index;
  latest_[part.ingredient] = index;
  log_.administrations.push_back(std::move(given));
  origins_.push_back(std::move(origin));
}

Administration LogReader::administration(const Part& part, const Entry& entry,
                                         const Times& times) const {
  Administration given;
  const bool vein = part.known != nullptr && !part.known->by_vein.empty() && by_vein(entry.way);
  given.drug = vein ? part.known->by_vein : part.name;
  const bool lasts = times.start && times.stop && *times.start < *times.stop;
  if (const auto route = route_of(entry.way, part.fluid(), lasts))
    given.route = give<Route>(std::string(word(*route)));
  if (entry.purpose) given.purpose = give<Purpose>(std::string(word(*entry.purpose)));
  if (times.start) given.start = give<LocalTime>(times.start->text());
  if (times.stop) given.stop = give<LocalTime>(times.stop->text());
  if (part.dose) given.dose = *part.dose;
  given.vials = part.vials;
  if (entry.count > 0 && injected(entry.way))
    given.count = give<Count>(std::to_string(entry.count));
  if (entry.resumed) given.continues = true;
  if (!injected(entry.way) && entry.way.base != Base::po)
    given.access = entry.access.empty() ? entry.access_kind : entry.access;
  if (entry.resumed) inherit(given, part.ingredient);
  return given;
}

/// What goes on goes on the same way, unless the line says otherwise.
void LogReader::inherit(Administration& given, const std::string& ingredient) const {
  const auto before = latest_.find(ingredient);
  if (before == latest_.end()) return;
  const Administration& earlier = log_.administrations[before->second];
  if (given.route.absent()) given.route = earlier.route;
  if (given.access.empty()) given.access = earlier.access;
  if (given.purpose.absent()) given.purpose = earlier.purpose;
}

LogReader::Times LogReader::times_of(Entry& entry) {
  Times times;
  if (entry.start) times.start = last_start_ = start_of(*entry.start);
  if (entry.stop) times.stop = stop_of(*entry.stop, times.start, entry);
  return times;
}

/// A log that has reached the evening and goes on in the small hours has passed midnight.
LocalTime LogReader::start_of(const Clock& clock) {
  if (!clock.date && last_start_) {
    const int last = minute_of_day(*last_start_);
    if (last >= evening && clock.minute < last - half_day) day_ = last_start_->date() + 1;
  }
  return at(clock.date.value_or(day_), clock.minute);
}

LocalTime LogReader::stop_of(const Clock& clock, std::optional<LocalTime> start, Entry& entry) {
  if (clock.date) return at(*clock.date, clock.minute);
  if (!start) return at(day_, clock.minute);
  const LocalTime stop = at(std::max(day_, start->date()), clock.minute);
  if (stop >= *start) return stop;
  const LocalTime next_day = at(start->date() + 1, clock.minute);
  if (next_day - *start <= half_day) return next_day;
  entry.problems.push_back({entry.from, entry.to, "The stop is before the start.",
                            "Correct the times; if it ran past midnight, write the date of the "
                            "stop before its time."});
  return stop;
}

void LogReader::problem(const Origin& origin, std::string_view what, std::string_view remedy) {
  log_.problems.push_back({origin.from, origin.to, std::string(what), std::string(remedy)});
}

void LogReader::ask_stop(const Origin& origin) {
  if (origin.planned)
    return problem(origin, "A length of time is not a stop: no clock time says when it ended.",
                   "Write the charted stop, as 0915-1128.");
  if (origin.only_iv)
    return problem(origin,
                   "IV alone does not say whether it was pushed or infused; read as an "
                   "infusion without a stop.",
                   "Write IVP for a push, or the charted stop.");
  problem(origin, "No stop time was read.", "Write the charted stop, as 0915-1128.");
}

void LogReader::ask(const Administration& given, const Origin& origin) {
  const auto purpose = given.purpose.value;
  const bool uncoded = purpose == Purpose::flush || purpose == Purpose::kvo ||
                       purpose == Purpose::carrier || given.route.value == Route::oral;
  if (origin.unknown_drug)
    problem(origin, "The drug is not known by this name; it is kept as written.",
            "Check the spelling.");
  if (origin.salt_open)
    problem(origin, "The name does not say which of two products was given.",
            "Write the full name or the brand.");
  if (uncoded) return;
  if (!given.start) problem(origin, "No start time was read.", "Write the charted start.");
  if (!given.route) problem(origin, "No route was read.", "Write IV, IVP, IVPB, SC, IM or PO.");
  if (given.start && !given.stop && given.route && runs(given)) ask_stop(origin);
  if (origin.fluid && !purpose)
    problem(origin, "The log does not say what the fluid was for.",
            "Write hydration, flush or KVO.");
  if (origin.count_open)
    problem(origin, "A number of times is only clear for injections; it is not kept.",
            "Write one line for each time, or the number of vials.");
}

ReadLog LogReader::finish() {
  for (std::size_t i = 0; i < origins_.size(); ++i) ask(log_.administrations[i], origins_[i]);
  std::stable_sort(log_.problems.begin(), log_.problems.end(),
                   [](const LogProblem& a, const LogProblem& b) { return a.from < b.from; });
  return std::move(log_);
}

}  // namespace infusecheck::log
