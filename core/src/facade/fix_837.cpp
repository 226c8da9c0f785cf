// Fixing an 837: only the segments that a fix changes are written anew.
#include <algorithm>
#include <iterator>
#include <map>

#include "facade/claim_index.h"
#include "facade/replacement.h"
#include "facade/session.h"
#include "formats/x12/read_837.h"
#include "formats/x12/spelling.h"
#include "formats/x12/write_claim.h"
#include "report/patch.h"

namespace infusecheck {
namespace {

/// The fixes of one claim, offered one by one; what its file has no place for is left out.
class ClaimFixer {
 public:
  ClaimFixer(std::string_view bytes, const x12::ClaimText& text) : writer_(bytes, text) {}

  /// Writes the fix, or says why that cannot be done.
  std::optional<Error> write(Finding& finding, const Case& before) {
    finding.fix = x12::spelled(std::move(*finding.fix));
    auto segments = writer_.write(*finding.fix, before);
    if (!segments) return segments.error();
    applied_.push_back(
        {before.claim.id, finding, patch_json(*finding.fix, before), std::move(*segments)});
    return std::nullopt;
  }

  bool offer(Finding& finding, const Case& before) {
    const auto error = write(finding, before);
    if (error) errors_.insert_or_assign(key(finding), *error);
    return !error;
  }

  std::optional<Error> replace(Case& c, const Source& source, const std::string& number) {
    auto fix = replacement(c.claim, source, number);
    if (!fix) return fix.error();
    if (fix->edits.empty()) return std::nullopt;
    Finding finding = replacement_finding(std::move(*fix));
    if (auto error = write(finding, c)) return error;
    apply(*finding.fix, c);
    return std::nullopt;
  }

  /// The fixes left out whose findings are still there.
  std::vector<RefusedFix> refused(const Report& remaining, const std::string& claim_id) const {
    std::vector<RefusedFix> refused;
    for (const Finding& finding : remaining.findings) {
      const auto error = finding.fix ? errors_.find(key(finding)) : errors_.end();
      if (error != errors_.end()) refused.push_back({claim_id, finding, error->second});
    }
    return refused;
  }

  std::vector<AppliedFix> take_applied() { return std::move(applied_); }
  const x12::ClaimWriter& writer() const { return writer_; }

 private:
  static std::string key(const Finding& finding) {
    return std::string(finding.rule) + '\n' + finding.at + '\n' + finding.message;
  }

  x12::ClaimWriter writer_;
  std::vector<AppliedFix> applied_;
  std::map<std::string, Error> errors_;
};

template <class T>
void append(std::vector<T>& list, std::vector<T> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

/// The changes of claims, and of the SE segments that count theirs.
std::vector<x12::ByteChange> with_counts(std::string_view bytes,
                                         std::vector<x12::ByteChange> changes,
                                         const std::vector<x12::SetTrailer>& trailers,
                                         const std::map<int, long>& added) {
  for (const x12::SetTrailer& trailer : trailers) {
    const auto segments = added.find(trailer.set);
    if (segments == added.end()) continue;
    if (auto change = x12::recounted(bytes, trailer, segments->second))
      changes.push_back(std::move(*change));
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& a, const auto& b) { return a.offset < b.offset; });
  return changes;
}

}  // namespace

Result<FixedText> Session::fix_837(std::string_view bytes, const Request& request,
                                   const OnReport& on_report) {
  FixedText result;
  ClaimIndex index;
  std::vector<x12::ByteChange> changes;
  std::map<int, long> added;  // segments, by transaction set
  std::optional<Error> failure;
  const auto fix_one = [&](ReadCase&& claim, const x12::ClaimText& text) {
    if (failure) return;
    if (auto twice = index.add(claim.content.claim, claim.notes.source.claim))
      claim.notes.problems.push_back(std::move(*twice));
    const Profile& profile = profile_for(claim.content, request, claim.notes.problems);
    ClaimFixer fixer(bytes, text);
    if (request.replacement)
      failure = fixer.replace(claim.content, claim.notes.source, request.original_reference);
    if (failure) return;
    const Fixed fixed =
        infusecheck::fix(claim.content, reference_, profile, request.check, request.trust,
                         [&](Finding& finding, const Case& c) { return fixer.offer(finding, c); });
    on_report(infusecheck::check(fixed.result, reference_, profile, request.check, claim.notes),
              fixed.result);
    append(result.refused, fixer.refused(fixed.remaining, claim.content.claim.id));
    append(result.applied, fixer.take_applied());
    append(changes, fixer.writer().changes());
    added[text.set] += fixer.writer().added_segments();
  };
  std::vector<x12::SetTrailer> trailers;
  if (auto error = x12::read_837_texts(bytes, request.file, fix_one, trailers)) return *error;
  if (failure) return *failure;
  result.output = x12::with_changes(bytes, with_counts(bytes, std::move(changes), trailers, added));
  return result;
}

}  // namespace infusecheck
