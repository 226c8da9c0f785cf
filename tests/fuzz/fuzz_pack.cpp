// Tables of a pack: loaded into sorted rows that do not overlap, or refused with a place. The first
// byte chooses the table; whole pack files are tried too.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "reference/load.h"

using namespace infusecheck;

namespace {

constexpr std::array tables{"drugs",
                            "services",
                            "add_on_primaries",
                            "mue_outpatient",
                            "places_of_service",
                            "modifiers",
                            "ndc",
                            "mue_practitioner",
                            "ptp_practitioner",
                            "ptp_outpatient",
                            "diagnosis_groups",
                            "diagnosis_exclusions",
                            "diagnoses"};

std::string manifest_for(const std::string& table) {
  return R"({"format":1,"id":"fuzz","sources":{"s":{"title":"t"}},"tables":{")" + table +
         R"(":{"from":"2026-01-01","through":"2026-12-31"}}})";
}

template <class Row>
void expect_order(const Table<Row>& table) {
  for (std::size_t i = 1; i < table.rows().size(); ++i) {
    const Row& a = table.rows()[i - 1];
    const Row& b = table.rows()[i];
    if (b.key() < a.key() || (a.key() == b.key() && a.span.through >= b.span.from)) std::abort();
  }
}

void expect_order(const PairTable& table) {
  for (const auto& sheet : table.sheets()) {
    for (std::size_t i = 0; i < sheet->code_count(); ++i) {
      const auto rows = sheet->rows_of(i);
      for (std::size_t k = 1; k < rows.size(); ++k) {
        const bool next = rows[k - 1].column_2 < rows[k].column_2;
        const bool later =
            rows[k - 1].column_2 == rows[k].column_2 && rows[k - 1].through < rows[k].from;
        if (!next && !later) std::abort();
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string table = tables[data[0] % tables.size()];
  const auto loaded = load_pack({manifest_for(table), {{table, std::string(bytes.substr(1))}}});
  if (!loaded && (loaded.error().what.empty() || loaded.error().where.empty())) std::abort();
  if (loaded) {
    Table<UnitLimit> merged = embedded_reference().mue_practitioner;
    merged.replace(loaded->mue_practitioner);
    expect_order(merged);
    expect_order(loaded->drugs);
    expect_order(loaded->packages);
    expect_order(loaded->ptp_practitioner);
  }
  if (const auto pack = unpack(bytes)) {
    const auto whole = load_pack(*pack);
    if (!whole && whole.error().what.empty()) std::abort();
  }
  return 0;
}
