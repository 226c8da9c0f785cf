#include "report/units_json.h"

#include "report/json_writer.h"

namespace infusecheck {

std::string units_json(const UnitsAnswer& answer) {
  JsonWriter out;
  out.begin_object().member("hcpcs", std::string_view(answer.code));
  out.member("administered_units", answer.administered_units);
  if (answer.discarded_units) out.member("discarded_units", *answer.discarded_units);
  out.key("lines").begin_array();
  for (const UnitsLine& line : answer.lines) {
    out.begin_object().member("code", std::string_view(line.code));
    out.list_member("modifiers", line.modifiers).member("units", line.units).end_object();
  }
  out.end_array().list_member("working", answer.working).end_object();
  return out.take();
}

}  // namespace infusecheck
