#include "infusecheck/profile.h"

namespace infusecheck {

std::string_view default_profile_id(const Given<PayerType>& type) {
  if (!type) return "national";
  switch (*type) {
    case PayerType::medicare:
      return "medicare-b";
    case PayerType::medicare_advantage:
      return "medicare-advantage";
    case PayerType::medicaid:
      return "medicaid";
    case PayerType::commercial:
    case PayerType::tricare:
      return "commercial";
    case PayerType::other:
      break;
  }
  return "national";
}

}  // namespace infusecheck
