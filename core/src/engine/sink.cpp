#include <algorithm>

#include "infusecheck/rule.h"

namespace infusecheck {
void Sink::report(Mistake mistake) {
  const RuleInfo& info = rule_.info;
  Finding finding;
  finding.rule = info.id;
  finding.severity = mistake.severity.value_or(info.severity);
  finding.lines = std::move(mistake.lines);
  std::sort(finding.lines.begin(), finding.lines.end());
  finding.at = pointer(mistake.at);
  finding.message = std::move(mistake.message);
  finding.why = mistake.why.empty() ? std::string(info.why) : std::move(mistake.why);
  finding.resolve = info.resolve;
  finding.working = std::move(mistake.working);
  finding.denial = info.denial;
  finding.at_risk = mistake.at_risk;
  finding.citations = info.citations;
  finding.fix = std::move(mistake.fix);
  findings_.push_back(std::move(finding));
}

void Sink::not_checked(const Need& need) { note(need, rule_.info.severity != Severity::info); }

void Sink::not_looked_up(const Need& need) { note(need, false); }

void Sink::note(const Need& need, bool matters) {
  for (std::size_t i = not_checked_.size(); i > 0; --i) {
    NotChecked& entry = not_checked_[i - 1];
    if (entry.rule.data() != rule_.info.id.data()) break;
    if (entry.need != need) continue;
    entry.matters |= matters;
    return;
  }
  not_checked_.push_back({rule_.info.id, need, matters});
}

}  // namespace infusecheck
