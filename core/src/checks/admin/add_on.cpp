// Add-on codes live only beside a primary: CMS's add-on code file, all of type 1 here.
#include <algorithm>

#include "checks/support.h"

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

std::string joined(const std::vector<std::string_view>& codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i > 0) text += i + 1 == codes.size() ? " or " : ", ";
    text += codes[i];
  }
  return text;
}

/// Add-ons of one session that stand alone: one missing primary is one mistake.
void report(const Facts& facts, const std::vector<const LineFacts*>& orphans, Sink& sink) {
  Mistake mistake{.at = orphans[0]->at(Field::line_code)};
  for (const LineFacts* line : orphans) {
    mistake.lines.push_back(line->number);
    mistake.working.push_back(line->code + " needs " +
                              joined(facts.reference.primaries(line->code, *line->on)) +
                              " on the same date by the same practitioner");
  }
  mistake.message = codes_text(facts, mistake.lines) + " on " + orphans[0]->on->text() +
                    (orphans.size() == 1 ? " has" : " have") + " no primary code on the claim.";
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

void check_orphan(const Facts& facts, Sink& sink) {
  std::vector<const LineFacts*> orphans;
  for (const LineFacts& line : facts.lines) {
    const Service* add_on = service(line, facts, sink);
    if (add_on == nullptr) continue;
    const auto primaries = facts.reference.primaries(line.code, *line.on);
    if (primaries.empty()) {
      if (add_on->kind == ServiceKind::add_on)
        sink.not_checked("pack add_on_primaries " + line.code);
      continue;
    }
    if (!has_primary(facts, line, primaries)) orphans.push_back(&line);
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
     .needs = orphan_needs},
    check_orphan);

}  // namespace infusecheck::checks
