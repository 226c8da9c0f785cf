#include "coding/site.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/concat.h"

namespace infusecheck::coding {
namespace {

constexpr Minute never = Minute{1} << 60;

/// The codes of a class, in the words of the hierarchy.
struct Codes {
  std::string_view infusion, next_infusion, hour, push, next_push;
};
constexpr Codes complex_codes{"96413", "96417", "96415", "96409", "96411"};
constexpr Codes therapeutic_codes{"96365", "96367", "96366", "96374", "96375"};
const Codes& codes_of(const Treatment& given) {
  return given.complex() ? complex_codes : therapeutic_codes;
}

class SiteCoder {
 public:
  SiteCoder(const std::vector<Event>& events, Visit& visit) : visit_(visit) {
    site_.given = fold(events, visit);
  }

  Site code() {
    count_hydration(site_.given, visit_);
    site_.initial = choose_initial(site_.given, visit_);
    for (Treatment& given : site_.given) {
      if (given.kind == Kind::pump) code_pump(given);
    }
    if (site_.initial) code_initial(site_.given[*site_.initial]);
    code_first_infusions();
    code_in_time_order();
    for (Treatment& given : site_.given) {
      if (given.kind == Kind::hydration && !is_initial(given) && !given.counted.empty())
        earn_hours_alone(given, given.counted, "96361", hours_alone(measure(given.counted)),
                         "hydration beside another initial service");
    }
    return std::move(site_);
  }

 private:
  bool is_initial(const Treatment& given) const { return &given == site_.first(); }

  void code_initial(Treatment& given) {
    const std::string why = visit_.facility() ? "the highest service of the hierarchy, initial"
                                              : "the initial service of the visit";
    if (given.kind == Kind::hydration) {
      earn_hours(given, given.counted, "96360", "96361", why);
    } else if (given.kind == Kind::push) {
      given.earn(codes_of(given).push, 1, concat({push_text(given), ", ", why}));
    } else {
      earn_hours(given, given.intervals, codes_of(given).infusion, codes_of(given).hour, why);
      counted_ = given.intervals;
    }
  }

  void code_pump(Treatment& given) {
    const std::string minutes =
        std::to_string(given.minutes()) + " min by portable pump, more than 480";
    if (given.complex()) {
      given.earn(visit_.policy.pump_code == PumpCode::code_g0498 ? "G0498" : "96416", 1, minutes,
                 given.intervals);
    } else if (visit_.facility()) {
      given.earn("C8957", 1, minutes, given.intervals);
    } else {
      given.nothing(minutes + ": an office has no code for a therapeutic drug", given.intervals);
    }
  }

  std::string push_text(const Treatment& given) const {
    std::string text =
        given.event.label + (given.event.route == Route::iv_push ? " pushed" : " counts as a push");
    if (given.event.start) text += " at " + clock(*given.event.start);
    if (given.event.route == Route::iv_push) return text;
    return text + (given.event.timed() ? concat({" (", *given.event.stop - *given.event.start,
                                                 " min; an infusion counts from 16)"})
                                       : " (no start and stop)");
  }

  /// The first infusion of each drug, in the order they take minutes: the higher, then the earlier.
  std::vector<Treatment*> first_infusions() {
    std::map<std::string_view, Treatment*> first;
    for (Treatment& given : site_.given) {
      if (given.kind == Kind::infusion) first.emplace(given.event.drug, &given);
    }
    std::vector<Treatment*> order;
    for (const auto& [drug, given] : first) {
      if (!is_initial(*given)) order.push_back(given);
    }
    std::sort(order.begin(), order.end(), [](const Treatment* a, const Treatment* b) {
      const auto key = [](const Treatment& g) {
        return std::make_tuple(-g.tier(), *g.event.start, -g.minutes(),
                               std::string_view(g.event.drug));
      };
      return key(*a) < key(*b);
    });
    return order;
  }

  void code_first_infusions() {
    for (Treatment* given : first_infusions()) code_next_infusion(*given);
  }

  void code_next_infusion(Treatment& given) {
    const Intervals own = minus(given.intervals, counted_);
    const Minute beside = given.minutes() - measure(own);
    const bool concurrent = beside >= visit_.policy.concurrent_min_overlap;
    const bool whole = visit_.policy.partial_overlap == OverlapPolicy::concurrent &&
                       !given.complex() && !visit_.concurrent_used;
    if (concurrent && (measure(own) < shortest_infusion || whole)) return code_concurrent(given);
    const Intervals& minutes = concurrent ? own : given.intervals;
    earn_hours(given, minutes, codes_of(given).next_infusion, codes_of(given).hour,
               concurrent
                   ? concat({"a further drug, ", beside, " min beside another infusion taken off"})
                   : "a further drug in sequence");
    if (concurrent)
      given.nothing("ran beside another infusion, whose minutes they are",
                    minus(given.intervals, own));
    counted_ = unite(counted_, given.intervals);
  }

  void code_concurrent(Treatment& given) {
    const std::string beside =
        concat({given.minutes(), " min of ", given.event.label, " beside another infusion"});
    if (given.complex()) {
      given.nothing("ran beside another complex infusion; no code exists", given.intervals);
      note("admin-concurrent-complex", Severity::warning, given,
           beside + ": no code exists for concurrent complex infusions (96549 by report).");
    } else if (visit_.concurrent_used) {
      given.nothing("concurrent infusion is billed once per encounter", given.intervals);
      note("admin-concurrent-gt1", Severity::info, given,
           beside + ": 96368 is earned once per encounter, and another drug has it.");
    } else {
      visit_.concurrent_used = true;
      given.earn("96368", 1, beside + ": concurrent, which is not timed", given.intervals);
    }
  }

  /// Repeats of infused drugs and all pushes, judged by time in one pass.
  void code_in_time_order() {
    std::vector<Treatment*> order;
    for (Treatment& given : site_.given) {
      if (given.kind == Kind::infusion || given.kind == Kind::push) order.push_back(&given);
    }
    std::sort(order.begin(), order.end(), [](const Treatment* a, const Treatment* b) {
      const auto key = [](const Treatment& g) {
        return std::make_tuple(g.event.start.value_or(never), std::string_view(g.event.drug),
                               g.kind, g.event.stop.value_or(never));
      };
      return key(*a) < key(*b);
    });
    for (Treatment* given : order) {
      if (given->kind == Kind::push) {
        code_push(*given);
      } else if (given->earned.empty() && given->idle.empty()) {
        code_repeat(*given);
      } else if (!given->earned.empty()) {
        reported(*given, given->intervals.back().to);
      }
    }
  }

  void reported(const Treatment& given, std::optional<Minute> at) {
    if (at) last_[given.event.drug] = *at;
  }

  const Treatment* infusion_of(const Treatment& push) const {
    const auto found =
        std::find_if(site_.given.begin(), site_.given.end(), [&](const Treatment& one) {
          return one.kind == Kind::infusion && one.event.drug == push.event.drug;
        });
    return found == site_.given.end() ? nullptr : &*found;
  }

  void code_push(Treatment& given) {
    if (!is_initial(given)) {
      const bool again = pushed_.contains(given.event.drug) || infusion_of(given) != nullptr;
      if (again) return code_again(given, push_text(given));
      given.earn(codes_of(given).next_push, 1, push_text(given) + ", a further drug");
    }
    pushed_.insert(given.event.drug);
    reported(given, given.event.start);
  }

  void code_repeat(Treatment& given) {
    const Intervals own = minus(given.intervals, counted_);
    const bool concurrent = given.minutes() - measure(own) >= visit_.policy.concurrent_min_overlap;
    const Intervals minutes = concurrent ? own : given.intervals;
    const Minute from = visit_.policy.same_drug_repeat == RepeatPolicy::interval16
                            ? shortest_infusion
                            : further_hour_from(0);
    const bool counts = visit_.policy.same_drug_repeat != RepeatPolicy::none;
    if (counts && measure(minutes) >= from) {
      earn_hours_alone(given, minutes, codes_of(given).hour,
                       std::max<Count>(1, hours_alone(measure(minutes))),
                       "infused again, without a first hour of its own");
      if (concurrent)
        given.nothing("ran beside another infusion, whose minutes they are",
                      minus(given.intervals, own));
      counted_ = unite(counted_, given.intervals);
      return reported(given, given.intervals.back().to);
    }
    code_again(given, concat({given.minutes(), " min of ", given.event.label, ", infused again"}));
  }

  /// Minutes since the drug was last reported, or to its infusion when that is nearer; none when
  /// the record has no time, or nothing else of the drug.
  std::optional<Minute> apart(const Treatment& given) const {
    if (!given.event.start) return std::nullopt;
    std::optional<Minute> least;
    const auto last = last_.find(given.event.drug);
    if (last != last_.end()) least = *given.event.start - last->second;
    const Treatment* infusion = infusion_of(given);
    if (infusion != nullptr && infusion != &given) {
      const Minute ahead = *infusion->event.start - *given.event.start;
      const Minute near = ahead > 0 ? ahead : *given.event.start - infusion->intervals.back().to;
      least = std::min(least.value_or(near), near);
    }
    return least;
  }

  void code_again(Treatment& given, const std::string& what) {
    const auto minutes = apart(given);
    if (!visit_.facility() || given.complex()) {
      given.nothing(given.complex() ? "a complex drug given again has no code of its own"
                                    : "an office has no code for the same drug again");
      if (given.kind == Kind::infusion) note_uncoded_repeat(given, what);
    } else if (!minutes || *minutes < visit_.policy.repeat_push_minutes) {
      given.nothing(concat({"the same drug again counts when more than ",
                            visit_.policy.repeat_push_minutes - 1, " min passed",
                            (minutes ? "; these are " + std::to_string(*minutes) : "")}));
      note("admin-96376-within-30", Severity::info, given,
           concat({what, (minutes ? concat({", ", *minutes, " min apart"}) : ""),
                   ": 96376 needs more than ", visit_.policy.repeat_push_minutes - 1,
                   " min since the last reported push of the drug."}));
    } else {
      given.earn("96376", 1, concat({what, ", ", *minutes, " min after it was last reported"}));
      reported(given, given.intervals.empty() ? given.event.start : given.intervals.back().to);
    }
  }

  void note_uncoded_repeat(const Treatment& given, const std::string& what) {
    note("admin-same-drug-repeat", Severity::info, given,
         what + ": a drug given again at one access earns nothing here.");
  }

  void note(std::string_view rule, Severity severity, const Treatment& given, std::string message) {
    visit_.notes.push_back({.rule = rule,
                            .severity = severity,
                            .administrations = given.event.rows,
                            .field = "start",
                            .message = std::move(message)});
  }

  Visit& visit_;
  Site site_;
  Intervals counted_;                                ///< minutes that an infusion has taken
  std::map<std::string, Minute, std::less<>> last_;  ///< when a drug was last reported
  std::set<std::string, std::less<>> pushed_;
};

}  // namespace

Site code_site(const std::vector<Event>& events, Visit& visit) {
  return SiteCoder(events, visit).code();
}

}  // namespace infusecheck::coding
