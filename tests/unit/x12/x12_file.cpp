#include "x12/x12_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "formats/x12/read_837.h"

namespace infusecheck::x12 {

const std::string_view head =
    "HL*1**20*1\n"
    "PRV*BI*PXC*207RR0500X\n"
    "NM1*85*2*EXAMPLE CLINIC*****XX*1234567893\n"
    "N3*1 MAIN STREET\n"
    "REF*EI*010000003\n"
    "HL*2*1*22*0\n"
    "SBR*P*18*******MB\n"
    "NM1*IL*1*SAMPLE*EDITH****MI*MEMBER1\n"
    "DMG*D8*19480603*F\n"
    "NM1*PR*2*EXAMPLE PAYER*****PI*PAYER1\n";

const std::string_view claim =
    "CLM*C1*3800***11:B:1*Y*A*Y*Y\n"
    "HI*ABK:M0579\n"
    "LX*1\n"
    "SV1*HC:J1745:JZ*3800*UN*40*11**1\n"
    "DTP*472*D8*20260302\n";

std::string isa(const Style& style, const std::string& version) {
  const std::string plain =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       " +
      std::string("*260302*0915*") + '\x01' + "*" + version + "*000000001*0*T*:";
  std::string text = in_style(plain, style);
  std::replace(text.begin(), text.end(), '\x01', version == "00501" ? style.repetition : 'U');
  return text;
}

std::string in_style(std::string_view segments, const Style& style) {
  std::string text;
  for (std::size_t start = 0; start < segments.size();) {
    const std::size_t end = std::min(segments.find('\n', start), segments.size());
    for (const char c : segments.substr(start, end - start)) {
      text += c == '*'   ? style.element
              : c == ':' ? style.component
              : c == '^' ? style.repetition
                         : c;
    }
    text += style.terminator + style.after;
    start = end + 1;
  }
  return text;
}

std::string file_of(std::string_view segments, const Style& style, const std::string& guide) {
  const auto lines = std::count(segments.begin(), segments.end(), '\n') +
                     (segments.empty() || segments.back() == '\n' ? 0 : 1);
  std::string body =
      "GS*HC*SENDER*RECEIVER*20260302*0915*1*X*" + guide + "\nST*837*0001*" + guide + "\n";
  body += segments;
  if (body.back() != '\n') body += '\n';
  body += "SE*" + std::to_string(lines + 2) + "*0001\nGE*1*1\nIEA*1*000000001\n";
  return isa(style) + in_style(body, style);
}

std::vector<std::string> Outcome::messages(std::string_view rule) const {
  std::vector<std::string> found;
  for (const ReadCase& read : cases) {
    for (const Finding& finding : read.notes.problems) {
      if (finding.rule == rule) found.push_back(finding.message);
    }
  }
  return found;
}

std::size_t Outcome::finding_count() const {
  std::size_t count = 0;
  for (const ReadCase& read : cases) count += read.notes.problems.size();
  return count;
}

Outcome read(std::string_view bytes) {
  Outcome outcome;
  outcome.error = read_837(bytes, "test.837",
                           [&](ReadCase&& read) { outcome.cases.push_back(std::move(read)); });
  return outcome;
}

Outcome read_claim(const std::string& segments) {
  return read(file_of(std::string(head) + segments));
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace infusecheck::x12
