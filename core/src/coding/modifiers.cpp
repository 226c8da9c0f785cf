#include "coding/modifiers.h"

#include <algorithm>
#include <array>

#include "model/concat.h"

namespace infusecheck::coding {
namespace {

constexpr std::array<std::string_view, 5> initial_codes{"96360", "96365", "96374", "96409",
                                                        "96413"};

bool initial_code(std::string_view code) {
  return std::find(initial_codes.begin(), initial_codes.end(), code) != initial_codes.end();
}

void mark(Earned& earned, std::string_view x, const CodingPolicy& policy) {
  earned.modifiers = {std::string(policy.distinct_by_x ? x : "59")};
}

/// The line of a site's initial service, unless it stands apart already.
Earned* unmarked_initial(Site& site) {
  if (!site.initial) return nullptr;
  for (Earned& earned : site.given[*site.initial].earned) {
    if (initial_code(earned.code) && earned.modifiers.empty()) return &earned;
  }
  return nullptr;
}

}  // namespace

void mark_sites(std::vector<Site*> sites, const CodingPolicy& policy) {
  std::erase_if(sites, [](Site* site) { return unmarked_initial(*site) == nullptr; });
  std::stable_sort(sites.begin(), sites.end(), [](const Site* a, const Site* b) {
    return a->first()->tier() > b->first()->tier();
  });
  for (std::size_t i = 1; i < sites.size(); ++i) {
    Earned& initial = *unmarked_initial(*sites[i]);
    mark(initial, "XS", policy);
    initial.because += "; another access with a documented reason";
  }
}

void mark_visit(const std::vector<Site*>& sites, const std::vector<Date>& earlier_days,
                const CodingPolicy& policy) {
  for (Site* site : sites) {
    Earned* initial = unmarked_initial(*site);
    if (initial == nullptr) continue;
    const auto day = site->first()->day();
    if (!day || std::find(earlier_days.begin(), earlier_days.end(), *day) == earlier_days.end())
      continue;
    mark(*initial, "XE", policy);
    initial->because += "; another visit of the day";
  }
}

namespace {

bool stands(const Draft& draft, std::string_view code, std::optional<Date> on) {
  return draft.on == on && draft.earned->code == code && draft.earned->modifiers.empty();
}

bool stands(const std::vector<Draft>& drafts, const Draft& like) {
  return std::any_of(drafts.begin(), drafts.end(),
                     [&](const Draft& draft) { return stands(draft, like.earned->code, like.on); });
}

void mark_second(std::vector<Draft>& drafts, const Draft& first, std::string_view code,
                 const CodingPolicy& policy) {
  for (Draft& second : drafts) {
    if (!stands(second, code, first.on)) continue;
    const bool visits = first.treatment->event.visit != second.treatment->event.visit;
    mark(*second.earned, visits ? "XE" : "XU", policy);
    second.earned->because +=
        concat({"; beside ", first.earned->code, " a modifier sets it apart"});
  }
}

/// One draft for each code and day.
std::vector<Draft> distinct(const std::vector<Draft>& drafts) {
  std::vector<Draft> result;
  for (const Draft& draft : drafts) {
    if (!stands(result, draft) && draft.earned->modifiers.empty()) result.push_back(draft);
  }
  return result;
}

}  // namespace

void mark_pairs(std::vector<Draft>& drafts, const Reference& reference, Setting setting,
                const CodingPolicy& policy) {
  for (const Draft& first : distinct(drafts)) {
    if (!first.on || !stands(drafts, first)) continue;
    for (const PairEdit& edit : reference.ptp(setting).edits_of(first.earned->code, *first.on)) {
      if (edit.indicator == 1 && edit.column_2 != first.earned->code)
        mark_second(drafts, first, edit.column_2, policy);
    }
  }
}

}  // namespace infusecheck::coding
