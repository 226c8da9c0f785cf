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

namespace {
const std::string drug_line =
    "LX*1\n"
    "SV1*HC:J1745:JZ*3800*UN*40*11**1:2\n"
    "DTP*472*D8*20260302\n"
    "REF*G1*PA1\n"
    "LIN**N4*57894003001\n"
    "CTP****4*UN\n"
    "NM1*82*1*EXAMPLE*RUTH****XX*1501010106\n";
}  // namespace

const std::string office =
    "CLM*C1*4150***11:B:1*Y*A*Y*Y\n"
    "REF*G1*PA9\n"
    "HI*ABK:M0579*ABF:M069\n"
    "NM1*82*1*EXAMPLE*RUTH****XX*1501010106\n"
    "PRV*PE*PXC*207RR0500X\n" +
    drug_line +
    "LX*2\n"
    "SV1*HC:96365*350*UN*2***1\n"
    "DTP*472*D8*20260302\n";
const std::string hospital =
    "CLM*H1*1365***13:A:1*Y*A*Y*Y\n"
    "DTP*434*RD8*20260309-20260310\n"
    "HI*ABK:D500\n"
    "HI*ABF:M069\n"
    "NM1*71*1*EXAMPLE*AMELIA****XX*1457382962\n"
    "PRV*AT*PXC*207RH0003X\n"
    "LX*1\n"
    "SV2*0636*HC:J1439:JZ*1200*UN*750\n"
    "LX*2\n"
    "SV2*0260*HC:96365*165*UN*1\n"
    "DTP*472*D8*20260309\n";

std::string file_with(const std::string& segments) { return file_with(segments, {}); }

std::string file_with(const std::string& segments, const Style& style) {
  const bool institutional = segments.find("SV2") != std::string::npos;
  return file_of(std::string(head) + segments, style,
                 institutional ? "005010X223A2" : "005010X222A1");
}

std::string changes(const std::string& segments, std::vector<Edit> edits) {
  const Written written = write_into(file_with(segments), Fix{.edits = std::move(edits)});
  if (written.error) return "refused: " + written.error->what;
  std::string text;
  for (const SegmentChange& change : written.segments) {
    for (const auto& [sign, segment] : {std::pair('-', change.before), {'+', change.after}}) {
      if (segment.empty()) continue;
      if (!text.empty()) text += ' ';
      text += sign + segment;
    }
  }
  return text;
}

}  // namespace infusecheck::x12
