#include "facts/pairs.h"

#include <algorithm>

#include "model/concat.h"

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

/// The billed lines of a day, whose codes are looked up once.
class Pairs {
 public:
  Pairs(Facts& facts, Date on)
      : facts_(facts), on_(on), day_(facts.reference.ptp(facts.setting()), on) {}

  void take(const LineFacts& line) {
    day_.add(line.code);
    lines_.push_back({&line, pair_edits_apply(facts_, line)});
  }

  /// Each line with those after it, unless the first asks for no edits.
  void compare() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].asked) continue;
      for (std::size_t k = i + 1; k < lines_.size(); ++k) {
        const LineFacts &a = *lines_[i].line, &b = *lines_[k].line;
        if (a.code != b.code && same_session(a, b)) compare(i, k);
      }
    }
  }

 private:
  struct Taken {
    const LineFacts* line;
    bool asked;          ///< the payer follows the edits
    bool named = false;  ///< as a code the table does not know
  };

  void compare(std::size_t a, std::size_t b) {
    const Found forward = add(a, b), backward = add(b, a);
    if (forward == Found::yes || backward == Found::yes) return;
    if (forward == Found::outside_pack || backward == Found::outside_pack) note(a, b);
  }

  Found add(std::size_t a, std::size_t b) {
    const PairLookup lookup = day_.find(a, b);
    if (lookup) {
      const LineFacts &column_1 = *lines_[a].line, &column_2 = *lines_[b].line;
      facts_.pairs.push_back({&column_1, &column_2, lookup.edit, set_apart(column_1, column_2)});
    }
    return lookup.found;
  }

  /// Names the code the table does not know, or both when it knows each of them with others.
  void note(std::size_t a, std::size_t b) {
    const std::string_view table =
        facts_.institutional() ? "pack ptp_outpatient" : "pack ptp_practitioner";
    const bool knows_a = knows(a), knows_b = knows(b);
    if (!day_.is_covered()) return need({table, on_});
    if (knows_a && knows_b)
      return need({table, concat({lines_[a].line->code, " with ", lines_[b].line->code})});
    if (!knows_a) name(lines_[a], table);
    if (!knows_b) name(lines_[b], table);
  }

  bool knows(std::size_t line) const { return day_.find(line, line).found != Found::outside_pack; }

  void name(Taken& unknown, std::string_view table) {
    if (!unknown.named) need({table, unknown.line->code});
    unknown.named = true;
  }

  void need(Need what) {
    auto& needs = facts_.undecided_pairs;
    if (std::find(needs.begin(), needs.end(), what) == needs.end())
      needs.push_back(std::move(what));
  }

  Facts& facts_;
  Date on_;
  PairTable::Day day_;
  std::vector<Taken> lines_;
};

/// The days of billed lines, in the order of the claim.
std::vector<Date> billed_days(const Facts& facts) {
  std::vector<Date> days;
  for (const LineFacts& line : facts.lines) {
    if (is_billed(line) && std::find(days.begin(), days.end(), *line.on) == days.end())
      days.push_back(*line.on);
  }
  return days;
}

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
  for (const Date on : billed_days(facts)) {
    Pairs pairs(facts, on);
    for (const LineFacts& line : facts.lines) {
      if (line.on == on && is_billed(line)) pairs.take(line);
    }
    pairs.compare();
  }
}

}  // namespace infusecheck
