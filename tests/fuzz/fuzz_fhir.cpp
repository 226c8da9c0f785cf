// The FHIR reader never crashes, gives claims or an error but not both, and numbers them. Every
// claim it gives can be checked and answered.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/fhir/read_fhir.h"
#include "formats/json/read_case.h"
#include "report/fhir_response.h"

using namespace infusecheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Profile profile = *profile_by_id("medicare-b");
  const CheckOptions options{day(2026, 3, 10), std::nullopt, {}, false};
  int claims = 0;
  const auto error = fhir::read_fhir(
      {reinterpret_cast<const char*>(data), size}, "fuzz.json", [&](ReadCase&& read) {
        if (read.notes.source.claim != ++claims) std::abort();
        const Report report =
            check(read.content, embedded_reference(), profile, options, read.notes);
        if (!parse_json(fhir_response(report, read.content, options.as_of))) std::abort();
      });
  if ((claims > 0) == error.has_value()) std::abort();
  return 0;
}
