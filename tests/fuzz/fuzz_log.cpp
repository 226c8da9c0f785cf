// Any bytes are read as a log: every letter and digit is in the echo or in a problem, places are
// inside the text and in order, and what was read can be coded.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "formats/text.h"
#include "infusecheck/coding.h"
#include "infusecheck/read_log.h"

using namespace infusecheck;

namespace {

bool says_something(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <class Piece>
void cover(const std::vector<Piece>& pieces, std::vector<bool>& covered) {
  std::size_t last = 0;
  for (const Piece& piece : pieces) {
    if (piece.from < last || piece.from >= piece.to || piece.to > covered.size()) std::abort();
    last = piece.from;
    for (std::size_t i = piece.from; i < piece.to; ++i) covered[i] = true;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Profile profile = *profile_by_id("medicare-b");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ReadLog log = read_log(text, day(2026, 3, 2), embedded_reference());
  std::vector<bool> covered(size);
  cover(log.echo, covered);
  cover(log.problems, covered);
  for (std::size_t i = 0; i < size; ++i) {
    if (says_something(text[i]) && !covered[i]) std::abort();
  }
  const int count = static_cast<int>(log.administrations.size());
  for (const LogEcho& echo : log.echo) {
    if (echo.administration < -1 || echo.administration >= count) std::abort();
    if (echo.text.empty() || !is_utf8(echo.text)) std::abort();
  }
  for (const Administration& given : log.administrations) {
    if (given.drug.empty() || !is_utf8(given.drug)) std::abort();
    if (!given.start.absent() && !given.start) std::abort();
    if (!given.stop.absent() && !given.stop) std::abort();
  }
  Case c;
  c.encounter.emplace().administrations = log.administrations;
  code_administrations(c, embedded_reference(), profile,
                       {.setting = Setting::outpatient, .open_class = {}, .conflicts = false});
  return 0;
}
