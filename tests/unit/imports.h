// CMS's files as a test imports them, and what it asks of the account.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/import.h"

namespace infusecheck {

/// A file for the importer, with bytes of its own.
struct GivenFile {
  std::string name, bytes, kind, archive;
};

/// What a file of tests/import holds.
std::string sample(const std::string& name);
/// A file of tests/import, under another name and out of an archive where these are given.
GivenFile file(const std::string& name, const std::string& called = "",
               const std::string& archive = "");

Result<ImportedPack> import(const std::vector<GivenFile>& given, std::optional<Span> dates = {});
/// The words with which an import is refused, or "".
std::string error_of(const std::vector<GivenFile>& given, std::optional<Span> dates = {});

/// A reference with the imported pack over it.
Reference laid_over(const Result<ImportedPack>& imported,
                    const Reference& base = embedded_reference());

/// How many rows of a file were left out for a reason that contains these words.
int left_out(const ImportedFile& file, std::string_view reason);
/// The lines that were rejected: "19 20".
std::string rejected(const ImportedFile& file);
/// Kept, left out and rejected rows are all there are.
void expect_every_row_told(const ImportedFile& file);

bool says(const std::string& text, std::string_view part);

}  // namespace infusecheck
