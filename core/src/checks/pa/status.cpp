// Authorizations that exist but do not cover: not approved, or not for this date.
#include <algorithm>

#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"
#include "model/names.h"

namespace infusecheck::checks {
namespace {

constexpr Citation x12_carc = reason_codes("197, 15 and remark N351");
constexpr Citation pa_sources[] = {x12_carc};
constexpr std::string_view pa_keys[] = {"pa"};
constexpr std::string_view pa_needs[] = {"authorizations", "claim.lines[].service_date"};
constexpr std::string_view status_denial[] = {"CO-197", "CO-15"};

struct OnFile {
  const Authorization* authorization = nullptr;
  int index = 0;  ///< 1-based
  friend bool operator==(const OnFile&, const OnFile&) = default;
};

/// Lines that the same authorizations fail: one mistake, however many lines it touches.
struct Uncovered {
  std::vector<OnFile> found;
  std::optional<Date> on;
  std::vector<int> lines;
};

void add(std::vector<Uncovered>& all, const std::vector<OnFile>& found, std::optional<Date> on,
         int line) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Uncovered& one) {
    return one.on == on && one.found == found;
  });
  if (same != all.end()) {
    same->lines.push_back(line);
  } else {
    all.push_back({found, on, {line}});
  }
}

std::vector<OnFile> covering(const Facts& facts, const LineFacts& line) {
  std::vector<OnFile> found;
  int index = 0;
  for (const Authorization& one : facts.content.authorizations) {
    ++index;
    const bool names_code =
        std::any_of(one.codes.begin(), one.codes.end(),
                    [&](const std::string& code) { return upper(code) == line.code; });
    if (names_code) found.push_back({&one, index});
  }
  return found;
}

bool required(const Facts& facts, const LineFacts& line) {
  const auto* table = facts.profile.pa.on(line.on);
  if (table == nullptr) return false;
  const auto entry = table->find(line.code);
  if (entry == table->end() || !entry->second.required) return false;
  return entry->second.by_pos.empty() || entry->second.by_pos.contains(line.place_of_service);
}

/// The authorizations that name a line's code; notes what is missing when one is required.
std::vector<OnFile> on_file(const Facts& facts, const LineFacts& line, Sink& sink) {
  auto found = covering(facts, line);
  if (!found.empty() || !required(facts, line)) return found;
  sink.not_checked(facts.content.authorizations_given
                       ? "authorizations for " + shown_code(line.code)
                       : "authorizations");
  return found;
}

bool approved(const OnFile& one) {
  return one.authorization->status.value == AuthorizationStatus::approved;
}

void report_status(const Facts& facts, const Uncovered& uncovered, Sink& sink) {
  const OnFile& first = uncovered.found[0];
  const std::string codes = codes_text(facts, uncovered.lines);
  const std::string status(word(*first.authorization->status));
  Mistake mistake{.lines = uncovered.lines, .at = {Field::authorization, 0, first.index}};
  mistake.message = concat({"The authorization for ", codes, " is ", status, ", not approved."});
  if (uncovered.found.size() > 1) {
    mistake.message = concat({"None of the ", uncovered.found.size(), " authorizations for ", codes,
                              " is approved; the first is ", status, "."});
  }
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

void check_status(const Facts& facts, Sink& sink) {
  std::vector<Uncovered> all;
  for (const LineFacts& line : facts.lines) {
    const auto found = on_file(facts, line, sink);
    if (found.empty() || std::any_of(found.begin(), found.end(), approved)) continue;
    if (found[0].authorization->status) {
      add(all, found, std::nullopt, line.number);
    } else {
      sink.not_checked(concat({"authorizations[", found[0].index - 1, "].status"}));
    }
  }
  for (const Uncovered& one : all) report_status(facts, one, sink);
}

constexpr std::string_view date_denial[] = {"CO-197", "N351"};

std::string period(const Authorization& one) {
  const std::string from = one.from ? one.from->text() : "an open date";
  return concat({from, " to ", (one.to ? one.to->text() : "an open date")});
}

bool covers(const OnFile& one, Date on) {
  const Authorization& a = *one.authorization;
  return (!a.from || *a.from <= on) && (!a.to || on <= *a.to);
}

void report_date(const Facts& facts, const Uncovered& uncovered, Sink& sink) {
  const OnFile& first = uncovered.found[0];
  Mistake mistake{.lines = uncovered.lines, .at = {Field::authorization, 0, first.index}};
  mistake.message =
      concat({codes_text(facts, uncovered.lines), (uncovered.lines.size() > 1 ? " were" : " was"),
              " given on ", uncovered.on->text(), "; the authorization runs from ",
              period(*first.authorization), "."});
  for (const OnFile& one : uncovered.found) {
    mistake.working.push_back(
        concat({"authorization ", one.index, ": ", period(*one.authorization)}));
  }
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

void check_date(const Facts& facts, Sink& sink) {
  std::vector<Uncovered> all;
  for (const LineFacts& line : facts.lines) {
    auto found = on_file(facts, line, sink);
    std::erase_if(found, [](const OnFile& one) { return !approved(one); });
    if (found.empty()) continue;
    const auto undated = std::find_if(found.begin(), found.end(), [](const OnFile& one) {
      return !one.authorization->from && !one.authorization->to;
    });
    if (!line.on) {
      sink.not_checked("claim.lines[].service_date");
    } else if (undated != found.end()) {
      sink.not_checked(concat({"authorizations[", undated->index - 1, "].to"}));
    } else if (std::none_of(found.begin(), found.end(),
                            [&](const OnFile& one) { return covers(one, *line.on); })) {
      add(all, found, line.on, line.number);
    }
  }
  for (const Uncovered& one : all) report_date(facts, one, sink);
}

}  // namespace

extern constinit const Rule pa_not_approved =
    define({.id = "pa-not-approved",
            .category = Category::pa,
            .severity = Severity::error,
            .summary = "The authorization for a billed service is not approved.",
            .why = "A request that is submitted, pended, denied or withdrawn authorizes nothing.",
            .resolve = "Hold the claim until the payer approves; ask for a retroactive decision if "
                       "the drug was given.",
            .denial = status_denial,
            .citations = pa_sources,
            .profile_keys = pa_keys,
            .needs = pa_needs},
           check_status);

extern constinit const Rule pa_date = define(
    {.id = "pa-date",
     .category = Category::pa,
     .severity = Severity::error,
     .summary = "The date of service lies outside the authorized period.",
     .why = "An approval holds from its first to its last day, both included, and on no other.",
     .resolve = "Ask the payer to extend or back-date the authorization before the claim goes out.",
     .denial = date_denial,
     .citations = pa_sources,
     .profile_keys = pa_keys,
     .needs = pa_needs},
    check_date);

}  // namespace infusecheck::checks
