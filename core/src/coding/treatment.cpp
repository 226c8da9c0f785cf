#include "coding/treatment.h"

#include "model/concat.h"

namespace infusecheck::coding {
namespace {

void leave_rest(Treatment& given, const Intervals& counted, Minute total, Minute paid,
                Count hours) {
  if (paid >= total) return;
  given.nothing(concat({total - paid, " min past the last hour that counts; the next counts from ",
                        further_hour_from(hours + 1), " min"}),
                slice(counted, paid, total));
}

}  // namespace

std::string clock(Minute minute) { return time_of(minute).text().substr(11); }

std::string plural(std::int64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + ' ' + std::string(number == 1 ? one : many);
}

void earn_hours(Treatment& given, const Intervals& counted, std::string_view first,
                std::string_view hour, const std::string& why_first) {
  const Minute total = measure(counted);
  const Count hours = further_hours(total);
  const std::string minutes = std::to_string(total) + " min";
  given.earn(first, 1, concat({minutes, " of ", given.event.label, ": ", why_first}),
             slice(counted, 0, 60));
  if (hours > 0) {
    std::string why = concat({minutes, " of ", given.event.label, ": first hour to 60, "});
    why += hours == 1 ? "one more from 91"
                      : concat({hours, " more, the last from ", further_hour_from(hours)});
    why += ", the next would start at " + std::to_string(further_hour_from(hours + 1));
    given.earn(hour, hours, std::move(why), slice(counted, 60, 60 + 60 * hours));
  }
  leave_rest(given, counted, total, 60 + 60 * hours, hours);
}

void earn_hours_alone(Treatment& given, const Intervals& counted, std::string_view hour,
                      Count hours, const std::string& why) {
  const Minute total = measure(counted);
  given.earn(
      hour, hours,
      concat({total, " min of ", given.event.label, ": ", why, ", ", plural(hours, "hour", "hours"),
              ", the next would start at ", further_hour_from(hours)}),
      slice(counted, 0, 60 * hours));
  leave_rest(given, counted, total, 60 * hours, hours - 1);
}

}  // namespace infusecheck::coding
