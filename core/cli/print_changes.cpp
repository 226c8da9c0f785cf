#include <algorithm>

#include "formats/json/read_case.h"
#include "print.h"

namespace infusecheck::cli {
namespace {

std::string text_of(const Json& object, const char* key) {
  const auto member = object.find(key);
  const auto* text = member == object.end() ? nullptr : member->get_ptr<const std::string*>();
  return text == nullptr ? "" : *text;
}

void write_title(std::string& out, const std::string& claim_id, const Finding& finding) {
  out += "claim " + claim_id + "  " + std::string(finding.rule) + "  " + finding.fix->title + '\n';
}

void write_patch(std::string& out, const std::string& text) {
  const auto patch = parse_json(text);
  for (const Json& operation : *patch) {
    const std::string op = text_of(operation, "op");
    out += op == "remove" ? "  - " : op == "add" ? "  + " : "  ~ ";
    out += text_of(operation, "path");
    if (operation.contains("value"))
      out += "  " + operation["value"].dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  }
}

/// "  - 26  SV1*…"; a segment that was added has no number yet.
void write_segment(std::string& out, char sign, std::size_t number, const std::string& segment) {
  constexpr std::size_t width = 5;
  if (segment.empty()) return;
  std::string shown = number == 0 ? "" : std::to_string(number);
  shown.resize(std::max(width, shown.size()), ' ');
  out.append("  ").append(1, sign).append(" ").append(shown).append("  ").append(segment);
  out += '\n';
}

}  // namespace

std::string changes_text(const FixedText& fixed) {
  std::string out;
  for (const AppliedFix& fix : fixed.applied) {
    write_title(out, fix.claim_id, fix.finding);
    if (fix.segments.empty()) write_patch(out, fix.patch);
    for (const x12::SegmentChange& change : fix.segments) {
      write_segment(out, '-', change.number, change.before);
      write_segment(out, '+', change.number, change.after);
    }
  }
  for (const RefusedFix& fix : fixed.refused) {
    write_title(out, fix.claim_id, fix.finding);
    out.append("  not applied: ").append(fix.error.text());
    out += '\n';
  }
  return out;
}

}  // namespace infusecheck::cli
