#include "facts/balance.h"

#include <algorithm>

#include "coding/intervals.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

/// The days of a service, its last minute included.
std::optional<Span> days_of(const CodedService& service) {
  std::optional<Span> days;
  for (const CodedPart& part : service.parts) {
    if (!part.from || !part.to) continue;
    const Minute last = std::max(minute_of(*part.from), minute_of(*part.to) - 1);
    if (!days) days = Span{part.from->date(), part.from->date()};
    days->from = std::min(days->from, part.from->date());
    days->through = std::max(days->through, time_of(last).date());
  }
  return days;
}

std::vector<Span> encounter_days(const Coding& coding) {
  std::vector<Span> days;
  for (const CodedService& service : coding.timeline) {
    if (const auto span = days_of(service)) days.push_back(*span);
  }
  std::sort(days.begin(), days.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  const int apart = coding.setting == Setting::outpatient ? 1 : 0;
  std::vector<Span> encounters;
  for (const Span& span : days) {
    if (encounters.empty() || encounters.back().through + apart < span.from) {
      encounters.push_back(span);
    } else {
      encounters.back().through = std::max(encounters.back().through, span.through);
    }
  }
  if (encounters.empty()) encounters.emplace_back();  // nothing is timed: one, on any day
  return encounters;
}

/// Codes that a record of administrations can yield; not refills, flushes or unlisted services.
bool derivable(const LineFacts& line) {
  if (!line.service) return false;
  switch (line.service->family) {
    case Family::hydration:
    case Family::therapeutic:
    case Family::complex:
    case Family::subcutaneous:
      return line.code != "96379";
    default:
      break;
  }
  constexpr std::string_view others[] = {"96373", "96420", "96416", "G0498", "C8957"};
  return std::find(std::begin(others), std::end(others), line.code) != std::end(others);
}

std::optional<Date> day_of(const CodingNote& note, const Facts& facts) {
  const Administration& given =
      facts.administrations()[static_cast<std::size_t>(note.administrations[0])];
  return given.start ? std::optional(given.start->date()) : std::nullopt;
}

/// What has no date is taken with the first encounter.
bool belongs(const Comparison& one, std::optional<Date> day, bool first) {
  return day ? one.days.covers(*day) : first;
}

}  // namespace

std::vector<Comparison> comparisons(const Facts& facts, const Coding& coding) {
  std::vector<Comparison> result;
  for (const Span& days : encounter_days(coding)) {
    Comparison one{days, {}, {}, {}};
    const bool first = result.empty();
    for (const LineFacts& line : facts.lines) {
      if (derivable(line) && belongs(one, line.on, first)) one.lines.push_back(&line);
    }
    for (const CodedLine& line : coding.lines) {
      if (belongs(one, line.service_date, first)) one.supported.push_back(&line);
    }
    for (const CodingNote& note : coding.notes) {
      if (belongs(one, day_of(note, facts), first)) one.notes.push_back(&note);
    }
    result.push_back(std::move(one));
  }
  return result;
}

Balances balances_of(const Comparison& comparison) {
  Balances balances;
  for (const LineFacts* line : comparison.lines) {
    Balance& balance = balances[line->code];
    balance.billed += line->units.value_or(1);
    balance.lines.push_back(line->number);
  }
  for (const CodedLine* line : comparison.supported) {
    Balance& balance = balances[line->code];
    balance.supported += line->units;
    balance.because.push_back(concat({line->code, ": ", line->because}));
    balance.administrations.insert(balance.administrations.end(), line->administrations.begin(),
                                   line->administrations.end());
  }
  for (auto& [code, balance] : balances) {
    balance.billed_in_all = balance.billed;
    balance.supported_in_all = balance.supported;
  }
  return balances;
}

Count distance(const Facts& facts, const Coding& coding) {
  Count sum = 0;
  for (const Comparison& comparison : comparisons(facts, coding)) {
    for (const auto& [code, balance] : balances_of(comparison))
      sum += balance.over() + balance.under();
  }
  return sum;
}

}  // namespace infusecheck
