#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "model/names.h"
#include "print.h"
#include "report/explain.h"

namespace infusecheck::cli {
namespace {

constexpr std::size_t text_column = 12;
constexpr std::size_t page_width = 100;

struct Paint {
  bool colour;
  std::string operator()(std::string_view code, std::string_view text) const {
    if (!colour) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

std::string_view colour_of(Severity severity) {
  return severity == Severity::error ? "31;1" : severity == Severity::warning ? "33;1" : "36;1";
}

std::string_view colour_of(Verdict verdict) {
  return verdict == Verdict::pass ? "32;1" : verdict == Verdict::fail ? "31;1" : "33;1";
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  result.resize(std::max(width, result.size()), ' ');
  return result;
}

void row(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out += padded("", 2) + padded(label, text_column - 2) + wrapped(text, text_column, page_width) +
         '\n';
}

template <class List>
std::string joined(const List& list, std::string_view separator) {
  std::string text;
  for (const auto& item : list) text.append(text.empty() ? "" : separator).append(item);
  return text;
}

std::string lines_label(const Finding& finding) {
  if (finding.lines.empty()) return "claim";
  std::string text = finding.lines.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < finding.lines.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(finding.lines[i]);
  }
  return text;
}

void write_finding(std::string& out, const Finding& finding, const Paint& paint) {
  const std::string severity = padded(word(finding.severity), 8);
  out += "\n  " + paint(colour_of(finding.severity), severity) + "  " +
         paint("1", lines_label(finding)) + "  " + paint("2", finding.rule) + '\n';
  row(out, "", finding.message);
  row(out, "why", finding.why);
  row(out, "do", finding.resolve);
  for (std::size_t i = 0; i < finding.working.size(); ++i)
    row(out, i == 0 ? "working" : "", finding.working[i]);
  if (finding.fix) {
    const bool safe = finding.fix->applicability == Applicability::safe;
    row(out, "fix", finding.fix->title + (safe ? "" : " (needs confirmation)"));
  }
  std::string denial = joined(finding.denial, " ");
  if (finding.at_risk) denial += (denial.empty() ? "$" : "   at risk $") + finding.at_risk->text();
  row(out, "denial", denial);
  for (const Citation& citation : finding.citations) {
    std::string source(citation.title);
    if (!citation.section.empty()) source += ": " + std::string(citation.section);
    row(out, &citation == finding.citations.data() ? "source" : "",
        source + " [" + std::string(word(citation.grade)) + "]");
  }
}

/// "add encounter.administrations to check 3 more": what would check most, first.
std::string missing_text(const Report& report) {
  std::map<std::string, int, std::less<>> rules_by_need;
  for (const NotChecked& entry : report.not_checked) ++rules_by_need[entry.need.text()];
  std::vector<std::pair<std::string, int>> needs(rules_by_need.begin(), rules_by_need.end());
  std::stable_sort(needs.begin(), needs.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [need, rules] : needs) {
    text += (text.empty() ? "needs " : "; ") + need + " (" + std::to_string(rules) + ")";
  }
  return text;
}

std::string verdict_text(const Report& report) {
  switch (report.verdict) {
    case Verdict::fail:
      return "FAIL";
    case Verdict::review:
      return "REVIEW";
    case Verdict::incomplete:
      return "INCOMPLETE: nothing found, but not everything could be checked";
    case Verdict::pass:
      break;
  }
  const auto of_record = report.unchecked;
  if (report.scope == Scope::record || of_record == 0) return "PASS";
  return "PASS as a claim; " + std::to_string(of_record) +
         (of_record == 1 ? " check needs" : " checks need") + " the record";
}

}  // namespace

bool use_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return (no_colour == nullptr || *no_colour == '\0') && isatty(STDOUT_FILENO) != 0;
}

std::string report_text(const Report& report, bool colour) {
  const Paint paint{colour};
  std::string out = report.source.file.empty() ? "" : report.source.file + "  ";
  out += paint("1", "claim " + (report.claim_id.empty() ? std::to_string(report.source.claim)
                                                        : report.claim_id));
  out += "  " + std::to_string(report.line_count) + (report.line_count == 1 ? " line" : " lines") +
         ", profile " + report.profile + "  " +
         paint(colour_of(report.verdict), verdict_text(report)) + '\n';
  for (const Finding& finding : report.findings) write_finding(out, finding, paint);
  std::string coverage = std::to_string(report.checked) + " rules checked";
  if (!report.not_checked.empty()) {
    coverage += ", " + std::to_string(report.unchecked) + " not: " + missing_text(report);
  }
  out += "\n  " + wrapped(coverage + ".", 2, page_width) + "\n\n";
  return out;
}

}  // namespace infusecheck::cli
