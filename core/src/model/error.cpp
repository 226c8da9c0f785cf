#include "infusecheck/result.h"

namespace infusecheck {

std::string Error::text() const {
  std::string line = what;
  if (!where.empty()) line += " (" + where + ")";
  if (!remedy.empty()) line += " " + remedy;
  return line;
}

}  // namespace infusecheck
