#include "report/units_json.h"

#include "model/names.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

/// {"amount","unit","exact"}; "exact" only when it is not.
void write_amount(JsonWriter& out, std::string_view name, const UnitsAmount& amount,
                  const std::string& unit) {
  out.key(name).begin_object().member("amount", std::string_view(amount.amount.text()));
  out.member("unit", std::string_view(unit));
  if (!amount.exact) out.member("exact", false);
  out.end_object();
}

void write_lines(JsonWriter& out, const std::vector<UnitsLine>& lines) {
  out.key("lines").begin_array();
  for (const UnitsLine& line : lines) {
    out.begin_object().member("code", std::string_view(line.code));
    out.list_member("modifiers", line.modifiers).member("units", line.units);
    if (line.ndc) {
      out.key("ndc").begin_object().optional_member("code", line.ndc->code);
      out.member("quantity", std::string_view(line.ndc->quantity.text()));
      out.member("unit", std::string_view(line.ndc->unit)).end_object();
    }
    out.end_object();
  }
  out.end_array();
}

void write_opened(JsonWriter& out, std::string_view name, const UnitsOpened& opened,
                  const std::string& unit) {
  out.key(name).begin_object().key("vials").begin_array();
  for (const Vial& vial : opened.vials) {
    out.begin_object().member("size", std::string_view(vial.size->text()));
    out.member("unit", std::string_view(vial.unit)).member("count", *vial.count).end_object();
  }
  out.end_array().member("discarded_units", opened.discarded_units);
  write_amount(out, "discarded", {opened.discarded, true}, unit);
  write_lines(out, opened.lines);
  out.end_object();
}

void write_sides(JsonWriter& out, const UnitsAnswer& answer) {
  write_amount(out, "dose", answer.dose, answer.unit);
  if (answer.per_kg) write_amount(out, "dose_per_kg", *answer.per_kg, answer.unit + "/kg");
  if (answer.per_m2) write_amount(out, "dose_per_m2", *answer.per_m2, answer.unit + "/m2");
  if (answer.volume_ml) write_amount(out, "volume", *answer.volume_ml, "mL");
  if (answer.ndc_quantity) write_amount(out, "ndc_quantity", *answer.ndc_quantity, answer.ndc_unit);
  out.list_member("ndcs", answer.ndcs);
}

}  // namespace

std::string units_json(const UnitsAnswer& answer) {
  JsonWriter out;
  out.begin_object().member("hcpcs", std::string_view(answer.code));
  out.member("name", std::string_view(answer.name));
  out.member("unit_amount", std::string_view(answer.unit_amount.text()));
  out.member("unit", std::string_view(answer.unit));
  out.member("administered_units", answer.administered_units);
  if (answer.opened) out.member("discarded_units", answer.opened->discarded_units);
  write_lines(out, answer.lines);
  write_sides(out, answer);
  if (answer.opened) write_opened(out, "opened", *answer.opened, answer.unit);
  if (answer.proposal) write_opened(out, "proposal", *answer.proposal, answer.unit);
  out.member("confidence", word(answer.confidence));
  out.list_member("needs", answer.needs).list_member("working", answer.working).end_object();
  return out.take();
}

}  // namespace infusecheck
