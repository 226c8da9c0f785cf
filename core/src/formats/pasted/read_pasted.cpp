#include "formats/pasted/read_pasted.h"

#include <algorithm>

#include "checks/read/reading.h"
#include "formats/pasted/parser.h"
#include "formats/problems.h"
#include "formats/text.h"

namespace infusecheck::pasted {
namespace {

/// Nobody types more, and it holds at most two thousand lines.
constexpr std::size_t longest_text = 12'000;

bool is_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < ' ' && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
  });
}

Likeness likeness_of(const Signs& signs) {
  if (signs.clocks > 0 || (signs.doses > 0 && signs.billing == 0))
    return signs.doses > 0 ? Likeness::log : Likeness::none;
  const bool billed = signs.known_codes > 0 || (signs.codes > 0 && signs.billing > 0);
  return billed && signs.understood > signs.unknown ? Likeness::claim : Likeness::none;
}

/// Nobody types pointers into a short text: each line then is for the diagnoses of the claim, as
/// many as a line may point to.
void point_to_all(Claim& claim) {
  constexpr std::size_t most_pointers = 4;
  for (const Line& line : claim.lines) {
    if (!line.diagnosis_pointers.empty()) return;
  }
  const std::size_t pointers = std::min(claim.diagnoses.size(), most_pointers);
  for (Line& line : claim.lines) {
    for (std::size_t i = 1; i <= pointers; ++i)
      line.diagnosis_pointers.push_back(give<Count>(std::to_string(i)));
  }
}

}  // namespace

Likeness likeness(std::string_view bytes) {
  bytes = without_bom(bytes);
  if (bytes.size() > longest_text || !is_text(bytes)) return Likeness::none;
  Parser parser(bytes);
  parser.run();
  return likeness_of(parser.signs());
}

std::optional<Error> read_pasted(std::string_view bytes, std::string_view file_name,
                                 const std::function<void(ReadCase&&)>& emit) {
  bytes = without_bom(bytes);
  const bool latin1 = !is_utf8(bytes);
  std::string converted;
  if (latin1) bytes = converted = latin1_to_utf8(bytes);
  Parser parser(bytes);
  parser.run();
  ReadCase read = parser.take();
  point_to_all(read.content.claim);
  read.notes.source = {std::string(file_name), 1, 0};
  if (latin1) {
    read.notes.problems.push_back(formats::problem(
        formats::read_encoding, "", "The text is not UTF-8; it was read as Latin-1."));
  }
  emit(std::move(read));
  return std::nullopt;
}

}  // namespace infusecheck::pasted
