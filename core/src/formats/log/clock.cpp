#include "formats/log/clock.h"

#include <algorithm>
#include <cstdlib>

namespace infusecheck::log {
namespace {

constexpr int half_day = 720;

std::string key_at(const Line& line, std::size_t i) {
  std::string key;
  if (line.is(i, TokenKind::word) && line.tokens[i].to - line.tokens[i].from <= 5)
    append_key(key, line.word(i));
  return key;
}

/// am, pm, a.m., and a or p right after the digits.
Half half_at(const Line& line, std::size_t& next) {
  const std::string key = key_at(line, next);
  if (key == "am" || key == "pm") return ++next, key == "am" ? Half::am : Half::pm;
  if (key != "a" && key != "p") return Half::unsaid;
  const Half half = key == "a" ? Half::am : Half::pm;
  if (line.is_mark(next + 1, '.') && line.glued(next + 1) && line.glued(next + 2) &&
      key_at(line, next + 2) == "m") {
    next += 3;
    if (line.is_mark(next, '.') && line.glued(next)) ++next;
    return half;
  }
  if (!line.glued(next)) return Half::unsaid;
  return ++next, half;
}

void skip_hours(const Line& line, std::size_t& next) {
  const std::string key = key_at(line, next);
  if (key == "h" || key == "hr" || key == "hrs" || key == "hours") ++next;
}

/// "09:05", "9:05:30"; the hour and minute, or "0905" and "905".
std::optional<Clock> digits_clock(const Line& line, std::size_t i, bool expected,
                                  std::size_t& next) {
  int hour = digits_at(line, i, 1, 2);
  int minute = 0;
  const std::size_t written = line.tokens[i].to - line.tokens[i].from;
  next = i + 1;
  if (hour >= 0 && line.is_mark(i + 1, ':') && line.glued(i + 1) && line.glued(i + 2)) {
    minute = digits_at(line, i + 2, 2, 2);
    next = i + 3;
    if (line.is_mark(next, ':') && line.glued(next) && line.glued(next + 1) &&
        digits_at(line, next + 1, 2, 2) >= 0)
      next += 2;
  } else if (const int both = digits_at(line, i, expected ? 3 : 4, 4); both >= 0) {
    hour = both / 100;
    minute = both % 100;
  } else {
    return std::nullopt;
  }
  const bool day_end = hour == 24 && minute == 0;
  if (minute < 0 || minute > 59 || (hour > 23 && !day_end)) return std::nullopt;
  const bool military = written == 4 || line.text[line.tokens[i].from] == '0';
  return Clock{hour * 60 + minute, Half::unsaid, !military && hour >= 1 && hour <= 12};
}

Clock in_half(Clock clock, Half half) {
  if (half == Half::unsaid || clock.minute >= half_day + 60) return clock;
  clock.half = half;
  clock.twelve_hours = false;
  clock.minute = clock.minute % half_day + (half == Half::pm ? half_day : 0);
  return clock;
}

std::optional<Date> nearest_year(Date near, int month, int day) {
  const int year = std::atoi(near.text().substr(0, 4).c_str());
  std::optional<Date> best;
  for (const int candidate : {year - 1, year, year + 1}) {
    const auto date = Date::from_ymd(candidate, month, day);
    if (date && (!best || std::abs(*date - near) < std::abs(*best - near))) best = date;
  }
  return best;
}

}  // namespace

int digits_at(const Line& line, std::size_t i, std::size_t least, std::size_t most) {
  if (!line.is(i, TokenKind::number)) return -1;
  const std::string_view text = line.word(i);
  if (text.size() < least || text.size() > most) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Quantity> amount_at(const Line& line, std::size_t i) {
  if (!line.is(i, TokenKind::number)) return std::nullopt;
  std::string digits(line.word(i).substr(0, 32));
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  return Quantity::parse(digits);
}

std::optional<Clock> clock_at(const Line& line, std::size_t i, bool expected, std::size_t& next) {
  if (key_at(line, i) == "noon") return next = i + 1, Clock{half_day, Half::pm};
  if (!line.is(i, TokenKind::number)) return std::nullopt;
  if (const auto clock = digits_clock(line, i, expected, next)) {
    const Half half = half_at(line, next);
    if (half == Half::unsaid) skip_hours(line, next);
    return in_half(*clock, half);
  }
  const int hour = digits_at(line, i, 1, 2);
  next = i + 1;
  const Half half = hour >= 1 && hour <= 12 ? half_at(line, next) : Half::unsaid;
  if (half == Half::unsaid) return std::nullopt;
  return in_half({hour * 60}, half);
}

std::optional<Date> date_at(const Line& line, std::size_t i, Date near, std::size_t& next) {
  const char sign = line.is_mark(i + 1, '/') ? '/' : '-';
  const auto part = [&](std::size_t n, std::size_t least, std::size_t most) {
    if (n > 0 &&
        !(line.glued(i + 2 * n) && line.glued(i + 2 * n - 1) && line.is_mark(i + 2 * n - 1, sign)))
      return -1;
    return digits_at(line, i + 2 * n, least, most);
  };
  next = i + 5;
  if (const int year = part(0, 4, 4); year >= 0)
    return Date::from_ymd(year, part(1, 1, 2), part(2, 1, 2));
  const int month = part(0, 1, 2);
  const int day = part(1, 1, 2);
  if (month < 0 || day < 0) return std::nullopt;
  if (const int year = part(2, 4, 4); year >= 0) return Date::from_ymd(year, month, day);
  if (sign != '/') return std::nullopt;
  if (const int year = part(2, 2, 2); year >= 0) return Date::from_ymd(2000 + year, month, day);
  next = i + 3;
  return nearest_year(near, month, day);
}

bool looks_like_date(const Line& line, std::size_t i) {
  if (digits_at(line, i, 1, 4) < 0 || digits_at(line, i + 2, 1, 2) < 0 ||
      digits_at(line, i + 4, 1, 4) < 0)
    return false;
  for (std::size_t k = i + 1; k < i + 5; ++k) {
    if (!line.glued(k)) return false;
  }
  return (line.is_mark(i + 1, '/') && line.is_mark(i + 3, '/')) ||
         (line.is_mark(i + 1, '-') && line.is_mark(i + 3, '-'));
}

void settle_halves(Clock& start, Clock& stop) {
  const bool start_open = start.half == Half::unsaid && start.twelve_hours;
  const bool stop_open = stop.half == Half::unsaid && stop.twelve_hours;
  if (start_open && stop.half != Half::unsaid) {
    const int late = start.minute % half_day + half_day;
    const bool early = late > stop.minute && late - half_day <= stop.minute;
    start.minute = early ? late - half_day : late;
  } else if (stop_open && start.half != Half::unsaid) {
    const int early = stop.minute % half_day;
    const bool late = early < start.minute && early + half_day >= start.minute;
    stop.minute = late ? early + half_day : early;
  }
}

}  // namespace infusecheck::log
