// A payer profile is loaded, or refused with a sentence; a loaded one can be used for a check.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/json/read_case.h"

using namespace infusecheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Case content =
      read_case(
          *parse_json(R"({"claim":{"lines":[{"code":"96365","units":"2",)"
                      R"("service_date":"2026-03-02"},{"code":"J1745","units":"40",)"
                      R"("service_date":"2026-03-02"}]},"encounter":{},"authorizations":[]})"))
          ->content;
  const auto profile = profile_from_json({reinterpret_cast<const char*>(data), size});
  if (!profile) {
    if (profile.error().what.empty()) std::abort();
    return 0;
  }
  const CheckOptions options{day(2026, 3, 10), std::nullopt, {}, false};
  check(content, embedded_reference(), *profile, options);
  return 0;
}
