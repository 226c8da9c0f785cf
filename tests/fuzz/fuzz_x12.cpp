// The X12 reader never crashes, gives claims or an error but not both, and never more claims than
// there is room for in the input.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/x12/read_837.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t claims = 0;
  const auto error =
      infusecheck::x12::read_837(bytes, "fuzz.837", [&](infusecheck::ReadCase&& read) {
        ++claims;
        if (read.notes.source.claim != static_cast<int>(claims)) std::abort();
      });
  if ((claims > 0) == error.has_value()) std::abort();
  if (claims > size / 4) std::abort();  // "CLM~"
  return 0;
}
