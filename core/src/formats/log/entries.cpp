#include "formats/log/entries.h"

#include <algorithm>

namespace infusecheck::log {
namespace {

constexpr std::string_view parting_signs = "/,|.&+";

bool is_volume(const Item& item) {
  return item.role == Role::amount && (item.unit == "mL" || item.unit == "L");
}

bool is_fluid(const Item& item) {
  return item.role == Role::drug && item.meaning != nullptr && item.meaning->fluid;
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

/// "Solu-Medrol (methylprednisolone)", "IV fluids NS".
bool one_drug(const Item& a, const Item& b) {
  if (a.role != Role::drug || b.role != Role::drug || a.meaning == nullptr || b.meaning == nullptr)
    return false;
  return first_word(a.meaning->ingredient) == first_word(b.meaning->ingredient) ||
         (a.meaning->fluid && b.meaning->fluid);
}

bool says_more(const Meaning& meaning, const Meaning& than) {
  return (meaning.brand && !than.brand) || than.way.base != Base::none;
}

class Condenser {
 public:
  Condenser(std::vector<Item> items, std::string_view text)
      : items_(std::move(items)), text_(text) {}

  std::vector<Item> run() {
    while (at_ < items_.size()) {
      if (!carrier() && !unknown_drug()) keep();
    }
    return std::move(out_);
  }

 private:
  void keep() {
    const Item& item = items_[at_++];
    if (out_.empty() || !one_drug(out_.back(), item)) {
      out_.push_back(item);
      if (item.role == Role::drug) out_.back().implied = item.meaning->way.base;
      return;
    }
    if (says_more(*item.meaning, *out_.back().meaning)) out_.back().meaning = item.meaning;
    if (item.meaning->way.base != Base::none) out_.back().implied = item.meaning->way.base;
    out_.back().to = item.to;
  }

  bool glued_slash() const {
    const Item& item = items_[at_];
    return text_[item.from] == '/' && at_ > 0 && items_[at_ - 1].role == Role::amount &&
           items_[at_ - 1].to == item.from && at_ + 1 < items_.size() &&
           items_[at_ + 1].from == item.to;
  }

  /// "in 250 mL NS", "w/ NS 250 mL", "400 mg/250 mL".
  bool carrier() {
    const Item& item = items_[at_];
    const bool in = item.role == Role::in || glued_slash();
    if (!in && item.role != Role::then) return false;
    std::size_t i = at_ + 1;
    const bool with = text_[item.from] == 'w' || text_[item.from] == 'W';
    if (with && i < items_.size() && text_[items_[i].from] == '/') ++i;
    const std::size_t volume = i;
    if (i < items_.size() && is_volume(items_[i])) ++i;
    if (i < items_.size() && items_[i].role == Role::filler) ++i;
    const std::size_t fluid = i;
    const bool named = fluid < items_.size() && is_fluid(items_[fluid]);
    if (named) i = fluid + 1;
    if (!named && fluid > volume) i = volume + 1;
    const bool measured = is_volume_at(volume) || (named && is_volume_at(i));
    const bool purpose = i < items_.size() && items_[i].role == Role::purpose;
    if (!(in && (named || measured)) && !(with && named && !purpose)) return lone_in();
    if (named && !is_volume_at(volume) && is_volume_at(i)) ++i;
    Item joined{.role = Role::in, .from = item.from, .to = items_[i - 1].to};
    if (named) joined.meaning = items_[fluid].meaning;
    out_.push_back(joined);
    at_ = i;
    return true;
  }

  bool is_volume_at(std::size_t i) const { return i < items_.size() && is_volume(items_[i]); }

  /// "in R arm": the word itself says nothing.
  bool lone_in() {
    if (items_[at_].role != Role::in) return false;
    out_.push_back(items_[at_++]);
    out_.back().role = Role::filler;
    return true;
  }

  bool is_word(const Item& item) const {
    const char c = text_[item.from];
    return item.role == Role::unknown && !(c >= '0' && c <= '9') && item.to - item.from > 1;
  }

  /// Up to four words that nobody knows, followed by a dose or a route.
  bool unknown_drug() {
    std::size_t end = at_;
    while (end < items_.size() && end < at_ + 4 && is_word(items_[end])) ++end;
    if (end == at_) return false;
    std::size_t next = end;
    while (next < items_.size() && items_[next].role == Role::filler) ++next;
    if (next == items_.size()) return false;
    const Role role = items_[next].role;
    const std::size_t length = items_[end - 1].to - items_[at_].from;
    if ((role != Role::amount && role != Role::route) || length < 4 || length > 60) return false;
    out_.push_back({.role = Role::drug, .from = items_[at_].from, .to = items_[end - 1].to});
    at_ = end;
    return true;
  }

  std::vector<Item> items_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Item> out_;
};

class Splitter {
 public:
  Splitter(std::span<const Item> items, std::string_view text) : items_(items), text_(text) {}

  std::vector<std::span<const Item>> run() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (i > first_) consider(i);
      note(i);
    }
    close(items_.size());
    return std::move(entries_);
  }

 private:
  void note(std::size_t i) {
    const Role role = items_[i].role;
    if (role == Role::drug) drug_ = i;
    remarked_ |= role == Role::remark || role == Role::unknown;
    if (!items_[i].timed()) return;
    if (!has_drug() && !timed_) time_first_ = true;
    timed_ = true;
  }

  bool has_drug() const { return drug_ != none; }

  std::size_t after_fillers(std::size_t i) const {
    while (i < items_.size() && items_[i].role == Role::filler) ++i;
    return i;
  }
  Role role_at(std::size_t i) const { return i < items_.size() ? items_[i].role : Role::filler; }
  bool is_pause(std::size_t i) const {
    return items_[i].role == Role::hold || items_[i].role == Role::resume;
  }
  bool timed_at(std::size_t i) const { return i < items_.size() && items_[i].timed(); }

  /// The last item before `i` that says something.
  Role role_before(std::size_t i) const {
    while (i > first_ && items_[i - 1].role == Role::filler) --i;
    return i > first_ ? items_[i - 1].role : Role::filler;
  }

  void consider(std::size_t i) {
    const Role role = items_[i].role;
    if (role == Role::drug) {
      if (has_drug() && role_before(i) != Role::plus) cut(before_drug(i), i);
    } else if (role == Role::hold || role == Role::resume) {
      const bool parted = role_before(i) == Role::then;
      const bool begun = has_drug() || is_pause(first_);
      if (begun && timed_ && (parted || timed_at(after_fillers(i + 1)))) cut(i, i);
    } else if (items_[i].timed() && timed_ && remarked_ && !has_drug()) {
      cut(i, i);  // "0930 rate increased 1128 infliximab stopped"
    } else if (items_[i].timed() && time_first_ && role_before(i) == Role::then) {
      const Role next = role_at(after_fillers(i + 1));
      if (next == Role::stop || next == Role::hold || next == Role::resume ||
          next == Role::remark || next == Role::unknown)
        cut(i, i);
    }
  }

  /// Where the piece of a second drug begins: at its time, where times come first; at the sign
  /// that parts the two; or with the drug.
  std::size_t before_drug(std::size_t i) const {
    std::size_t parted = i;
    for (std::size_t k = i; k-- > drug_ + 1;) {
      if (parted == i && items_[k].role == Role::then) {
        parted = k + 1;
        const char sign = text_[items_[k].from];
        if (sign != ',' && sign != '|') return parted;
      }
      if (!time_first_ || !items_[k].timed()) continue;
      const Role before = role_before(k);
      if (before == Role::stop || before == Role::hold) break;
      return before == Role::start || before == Role::date ? marker_of(k) : k;
    }
    return parted;
  }

  std::size_t marker_of(std::size_t k) const {
    while (items_[k - 1].role == Role::filler) --k;
    return k - 1;
  }

  /// Ends the piece before item `at`; items up to `now` have been looked at already.
  void cut(std::size_t at, std::size_t now) {
    close(at);
    first_ = at;
    drug_ = none;
    timed_ = time_first_ = remarked_ = false;
    for (std::size_t i = at; i < now; ++i) note(i);
  }

  void close(std::size_t end) {
    std::size_t from = first_;
    const auto empty = [&](std::size_t i) {
      const bool sign = parting_signs.find(text_[items_[i].from]) != std::string_view::npos;
      return sign && (items_[i].role == Role::then || items_[i].role == Role::plus);
    };
    while (from < end && empty(from)) ++from;
    while (end > from && empty(end - 1)) --end;
    if (from < end) entries_.push_back(items_.subspan(from, end - from));
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::span<const Item> items_;
  std::string_view text_;
  std::vector<std::span<const Item>> entries_;
  std::size_t first_ = 0;
  std::size_t drug_ = none;
  bool timed_ = false;
  bool time_first_ = false;
  bool remarked_ = false;
};

}  // namespace

std::vector<Item> condensed(std::vector<Item> items, std::string_view text) {
  return Condenser(std::move(items), text).run();
}

std::vector<std::span<const Item>> entries_of(std::span<const Item> items, std::string_view text) {
  return Splitter(items, text).run();
}

}  // namespace infusecheck::log
