#include "formats/x12/draft.h"

#include <utility>

#include "formats/problems.h"

namespace infusecheck::x12 {
namespace {

using formats::problem;

std::string sentence(const Place& place, const std::string& rest) {
  return place.segment.place(place.element) + ": " + std::string(place.what) + rest;
}

template <class T>
void give_to(Given<T>& field, std::string_view value, const Place& place, Notes& notes,
             std::string_view kind) {
  field = give<T>(text(value));
  if (field.absent() || field) return;
  notes.add(problem(
      formats::read_number, place.pointer(),
      sentence(place, " is " + formats::shown(value) + ", which is not " + std::string(kind) + "."),
      place.line));
}

}  // namespace

std::string iso_date(std::string_view value) {
  const bool compact =
      value.size() == 8 && value.find_first_not_of("0123456789") == std::string_view::npos;
  std::string date = text(value);
  if (compact) date.insert(6, 1, '-').insert(4, 1, '-');
  return date;
}

Provider provider_of(const Segment& nm1) {
  Provider provider;
  if (nm1.element(8) == "XX") provider.npi = text(nm1.element(9));
  provider.name = text(nm1.element(3));
  if (!nm1.element(4).empty()) provider.name += ", " + text(nm1.element(4));
  return provider;
}

std::string Place::pointer() const {
  std::string path = "/claim/";
  if (line > 0) path += "lines/" + std::to_string(line - 1) + '/';
  path.append(field);
  return entry < 0 ? path : path.append("/").append(std::to_string(entry));
}

Place Draft::on_line(const Segment& segment, int element, std::string_view what,
                     std::string_view field) {
  return {
      .segment = segment, .element = element, .what = what, .field = field, .line = line_number()};
}

void Draft::complain(const Segment& segment, int element, const std::string& message,
                     std::optional<Severity> severity) {
  Finding finding = problem(formats::read_x12_segment, "", segment.place(element) + ": " + message);
  if (severity) finding.severity = *severity;
  nearest().add(std::move(finding));
}

void Draft::unqualified(const Segment& lin) {
  const int line = line_number();
  nearest().add(problem(formats::ndc_qualifier,
                        "/claim/lines/" + std::to_string(line - 1) + "/ndc/code",
                        lin.place(2) + ": the NDC of line " + std::to_string(line) +
                            " goes without its qualifier N4.",
                        line));
}

void Draft::give_number(Given<Quantity>& field, std::string_view value, const Place& place) {
  give_to(field, value, place, nearest(), "a decimal number");
}

void Draft::give_number(Given<Money>& field, std::string_view value, const Place& place) {
  give_to(field, value, place, nearest(), "an amount in dollars and cents");
}

void Draft::give_number(Given<Count>& field, std::string_view value, const Place& place) {
  give_to(field, value, place, nearest(), "a whole number");
}

void Draft::give_date(Given<Date>& field, std::string_view value, const Place& place) {
  field = give<Date>(iso_date(value));
  if (field.absent() || field) return;
  nearest().add(problem(formats::read_date, place.pointer(),
                        sentence(place, " is " + formats::shown_date(value) +
                                            ", which is not a date of the calendar."),
                        place.line));
}

void Draft::give_dates(Given<Date>& from, Given<Date>& to, const Place& place) {
  const std::string_view value = place.segment.element(3);
  const std::size_t hyphen = value.find('-');
  if (place.segment.element(2) != "RD8" || hyphen == std::string_view::npos) {
    return give_date(from, value, place);
  }
  give_date(from, value.substr(0, hyphen), place);
  Place end = place;
  end.what = "the end date";
  if (place.line > 0) end.field = "service_date_to";
  give_date(to, value.substr(hyphen + 1), end);
}

void Draft::start(std::optional<Form> form, Source source) {
  read = {};
  read.content.claim = head;
  read.notes.source = std::move(source);
  if (form)
    claim().form = give<Form>(form == Form::professional ? "professional" : "institutional");
  notes.add(std::move(waiting));
  attending = {};
  statement_from = statement_to = {};
  started = true;
  closed = false;
}

void Draft::take(const Segment& segment, Loop loop) {
  const auto meanings = loop < Loop::claim  ? head_meanings()
                        : loop < Loop::line ? claim_meanings()
                                            : line_meanings();
  if (loop >= Loop::claim && !started) return;
  for (const Meaning& meaning : meanings) {
    if (meaning.id == segment.id && meaning.where.contain(loop) &&
        (meaning.qualifier.empty() || segment.element(1) == meaning.qualifier)) {
      return meaning.take(*this, segment);
    }
  }
}

ReadCase Draft::finish(bool truncated) {
  if (!truncated) finish_line();
  if (claim().lines.empty() && !truncated) {
    notes.add(problem(formats::read_no_lines, "/claim/lines", "The claim has no service lines."));
  }
  if (claim().form.value == Form::institutional) {
    for (Line& line : claim().lines) {
      if (!line.service_date.absent()) continue;
      line.service_date = statement_from;
      line.service_date_to = statement_to;
    }
    if (claim().rendering_provider.npi.empty()) claim().rendering_provider = attending;
  }
  read.notes.problems = notes.take();
  started = false;
  return std::exchange(read, {});
}

}  // namespace infusecheck::x12
