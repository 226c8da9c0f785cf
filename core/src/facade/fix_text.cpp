#include "facade/session.h"
#include "formats/json/split.h"
#include "formats/text.h"
#include "report/patch.h"

namespace infusecheck {
namespace {

/// A changed case, laid out as it was: on one line, or indented.
std::string laid_out(const Json& document, std::string_view original) {
  const int indent = original.find('\n') == std::string_view::npos ? -1 : 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::vector<AppliedFix> applied_fixes(const Case& c, const Fixed& fixed) {
  std::vector<AppliedFix> applied;
  Case state = c;
  for (const Finding& finding : fixed.applied) {
    applied.push_back({c.claim.id, finding, patch_json(*finding.fix, state)});
    apply(*finding.fix, state);
  }
  return applied;
}

std::string patched(std::string_view text, Json document, const std::vector<AppliedFix>& applied) {
  for (const AppliedFix& fix : applied) {
    const auto patch = parse_json(fix.patch);
    if (!patch || apply_patch(document, *patch)) return std::string(text);
  }
  return laid_out(document, text);
}

}  // namespace

Result<FixedText> Session::fix(std::string_view bytes, const Request& request,
                               const OnReport& on_report) {
  const Result<Format> format = detect(bytes);
  if (!format) return format.error();
  if (*format == Format::x12_837) {
    return Error{"Fixing writes case JSON; an 837 cannot be written yet.", "",
                 "Turn the file into cases with `infusecheck read`, and fix those."};
  }
  bytes = without_bom(bytes);
  std::string converted;
  if (!is_utf8(bytes)) bytes = converted = latin1_to_utf8(bytes);

  // A first pass refuses what no case can be read from, as check() does.
  if (auto error = read(bytes, request.file, [](ReadCase&&) {})) return *error;

  FixedText result;
  JsonSplitter splitter(bytes);
  std::string_view text;
  std::size_t copied = 0;
  int number = 0;
  for (auto piece = splitter.next(text); piece != JsonSplitter::Piece::end;
       piece = splitter.next(text)) {
    ++number;
    auto document = piece == JsonSplitter::Piece::value ? parse_json(text) : Result<Json>(Error{});
    auto claim = document ? read_case(*document) : Result<ReadCase>(Error{});
    if (!claim) continue;  // its bytes are copied as they stand
    claim->notes.source = {request.file, number, 0};
    const Profile profile = profile_for(claim->content, request, claim->notes.problems);
    const Fixed fixed =
        infusecheck::fix(claim->content, reference_, profile, request.check, request.trust);
    const auto applied = applied_fixes(claim->content, fixed);
    on_report(infusecheck::check(fixed.result, reference_, profile, request.check, claim->notes),
              fixed.result);
    if (applied.empty()) continue;
    result.output += bytes.substr(copied, splitter.offset() - copied);
    result.output += patched(text, std::move(*document), applied);
    copied = splitter.offset() + text.size();
    result.applied.insert(result.applied.end(), applied.begin(), applied.end());
  }
  result.output += bytes.substr(copied);
  return result;
}

}  // namespace infusecheck
