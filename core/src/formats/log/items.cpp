#include "formats/log/items.h"

namespace infusecheck::log {
namespace {

/// Marks that part two things without a meaning of their own.
constexpr std::string_view quiet_marks = "-:()[]#*'\"_=>!@%";
constexpr std::string_view parting_marks = "/,|.&";

class ItemReader {
 public:
  ItemReader(const Line& line, const Vocabulary& vocabulary, Date near)
      : line_(line), vocabulary_(vocabulary), near_(near) {}

  std::vector<Item> read() {
    while (at_ < line_.tokens.size()) {
      const std::size_t before = at_;
      if (!(list_number() || dated() || number() || word())) mark();
      if (at_ == before) add(Role::unknown, at_ + 1);
    }
    return std::move(items_);
  }

 private:
  Item& add(Role role, std::size_t next, const Meaning* meaning = nullptr) {
    Item item{.role = role, .from = line_.tokens[at_].from, .to = line_.tokens[next - 1].to};
    item.meaning = meaning;
    items_.push_back(item);
    at_ = next;
    return items_.back();
  }

  /// The meaning at `i` if it plays `role`; `next` moves past it.
  const Meaning* meant(std::size_t i, Role role, std::size_t& next) const {
    std::size_t after = i;
    const Meaning* meaning =
        i < line_.tokens.size() ? vocabulary_.longest(line_, i, after) : nullptr;
    if (meaning == nullptr || meaning->role != role) return nullptr;
    next = after;
    return meaning;
  }

  /// "1." or "2)" before the line itself.
  bool list_number() {
    if (at_ != 0 || digits_at(line_, 0, 1, 2) < 0 || !line_.glued(1) || line_.tokens.size() < 3 ||
        line_.glued(2) || !(line_.is_mark(1, '.') || line_.is_mark(1, ')')))
      return false;
    add(Role::filler, 2);
    return true;
  }

  bool time_expected() const {
    if (items_.empty()) return true;
    const Role role = items_.back().role;
    return role == Role::start || role == Role::stop || role == Role::hold ||
           role == Role::resume || role == Role::date || role == Role::until;
  }

  /// A date, alone or before a time. One without a year needs the beginning of something or a time.
  bool dated() {
    std::size_t next = at_;
    const auto date = date_at(line_, at_, near_, next);
    if (!date) return looks_like_date(line_, at_) && (add(Role::unknown, at_ + 5), true);
    std::size_t time = next;
    if (line_.is(time, TokenKind::word) && (line_.word(time) == "T" || line_.word(time) == "t") &&
        line_.is(time + 1, TokenKind::number))
      ++time;
    if (time_or_range(time, date)) return true;
    const bool has_year = next - at_ == 5;
    if (!has_year && !items_.empty()) return false;
    add(Role::date, next).date = date;
    return true;
  }

  /// A time at token `i`, and the time it lasts to. "400" and "1000 mL" are none, nor is the 1000
  /// of "NS 1000".
  bool time_or_range(std::size_t i, std::optional<Date> date) {
    std::size_t next = i;
    auto start = clock_at(line_, i, true, next);
    if (!start) return false;
    start->date = date;
    std::size_t end = next;
    if (const auto stop = range_end(next, end)) {
      std::size_t unit = end;
      if (meant(end, Role::unit, unit) != nullptr) return add(Role::unknown, unit), true;
      Item& item = add(Role::range, end);
      item.start = *start;
      item.stop = *stop;
      settle_halves(item.start, item.stop);
      return true;
    }
    if (!date && !time_expected() && !clock_at(line_, i, false, next)) return false;
    if (line_.word(i) == "1000" && !items_.empty() && items_.back().meaning != nullptr &&
        items_.back().meaning->fluid)
      return bare();
    add(Role::clock, next).start = *start;
    return true;
  }

  std::optional<Clock> range_end(std::size_t i, std::size_t& next) const {
    std::size_t from = i;
    const bool sliced = line_.is_mark(i, '/') && line_.glued(i) && line_.glued(i + 1);
    if (line_.is_mark(i, '-') || sliced) {
      from = i + 1;
    } else if (meant(i, Role::until, from) == nullptr) {
      return std::nullopt;
    }
    std::size_t time = from;
    const auto date = date_at(line_, from, near_, time);
    if (!date) time = from;
    auto stop = clock_at(line_, time, !sliced, next);
    if (stop) stop->date = date;
    return stop;
  }

  bool number() {
    if (!line_.is(at_, TokenKind::number)) return false;
    std::size_t next = at_;
    if (const Meaning* drug = meant(at_, Role::drug, next))
      return add(Role::drug, next, drug), true;
    const std::string_view text = line_.word(at_);
    const bool military = text.size() == 4 && text[0] == '0';
    return (!military && measured()) || time_or_range(at_, std::nullopt) || counted() || bare();
  }

  /// A number and its unit.
  bool measured() {
    const auto amount = amount_at(line_, at_);
    std::size_t next = at_;
    const Meaning* unit =
        at_ + 1 < line_.tokens.size() ? vocabulary_.longest(line_, at_ + 1, next) : nullptr;
    if (!amount || unit == nullptr || line_.tokens[at_ + 1].kind == TokenKind::mark) return false;
    switch (unit->role) {
      case Role::unit:
        return amount_or_vials(*amount, unit->text, next);
      case Role::time_unit: {
        std::size_t after = at_;
        if (unit->text == "h" && clock_at(line_, at_, false, after)) return false;
        return quantity(Role::duration, *amount, unit->text, next);
      }
      case Role::rate_unit:
        return quantity(Role::rate, *amount, "", next);
      case Role::ratio_unit:
        return quantity(Role::ratio, *amount, "", next);
      case Role::weight_unit:
        return quantity(Role::weight, *amount, "", next);
      case Role::gauge_unit:
        return add(Role::filler, next), true;
      default:
        return false;
    }
  }

  bool quantity(Role role, Quantity amount, std::string_view unit, std::size_t next) {
    Item& item = add(role, next);
    item.amount = amount;
    item.unit = unit;
    return true;
  }

  /// "100 mg", and "100 mg x4 vials", "100 mg vial x4".
  bool amount_or_vials(Quantity amount, std::string_view unit, std::size_t next) {
    std::size_t after = next;
    const Meaning* container = meant(after, Role::vial, after);
    int count = 0;
    std::size_t number = after;
    if (meant(after, Role::times, number) != nullptr && whole_number(number) > 0) {
      count = whole_number(number);
      after = number + 1;
      if (container == nullptr) container = meant(after, Role::vial, after);
    }
    if (container == nullptr) return quantity(Role::amount, amount, unit, next);
    Item& item = add(Role::vials, after, container);
    item.amount = amount;
    item.unit = unit;
    item.count = count;
    return true;
  }

  /// A small whole number that no unit makes an amount.
  int whole_number(std::size_t i) const {
    std::size_t next = i;
    for (const Role role : {Role::unit, Role::time_unit, Role::rate_unit}) {
      if (meant(i + 1, role, next) != nullptr) return -1;
    }
    return digits_at(line_, i, 1, 3);
  }

  /// "4 vials of 100 mg", "4 x 100 mg vials", "2 injections".
  bool counted() {
    const int count = digits_at(line_, at_, 1, 3);
    std::size_t next = at_ + 1;
    if (count <= 0) return false;
    if (meant(next, Role::sites, next) != nullptr) {
      add(Role::count, next).count = count;
      return true;
    }
    const Meaning* container = meant(next, Role::vial, next);
    if (container == nullptr && meant(next, Role::times, next) == nullptr) return false;
    if (container != nullptr && line_.is(next, TokenKind::word) && line_.word(next) == "of") ++next;
    const auto size = amount_at(line_, next);
    std::size_t after = next + 1;
    const Meaning* unit = size ? meant(after, Role::unit, after) : nullptr;
    if (const Meaning* later = unit ? meant(after, Role::vial, after) : nullptr) container = later;
    if (container == nullptr) {
      if (unit == nullptr) return false;
      add(Role::count, next).count = count;
      return true;
    }
    Item& item = add(Role::vials, unit != nullptr ? after : next, container);
    item.count = count;
    if (unit != nullptr) {
      item.amount = size;
      item.unit = unit->text;
    }
    return true;
  }

  bool bare() { return add(Role::unknown, at_ + 1), true; }

  bool word() {
    if (!line_.is(at_, TokenKind::word)) return false;
    std::size_t next = at_;
    if (time_or_range(at_, std::nullopt)) return true;  // "noon"
    const Meaning* meaning = vocabulary_.longest(line_, at_, next);
    if (meaning == nullptr) return bare();
    if (meaning->role == Role::times) return repeated(next);
    if (meaning->role == Role::label) return labelled(next);
    if (meaning->role == Role::access_kind) next = numbered(next);
    add(meaning->role, next, meaning);
    return true;
  }

  /// "lot 1234", "exp 2027-01": everything up to the next blank.
  bool labelled(std::size_t next) {
    while (next < line_.tokens.size() && line_.is(next, TokenKind::mark) && line_.glued(next))
      ++next;
    if (next < line_.tokens.size()) ++next;
    while (line_.glued(next) && !line_.is_mark(next, ',')) ++next;
    return add(Role::remark, next), true;
  }

  /// "x4", "x 4 vials", "x 30 min".
  bool repeated(std::size_t next) {
    if (!line_.is(next, TokenKind::number)) return bare();
    const int count = whole_number(next);
    if (count <= 0) return add(Role::filler, next), true;
    std::size_t after = next + 1;
    const Meaning* container = meant(after, Role::vial, after);
    if (container == nullptr) meant(after, Role::sites, after);
    add(container != nullptr ? Role::vials : Role::count, after, container).count = count;
    return true;
  }

  /// "PIV 1", "line #2": the number belongs to the name.
  std::size_t numbered(std::size_t next) const {
    const std::size_t number = next + (line_.is_mark(next, '#') ? 1 : 0);
    std::size_t after = number;
    const bool measure =
        vocabulary_.word(line_, number + 1) != nullptr &&
        (meant(number + 1, Role::unit, after) || meant(number + 1, Role::gauge_unit, after));
    if (digits_at(line_, number, 1, 1) < 0 || measure || line_.is_mark(number + 1, ':') ||
        line_.is_mark(number + 1, '/'))
      return next;
    return number + 1;
  }

  void mark() {
    if (!line_.is(at_, TokenKind::mark)) return;
    const char sign = line_.tokens[at_].mark;
    if (quiet_marks.find(sign) != std::string_view::npos) {
      ++at_;
    } else if (parting_marks.find(sign) != std::string_view::npos) {
      add(Role::then, at_ + 1);
    } else if (sign == '+') {
      add(Role::plus, at_ + 1);
    }
  }

  const Line& line_;
  const Vocabulary& vocabulary_;
  Date near_;
  std::size_t at_ = 0;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> items_of(const Line& line, const Vocabulary& vocabulary, Date near) {
  return ItemReader(line, vocabulary, near).read();
}

}  // namespace infusecheck::log
