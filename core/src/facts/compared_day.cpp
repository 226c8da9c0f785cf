#include "facts/compared_day.h"

#include <algorithm>

namespace infusecheck {

bool ComparedDay::noted(std::string_view rule) const {
  return std::any_of(day_.notes.begin(), day_.notes.end(),
                     [&](const CodingNote* note) { return note->rule == rule; });
}

Count ComparedDay::over_of(std::string_view code) const {
  const auto found = balances_.find(code);
  return found == balances_.end() ? 0 : found->second.over();
}

Count ComparedDay::under_of(std::string_view code) const {
  const auto found = balances_.find(code);
  return found == balances_.end() ? 0 : found->second.under();
}

bool ComparedDay::billed(std::string_view code) const {
  const auto found = balances_.find(code);
  return found != balances_.end() && found->second.billed_in_all > 0;
}

std::vector<int> ComparedDay::orphans_of(std::string_view primary) const {
  std::vector<int> lines;
  for (const auto& [code, balance] : balances_) {
    const auto all = facts_.reference.primaries(code, day_.days.from);
    const bool hangs =
        std::find(all.begin(), all.end(), primary) != all.end() &&
        std::none_of(all.begin(), all.end(), [&](auto other) { return billed(other); });
    if (hangs) lines.insert(lines.end(), balance.lines.begin(), balance.lines.end());
  }
  return lines;
}

std::string_view ComparedDay::second_initial_rule(std::string_view initial) const {
  if (!two_unmarked_initials(true)) return "admin-multiday-initial";
  if (initial == "96360") return "admin-hydration-not-initial";
  const bool lacks_modifier = supports_modifier(initial) && lines_of(initial, true).empty();
  return lacks_modifier ? "admin-second-initial-modifier" : "admin-initial-duplicate";
}

std::vector<int> ComparedDay::lines_of(std::string_view code, bool apart) const {
  std::vector<int> lines;
  for (const LineFacts* line : day_.lines) {
    if (line->code == code && line->distinct() == apart) lines.push_back(line->number);
  }
  return lines;
}

bool ComparedDay::two_unmarked_initials(bool one_date) const {
  if (!one_date && coding_.setting == Setting::practitioner) return false;
  std::vector<std::optional<Date>> dates;
  for (const LineFacts* line : day_.lines) {
    if (!line->is(ServiceKind::initial) || line->distinct()) continue;
    const bool again = std::find(dates.begin(), dates.end(), line->on) != dates.end();
    if (again || (!one_date && !dates.empty())) return true;
    dates.push_back(line->on);
  }
  return false;
}

bool ComparedDay::supports_modifier(std::string_view code) const {
  return std::any_of(day_.supported.begin(), day_.supported.end(), [&](const CodedLine* line) {
    return line->code == code && !line->modifiers.empty();
  });
}

std::string_view ComparedDay::class_rule(const Swap& swap) const {
  if (swap.rule == expected || payer_lists_therapeutic()) return swap.rule;
  return "admin-log-mismatch";
}

bool ComparedDay::payer_lists_therapeutic() const {
  return std::any_of(facts_.lines.begin(), facts_.lines.end(), [&](const LineFacts& line) {
    const auto* overrides = facts_.profile.class_overrides.on(line.on);
    if (overrides == nullptr) return false;
    const auto found = overrides->find(line.code);
    return found != overrides->end() && found->second == AdministrationClass::therapeutic;
  });
}

Count ComparedDay::supported(std::string_view code) const {
  const auto found = balances_.find(code);
  return found == balances_.end() ? 0 : found->second.supported_in_all;
}

std::string_view ComparedDay::initial_rule() const {
  if (coding_.setting == Setting::outpatient) return "admin-initial-hierarchy";
  if (noted("admin-initial-infeasible-addon")) return "admin-initial-infeasible-addon";
  return noted("admin-initial-reason") ? "admin-initial-reason" : "admin-log-mismatch";
}

bool ComparedDay::primary_missing(std::string_view code) const {
  const bool initial =
      std::find(std::begin(intravenous), std::end(intravenous), code) != std::end(intravenous);
  return initial && !billed(code) && !orphans_of(code).empty();
}

Count ComparedDay::first_hours_billed() const {
  Count units = 0;
  for (const std::string_view code : {"96360", "96365", "96367", "96413", "96417", "96369"}) {
    const auto found = balances_.find(code);
    if (found != balances_.end()) units += found->second.billed_in_all;
  }
  return units;
}

}  // namespace infusecheck
