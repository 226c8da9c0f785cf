// Any bytes as a file to import: refused with a reason, or a pack that loads, with every row told.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "infusecheck/import.h"

using namespace infusecheck;

namespace {

void expect_every_row_told(const ImportedFile& file) {
  int rows = file.kept + static_cast<int>(file.rejected.size());
  for (const LeftOut& left : file.left_out) rows += left.rows;
  if (rows != file.rows) std::abort();
  for (std::size_t i = 1; i < file.rejected.size(); ++i) {
    if (file.rejected[i].line < file.rejected[i - 1].line) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The name says what no table of pair edits does: whose they are.
  const ImportFile file{"ccipra_2026q1.csv", bytes, "", ""};
  const auto imported =
      import_pack({&file, 1}, {.as_of = day(2026, 1, 2), .dates = {}}, embedded_reference());
  if (!imported) {
    if (imported.error().what.empty()) std::abort();
    return 0;
  }
  for (const ImportedFile& one : imported->files) expect_every_row_told(one);
  if (!with_pack(embedded_reference(), imported->pack)) std::abort();
  return 0;
}
