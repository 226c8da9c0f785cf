#include "formats/log/echo.h"

namespace infusecheck::log {
namespace {

std::string_view route_text(Route route) {
  switch (route) {
    case Route::iv_infusion:
      return "IV infusion";
    case Route::iv_push:
      return "IV push";
    case Route::sc:
      return "subcutaneous";
    case Route::im:
      return "intramuscular";
    case Route::sc_infusion:
      return "subcutaneous infusion";
    case Route::ia_push:
      return "intra-arterial";
    case Route::on_body:
      return "on-body injector";
    case Route::oral:
      return "by mouth";
  }
  return "";
}

void add(std::string& text, std::string_view part) {
  if (part.empty()) return;
  text += ", ";
  text += part;
}

std::string vial_text(const Vial& vial) {
  std::string text = vial.count.absent() ? "vials" : vial.count.text + " vials";
  if (!vial.size.absent()) text += " of " + vial.size.text + ' ' + vial.unit;
  if (!vial.container.absent()) text += " (" + vial.container.text + ')';
  return text;
}

std::string times_text(const Administration& given, Date day) {
  if (given.start && given.stop) {
    const bool midnight = given.stop->date() == given.start->date() + 1;
    return clock_text(*given.start, day) + " to " +
           clock_text(*given.stop, midnight ? given.stop->date() : day) +
           (midnight ? " (the next day) " : " ");
  }
  if (given.start) return clock_text(*given.start, day) + ' ';
  return given.stop ? "until " + clock_text(*given.stop, day) + ' ' : "";
}

}  // namespace

std::string clock_text(LocalTime time, Date day) {
  const std::string minute = time.text().substr(11);
  return time.date() == day ? minute : minute + " (" + time.date().text() + ')';
}

std::string aside_text(const std::vector<std::string_view>& aside) {
  std::string text;
  for (const std::string_view what : aside) {
    text += text.empty() ? "; not kept: " : ", ";
    text += what;
  }
  return text;
}

std::string echo_text(const Administration& given, Date day,
                      const std::vector<std::string_view>& aside) {
  std::string text = times_text(given, day) + given.drug;
  if (!given.dose.amount.absent()) text += ' ' + given.dose.amount.text + ' ' + given.dose.unit;
  if (given.route) add(text, route_text(*given.route));
  if (!given.count.absent()) add(text, given.count.text + " times");
  if (!given.purpose.absent()) add(text, given.purpose.text);
  add(text, given.access);
  for (const Vial& vial : given.vials) add(text, vial_text(vial));
  if (!given.bag.empty()) add(text, "mixed in bag " + given.bag);
  if (given.continues.value_or(false)) add(text, "continued");
  return text + aside_text(aside);
}

}  // namespace infusecheck::log
