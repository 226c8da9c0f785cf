// Loops 2400 to 2440: the service lines and their drugs.
#include "formats/problems.h"
#include "formats/x12/draft.h"

namespace infusecheck::x12 {
namespace {

/// Most claims have fewer lines, and so none is moved.
constexpr std::size_t usual_lines = 8;

/// LX starts a line. A line whose LX was lost starts with its SV1 or SV2.
void assigned_number(Draft& draft, const Segment& lx) { draft.start_line(lx); }

void service(Draft& draft, const Segment& segment, Form form) {
  if (draft.claim().lines.empty() || draft.has_service) draft.start_line(segment);
  draft.has_service = true;
  Given<Form>& claim_form = draft.claim().form;
  if (claim_form.absent()) {
    claim_form = give<Form>(form == Form::professional ? "professional" : "institutional");
  }
}

/// SV101 and SV202: qualifier, code, four modifiers, description.
void procedure(Draft& draft, const Segment& segment, int element) {
  constexpr int code = 2, first_modifier = 3, last_modifier = 6, description = 7;
  Line& line = draft.line();
  Parts parts(segment.element(element), segment.separators.component);
  std::string_view part;
  for (int n = 1; parts.next(part); ++n) {
    if (n == code) line.code = text(part);
    if (n >= first_modifier && n <= last_modifier && !part.empty())
      line.modifiers.push_back(text(part));
    if (n == description) line.description = text(part);
  }
  if (line.code.empty() && !segment.element(element).empty()) {
    draft.complain(segment, element, no_component);
  }
}

void pointers(Draft& draft, const Segment& sv1) {
  Parts parts(sv1.element(7), sv1.separators.component);
  std::string_view value;
  while (parts.next(value)) {
    if (value.empty()) continue;
    auto& list = draft.line().diagnosis_pointers;
    Given<Count> pointer;
    Place place = draft.on_line(sv1, 7, "a diagnosis pointer", "diagnosis_pointers");
    place.entry = static_cast<int>(list.size());
    draft.give_number(pointer, value, place);
    list.push_back(std::move(pointer));
  }
}

void professional_service(Draft& draft, const Segment& sv1) {
  service(draft, sv1, Form::professional);
  procedure(draft, sv1, 1);
  Line& line = draft.line();
  draft.give_number(line.charge, sv1.element(2), draft.on_line(sv1, 2, "the charge", "charge"));
  if (sv1.element(3) != "MJ") {  // anesthesia counts minutes, which are not units
    draft.give_number(line.units, sv1.element(4), draft.on_line(sv1, 4, "the unit count", "units"));
  }
  line.place_of_service = text(sv1.element(5));
  pointers(draft, sv1);
}

void institutional_service(Draft& draft, const Segment& sv2) {
  service(draft, sv2, Form::institutional);
  procedure(draft, sv2, 2);
  Line& line = draft.line();
  line.revenue_code = text(sv2.element(1));
  draft.give_number(line.charge, sv2.element(3), draft.on_line(sv2, 3, "the charge", "charge"));
  draft.give_number(line.units, sv2.element(5), draft.on_line(sv2, 5, "the unit count", "units"));
}

void service_dates(Draft& draft, const Segment& dtp) {
  draft.give_dates(draft.line().service_date, draft.line().service_date_to,
                   draft.on_line(dtp, 3, "the date of service", "service_date"));
}

void authorization(Draft& draft, const Segment& ref) {
  if (ref.component(4, 1) == "2U") return;  // another payer's
  std::string& number = draft.line().prior_authorization;
  if (number.empty()) number = text(ref.element(2));
}

void note(Draft& draft, const Segment& nte) {
  std::string& description = draft.line().description;
  if (description.empty()) description = text(nte.element(2));
}

/// Eleven digits, with or without the hyphens of 5-4-2: no other number of LIN03 looks so.
bool shaped_like_ndc(std::string_view number) {
  std::string shape;
  for (const char c : number) shape += c >= '0' && c <= '9' ? '9' : c;
  return shape == "99999999999" || shape == "99999-9999-99";
}

void drug(Draft& draft, const Segment& lin) {
  NdcQuantity& ndc = draft.line().ndc;
  const bool qualified = lin.element(2) == "N4";
  const bool is_ndc = names_ndc(lin);
  draft.keeps_drug = is_ndc && ndc.code.empty();
  if (is_ndc && !qualified) draft.unqualified(lin);
  if (draft.keeps_drug) {
    ndc.code = text(lin.element(3));
  } else if (is_ndc) {
    draft.complain(lin, 3,
                   "line " + std::to_string(draft.line_number()) +
                       " has more than one NDC; the first was kept and this one was not checked.",
                   Severity::info);
  }
}

void drug_quantity(Draft& draft, const Segment& ctp) {
  if (!draft.keeps_drug) return;
  draft.give_number(draft.line().ndc.quantity, ctp.element(4),
                    draft.on_line(ctp, 4, "the NDC quantity", "ndc/quantity"));
  draft.line().ndc.unit = text(ctp.component(5, 1));
}

void rendering(Draft& draft, const Segment& nm1) {
  draft.line().rendering_npi = provider_of(nm1).npi;
}

constexpr Meaning meanings[] = {
    {Loop::line, "LX", "", assigned_number},
    {Loop::line, "SV1", "", professional_service},
    {Loop::line, "SV2", "", institutional_service},
    {of_line, "DTP", "472", service_dates},
    {Loop::line, "REF", "G1", authorization},
    {Loop::line, "NTE", "ADD", note},
    {Loop::drug, "LIN", "", drug},
    {Loop::drug, "CTP", "", drug_quantity},
    {Loop::line_rendering, "NM1", "", rendering},
};

}  // namespace

bool names_ndc(const Segment& lin) {
  return lin.element(2) == "N4" || shaped_like_ndc(lin.element(3));
}

void Draft::start_line(const Segment& segment) {
  finish_line();
  if (claim().lines.empty()) claim().lines.reserve(usual_lines);
  claim().lines.emplace_back();
  line_segment = segment.number;
  has_service = keeps_drug = false;
}

void Draft::finish_line() {
  if (claim().lines.empty() || has_service) return;
  notes.add(formats::problem(
      formats::read_x12_segment, "",
      "Segment " + std::to_string(line_segment) + ": the service line has neither SV1 nor SV2.",
      line_number()));
}

std::span<const Meaning> line_meanings() { return meanings; }

}  // namespace infusecheck::x12
