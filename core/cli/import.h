// `infusecheck import`: CMS's files, zipped or not, into a pack and its account.
#pragma once

#include "infusecheck/import.h"
#include "options.h"

namespace infusecheck::cli {

Result<ImportedPack> import_files(const Options& options);

/// For people: a paragraph for each file.
std::string account_text(const std::vector<ImportedFile>& files);

}  // namespace infusecheck::cli
