// Zip archives, read in memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/result.h"

namespace infusecheck::cli {

struct Member {
  std::string name;
  std::string bytes;
};

bool is_zip(std::string_view bytes);

/// The text files (csv, txt) in an archive and in the archives it holds. Refuses a workbook, a
/// damaged or encrypted archive, and one that unpacks to more than any table of CMS's.
Result<std::vector<Member>> text_members(std::string_view bytes);

}  // namespace infusecheck::cli
