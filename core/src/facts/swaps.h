// Codes that are billed for one another, and the rule that names each exchange. The order is the
// order in which differences are explained.
#pragma once

#include <string_view>
#include <utility>

namespace infusecheck {

struct Swap {
  std::string_view billed, supported, rule;
};

inline constexpr std::string_view expected = "admin-class-complex-expected";
inline constexpr std::string_view listed = "admin-class-therapeutic-only";
inline constexpr Swap first_hours_by_class[] = {
    {"96365", "96413", expected}, {"96367", "96417", expected}, {"96374", "96409", expected},
    {"96375", "96411", expected}, {"96372", "96401", expected}, {"96413", "96365", listed},
    {"96417", "96367", listed},   {"96409", "96374", listed},   {"96411", "96375", listed},
    {"96401", "96372", listed}};
inline constexpr Swap further_hours_by_class[] = {{"96366", "96415", expected},
                                                  {"96415", "96366", listed}};

/// A pump's infusion billed as hours.
inline constexpr Swap by_pump[] = {{"96413", "96416", "admin-prolonged-pump"},
                                   {"96413", "G0498", "admin-prolonged-pump"},
                                   {"96365", "C8957", "admin-prolonged-pump"},
                                   {"G0498", "96416", "admin-prolonged-pump"},
                                   {"96416", "G0498", "admin-prolonged-pump"}};

inline constexpr std::string_view too_short = "admin-push-not-infusion";
inline constexpr std::string_view long_enough = "admin-infusion-not-push";
inline constexpr Swap pushes[] = {{"96365", "96374", too_short},   {"96365", "96375", too_short},
                                  {"96367", "96375", too_short},   {"96367", "96374", too_short},
                                  {"96413", "96409", too_short},   {"96413", "96411", too_short},
                                  {"96417", "96411", too_short},   {"96417", "96409", too_short},
                                  {"96374", "96365", long_enough}, {"96374", "96367", long_enough},
                                  {"96375", "96367", long_enough}, {"96375", "96365", long_enough},
                                  {"96409", "96413", long_enough}, {"96409", "96417", long_enough},
                                  {"96411", "96417", long_enough}, {"96411", "96413", long_enough},
                                  {"96372", "96369", long_enough}, {"96369", "96372", too_short}};

inline constexpr Swap other_swaps[] = {{"96360", "96361", "admin-hydration-not-initial"},
                                       {"96367", "96366", "admin-sequential-same-drug"},
                                       {"96417", "96415", "admin-sequential-same-drug"},
                                       {"96375", "96376", "admin-96375-same-drug"},
                                       {"96368", "96367", "admin-concurrent-no-overlap"},
                                       {"96368", "96375", "admin-concurrent-no-overlap"},
                                       {"96367", "96368", "admin-time-overlap"},
                                       {"96366", "96415", "admin-addon-family"},
                                       {"96415", "96366", "admin-addon-family"},
                                       {"96366", "96361", "admin-addon-family"},
                                       {"96415", "96361", "admin-addon-family"},
                                       {"96365", "96360", "admin-log-mismatch"},
                                       {"96413", "96360", "admin-log-mismatch"},
                                       {"96360", "96365", "admin-log-mismatch"},
                                       {"96360", "96413", "admin-log-mismatch"},
                                       {"96361", "96366", "admin-addon-family"},
                                       {"96361", "96415", "admin-addon-family"}};

/// An initial code and the add-on its service becomes under another's.
inline constexpr std::pair<std::string_view, std::string_view> add_on_of[] = {{"96360", "96361"},
                                                                              {"96365", "96367"},
                                                                              {"96374", "96375"},
                                                                              {"96409", "96411"},
                                                                              {"96413", "96417"}};

inline constexpr std::string_view intravenous[] = {"96360", "96365", "96374", "96409", "96413"};
/// Everything into a vein that a route can be mistaken for.
inline constexpr std::string_view into_a_vein[] = {"96360", "96365", "96374", "96409", "96413",
                                                   "96375", "96411", "96367", "96417"};
inline constexpr std::string_view injections[] = {"96372", "96401", "96402", "96377"};

/// The further hour of a first one.
constexpr std::string_view hour_of(std::string_view first) {
  if (first == "96413" || first == "96417") return "96415";
  if (first == "96365" || first == "96367") return "96366";
  if (first == "96369") return "96370";
  return first == "96360" ? "96361" : "";
}

/// The further hour of the other class.
constexpr std::string_view hour_of_the_other_class(std::string_view hour) {
  return hour == "96366" ? "96415" : hour == "96415" ? "96366" : "";
}

}  // namespace infusecheck
