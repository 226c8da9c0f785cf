#include "formats/table/administration.h"

#include <algorithm>

#include "checks/read/reading.h"
#include "formats/log/clock.h"
#include "formats/log/entries.h"
#include "formats/log/entry.h"
#include "formats/log/route.h"
#include "infusecheck/reference.h"
#include "model/names.h"

namespace infusecheck::table {
namespace {

constexpr int half_day = 720;

/// A time as its cell gives it.
struct Moment {
  const Cell* cell = nullptr;
  std::optional<log::Clock> clock;
};

std::optional<log::Clock> clock_of(std::string_view text) {
  const log::Line line = log::tokens_of(text, 0, text.size());
  std::size_t next = 0;
  auto clock = log::clock_at(line, 0, true, next);
  return clock && next == line.tokens.size() ? clock : std::nullopt;
}

/// "9:05", "0905", "2026-03-02T09:05", "3/2/2026 9:05 AM", "3/2/2026 0905".
std::optional<log::Clock> moment(std::string_view cell, const DateStyle& style) {
  if (auto clock = clock_of(cell)) return clock;
  std::size_t at = time_part(cell);
  if (at == cell.size()) at = std::min(cell.rfind(' '), cell.size());
  if (at == cell.size()) return std::nullopt;
  const auto date =
      read_date(bare(cell.substr(0, at)).ends_with('T') ? cell.substr(0, cell.rfind('T', at))
                                                        : cell.substr(0, at),
                style);
  auto clock = date ? clock_of(bare(cell.substr(at))) : std::nullopt;
  if (clock) clock->date = date;
  return clock;
}

LocalTime time_at(Date day, int minute) {
  return minute < 2 * half_day ? LocalTime(day, minute) : LocalTime(day + 1, minute - 2 * half_day);
}

/// The only drug that a known name in the cell stands for, with what stands beside it.
std::optional<log::Entry> entry_of(std::string_view cell, const log::Vocabulary& vocabulary) {
  const log::Line line = log::tokens_of(cell, 0, cell.size());
  if (line.tokens.empty()) return std::nullopt;
  const auto items = log::condensed(log::items_of(line, vocabulary, Date()), cell);
  const auto entries = log::entries_of(items, cell);
  if (entries.size() != 1) return std::nullopt;
  log::Entry entry = log::read_entry(entries.front(), cell);
  return entry.problems.empty() ? std::optional(std::move(entry)) : std::nullopt;
}

}  // namespace

struct AdministrationReader::Draft {
  Administration given;
  const Row& row;
  CellWriter& writer;
  std::optional<Date> day;
  int number = 0;
  Moment start = {}, stop = {};
  log::Way way = {};
  const Cell* route = nullptr;
  const log::Meaning* drug = nullptr;

  CellPlace place(const Cell& cell) const { return {row, cell, 0, number}; }
};

AdministrationReader::AdministrationReader() = default;
AdministrationReader::~AdministrationReader() = default;

const log::Vocabulary& AdministrationReader::vocabulary() {
  if (!vocabulary_) vocabulary_ = std::make_unique<log::Vocabulary>(embedded_reference());
  return *vocabulary_;
}

std::optional<Administration> AdministrationReader::read(const Row& row, std::optional<Date> day,
                                                         std::string_view code, int number,
                                                         CellWriter& writer) {
  Draft draft{.given = {}, .row = row, .writer = writer, .day = day, .number = number};
  const Cell* said = nullptr;
  for (const Cell& cell : row.cells) {
    const FieldId& id = cell.column->id;
    const bool dose_or_date = id.special == Special::dose || id.special == Special::date;
    if (id.part != Part::administration && !dose_or_date) continue;
    if (said == nullptr && id.special != Special::date) said = &cell;
    take(draft, cell);
  }
  if (said == nullptr) return std::nullopt;
  if (draft.given.drug.empty()) draft.given.drug = code;
  if (draft.given.drug.empty()) {
    writer.note(formats::read_row, draft.place(*said),
                ": the row names no drug that this was done with.", Severity::warning);
  }
  finish(draft);
  return std::move(draft.given);
}

void AdministrationReader::take(Draft& draft, const Cell& cell) {
  const std::string_view field = cell.column->field;
  const CellPlace place = draft.place(cell);
  if (cell.column->id.special == Special::date) {
    Given<Date> date;
    draft.writer.put(date, place);
    draft.day = date.value;
  } else if (cell.column->id.special == Special::dose) {
    dose(draft, place);
  } else if (field == "administration.drug") {
    drug(draft, place);
  } else if (field == "administration.dose.unit") {
    unit(draft, place);
  } else if (field == "administration.route") {
    route(draft, place);
  } else if (field == "administration.start" || field == "administration.stop") {
    Moment& time = field == "administration.start" ? draft.start : draft.stop;
    time = {&cell, moment(cell.text, cell.column->dates)};
  } else {
    at_leaf(draft.given, cell.column->id.leaf,
            [&](auto& value) { draft.writer.put(value, place); });
  }
}

/// A name that is known is written as the tables write it; any other stays as it stands.
void AdministrationReader::drug(Draft& draft, const CellPlace& place) {
  const auto entry = entry_of(place.cell.text, vocabulary());
  draft.given.drug = place.cell.text;
  if (!entry || entry->parts.size() != 1 || entry->parts.front().known == nullptr) return;
  const log::Part& part = entry->parts.front();
  draft.drug = part.known;
  draft.given.drug = part.name;
  if (part.dose && draft.given.dose.amount.absent()) draft.given.dose = *part.dose;
  if (draft.route == nullptr) draft.way = entry->way;
}

void AdministrationReader::dose(Draft& draft, const CellPlace& place) {
  Dose& given = draft.given.dose;
  if (auto plain = plain_number(place.cell.text)) {
    given.amount = give<Quantity>(std::move(*plain));
    return;
  }
  auto entry = entry_of(place.cell.text, vocabulary());
  if (entry && entry->parts.empty() && entry->dose) {
    given = std::move(*entry->dose);
    return;
  }
  given.amount = {place.cell.text, std::nullopt};
  draft.writer.complain(formats::read_number, place, " is not an amount with its unit, as 400 mg.");
}

void AdministrationReader::unit(Draft& draft, const CellPlace& place) {
  const log::Line line = log::tokens_of(place.cell.text, 0, place.cell.text.size());
  const log::Meaning* meaning = line.tokens.size() == 1 ? vocabulary().word(line, 0) : nullptr;
  const bool known = meaning != nullptr && meaning->role == log::Role::unit;
  std::string unit = known ? meaning->text : place.cell.text;
  std::string& given = draft.given.dose.unit;
  if (!given.empty() && given != unit)
    draft.writer.note(formats::read_row, place, " is not the unit that stands with the dose.",
                      Severity::warning);
  if (given.empty()) given = std::move(unit);
}

void AdministrationReader::route(Draft& draft, const CellPlace& place) {
  const std::string& text = place.cell.text;
  for (const Word<Route>& w : words<Route>) {
    if (key_of(w.name) == key_of(text))
      return void(draft.given.route = give<Route>(std::string(w.name)));
  }
  const log::Line line = log::tokens_of(text, 0, text.size());
  std::size_t next = 0;
  const log::Meaning* meaning = line.tokens.empty() ? nullptr : vocabulary().longest(line, 0, next);
  if (meaning == nullptr || meaning->role != log::Role::route || next != line.tokens.size())
    return draft.writer.put(draft.given.route, place);
  draft.way = meaning->way;
  draft.route = &place.cell;
}

/// The same rules as for a pasted log: half days told by one time hold for both, and a stop before
/// its start is on the next day when that makes at most twelve hours.
void AdministrationReader::set_times(Draft& draft) {
  Moment& start = draft.start;
  Moment& stop = draft.stop;
  if (start.clock && stop.clock) log::settle_halves(*start.clock, *stop.clock);
  const auto set = [&](Given<LocalTime>& value, const Moment& time, std::optional<Date> day) {
    if (time.cell == nullptr) return;
    if (time.clock && day) {
      value = give<LocalTime>(time_at(*day, time.clock->minute).text());
      return;
    }
    value = {time.cell->text, std::nullopt};
    draft.writer.complain(
        formats::read_time, draft.place(*time.cell),
        time.clock ? ": nothing gives the date of this time." : " is not a time of day.");
  };
  const auto day_of = [&](const Moment& time) {
    return time.clock && time.clock->date ? time.clock->date : draft.day;
  };
  set(draft.given.start, start, day_of(start));
  const auto start_day = day_of(start);
  set(draft.given.stop, stop, stop.clock && stop.clock->date ? stop.clock->date : start_day);
  const auto& from = draft.given.start.value;
  const auto& to = draft.given.stop.value;
  if (!from || !to || *to >= *from || stop.clock->date) return;
  if (*from - *to < half_day) return;
  draft.given.stop = give<LocalTime>(time_at(*start_day + 1, stop.clock->minute).text());
  draft.writer.note(formats::read_row, draft.place(*stop.cell),
                    ": this is before the start, and was read as a time of the next day.",
                    Severity::info);
}

void AdministrationReader::finish(Draft& draft) {
  set_times(draft);
  Administration& given = draft.given;
  if (draft.drug != nullptr && !draft.drug->by_vein.empty() && log::by_vein(draft.way) &&
      (given.route.absent() || given.route.value == Route::iv_infusion ||
       given.route.value == Route::iv_push))
    given.drug = draft.drug->by_vein;
  if (!given.route.absent()) return;
  const bool fluid = draft.drug != nullptr && draft.drug->fluid;
  const bool lasts = given.start && given.stop && *given.start < *given.stop;
  if (const auto route = log::route_of(draft.way, fluid, lasts))
    given.route = give<Route>(std::string(word(*route)));
  const bool only_iv = draft.way.base == log::Base::iv && draft.way.manner == log::Manner::none;
  if (draft.route != nullptr && only_iv && !lasts) {
    draft.writer.note(formats::read_value, draft.place(*draft.route),
                      ": IV alone does not say whether it was pushed or infused; it was read as an "
                      "infusion.",
                      Severity::info);
  }
}

}  // namespace infusecheck::table
