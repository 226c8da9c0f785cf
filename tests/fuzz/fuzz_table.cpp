// Any bytes are read as a table: under a guess, and under a map that takes whatever is there. It
// never crashes, gives cases or an error but not both, and every case can be written and checked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/json/write_case.h"
#include "formats/table/read_table.h"
#include "formats/text.h"

using namespace infusecheck;

namespace {

void read_under(std::string_view bytes, const ColumnMap& map) {
  int cases = 0;
  const auto error = table::read_table(bytes, "fuzz.csv", map, [&](ReadCase&& read) {
    if (read.notes.source.claim != ++cases) std::abort();
    if (!is_utf8(case_json(read.content))) std::abort();
    for (const Finding& finding : read.notes.problems) {
      if (finding.message.empty() || !is_utf8(finding.message)) std::abort();
      for (const int line : finding.lines) {
        if (line < 1 || line > static_cast<int>(read.content.claim.lines.size())) std::abort();
      }
    }
  });
  if ((cases > 0) == error.has_value()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_under(bytes, {});
  ColumnMap map;
  map.fields = {
      {"a", "line.code"},           {"b", "claim.id"},    {"c", "administration.start"},
      {"d", "administration.dose"}, {"e", "line.charge"}, {"f", "claim.patient.birth_date"}};
  read_under(bytes, map);
  if (const auto columns = columns_of(bytes, map)) {
    const auto again = column_map_from_json(column_map_json(map_of(*columns)));
    if (!again && size < 1000) std::abort();
  }
  return 0;
}
