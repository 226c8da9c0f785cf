#include <cassert>

#include "facade/claim_index.h"
#include "facade/replacement.h"
#include "facade/session.h"
#include "formats/json/read_case.h"
#include "formats/text.h"
#include "report/patch.h"

namespace infusecheck {
namespace {

/// A changed case, laid out as it was: on one line, or indented.
std::string laid_out(const Json& document, std::string_view original) {
  const int indent = original.find('\n') == std::string_view::npos ? -1 : 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// The findings whose fixes were applied, with the patch of each; `state` is the case before them.
std::vector<AppliedFix> applied_fixes(Case state, const std::vector<Finding>& findings) {
  std::vector<AppliedFix> applied;
  applied.reserve(findings.size());
  for (const Finding& finding : findings) {
    applied.push_back({state.claim.id, finding, patch_json(*finding.fix, state), {}});
    apply(*finding.fix, state);
  }
  return applied;
}

std::string patched(std::string_view text, const std::vector<AppliedFix>& applied) {
  Result<Json> document = parse_json(text);
  for (const AppliedFix& fix : applied) {
    const auto patch = parse_json(fix.patch);
    const bool done = document && patch && !apply_patch(*document, *patch);
    assert(done && "a fix of a case can be applied to the text the case was read from");
    if (!done) return std::string(text);
  }
  return laid_out(*document, text);
}

/// Makes the case a replacement, when that is asked for.
std::optional<Error> replace(Case& c, const Source& source, const Request& request,
                             std::vector<Finding>& done) {
  if (!request.replacement) return std::nullopt;
  auto fix = replacement(c.claim, source, request.original_reference);
  if (!fix) return fix.error();
  if (fix->edits.empty()) return std::nullopt;
  apply(*fix, c);
  done.push_back(replacement_finding(std::move(*fix)));
  return std::nullopt;
}

}  // namespace

Result<FixedText> Session::fix(std::string_view bytes, const Request& request,
                               const OnReport& on_report) {
  if (!request.original_reference.empty() && !request.replacement) {
    return Error{"An original reference number is of a replacement, which was not asked for.", "",
                 "Ask for a replacement as well."};
  }
  const Result<Format> format = detect(bytes);
  if (!format) return format.error();
  if (*format == Format::fhir) {
    return Error{"Fixing writes case JSON and 837; FHIR cannot be written yet.", "",
                 "Turn the file into cases with `infusecheck read`, and fix those."};
  }
  if (*format == Format::table || *format == Format::pasted) {
    return Error{"Fixing writes case JSON; a table or a text cannot be written.", "",
                 "Turn it into cases with `infusecheck read`, and fix those."};
  }
  return *format == Format::x12_837 ? fix_837(bytes, request, on_report)
                                    : fix_json(bytes, request, on_report);
}

Result<FixedText> Session::fix_json(std::string_view bytes, const Request& request,
                                    const OnReport& on_report) {
  bytes = without_bom(bytes);
  const bool latin1 = !is_utf8(bytes);
  std::string converted;
  if (latin1) bytes = converted = latin1_to_utf8(bytes);

  FixedText result;
  std::size_t copied = 0;
  ClaimIndex index;
  std::optional<Error> failure;
  const auto fix_one = [&](ReadCase&& claim, std::string_view text) {
    if (auto twice = index.add(claim.content.claim, claim.notes.source.claim))
      claim.notes.problems.push_back(std::move(*twice));
    const Profile& profile = profile_for(claim.content, request, claim.notes.problems);
    Case state = claim.content;
    std::vector<Finding> done;
    if (!failure) failure = replace(state, claim.notes.source, request, done);
    if (failure) return;
    Fixed fixed = infusecheck::fix(state, reference_, profile, request.check, request.trust);
    done.insert(done.end(), fixed.applied.begin(), fixed.applied.end());
    const auto applied = applied_fixes(std::move(claim.content), done);
    on_report(infusecheck::check(fixed.result, reference_, profile, request.check, claim.notes),
              fixed.result);
    if (applied.empty()) return;  // its bytes are copied as they stand
    const auto start = static_cast<std::size_t>(text.data() - bytes.data());
    result.output += bytes.substr(copied, start - copied);
    result.output += patched(text, applied);
    copied = start + text.size();
    result.applied.insert(result.applied.end(), applied.begin(), applied.end());
  };
  if (auto error = read_case_texts(bytes, latin1, request.file, fix_one)) return *error;
  if (failure) return *failure;
  result.output += bytes.substr(copied);
  return result;
}

}  // namespace infusecheck
