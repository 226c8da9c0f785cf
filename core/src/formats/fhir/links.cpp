#include "formats/fhir/links.h"

#include <algorithm>
#include <span>
#include <utility>

#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

/// A line of more days bills no single visit.
constexpr int most_days = 31;

/// Keys of a kind each: an Encounter is never taken for an order.
constexpr std::string_view of_encounter = "encounter ";
constexpr std::string_view of_request = "request ";
constexpr std::string_view of_record = "record ";
constexpr std::string_view of_claim = "claim ";
constexpr std::string_view of_procedure = "procedure ";
constexpr std::string_view of_day = "day ";
constexpr std::string_view of_free_day = "free day ";  ///< of claims that name no encounter

std::string key(std::string_view kind, const std::string& id) {
  return std::string(kind).append(id);
}

void add_key(std::vector<std::string>& keys, std::string_view kind, const std::string& id) {
  if (!id.empty()) keys.push_back(key(kind, id));
}

void add_all(std::vector<std::string>& keys, std::string_view kind,
             const std::vector<std::string>& ids) {
  for (const std::string& id : ids) add_key(keys, kind, id);
}

std::string patient_day(const std::string& patient, Date date) {
  return patient + ' ' + date.text();
}

void add_days(std::vector<std::string>& keys, const std::string& patient, const Line& line,
              bool names_encounter) {
  if (patient.empty() || !line.service_date) return;
  const Date from = *line.service_date;
  const Date to = line.service_date_to.value.value_or(from);
  for (int day = 0; day <= std::min(to - from, most_days); ++day) {
    add_key(keys, of_day, patient_day(patient, from + day));
    if (!names_encounter) add_key(keys, of_free_day, patient_day(patient, from + day));
  }
}

/// "/encounter/administrations/start" of the fourth: "/encounter/administrations/3/start".
Finding placed(Finding problem, std::size_t position) {
  constexpr std::string_view list = "/encounter/administrations";
  if (problem.at.starts_with(list)) problem.at.insert(list.size(), '/' + std::to_string(position));
  return problem;
}

std::string administrations(int count, std::string_view one, std::string_view more) {
  return count == 1 ? "One administration of the record " + std::string(one)
                    : std::to_string(count) + " administrations of the record " + std::string(more);
}

}  // namespace

RecordLinks::Keys RecordLinks::keys_of(const ClaimKeys& keys, const Claim& claim) {
  Keys all;
  add_key(all, of_claim, keys.claim);
  add_all(all, of_encounter, keys.encounters);
  add_all(all, of_request, keys.requests);
  add_all(all, of_record, keys.administrations);
  add_all(all, of_procedure, keys.procedures);
  for (const Line& line : claim.lines) add_days(all, keys.patient, line, !keys.encounters.empty());
  return all;
}

/// What it says outright.
RecordLinks::Keys RecordLinks::said_by(const Record& record) {
  Keys said;
  add_key(said, of_encounter, record.encounter);
  add_key(said, of_request, record.request);
  add_key(said, of_record, record.self);
  add_all(said, of_claim, record.claims);
  add_all(said, of_procedure, record.procedures);
  return said;
}

/// What is left to go by when that leads to no claim.
RecordLinks::Keys RecordLinks::day_of(const Record& record) {
  if (!record.date || record.patient.empty()) return {};
  const std::string_view kind = record.encounter.empty() ? of_day : of_free_day;
  return {key(kind, patient_day(record.patient, *record.date))};
}

void RecordLinks::add(Record record) {
  for (const std::string& one : said_by(record)) holders_.try_emplace(one);
  for (const std::string& one : day_of(record)) holders_.try_emplace(one);
  records_.push_back(std::move(record));
}

void RecordLinks::count(const ClaimKeys& keys, const Claim& claim, int number) {
  for (const std::string& one : keys_of(keys, claim)) {
    const auto holder = holders_.find(one);
    if (holder == holders_.end() || holder->second.last == number) continue;
    ++holder->second.claims;
    holder->second.last = number;
  }
}

/// The one claim that holds any of the keys; 0 when there is none. Keys that several claims hold,
/// or different ones, go to `shared`.
int RecordLinks::only_claim(const Keys& keys, Keys& shared) const {
  int found = 0;
  bool several = false;
  for (const std::string& one : keys) {
    const auto holder = holders_.find(one);
    if (holder == holders_.end() || holder->second.claims == 0) continue;
    several |= holder->second.claims > 1 || (found != 0 && holder->second.last != found);
    found = holder->second.last;
    shared.push_back(one);
  }
  if (several) return 0;
  shared.clear();
  return found;
}

void RecordLinks::settle(int number) {
  const Record& record = records_[static_cast<std::size_t>(number)];
  Keys shared;
  int claim = only_claim(said_by(record), shared);
  if (claim == 0 && shared.empty()) claim = only_claim(day_of(record), shared);
  if (claim != 0) return records_of_[claim].push_back(number);
  if (shared.empty()) ++unclaimed_;
  for (const std::string& one : shared) ++undecided_[one];
}

void RecordLinks::settle() {
  for (std::size_t i = 0; i < records_.size(); ++i) settle(static_cast<int>(i));
}

void RecordLinks::give(const ClaimKeys& keys, int number, ReadCase& read) {
  const auto note = [&](const std::string& message) {
    read.notes.problems.push_back(formats::problem(formats::read_fhir_record, "", message));
  };
  const auto own = records_of_.find(number);
  if (own != records_of_.end()) {
    const std::size_t count = std::min(own->second.size(), longest_list);
    for (const int position : std::span(own->second).first(count)) take(position, read);
    if (count < own->second.size())
      note("The record of the claim holds more than " + std::to_string(longest_list) +
           " administrations; those after them were not read.");
  }
  int undecided = 0;
  for (const std::string& one : keys_of(keys, read.content.claim)) {
    const auto found = undecided_.find(one);
    if (found != undecided_.end()) undecided = std::max(undecided, found->second);
  }
  if (undecided > 0)
    note(administrations(undecided, "could be of", "could be of") +
         " this claim or of another, and so in neither.");
  if (unclaimed_ > 0)
    note(administrations(unclaimed_, "belongs", "belong") +
         " to no claim of the input, by what it names or by its patient and day.");
  unclaimed_ = 0;
}

void RecordLinks::take(int position, ReadCase& read) {
  Record& record = records_[static_cast<std::size_t>(position)];
  if (!read.content.encounter) read.content.encounter.emplace();
  Encounter& encounter = *read.content.encounter;
  for (Finding& problem : record.problems)
    read.notes.problems.push_back(placed(std::move(problem), encounter.administrations.size()));
  encounter.administrations.push_back(std::move(record.given));
  if (encounter.location.absent())
    encounter.location = infusecheck::give<Location>(record.location);
}

}  // namespace infusecheck::fhir
