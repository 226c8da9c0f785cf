#include "formats/x12/write_edit.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "formats/x12/segment_text.h"

namespace infusecheck::x12 {
namespace {

// The order of segments in the loops that segments are added to; 837P and 837I agree on it.
constexpr SegmentId claim_order[] = {"CLM", "DTP", "CL1", "PWK", "CN1", "AMT", "REF", "K3",
                                     "NTE", "CR1", "CR2", "CR3", "CRC", "HI",  "HCP"};
constexpr SegmentId line_order[] = {"LX",  "SV1", "SV2", "SV5", "PWK", "CR1", "CR3", "CRC", "DTP",
                                    "QTY", "MEA", "CN1", "REF", "AMT", "K3",  "NTE", "PS1", "HCP"};

template <std::size_t n>
std::size_t rank_in(const SegmentId (&order)[n], SegmentId id) {
  return static_cast<std::size_t>(std::find(std::begin(order), std::end(order), id) -
                                  std::begin(order));
}

SegmentId id_of(const Part& part, const Separators& separators) {
  const std::string name = value_in(raw_element(part.text, separators, 0));
  return {std::string_view(name)};
}

/// A drug's loop comes after all segments of the line itself.
std::size_t rank(const Part& part, const Separators& separators) {
  if (part.loop == Loop::claim) return rank_in(claim_order, id_of(part, separators));
  if (part.loop == Loop::line) return rank_in(line_order, id_of(part, separators));
  return std::size(line_order);
}

std::string number_of(const Part& lx, const Separators& separators) {
  return value_in(raw_element(lx.text, separators, 1));
}

}  // namespace

void insert_in_order(Parts837& segments, const Separators& separators, Part part) {
  const Loop own = part.loop == Loop::drug ? Loop::line : part.loop;
  const std::size_t own_rank = rank(part, separators);
  auto place = segments.begin();
  for (auto i = segments.begin(); i != segments.end() && i->loop == own; ++i) {
    if (i == segments.begin() || rank(*i, separators) <= own_rank) place = i + 1;
  }
  segments.insert(place, std::move(part));
}

Part* service_of(Parts837& line, const Separators& separators) {
  for (Part& part : line) {
    if (!part.is_read || part.loop != Loop::line) continue;
    const PartReading segment(part, separators);
    if (segment->id == "SV1" || segment->id == "SV2") return &part;
  }
  return nullptr;
}

bool is_institutional(const Part& service, const Separators& separators) {
  return id_of(service, separators) == "SV2";
}

void remove_line(ClaimParts& parts, int number) {
  Parts837& line = parts.line(number);
  const auto tail = std::find_if(line.begin(), line.end(),
                                 [](const Part& part) { return part.loop < Loop::line; });
  Parts837& before = number > 1 ? parts.line(number - 1) : parts.claim;
  before.insert(before.end(), std::make_move_iterator(tail), std::make_move_iterator(line.end()));
  parts.lines.erase(parts.lines.begin() + number - 1);
}

void number_lines(const ClaimParts& before, ClaimParts& parts) {
  std::map<std::size_t, long> old;  // the place of each line, by the key of its first segment
  long index = 0;
  for (const Parts837& line : before.lines) old[line.front().key] = index++;
  index = 0;
  std::string last = "0";
  for (Parts837& line : parts.lines) {
    Part& lx = line.front();
    const auto known = old.find(lx.key);
    const long by = known == old.end() ? 1 : index - known->second;
    ++index;
    if (id_of(lx, parts.separators) != "LX") continue;
    last = moved(known == old.end() ? last : number_of(lx, parts.separators), by);
    if (known == old.end() || by != 0) set_element(lx.text, parts.separators, 1, last);
  }
}

std::optional<Error> write_edit(ClaimParts& parts, const Edit& edit, const Case& state) {
  const bool has_value = edit.kind == Edit::Kind::set || edit.kind == Edit::Kind::append;
  if (const std::string why = has_value ? unwritable(edit.value, parts.separators) : "";
      !why.empty()) {
    return not_written(why, edit.at);
  }
  if (edit.kind == Edit::Kind::insert_line) {
    return write_new_line(parts, edit.at.line, *edit.added,
                          state.claim.form.value.value_or(Form::professional));
  }
  if (edit.kind == Edit::Kind::remove_line) return remove_line(parts, edit.at.line), std::nullopt;
  switch (edit.at.field) {
    case Field::line_modifiers:
    case Field::line_diagnosis_pointers:
    case Field::claim_diagnosis:
    case Field::claim_prior_authorizations:
      return write_list(parts, edit, state);
    case Field::line_service_date:
    case Field::line_service_date_to:
      return write_dates(parts, edit.at,
                         state.claim.lines[static_cast<std::size_t>(edit.at.line) - 1]);
    default:
      return write_field(parts, edit.at, edit.value);
  }
}

}  // namespace infusecheck::x12
