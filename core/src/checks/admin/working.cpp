#include "checks/admin/working.h"

#include "model/concat.h"

namespace infusecheck::checks {
namespace {

/// The codes that took the minutes which a code wants.
std::vector<std::string_view> taken_by(std::string_view code) {
  if (code == "96366") return {"96365", "96367"};
  if (code == "96415") return {"96413", "96417"};
  if (code == "96361") return {"96360"};
  if (code == "96370") return {"96369"};
  if (code == "96376" || code == "96375") return {"96374", "96375", "96365", "96413"};
  if (code == "96411") return {"96409", "96413"};
  if (code == "96367" || code == "96368") return {"96365", "96366"};
  return {};
}

/// Everything the record's rows count in, and why some count in nothing.
std::vector<std::string> all_of_the_record(const Facts& facts) {
  std::vector<std::string> working;
  for (const CodedLine& line : facts.coding->lines)
    working.push_back(concat({line.code, ": ", line.because}));
  for (const CodedService& service : facts.coding->timeline) {
    for (const CodedPart& part : service.parts) {
      if (part.code.empty())
        working.push_back(
            concat({"administration ", service.administrations[0] + 1, ": ", part.reason}));
    }
    if (service.administrations.size() > 1)
      working.push_back(concat({"administrations ", service.administrations[0] + 1,
                                " and more are one: ", service.drug}));
  }
  return working;
}

}  // namespace

std::vector<std::string> why_none(const Facts& facts, const Difference& difference) {
  std::vector<std::string> working;
  for (const CodingNote& note : facts.coding->notes) {
    if (note.rule == difference.rule) working.push_back(note.message);
  }
  if (!working.empty()) return working;
  for (const std::string_view code : taken_by(difference.billed)) {
    for (const CodedLine& line : facts.coding->lines) {
      if (line.code == code) working.push_back(concat({line.code, ": ", line.because}));
    }
  }
  return working.empty() ? all_of_the_record(facts) : working;
}

}  // namespace infusecheck::checks
