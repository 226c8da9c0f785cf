// Any bytes are read as a pasted claim: no crash, every problem has its place, and a text that
// looks like a claim is the claim that is read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "formats/json/write_case.h"
#include "formats/pasted/read_pasted.h"
#include "formats/text.h"

using namespace infusecheck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool claim = pasted::likeness(bytes) == pasted::Likeness::claim;
  int cases = 0;
  pasted::read_pasted(bytes, "fuzz.txt", [&](ReadCase&& read) {
    ++cases;
    if (claim && read.content.claim.lines.empty()) std::abort();
    if (!is_utf8(case_json(read.content))) std::abort();
    for (const Finding& finding : read.notes.problems) {
      if (finding.message.empty() || !is_utf8(finding.message)) std::abort();
    }
  });
  if (cases != 1) std::abort();
  return 0;
}
