#include <algorithm>
#include <set>

#include "facts/facts.h"
#include "infusecheck/engine.h"

namespace infusecheck {
namespace {

RuleSetting setting_of(std::string_view rule, const CheckOptions& options) {
  if (options.rules.empty()) return {!options.all_off, std::nullopt};
  const auto setting = options.rules.find(rule);
  if (setting != options.rules.end()) return setting->second;
  return {!options.all_off, std::nullopt};
}

bool for_payer(PayerScope scope, const Given<PayerType>& type) {
  if (scope != PayerScope::medicare_like || !type) return true;
  return *type == PayerType::medicare || *type == PayerType::medicare_advantage;
}

/// One mistake, one finding: drops what a more specific finding on the same lines already says.
void silence(std::vector<Finding>& findings) {
  std::set<std::pair<std::string_view, int>> spoken_for;  // rule and line
  for (const Finding& specific : findings) {
    const Rule* rule = find_rule(specific.rule);
    if (rule == nullptr) continue;
    for (const std::string_view general : rule->info.silences) {
      for (const int line : specific.lines) spoken_for.emplace(general, line);
    }
  }
  if (spoken_for.empty()) return;
  std::erase_if(findings, [&](const Finding& finding) {
    return std::any_of(finding.lines.begin(), finding.lines.end(), [&](int line) {
      return spoken_for.contains({finding.rule, line});
    });
  });
}

/// Worst first within a line, lines in order, the claim as a whole before its lines.
void sort(std::vector<Finding>& findings) {
  const auto line = [](const Finding& f) { return f.lines.empty() ? 0 : f.lines.front(); };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    if (line(a) != line(b)) return line(a) < line(b);
    return a.severity > b.severity;
  });
}

Verdict verdict_of(const Report& report) {
  const auto worst =
      std::max_element(report.findings.begin(), report.findings.end(),
                       [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  if (worst != report.findings.end() && worst->severity == Severity::error) return Verdict::fail;
  if (worst != report.findings.end() && worst->severity == Severity::warning)
    return Verdict::review;
  const bool incomplete = std::any_of(
      report.not_checked.begin(), report.not_checked.end(), [&](const NotChecked& entry) {
        return entry.matters && !(report.scope == Scope::claim && entry.need.of_record());
      });
  return incomplete ? Verdict::incomplete : Verdict::pass;
}

void run(const Rule& rule, const RuleSetting& setting, const Facts& facts, Report& report) {
  const std::size_t first = report.findings.size(), noted = report.not_checked.size();
  Sink sink(rule, report.findings, report.not_checked);
  rule.check(facts, sink);
  ++(report.not_checked.size() == noted ? report.checked : report.unchecked);
  if (!setting.severity) return;
  for (std::size_t i = first; i < report.findings.size(); ++i) {
    report.findings[i].severity = *setting.severity;
  }
}

void add_reading_problems(const ReadNotes& notes, const CheckOptions& options, Report& report) {
  for (const Finding& problem : notes.problems) {
    const RuleSetting setting = setting_of(problem.rule, options);
    if (!setting.on) continue;
    report.findings.push_back(problem);
    if (setting.severity) report.findings.back().severity = *setting.severity;
  }
}

}  // namespace

Report check(const Case& c, const Reference& reference, const Profile& profile,
             const CheckOptions& options, const ReadNotes& notes) {
  Report report;
  report.claim_id = c.claim.id;
  report.line_count = static_cast<int>(c.claim.lines.size());
  report.source = notes.source;
  report.scope = options.scope.value_or(c.encounter ? Scope::record : Scope::claim);
  report.profile = profile.id;
  report.packs = reference.packs;
  add_reading_problems(notes, options, report);
  report.not_checked.reserve(all_rules().size());
  const Facts facts = derive_facts(c, reference, profile, options.as_of);
  if (facts.coding) report.expected_lines = facts.coding->lines;
  for (const Rule* rule : all_rules()) {
    const RuleSetting setting = setting_of(rule->info.id, options);
    if (rule->check == nullptr || !setting.on || !for_payer(rule->info.payers, c.claim.payer.type))
      continue;
    run(*rule, setting, facts, report);
  }
  silence(report.findings);
  sort(report.findings);
  report.verdict = verdict_of(report);
  return report;
}

}  // namespace infusecheck
