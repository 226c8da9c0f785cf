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

Result<const Profile*> Session::shipped(std::string_view id) {
  if (const auto known = profiles_.find(id); known != profiles_.end()) return &known->second;
  auto profile = profile_by_id(id);
  if (!profile) return profile.error();
  return &profiles_.emplace(id, std::move(*profile)).first->second;
}

Result<const Profile*> Session::named(const ProfileChoice& choice) {
  if (choice.inline_json.empty()) return shipped(choice.id);
  if (choice.inline_json != inline_json_) {
    auto profile = profile_from_json(choice.inline_json);
    if (!profile) return profile.error();
    inline_ = std::move(*profile);
    inline_json_ = choice.inline_json;
  }
  return &inline_;
}

const Profile& Session::profile_for(const Case& c, const Request& request,
                                    std::vector<Finding>& problems) {
  if (request.profile) return *request.profile;
  if (!c.profile.id.empty() || !c.profile.inline_json.empty()) {
    const auto chosen = named(c.profile);
    if (chosen) return **chosen;
    Error error = chosen.error();
    error.remedy.clear();
    problems.push_back(formats::problem(formats::read_profile, "/profile", error.text()));
  }
  static const Profile nothing;
  const auto fallback = shipped(default_profile_id(c.claim.payer.type));
  return fallback ? **fallback : nothing;
}

std::optional<Error> Session::check(std::string_view bytes, const Request& request,
                                    const OnReport& on_report) {
  ClaimIndex index;
  const auto check_one = [&](ReadCase&& claim) {
    if (auto twice = index.add(claim.content.claim, claim.notes.source.claim))
      claim.notes.problems.push_back(std::move(*twice));
    const Profile& profile = profile_for(claim.content, request, claim.notes.problems);
    on_report(infusecheck::check(claim.content, reference_, profile, request.check, claim.notes),
              claim.content);
  };
  return read(bytes, request.file, check_one, map_of(request));
}

std::optional<Error> Session::code(std::string_view bytes, const Request& request,
                                   const std::function<void(const Coding&)>& on_coding) {
  const auto code_one = [&](ReadCase&& claim) {
    std::vector<Finding> problems;
    const Profile& profile = profile_for(claim.content, request, problems);
    const Setting setting = request.setting.value_or(setting_of(claim.content));
    on_coding(code_administrations(claim.content, reference_, profile, {.setting = setting}));
  };
  return read(bytes, request.file, code_one, map_of(request));
}

}  // namespace infusecheck
