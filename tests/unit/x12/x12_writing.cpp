#include "x12/x12_writing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "formats/json/write_case.h"
#include "formats/x12/read_837.h"
#include "formats/x12/write_claim.h"
#include "x12/x12_file.h"

namespace infusecheck::x12 {
namespace {

void expect_as_fixed(const Written& written, std::vector<Case> cases, const Fix& fix,
                     std::size_t position) {
  if (!written.error) apply(fix, cases[position]);
  std::string expected;
  for (const Case& content : cases) expected += case_json(content) + '\n';
  EXPECT_EQ(cases_of(written.file), expected);
}

}  // namespace

Written write_into(const std::string& file, const Fix& fix, std::size_t position) {
  Written written;
  std::vector<Case> cases;
  std::vector<ByteChange> changes;
  std::vector<SetTrailer> trailers;
  long added = 0;
  int set = 0;
  const auto write = [&](ReadCase&& read, const ClaimText& text) {
    cases.push_back(read.content);
    if (cases.size() != position + 1) return;
    ClaimWriter writer(file, text);
    auto segments = writer.write(fix, read.content);
    if (!segments) return void(written.error = segments.error());
    written.segments = *segments;
    changes = writer.changes();
    added = writer.added_segments();
    set = text.set;
  };
  EXPECT_FALSE(read_837_texts(file, "", write, trailers));
  for (const SetTrailer& trailer : trailers) {
    if (trailer.set != set) continue;
    if (auto change = recounted(file, trailer, added)) changes.push_back(*change);
  }
  written.file = with_changes(file, changes);
  if (written.error) {
    EXPECT_EQ(written.file, file);
  }
  expect_as_fixed(written, std::move(cases), fix, position);
  return written;
}

std::string cases_of(const std::string& file) {
  std::string text;
  for (const ReadCase& read : read(file).cases) text += case_json(read.content) + '\n';
  return text;
}

std::string line_numbers(const std::string& file) {
  std::string numbers;
  Splitter splitter(file);
  Segment segment;
  while (splitter.next(segment)) {
    if (segment.id == "CLM" && !numbers.empty()) numbers += ';';
    if (segment.id != "LX") continue;
    if (!numbers.empty()) numbers += ' ';
    numbers += segment.element(1);
  }
  return numbers;
}

}  // namespace infusecheck::x12
