// A line of its own: LX, SV1 or SV2, DTP, REF, LIN and CTP, and the rendering provider of the line
// it is like.
#include <algorithm>

#include "formats/x12/segment_text.h"
#include "formats/x12/write_edit.h"

namespace infusecheck::x12 {
namespace {

/// Writes segments element by element. Values were looked at before.
class LineText {
 public:
  LineText(ClaimParts& parts, Parts837& segments) : parts_(parts), segments_(segments) {}

  void start(std::string_view id, Loop loop) {
    segments_.push_back(parts_.added(std::string(id), loop));
  }
  void element(int n, std::string_view value) {
    if (!value.empty()) set_element(segments_.back().text, parts_.separators, n, value);
  }
  void composite(int n, std::vector<std::string> components) {
    drop_empty_end(components);
    set_raw_element(segments_.back().text, parts_.separators, n,
                    join_raw(components, parts_.separators.component));
  }

 private:
  ClaimParts& parts_;
  Parts837& segments_;
};

std::vector<std::string> procedure(const Line& line) {
  std::vector<std::string> components{"HC", line.code};
  components.insert(components.end(), line.modifiers.begin(), line.modifiers.end());
  if (line.description.empty()) return components;
  components.resize(6);
  components.push_back(line.description);
  return components;
}

void write_service(LineText& text, const Line& line, bool sv2) {
  const int shift = sv2 ? 1 : 0;
  text.start(sv2 ? "SV2" : "SV1", Loop::line);
  if (sv2) text.element(1, line.revenue_code);
  text.composite(1 + shift, procedure(line));
  text.element(2 + shift, line.charge.text);
  text.element(3 + shift, "UN");
  text.element(4 + shift, line.units.text);
  if (sv2) return;
  text.element(5, line.place_of_service);
  if (line.diagnosis_pointers.empty()) return;
  std::vector<std::string> pointers;
  pointers.reserve(line.diagnosis_pointers.size());
  for (const Given<Count>& pointer : line.diagnosis_pointers) pointers.push_back(pointer.text);
  text.composite(7, std::move(pointers));
}

void write_drug(LineText& text, const NdcQuantity& ndc) {
  if (ndc.code.empty()) return;
  text.start("LIN", Loop::drug);
  text.element(2, "N4");
  text.element(3, ndc.code);
  if (ndc.quantity.absent() && ndc.unit.empty()) return;
  text.start("CTP", Loop::drug);
  text.element(4, ndc.quantity.text);
  text.element(5, ndc.unit);
}

/// Whether the line is written as SV2: as the others are, whatever the file calls itself.
bool writes_sv2(ClaimParts& parts, Form form) {
  for (Parts837& line : parts.lines) {
    if (const Part* service = service_of(line, parts.separators))
      return is_institutional(*service, parts.separators);
  }
  return form == Form::institutional;
}

/// The loop that names the provider on a line which has it.
Parts837 provider_named(const ClaimParts& parts, std::string_view npi) {
  for (const Parts837& line : parts.lines) {
    Parts837 found;
    for (const Part& part : line) {
      if (part.loop == Loop::line_rendering) found.push_back(part);
    }
    if (!found.empty() && PartReading(found.front(), parts.separators)->element(9) == npi)
      return found;
  }
  return {};
}

/// Why a text of the line cannot be written; "" when all can.
std::string unwritable(const Line& line, const Separators& separators) {
  std::vector<std::string> texts{line.code,
                                 line.units.text,
                                 line.charge.text,
                                 line.place_of_service,
                                 line.revenue_code,
                                 line.ndc.code,
                                 line.ndc.quantity.text,
                                 line.ndc.unit,
                                 line.prior_authorization,
                                 line.description};
  texts.insert(texts.end(), line.modifiers.begin(), line.modifiers.end());
  for (const Given<Count>& pointer : line.diagnosis_pointers) texts.push_back(pointer.text);
  for (const std::string& text : texts) {
    const std::string why = text.empty() ? "" : unwritable(std::string_view(text), separators);
    if (!why.empty()) return why;
  }
  return line.modifiers.size() > 4 ? "A line of an 837 has room for four modifiers." : "";
}

}  // namespace

std::optional<Error> write_new_line(ClaimParts& parts, int after, const Line& line, Form form) {
  const FieldRef at{Field::line, after, 0};
  const std::string why = unwritable(line, parts.separators);
  if (!why.empty()) return not_written(why, at);
  Parts837 segments;
  LineText text(parts, segments);
  text.start("LX", Loop::line);
  text.element(1, "1");  // number_lines() gives it its own
  write_service(text, line, writes_sv2(parts, form));
  if (!line.prior_authorization.empty()) {
    text.start("REF", Loop::line);
    text.element(1, "G1");
    text.element(2, line.prior_authorization);
  }
  write_drug(text, line.ndc);
  if (!line.rendering_npi.empty()) {
    const Parts837 provider = provider_named(parts, line.rendering_npi);
    if (provider.empty())
      return not_written("No line names the rendering provider of the new one.", at);
    for (const Part& part : provider) segments.push_back(parts.added(part.text, part.loop));
  }
  // What follows the loops of the line before goes on after the new one.
  auto tail = Parts837();
  if (after > 0) {
    Parts837& before = parts.line(after);
    const auto end = std::find_if(before.begin(), before.end(),
                                  [](const Part& part) { return part.loop < Loop::line; });
    tail.assign(std::make_move_iterator(end), std::make_move_iterator(before.end()));
    before.erase(end, before.end());
  }
  segments.insert(segments.end(), std::make_move_iterator(tail.begin()),
                  std::make_move_iterator(tail.end()));
  parts.lines.insert(parts.lines.begin() + after, std::move(segments));
  if (line.service_date.absent()) return std::nullopt;
  return write_dates(parts, {Field::line_service_date, after + 1, 0}, line);
}

}  // namespace infusecheck::x12
