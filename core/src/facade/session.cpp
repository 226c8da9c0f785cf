#include "facade/session.h"

#include "facade/claim_index.h"
#include "formats/problems.h"

namespace infusecheck {
namespace {

const ColumnMap* map_of(const Request& request) {
  return request.columns ? &*request.columns : nullptr;
}

}  // namespace

std::optional<Error> Session::add_pack(std::string_view bytes) {
  auto merged = with_pack(reference_, bytes);
  if (!merged) return merged.error();
  reference_ = std::move(*merged);
  return std::nullopt;
}

Result<Profile> Session::shipped(const std::string& id) {
  if (const auto known = profiles_.find(id); known != profiles_.end()) return known->second;
  auto profile = profile_by_id(id);
  if (profile) profiles_.emplace(id, *profile);
  return profile;
}

Profile Session::profile_for(const Case& c, const Request& request,
                             std::vector<Finding>& problems) {
  if (request.profile) return *request.profile;
  const bool named = !c.profile.id.empty() || !c.profile.inline_json.empty();
  if (named) {
    auto chosen = c.profile.inline_json.empty() ? shipped(c.profile.id)
                                                : profile_from_json(c.profile.inline_json);
    if (chosen) return *chosen;
    Error error = chosen.error();
    error.remedy.clear();
    problems.push_back(formats::problem(formats::read_profile, "/profile", error.text()));
  }
  const auto fallback = shipped(std::string(default_profile_id(c.claim.payer.type)));
  return fallback ? *fallback : Profile{};
}

std::optional<Error> Session::check(std::string_view bytes, const Request& request,
                                    const OnReport& on_report) {
  ClaimIndex index;
  const auto check_one = [&](ReadCase&& claim) {
    if (auto twice = index.add(claim.content.claim, claim.notes.source.claim))
      claim.notes.problems.push_back(std::move(*twice));
    const Profile profile = profile_for(claim.content, request, claim.notes.problems);
    on_report(infusecheck::check(claim.content, reference_, profile, request.check, claim.notes),
              claim.content);
  };
  return read(bytes, request.file, check_one, map_of(request));
}

std::optional<Error> Session::code(std::string_view bytes, const Request& request,
                                   const std::function<void(const Coding&)>& on_coding) {
  const auto code_one = [&](ReadCase&& claim) {
    std::vector<Finding> problems;
    const Profile profile = profile_for(claim.content, request, problems);
    const Setting setting = request.setting.value_or(setting_of(claim.content));
    on_coding(code_administrations(claim.content, reference_, profile, {.setting = setting}));
  };
  return read(bytes, request.file, code_one, map_of(request));
}

}  // namespace infusecheck
