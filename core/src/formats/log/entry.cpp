#include "formats/log/entry.h"

#include <algorithm>

#include "formats/log/troubles.h"

namespace infusecheck::log {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Litres are charted, millilitres are billed.
Dose dose_of(const Item& item) {
  constexpr Quantity most_liters = Quantity::whole(1'000'000);
  if (item.unit == "L" && *item.amount < most_liters)
    return {give<Quantity>((*item.amount * 1000).text()), "mL"};
  return {give<Quantity>(item.amount->text()), std::string(item.unit)};
}

Vial vial_of(const Item& item) {
  Vial vial;
  if (item.amount) {
    const Dose size = dose_of(item);
    vial.size = size.amount;
    vial.unit = size.unit;
  }
  if (item.count > 0) vial.count = give<Count>(std::to_string(item.count));
  if (item.meaning->container_known) {
    const bool single = item.meaning->container == Container::single_dose;
    vial.container = give<Container>(single ? "single-dose" : "multi-dose");
  }
  return vial;
}

class EntryReader {
 public:
  EntryReader(std::span<const Item> items, std::string_view text) : items_(items), text_(text) {}

  Entry read() {
    entry_.from = items_.front().from;
    entry_.to = items_.back().to;
    for (at_ = 0; at_ < items_.size(); ++at_) {
      const Role role = items_[at_].role;
      entry_.says_anything |= role != Role::filler && role != Role::date;
      take(items_[at_]);
      if (role != Role::filler && role != Role::then) said_ = at_;
    }
    bind_rest();
    settle();
    return std::move(entry_);
  }

 private:
  void take(const Item& item) {
    switch (item.role) {
      case Role::drug:
        return drug(item);
      case Role::clock:
      case Role::range:
        return time(item);
      case Role::start:
      case Role::stop:
      case Role::hold:
      case Role::resume:
        return marker(item);
      case Role::date:
        return entry_.day ? refuse(item, second_date) : void(entry_.day = item.date);
      case Role::amount:
        return amount(item);
      case Role::vials:
        return void(vials_to().push_back(vial_of(item)));
      default:
        return word(item);
    }
  }

  void word(const Item& item) {
    switch (item.role) {
      case Role::route:
        return route(item);
      case Role::purpose:
        return entry_.purpose ? void() : void(entry_.purpose = item.meaning->purpose);
      case Role::access:
        return access(item);
      case Role::access_kind:
        return void(entry_.access_kind = text_.substr(item.from, item.to - item.from));
      case Role::count:
        return entry_.count > 0 ? refuse(item, not_understood) : void(entry_.count = item.count);
      case Role::duration:
        entry_.planned = true;
        return aside("a length of time");
      case Role::rate:
        return aside("a rate");
      case Role::ratio:
        return ratio_at_ ? void() : void(ratio_at_ = at_);
      case Role::in:
        return aside("the fluid it was mixed in");
      case Role::waste:
        return aside("waste");
      case Role::then:
      case Role::plus:
      case Role::until:
      case Role::filler:
        return;
      default:
        return refuse(item, item.role == Role::weight ? a_weight : not_understood);
    }
  }

  /// Neighbours that fail for one reason are one problem.
  void refuse(const Item& item, const Trouble& trouble) {
    auto& problems = entry_.problems;
    if (!problems.empty() && problems.back().what == trouble.what && at_ > 0 &&
        problems.back().to == items_[at_ - 1].to) {
      problems.back().to = item.to;
      return;
    }
    problems.push_back(
        {item.from, item.to, std::string(trouble.what), std::string(trouble.remedy)});
  }

  void aside(std::string_view what) {
    auto& list = entry_.aside;
    if (std::find(list.begin(), list.end(), what) == list.end()) list.push_back(what);
  }

  Role said_before() const { return said_ ? items_[*said_].role : Role::filler; }

  void drug(const Item& item) {
    Part part{.known = item.meaning,
              .name = item.meaning != nullptr ? item.meaning->text
                                              : lower(text_.substr(item.from, item.to - item.from)),
              .ingredient = "",
              .dose = std::move(dose_ahead_),
              .vials = std::move(vials_ahead_)};
    part.ingredient = item.meaning != nullptr ? item.meaning->ingredient : part.name;
    dose_ahead_.reset();
    vials_ahead_.clear();
    if (part.known != nullptr) {
      if (entry_.way.base == Base::none) entry_.way.base = item.implied;
      if (part.known->purpose != Purpose::therapy) entry_.purpose = part.known->purpose;
    }
    entry_.parts.push_back(std::move(part));
  }

  std::vector<Vial>& vials_to() {
    return entry_.parts.empty() ? vials_ahead_ : entry_.parts.back().vials;
  }

  /// An amount belongs to the drug before it, or to the one that follows.
  void amount(const Item& item) {
    std::size_t next = at_ + 1;
    while (next < items_.size() && items_[next].role == Role::filler) ++next;
    const bool wasted =
        said_before() == Role::waste || (next < items_.size() && items_[next].role == Role::waste);
    if (wasted) return aside("waste");
    const bool ahead = entry_.parts.empty() || said_before() == Role::plus;
    std::optional<Dose>& dose = ahead ? dose_ahead_ : entry_.parts.back().dose;
    if (!dose || (dose->unit == "mL" && item.unit != "mL")) {
      if (dose) aside("a volume");
      return void(dose = dose_of(item));
    }
    item.unit == "mL" ? aside("a volume") : refuse(item, second_amount);
  }

  void route(const Item& item) {
    const Way way = item.meaning->way;
    Way& mine = entry_.way;
    if (way.base != Base::none && mine.base != Base::none && way.base != mine.base)
      return refuse(item, second_route);
    const bool open = mine.manner == Manner::none || mine.manner == Manner::bolus;
    if (way.manner != Manner::none && !open && way.manner != mine.manner &&
        way.manner != Manner::bolus)
      return refuse(item, second_route);
    if (way.base != Base::none) mine.base = way.base;
    if (way.manner != Manner::none && open) mine.manner = way.manner;
  }

  void access(const Item& item) {
    if (!entry_.access.empty() && entry_.access != item.meaning->text)
      return refuse(item, second_access);
    entry_.access = item.meaning->text;
  }

  void time(const Item& item) {
    if (item.start.date && !entry_.day) entry_.day = item.start.date;
    if (item.role == Role::clock) {
      if (marker_waits_ && said_ && *said_ == *marker_waits_) {
        const Role role = items_[*marker_waits_].role;
        marker_waits_.reset();
        return bind(role, item);
      }
      return open_.push_back(at_);
    }
    if (entry_.start || entry_.stop) return refuse(item, more_times);
    entry_.start = item.start;
    entry_.stop = item.stop;
  }

  void bind(Role role, const Item& item) {
    const bool begins = role == Role::start || role == Role::resume;
    std::optional<Clock>& time = begins ? entry_.start : entry_.stop;
    if (time) return refuse(item, more_times);
    time = item.start;
  }

  /// "0915 start", "stop 1128": a word goes with the time beside it, "0900 stop 0930" with the
  /// later.
  void marker(const Item& item) {
    entry_.stopped |= item.role == Role::stop;
    entry_.held |= item.role == Role::hold;
    entry_.resumed |= item.role == Role::resume;
    const bool after_time = said_ && !open_.empty() && open_.back() == *said_;
    std::size_t next = at_ + 1;
    while (next < items_.size() && items_[next].role == Role::filler) ++next;
    const bool before_time = next < items_.size() && items_[next].role == Role::clock;
    if (after_time && !(item.role == Role::stop && before_time && !entry_.start)) {
      const std::size_t time = open_.back();
      open_.pop_back();
      return bind(item.role, items_[time]);
    }
    if (item.role == Role::start && !open_.empty() && !entry_.start) {
      const std::size_t time = open_.front();
      open_.erase(open_.begin());
      return bind(item.role, items_[time]);
    }
    if (before_time) return void(marker_waits_ = at_);
    idle_.push_back(item.role);
  }

  /// "0930 rate increased": the time of something else.
  bool remarked(std::size_t time) const {
    const std::size_t next = time + 1;
    return next < items_.size() &&
           (items_[next].role == Role::remark || items_[next].role == Role::unknown);
  }

  /// Words and times that stand apart: "1128 infliximab stopped"; then what is left in order.
  void bind_rest() {
    std::size_t next = 0;
    for (const Role role : idle_) {
      const bool begins = role == Role::start || role == Role::resume;
      if (next < open_.size() && !(begins ? entry_.start : entry_.stop))
        bind(role, items_[open_[next++]]);
    }
    const Base base = entry_.way.base;
    const bool lasts = entry_.way.manner != Manner::push && base != Base::im && base != Base::po;
    for (; next < open_.size(); ++next) {
      const Item& item = items_[open_[next]];
      at_ = open_[next];
      if (!entry_.start) {
        entry_.start = item.start;
      } else if (!entry_.stop && lasts && !remarked(open_[next])) {
        entry_.stop = item.start;
      } else {
        refuse(item, more_times);
      }
    }
  }

  void settle() {
    if (entry_.start && entry_.stop) settle_halves(*entry_.start, *entry_.stop);
    entry_.dose = std::move(dose_ahead_);
    if (!ratio_at_) return;
    at_ = *ratio_at_;
    const bool dosed = !entry_.parts.empty() && entry_.parts.front().dose;
    dosed ? aside("a dose by weight") : refuse(items_[at_], ratio_only);
  }

  std::span<const Item> items_;
  std::string_view text_;
  Entry entry_;
  std::size_t at_ = 0;
  std::optional<std::size_t> said_;          ///< the last item that says something
  std::optional<std::size_t> marker_waits_;  ///< a start or stop whose time follows
  std::optional<std::size_t> ratio_at_;
  std::vector<std::size_t> open_;  ///< times without a word
  std::vector<Role> idle_;         ///< words without a time
  std::optional<Dose> dose_ahead_;
  std::vector<Vial> vials_ahead_;
};

}  // namespace

Entry read_entry(std::span<const Item> items, std::string_view text) {
  return EntryReader(items, text).read();
}

}  // namespace infusecheck::log
