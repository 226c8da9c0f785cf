// Add-on codes live only beside a primary: CMS's add-on code file. Of types 2 and 3 the contractor
// lists primaries of its own.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation orphan_sources[] = {
    {"CMS NCCI add-on code edits", "Type 1 add-on codes and their primaries",
     "http://www.cms.gov/ncci-medicare/medicare-ncci-add-code-edits", Grade::A}};
constexpr std::string_view orphan_denial[] = {"CO-107", "N122", "CO-B15"};
constexpr std::string_view orphan_needs[] = {"claim.lines[].service_date"};

bool has_primary(const Facts& facts, const LineFacts& add_on,
                 const std::vector<std::string_view>& primaries) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
    return same_session(add_on, line) &&
           std::find(primaries.begin(), primaries.end(), line.code) != primaries.end();
  });
}

/// An encounter over midnight has its one initial service on one of its days: the record supports
/// the add-on on this day and a primary only on another.
bool primary_on_another_day(const Facts& facts, const LineFacts& add_on,
                            const std::vector<std::string_view>& primaries) {
  if (supported_units(facts, add_on.code, add_on.on) == 0) return false;
  const auto on = [&](std::optional<Date> day) {
    return std::any_of(primaries.begin(), primaries.end(), [&](std::string_view code) {
      return supported_units(facts, code, day) > 0;
    });
  };
  return !on(add_on.on) &&
         std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
           return line.on != add_on.on && supported_units(facts, line.code, line.on) > 0 &&
                  std::find(primaries.begin(), primaries.end(), line.code) != primaries.end();
         });
}

/// A line of the session bills another code for what the record shows to be the primary: that
/// line's finding speaks for its add-ons.
bool primary_billed_otherwise(const Facts& facts, const LineFacts& add_on,
                              const std::vector<std::string_view>& primaries) {
  return std::any_of(
      facts.differences.begin(), facts.differences.end(), [&](const Difference& difference) {
        return difference.billed != difference.supported && !difference.lines.empty() &&
               same_session(facts.lines[static_cast<std::size_t>(difference.lines[0] - 1)],
                            add_on) &&
               std::find(primaries.begin(), primaries.end(), difference.supported) !=
                   primaries.end();
      });
}

std::string joined(const std::vector<std::string_view>& codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i > 0) text += i + 1 == codes.size() ? " or " : ", ";
    text += codes[i];
  }
  return text;
}

/// The primary, where the record shows the service that nobody billed.
std::optional<Fix> add_primary(const Facts& facts, const LineFacts& orphan) {
  for (const Difference& difference : facts.differences) {
    if (difference.rule != "admin-addon-orphan") continue;
    return Fix{
        .title = concat({"Bill ", difference.supported,
                         " × 1, with its own charge, if the times and drugs of the record are as "
                         "given here."}),
        .applicability = Applicability::needs_confirmation,
        .edits = {insert_line_after(orphan.number, line_like(orphan, difference.supported, 1))}};
  }
  return std::nullopt;
}

/// Add-ons of one session that stand alone: one missing primary is one mistake.
void report(const Facts& facts, const std::vector<const LineFacts*>& orphans, Sink& sink) {
  Mistake mistake{.at = orphans[0]->at(Field::line_code)};
  for (const LineFacts* line : orphans) {
    mistake.lines.push_back(line->number);
    mistake.working.push_back(
        concat({line->code, " needs ", joined(facts.reference.primaries(line->code, *line->on)),
                " on the same date by the same practitioner"}));
  }
  mistake.message =
      concat({codes_text(facts, mistake.lines), " on ", orphans[0]->on->text(),
              (orphans.size() == 1 ? " has" : " have"), " no primary code on the claim."});
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = add_primary(facts, *orphans[0]);
  sink.report(std::move(mistake));
}

void check_orphan(const Facts& facts, Sink& sink) {
  std::vector<const LineFacts*> orphans;
  for (const LineFacts& line : facts.lines) {
    const Service* add_on = service(line, sink);
    if (add_on == nullptr) continue;
    const auto primaries = facts.reference.primaries(line.code, *line.on);
    if (primaries.empty()) {
      if (add_on->kind == ServiceKind::add_on)
        sink.not_checked({"pack add_on_primaries", line.code});
      continue;
    }
    if (has_primary(facts, line, primaries) || primary_on_another_day(facts, line, primaries) ||
        primary_billed_otherwise(facts, line, primaries))
      continue;
    if (facts.reference.add_on_type(line.code, *line.on) > 1) {
      sink.not_checked("the contractor's list of primaries of " + line.code);
    } else {
      orphans.push_back(&line);
    }
  }
  while (!orphans.empty()) {
    std::vector<const LineFacts*> session;
    const LineFacts& first = *orphans.front();
    std::copy_if(orphans.begin(), orphans.end(), std::back_inserter(session),
                 [&](const LineFacts* line) { return same_session(first, *line); });
    report(facts, session, sink);
    std::erase_if(orphans, [&](const LineFacts* line) { return same_session(first, *line); });
  }
}

constexpr Citation family_sources[] = {ncci, noridian_hierarchy};
constexpr std::string_view family_denial[] = {"CO-107", "N122", "CO-16", "N56"};
constexpr std::string_view family_silences[] = {"admin-addon-orphan", "admin-log-mismatch",
                                                "admin-hours-over", "admin-initial-hierarchy"};

bool any_of_session(const Facts& facts, const LineFacts& like,
                    std::initializer_list<std::string_view> codes) {
  return std::any_of(codes.begin(), codes.end(), [&](std::string_view code) {
    return line_with(facts, like, code) != nullptr;
  });
}

/// On the claim alone: an hour code beside first hours of the other family only.
std::string_view right_family(const Facts& facts, const LineFacts& line) {
  if (line.code != "96415" && line.code != "96366") return "";
  const bool complex = any_of_session(facts, line, {"96413", "96417"});
  const bool therapeutic = any_of_session(facts, line, {"96365", "96367"});
  if (line.code == "96415" && therapeutic && !complex) return "96366";
  const bool hydration = any_of_session(facts, line, {"96360"});
  if (line.code == "96366" && complex && !therapeutic && !hydration) return "96415";
  return "";
}

void check_family(const Facts& facts, Sink& sink) {
  bool claim_alone = false;
  for (const LineFacts& line : facts.lines) {
    if ((line.code == "96366" || line.code == "96415") && !line.on)
      sink.not_checked("claim.lines[].service_date");
    const std::string right(right_family(facts, line));
    if (right.empty() || supported_units(facts, line.code, line.on) > 0) continue;
    claim_alone = true;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills ", line.code, " on ", line.on->text(),
                ", but the first hours of that date are of the family of ", right, "."});
    mistake.at_risk = charges(facts, mistake.lines);
    if (line_with(facts, line, right) == nullptr) {
      mistake.fix =
          Fix{.title = concat({"Bill line ", line.number, " as ", right,
                               ", with its own charge, if the record shows further hours of that "
                               "drug."}),
              .applicability = Applicability::needs_confirmation,
              .edits = {set_field(line.at(Field::line_code), right)}};
    }
    sink.report(std::move(mistake));
  }
  if (!claim_alone && facts.coding) check_against_record(facts, sink);
}

}  // namespace

extern constinit const Rule add_on_orphan = define(
    {.id = "admin-addon-orphan",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "An add-on code stands without any of its primary codes.",
     .why =
         "An add-on is paid only beside a primary that is itself payable, on the same date and by "
         "the same practitioner.",
     .resolve =
         "Add the primary if the record shows that service; otherwise code what was done as the "
         "initial service.",
     .denial = orphan_denial,
     .citations = orphan_sources,
     .needs = orphan_needs,
     .fix = FixKind::sometimes},
    check_orphan);

extern constinit const Rule add_on_family = define(
    {.id = "admin-addon-family",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "A further hour is billed in the wrong family: 96366 for a complex drug, 96415 for a "
         "therapeutic one, 96361 for a drug.",
     .why =
         "Further hours belong to the first hour of the same drug; in another family they have no "
         "primary, or stand for a service that was not given.",
     .resolve = "Bill the hour code of the drug's own family.",
     .denial = family_denial,
     .citations = family_sources,
     .needs = orphan_needs,
     .silences = family_silences,
     .fix = FixKind::sometimes},
    check_family);

}  // namespace infusecheck::checks
