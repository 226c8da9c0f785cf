#include "imports.h"

#include <gtest/gtest.h>

#include "case_files.h"

namespace infusecheck {

constexpr Date today = day(2026, 11, 28);

std::string sample(const std::string& name) {
  return file_text(INFUSECHECK_ROOT "/tests/import/" + name);
}

GivenFile file(const std::string& name, const std::string& called, const std::string& archive) {
  return {called.empty() ? name : called, sample(name), "", archive};
}

Result<ImportedPack> import(const std::vector<GivenFile>& given, std::optional<Span> dates) {
  std::vector<ImportFile> files;
  files.reserve(given.size());
  for (const GivenFile& one : given) files.push_back({one.name, one.bytes, one.kind, one.archive});
  return import_pack(files, {.as_of = today, .dates = dates}, embedded_reference());
}

std::string error_of(const std::vector<GivenFile>& given, std::optional<Span> dates) {
  const auto imported = import(given, dates);
  return imported ? "" : imported.error().text();
}

Reference laid_over(const Result<ImportedPack>& imported, const Reference& base) {
  EXPECT_TRUE(imported) << (imported ? "" : imported.error().text());
  auto merged = with_pack(base, imported ? imported->pack : "");
  EXPECT_TRUE(merged) << (merged ? "" : merged.error().text());
  return merged ? std::move(*merged) : Reference{};
}

int left_out(const ImportedFile& file, std::string_view reason) {
  for (const LeftOut& left : file.left_out)
    if (left.reason.find(reason) != std::string::npos) return left.rows;
  return 0;
}

std::string rejected(const ImportedFile& file) {
  std::string lines;
  for (const RejectedRow& row : file.rejected) {
    EXPECT_FALSE(row.reason.empty());
    lines += (lines.empty() ? "" : " ") + std::to_string(row.line);
  }
  return lines;
}

void expect_every_row_told(const ImportedFile& file) {
  int rows = file.kept + static_cast<int>(file.rejected.size());
  for (const LeftOut& left : file.left_out) rows += left.rows;
  EXPECT_EQ(file.rows, rows) << file.name;
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace infusecheck
