// What can be wrong with a word of a log, in the words of its problem.
#pragma once

#include <string_view>

namespace infusecheck::log {

struct Trouble {
  std::string_view what, remedy;
};
constexpr Trouble not_understood{"This was not understood and is not kept.",
                                 "Correct it, or leave it out."};
constexpr Trouble a_weight{"A weight is not part of an administration.",
                           "Enter the weight with the encounter."};
constexpr Trouble second_date{"A second date without a time was not used.",
                              "Write the date before its time."};
constexpr Trouble second_amount{"A second amount was not used.",
                                "Write one administration a line."};
constexpr Trouble second_route{"A second route was not used.", "Write one administration a line."};
constexpr Trouble second_access{"A second place of access was not used.",
                                "Write one administration a line."};
constexpr Trouble more_times{"More times than a start and a stop; this one was not used.",
                             "Write one administration a line."};
constexpr Trouble ratio_only{"A dose by weight or surface is not the amount given.",
                             "Write the amount, as 400 mg."};

}  // namespace infusecheck::log
