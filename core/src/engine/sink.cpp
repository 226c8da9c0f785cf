#include <algorithm>

#include "infusecheck/rule.h"

namespace infusecheck {
namespace {

bool of_record(std::string_view need) {
  return need.starts_with("encounter") || need.starts_with("authorizations") ||
         need.starts_with("history") || need.starts_with("schedule");
}

}  // namespace

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

void Sink::not_checked(std::string need) {
  note(std::move(need)).matters = rule_.info.severity != Severity::info;
}

void Sink::not_looked_up(std::string need) { note(std::move(need)); }

NotChecked& Sink::note(std::string need) {
  if (not_checked_.empty() || not_checked_.back().rule != rule_.info.id) {
    not_checked_.push_back({rule_.info.id, {}, true, false});
  }
  NotChecked& entry = not_checked_.back();
  if (std::find(entry.needs.begin(), entry.needs.end(), need) != entry.needs.end()) return entry;
  entry.record_only &= of_record(need);
  entry.needs.push_back(std::move(need));
  return entry;
}

}  // namespace infusecheck
