// Fixing keeps every case: as many come out as went in, each is read again, and what the fixes
// trusted have changed leaves none of them to apply a second time.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "facade/session.h"

using namespace infusecheck;

namespace {

int cases_in(std::string_view bytes) {
  int cases = 0;
  read(bytes, "", [&](ReadCase&&) { ++cases; });
  return cases;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Session session;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Request request;
  request.check.as_of = day(2026, 3, 10);
  request.trust = Applicability::needs_confirmation;
  int reports = 0;
  const auto fixed = session.fix(bytes, request, [&](const Report&, const Case&) { ++reports; });
  if (!fixed) {
    if (fixed.error().what.empty() || reports > 0) std::abort();
    return 0;
  }
  if (reports != cases_in(bytes) || reports != cases_in(fixed->output)) std::abort();
  const auto again = session.fix(fixed->output, request, [](const Report&, const Case&) {});
  if (!again || !again->applied.empty()) std::abort();
  return 0;
}
