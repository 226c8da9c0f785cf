// Fixing an 837 keeps every claim and, where no fix is applied, every byte; what was written is
// read as the patches say, and a second time changes nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "facade/session.h"
#include "formats/json/write_case.h"
#include "formats/x12/read_837.h"

using namespace infusecheck;

namespace {

std::vector<Case> cases_in(std::string_view bytes) {
  std::vector<Case> cases;
  x12::read_837(bytes, "", [&](ReadCase&& read) { cases.push_back(std::move(read.content)); });
  return cases;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Session session;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = detect(bytes);
  if (!format || *format != Format::x12_837) return 0;
  Request request;
  request.check.as_of = day(2026, 3, 10);
  request.trust = Applicability::needs_confirmation;
  std::vector<std::string> results;
  const auto fixed = session.fix(
      bytes, request, [&](const Report&, const Case& c) { results.push_back(case_json(c)); });
  const std::vector<Case> before = cases_in(bytes);
  if (fixed.has_value() == before.empty()) std::abort();
  if (!fixed) return 0;
  if (fixed->applied.empty() && fixed->output != bytes) std::abort();
  const std::vector<Case> after = cases_in(fixed->output);
  if (after.size() != before.size() || after.size() != results.size()) std::abort();
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (case_json(after[i]) != results[i]) std::abort();
  }
  const auto again = session.fix(fixed->output, request, [](const Report&, const Case&) {});
  if (!again || !again->applied.empty() || again->output != fixed->output) std::abort();
  return 0;
}
