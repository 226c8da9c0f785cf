#include "facts/pairs.h"

#include <algorithm>

namespace infusecheck {
namespace {

/// Until then only the column 2 line could carry 59 or X{EPSU} (CMS change request 11168).
constexpr Date either_line = day(2019, 7, 1);

bool is_visit(const LineFacts& line) {
  return line.is(ServiceKind::evaluation) || line.is(ServiceKind::nurse_visit);
}

/// 25 speaks for a visit only, 59 and its kin for anything else.
bool sets_apart(const LineFacts& line, std::string_view modifier) {
  constexpr std::string_view of_visits[] = {"24", "25", "27", "57"};
  const bool of_visit =
      std::find(std::begin(of_visits), std::end(of_visits), modifier) != std::end(of_visits);
  return is_ncci_modifier(modifier) && of_visit == is_visit(line);
}

bool set_apart(const LineFacts& column_1, const LineFacts& column_2) {
  const auto by = [](const LineFacts& line) {
    return std::any_of(line.modifiers.begin(), line.modifiers.end(),
                       [&](const std::string& modifier) { return sets_apart(line, modifier); });
  };
  return by(column_2) || (by(column_1) && (*column_1.on >= either_line || is_visit(column_1)));
}

/// A line that asks for no payment, or that a hospital bills by revenue code alone, is bundled into
/// nothing.
bool is_billed(const LineFacts& line) {
  return line.on && !line.code.empty() && !line.has("GY") && !line.has("GZ");
}

class Pairs {
 public:
  explicit Pairs(Facts& facts) : facts_(facts), table_(facts.reference.ptp(facts.setting())) {}

  void compare(const LineFacts& a, const LineFacts& b) {
    const Found forward = add(a, b), backward = add(b, a);
    if (forward == Found::yes || backward == Found::yes) return;
    if (forward == Found::outside_pack || backward == Found::outside_pack) note(a, b);
  }

 private:
  Found add(const LineFacts& column_1, const LineFacts& column_2) {
    const PairLookup lookup = table_.find(column_1.code, column_2.code, column_1.on);
    if (lookup)
      facts_.pairs.push_back({&column_1, &column_2, lookup.edit, set_apart(column_1, column_2)});
    return lookup.found;
  }

  /// Names the code the table does not know, or both when it knows each of them with others.
  void note(const LineFacts& a, const LineFacts& b) {
    const std::string_view table =
        facts_.institutional() ? "pack ptp_outpatient" : "pack ptp_practitioner";
    const bool knows_a = knows(a), knows_b = knows(b);
    if (!table_.covers(*a.on)) return need({table, *a.on});
    if (knows_a && knows_b) return need({table, a.code + " with " + b.code});
    if (!knows_a) need({table, a.code});
    if (!knows_b) need({table, b.code});
  }

  bool knows(const LineFacts& line) const {
    return table_.find(line.code, line.code, line.on).found != Found::outside_pack;
  }

  void need(Need what) {
    auto& needs = facts_.undecided_pairs;
    if (std::find(needs.begin(), needs.end(), what) == needs.end())
      needs.push_back(std::move(what));
  }

  Facts& facts_;
  const PairTable& table_;
};

}  // namespace

bool pair_edits_apply(const Facts& facts, const LineFacts& line) {
  const PtpPolicy* policy = facts.profile.ptp.on(line.on);
  return policy == nullptr || *policy == PtpPolicy::cms;
}

bool is_ncci_modifier(std::string_view modifier) {
  constexpr std::string_view known[] = {
      "24", "25", "27", "57", "58", "59", "78", "79", "91", "E1", "E2", "E3", "E4", "F1", "F2",
      "F3", "F4", "F5", "F6", "F7", "F8", "F9", "FA", "LC", "LD", "LM", "LT", "RC", "RI", "RT",
      "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "TA", "XE", "XP", "XS", "XU"};
  return std::binary_search(std::begin(known), std::end(known), modifier);
}

void derive_pairs(Facts& facts) {
  Pairs pairs(facts);
  for (std::size_t i = 0; i < facts.lines.size(); ++i) {
    const LineFacts& a = facts.lines[i];
    if (!is_billed(a) || !pair_edits_apply(facts, a)) continue;
    for (std::size_t k = i + 1; k < facts.lines.size(); ++k) {
      const LineFacts& b = facts.lines[k];
      if (a.code != b.code && is_billed(b) && same_session(a, b)) pairs.compare(a, b);
    }
  }
}

}  // namespace infusecheck
