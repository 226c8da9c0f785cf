// The case reader never crashes, gives cases or an error but not both, and what it has read is
// written and read again without a change. Every case it gives can be checked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/json/read_case.h"
#include "formats/json/write_case.h"

using namespace infusecheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Profile profile = *profile_by_id("medicare-b");
  const CheckOptions options{day(2026, 3, 10), std::nullopt, {}, false};
  int cases = 0;
  const auto error = read_case_json(
      {reinterpret_cast<const char*>(data), size}, "fuzz.json", [&](ReadCase&& read) {
        if (read.notes.source.claim != ++cases) std::abort();
        check(read.content, embedded_reference(), profile, options, read.notes);
        const std::string written = case_json(read.content);
        const auto document = parse_json(written);
        if (!document) std::abort();
        const auto again = read_case(*document);
        if (again && case_json(again->content) != written) std::abort();
      });
  if ((cases > 0) == error.has_value()) std::abort();
  return 0;
}
