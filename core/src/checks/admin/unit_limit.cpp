// Medically unlikely edits on administration and visit codes.
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation mue_sources[] = {
    {"CMS NCCI medically unlikely edits", "Practitioner and outpatient hospital tables with MAI",
     "https://github.com/andrewallenbruce/northstar", Grade::A},
    {"Palmetto GBA, medically unlikely edits", "Line and date-of-service adjudication",
     "https://www.palmettogba.com/palmetto/jma.nsf/DID/A44KL34718", Grade::A}};
constexpr std::string_view mue_denial[] = {"CO-151", "N362"};
constexpr std::string_view mue_needs[] = {"claim.lines[].service_date", "claim.lines[].units"};
constexpr std::string_view mue_keys[] = {"mue"};

/// MAI 1 counts each line by itself, 2 and 3 the whole date.
constexpr int per_line = 1, by_records = 3;

std::string limit_name(int adjudication) {
  if (adjudication == per_line) return "a line (MAI 1)";
  return adjudication == 2 ? "a date (MAI 2, a limit of policy: never payable)"
                           : "a date (MAI 3, payable only on appeal with records)";
}

void check_lines(const Facts& facts, const LineFacts& first, const UnitLimit& limit,
                 std::vector<bool>& seen, Sink& sink) {
  Count total = 0;
  Count plain = 0;  // on lines that do not say they are distinct from the others
  Mistake mistake{.at = first.at(Field::line_units)};
  for (const LineFacts& line : facts.lines) {
    const bool counted = limit.adjudication == per_line
                             ? line.number == first.number
                             : line.code == first.code && same_session(first, line);
    if (!counted) continue;
    seen[static_cast<std::size_t>(line.number)] = true;
    if (!line.units) return sink.not_checked("claim.lines[].units");
    total += *line.units;
    if (!line.distinct()) plain += *line.units;
    mistake.lines.push_back(line.number);
  }
  if (total <= limit.units) return;
  mistake.message =
      concat({first.code, " × ", total, " on ", first.on->text(), " is above its unit limit of ",
              limit.units, " for ", limit_name(limit.adjudication), "."});
  // The initial service of a second site or visit is rightly billed, and still denied at first.
  const bool second = first.is(ServiceKind::initial) && plain <= limit.units;
  if (limit.adjudication == by_records && second) {
    mistake.severity = Severity::warning;
  }
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

void check_mue(const Facts& facts, Sink& sink) {
  std::vector<bool> seen(facts.lines.size() + 1);
  for (const LineFacts& line : facts.lines) {
    const Service* row = service(line, sink);
    if (row == nullptr || seen[static_cast<std::size_t>(line.number)]) continue;
    const MuePolicy* policy = facts.profile.mue.on(line.on);
    if (policy == nullptr || *policy != MuePolicy::cms) continue;
    const Lookup<UnitLimit> limit = facts.reference.mue(facts.setting()).find(line.code, line.on);
    if (limit) {
      check_lines(facts, line, *limit.row, seen, sink);
    } else if (row->family != Family::none) {
      sink.not_checked({facts.institutional() ? "pack mue_outpatient" : "pack mue_practitioner",
                        line.code, *line.on});
    }
  }
}

}  // namespace

extern constinit const Rule unit_limit = define(
    {.id = "admin-mue",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "An administration code has more units than its medically unlikely edit allows.",
     .why = "Above the limit the payer denies the line, or every line of the code on that date.",
     .resolve =
         "Check the units against the log and lower them; where the limit is per line (MAI 1) and "
         "the record supports it, report the rest on lines of their own with 76 or 77.",
     .denial = mue_denial,
     .citations = mue_sources,
     .profile_keys = mue_keys,
     .needs = mue_needs},
    check_mue);

}  // namespace infusecheck::checks
