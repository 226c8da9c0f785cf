#include <algorithm>
#include <tuple>

#include "coding/site.h"
#include "model/concat.h"

namespace infusecheck::coding {
namespace {

using Candidates = std::vector<std::size_t>;

bool first_of_its_drug(const std::vector<Treatment>& given, std::size_t at) {
  const Treatment& one = given[at];
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Treatment& other = given[i];
    if (i == at || other.event.drug != one.event.drug) continue;
    if (one.kind == Kind::push && other.kind == Kind::infusion) return false;
    if (other.kind == one.kind && i < at) return false;  // in order of start
  }
  return true;
}

Candidates candidates_of(const std::vector<Treatment>& given) {
  Candidates candidates;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const Treatment& one = given[i];
    const bool contends = one.kind == Kind::hydration
                              ? !one.counted.empty()
                              : one.kind != Kind::pump && first_of_its_drug(given, i);
    if (contends) candidates.push_back(i);
  }
  return candidates;
}

constexpr Minute never = Minute{1} << 60;

/// The facility's hierarchy: the higher tier, then the longer, the earlier, the name.
std::size_t highest(const std::vector<Treatment>& given, const Candidates& candidates) {
  return *std::min_element(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) {
    const auto order = [&](const Treatment& g) {
      return std::make_tuple(-g.tier(), -g.minutes(), g.event.start.value_or(never),
                             std::string_view(g.event.drug));
    };
    return order(given[a]) < order(given[b]);
  });
}

/// The candidate a main-reason mark stands for: the marked service or the first of its drug.
bool is_reason(const std::vector<Treatment>& given, std::size_t candidate) {
  return std::any_of(given.begin(), given.end(), [&](const Treatment& one) {
    return one.event.main_reason && one.event.drug == given[candidate].event.drug &&
           (one.kind == Kind::hydration) == (given[candidate].kind == Kind::hydration);
  });
}

/// No add-on exists for a complex service under another's initial code, nor for a complex infusion
/// under a complex push.
bool feasible(const std::vector<Treatment>& given, const Candidates& candidates,
              const Treatment& reason) {
  return std::all_of(candidates.begin(), candidates.end(), [&](std::size_t i) {
    if (!given[i].complex() || given[i].kind == Kind::hydration) return true;
    return reason.complex() && (given[i].kind == Kind::push || reason.kind == Kind::infusion);
  });
}

void note_infeasible(const Treatment& reason, const Treatment& chosen, Visit& visit) {
  visit.notes.push_back(
      {.rule = "admin-initial-infeasible-addon",
       .severity = Severity::warning,
       .administrations = reason.event.rows,
       .field = "main_reason",
       .message = concat(
           {"The main reason of the visit, ", reason.event.label,
            ", cannot be the initial service: ", chosen.event.label,
            " would have no add-on code to be billed with. The higher service is initial."})});
}

void note_open_reason(const std::vector<Treatment>& given, const Candidates& candidates,
                      std::size_t chosen, Visit& visit) {
  const bool differ = std::any_of(candidates.begin(), candidates.end(), [&](std::size_t i) {
    return given[i].tier() != given[chosen].tier();
  });
  if (!differ || given[chosen].complex()) return;
  visit.notes.push_back(
      {.rule = "admin-initial-reason",
       .administrations = given[chosen].event.rows,
       .field = "main_reason",
       .message = concat({"The record does not say what the main reason of the visit was; ",
                          given[chosen].event.label,
                          " is taken as the initial service, the highest of the hierarchy."})});
}

}  // namespace

std::optional<std::size_t> choose_initial(const std::vector<Treatment>& given, Visit& visit) {
  const Candidates candidates = candidates_of(given);
  if (candidates.empty()) return std::nullopt;
  const std::size_t top = highest(given, candidates);
  if (visit.facility() || !visit.by_reason) return top;
  Candidates reasons;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(reasons),
               [&](std::size_t i) { return is_reason(given, i); });
  if (reasons.empty()) {
    note_open_reason(given, candidates, top, visit);
    return top;
  }
  const std::size_t reason = highest(given, reasons);
  if (feasible(given, candidates, given[reason])) return reason;
  note_infeasible(given[reason], given[top], visit);
  return top;
}

}  // namespace infusecheck::coding
