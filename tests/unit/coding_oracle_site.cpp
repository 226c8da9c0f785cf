// One access, minute by minute.
#include "coding_oracle_site.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace infusecheck::oracle {
namespace {

struct Service {
  std::string drug;
  int rank = therapeutic;
  bool infusion = false, main_reason = false, pump = false;
  long start = never, end = never;
  Minutes ran;
  long minutes() const { return static_cast<long>(ran.count()); }
  int tier() const {
    if (rank == hydration) return 1;
    return rank == complex ? (infusion ? 5 : 4) : (infusion ? 3 : 2);
  }
};

std::string name_of(const Event& event) {
  std::string name;
  for (const std::string& drug : event.drugs) name += drug + '+';
  return name;
}

void run(Minutes& minutes, const Event& event) {
  for (long m = *event.start; m < *event.stop; ++m) minutes.set(static_cast<std::size_t>(m));
}

bool timed(const Event& event) {
  return event.route == Route::iv_infusion && event.start && event.stop;
}

/// Rows of one drug that are one infusion, then named push or infusion by the minutes they ran.
std::vector<Service> folded(std::vector<Event> rows, const CodingPolicy& policy) {
  std::stable_sort(rows.begin(), rows.end(), [](const Event& a, const Event& b) {
    return std::tuple(*a.start, *a.stop) < std::tuple(*b.start, *b.stop);
  });
  std::vector<Service> services;
  for (const Event& row : rows) {
    const bool joins =
        !services.empty() && (row.continues || policy.same_drug_repeat == RepeatPolicy::aggregate ||
                              *row.start - services.back().end <= policy.gap_merge);
    if (!joins) services.push_back({name_of(row), row.rank, true, false, false, *row.start, 0, {}});
    Service& service = services.back();
    run(service.ran, row);
    service.rank = std::max(service.rank, row.rank);
    service.main_reason |= row.main_reason;
    service.pump |= row.pump;
    service.end = std::max(service.end == never ? 0 : service.end, *row.stop);
  }
  for (Service& service : services) {
    service.infusion = service.minutes() > 15;
    if (service.infusion) continue;
    service.end = service.start;  // a push has no duration
    service.ran.reset();
  }
  return services;
}

Service push_of(const Event& event) {
  Service push{name_of(event), event.rank, false, event.main_reason, false, never, never, {}};
  push.start = push.end = event.start.value_or(never);
  return push;
}

class Site {
 public:
  Site(const std::vector<Event>& events, const Rules& rules, bool no_reason)
      : rules_(rules), no_reason_(no_reason) {
    sort_out(events);
    count_hydration(events);
  }

  std::vector<Unit> coded() {
    choose_initial();
    for (const Service* service : by_tier(firsts_)) {
      if (service != initial_) code_other_infusion(*service);
    }
    code_pushes_and_repeats();
    if (initial_ != &fluid_ && fluid_.minutes() >= 31) {
      add("96361", units_alone(fluid_.minutes()), fluid_);
    }
    return units_;
  }

 private:
  using List = std::vector<const Service*>;

  void sort_out(const std::vector<Event>& events) {
    std::map<std::pair<std::string, bool>, std::vector<Event>> rows;
    for (const Event& event : events) {
      if (event.rank == hydration) continue;
      if (timed(event)) {
        rows[{name_of(event), event.pump}].push_back(event);
      } else {
        services_.push_back(push_of(event));
      }
    }
    for (const auto& [drug, list] : rows) {
      for (Service& service : folded(list, rules_.policy)) services_.push_back(service);
    }
    std::stable_sort(services_.begin(), services_.end(), [](const Service& a, const Service& b) {
      return std::tuple(a.start, -a.minutes(), a.drug) < std::tuple(b.start, -b.minutes(), b.drug);
    });
    for (const Service& service : services_) place(service);
  }

  void place(const Service& service) {
    if (service.infusion && service.pump && service.minutes() > 480) return code_pump(service);
    if (!service.infusion) return later_.push_back(&service);
    drug_ran_ |= service.ran;
    if (infused_.try_emplace(service.drug, &service).second) return firsts_.push_back(&service);
    later_.push_back(&service);
  }

  void code_pump(const Service& service) {
    if (service.rank == complex) {
      add(rules_.policy.pump_code == PumpCode::code_g0498 ? "G0498" : "96416", 1, service);
    } else if (rules_.facility) {
      add("C8957", 1, service);
    }
  }

  /// Fluid counts where no drug ran, in periods of 31 minutes or in all.
  void count_hydration(const std::vector<Event>& events) {
    Minutes ran;
    for (const Event& event : events) {
      if (event.rank != hydration || !timed(event)) continue;
      run(ran, event);
      fluid_.main_reason |= event.main_reason;
    }
    ran &= ~drug_ran_;
    long period = 0;
    for (std::size_t m = 0; m < ran.size(); ++m) {
      period = ran[m] ? period + 1 : 0;
      if (period == 0) continue;
      const bool ends = m + 1 == ran.size() || !ran[m + 1];
      const bool counts = rules_.policy.hydration == HydrationPolicy::sum || period >= 31;
      if (!ends || !counts) continue;
      for (long back = 0; back < period; ++back) fluid_.ran.set(m - static_cast<std::size_t>(back));
    }
    fluid_.rank = hydration;
    fluid_.infusion = true;
    for (std::size_t m = fluid_.ran.size(); m-- > 0;) {
      if (fluid_.ran[m]) fluid_.start = static_cast<long>(m);
    }
  }

  List candidates() const {
    List list = firsts_;
    std::set<std::string> pushed;
    for (const Service* service : later_) {
      if (service->infusion || infused_.contains(service->drug)) continue;
      if (pushed.insert(service->drug).second) list.push_back(service);
    }
    if (fluid_.minutes() >= 31) list.push_back(&fluid_);
    return list;
  }

  static const Service* highest(const List& list) {
    const auto rank = [](const Service* s) {
      return std::tuple(-s->tier(), -s->minutes(), s->start, s->drug);
    };
    return *std::min_element(list.begin(), list.end(),
                             [&](auto* a, auto* b) { return rank(a) < rank(b); });
  }

  void choose_initial() {
    const List all = candidates();
    if (all.empty()) return;
    initial_ = highest(all);
    List reasons;
    for (const Service* service : all) {
      if (service->main_reason) reasons.push_back(service);
    }
    if (!rules_.facility && !no_reason_ && !reasons.empty()) {
      const Service* reason = highest(reasons);
      const bool feasible = initial_->tier() < 4 || reason->tier() == initial_->tier();
      if (feasible) initial_ = reason;
    }
    static constexpr const char* codes[] = {"", "96360", "96374", "96365", "96409", "96413"};
    const int tier = initial_->tier();
    add(codes[tier], 1, *initial_);
    units_.back().initial_tier = tier;
    if (!initial_->infusion) return;
    add(tier == 1 ? "96361" : hour_of(*initial_), further_units(initial_->minutes()), *initial_);
    counted_ |= initial_->ran;
  }

  static List by_tier(List list) {
    std::stable_sort(list.begin(), list.end(), [](const Service* a, const Service* b) {
      return std::tuple(-a->tier(), a->start, -a->minutes(), a->drug) <
             std::tuple(-b->tier(), b->start, -b->minutes(), b->drug);
    });
    return list;
  }

  void code_other_infusion(const Service& service) {
    const long alone = static_cast<long>((service.ran & ~counted_).count());
    const bool concurrent = service.minutes() - alone >= rules_.policy.concurrent_min_overlap;
    const bool never_split = rules_.policy.partial_overlap == OverlapPolicy::concurrent &&
                             service.rank == therapeutic && !concurrent_used();
    if (concurrent && (alone < 16 || never_split)) {
      if (service.rank == therapeutic) add("96368", 1, service);
      return;
    }
    const long minutes = concurrent ? alone : service.minutes();
    counted_ |= service.ran;
    add(service.rank == complex ? "96417" : "96367", 1, service);
    add(hour_of(service), further_units(minutes), service);
  }

  bool concurrent_used() const {
    return std::any_of(units_.begin(), units_.end(),
                       [](const Unit& unit) { return unit.code == "96368"; });
  }

  void code_pushes_and_repeats() {
    for (const Service* service : later_) {
      if (service == initial_) {
        last_[service->drug] = service->end;
      } else if (service->infusion) {
        code_repeat(*service);
      } else if (!infused_.contains(service->drug) && !last_.contains(service->drug)) {
        add(service->rank == complex ? "96411" : "96375", 1, *service);
        last_[service->drug] = service->end;
      } else {
        code_again(*service);
      }
    }
  }

  void code_repeat(const Service& service) {
    const long alone = static_cast<long>((service.ran & ~counted_).count());
    const bool overlaps = service.minutes() - alone >= rules_.policy.concurrent_min_overlap;
    const long minutes = overlaps ? alone : service.minutes();
    const RepeatPolicy policy = rules_.policy.same_drug_repeat;
    counted_ |= service.ran;
    Count hours = policy == RepeatPolicy::none ? 0 : units_alone(minutes);
    if (policy == RepeatPolicy::interval16 && minutes >= 16) hours = std::max<Count>(hours, 1);
    if (hours == 0) return code_again(service);
    add(hour_of(service), hours, service);
    last_[service.drug] = service.end;
  }

  /// The same drug once more: a hospital's, and 31 minutes from what was reported of it.
  void code_again(const Service& service) {
    if (!rules_.facility || service.rank != therapeutic || service.start == never) return;
    const long least = rules_.policy.repeat_push_minutes;
    const auto first = infused_.find(service.drug);
    if (first != infused_.end()) {
      const bool before = service.start < first->second->start;
      const long apart =
          before ? first->second->start - service.start : service.start - first->second->end;
      if (apart < least) return;
    }
    const auto last = last_.find(service.drug);
    if (last != last_.end() && (last->second == never || service.start - last->second < least)) {
      return;
    }
    add("96376", 1, service);
    last_[service.drug] = service.end;
  }

  static const char* hour_of(const Service& service) {
    return service.rank == complex ? "96415" : "96366";
  }

  void add(const char* code, Count units, const Service& service) {
    if (units == 0) return;
    units_.push_back({code, units, service.start == never ? never : service.start / 1440});
  }

  const Rules& rules_;
  bool no_reason_;
  std::vector<Service> services_;
  Service fluid_;
  List firsts_, later_;
  std::map<std::string, const Service*> infused_;
  Minutes drug_ran_, counted_;
  const Service* initial_ = nullptr;
  std::map<std::string, long> last_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> coded_site(const std::vector<Event>& events, const Rules& rules, bool no_reason) {
  return Site(events, rules, no_reason).coded();
}

}  // namespace infusecheck::oracle
