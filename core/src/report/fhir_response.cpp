#include "report/fhir_response.h"

#include <map>
#include <vector>

#include "model/names.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

constexpr std::string_view rules = "urn:infusecheck:rule";
constexpr std::string_view severities = "urn:infusecheck:severity";

/// A CodeableConcept of one code.
void write_code(JsonWriter& out, std::string_view key, std::string_view system,
                std::string_view code) {
  out.key(key).begin_object().key("coding").begin_array().begin_object();
  out.member("system", system).member("code", code);
  out.end_object().end_array().end_object();
}

void write_absent(JsonWriter& out, std::string_view key, std::string_view reason) {
  out.key(key).begin_object().key("extension").begin_array().begin_object();
  out.member("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
  out.member("valueCode", reason).end_object().end_array().end_object();
}

/// The sequence number of the Claim's item that a line was read from.
std::string sequence_of(const Report& report, int line) {
  const auto index = static_cast<std::size_t>(line) - 1;
  const auto& items = report.source.items;
  return index < items.size() ? items[index] : std::to_string(line);
}

std::string_view outcome(Verdict verdict) {
  if (verdict == Verdict::fail) return "error";
  return verdict == Verdict::incomplete ? "partial" : "complete";
}

std::string counted(int count, std::string_view what) {
  return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
}

/// "Fail: 2 errors, 1 warning."
std::string disposition(const Report& report) {
  std::map<Severity, int> counts;
  for (const Finding& finding : report.findings) ++counts[finding.severity];
  const std::string errors = counted(counts[Severity::error], "error");
  const std::string warnings = counted(counts[Severity::warning], "warning");
  switch (report.verdict) {
    case Verdict::fail:
      return "Fail: " + errors + ", " + warnings + '.';
    case Verdict::review:
      return "Review: " + warnings + '.';
    case Verdict::incomplete:
      return "Incomplete: nothing found, but not everything could be checked.";
    case Verdict::pass:
      break;
  }
  const int open = report.unchecked;
  if (report.scope == Scope::record || open == 0) return "Pass.";
  return "Pass as a claim; " + counted(open, "check") + (open == 1 ? " needs" : " need") +
         " the record.";
}

/// FHIR has an adjudication for each thing decided: here for each finding, its weight and its rule.
void write_adjudication(JsonWriter& out, const Finding& finding) {
  out.begin_object();
  write_code(out, "category", severities, word(finding.severity));
  write_code(out, "reason", rules, finding.rule);
  out.end_object();
}

using Notes = std::vector<int>;  // positions in the report's list, from 0

void write_adjudications(JsonWriter& out, const Report& report, const Notes& notes) {
  out.key("adjudication").begin_array();
  for (const int note : notes)
    write_adjudication(out, report.findings[static_cast<std::size_t>(note)]);
  out.end_array();
}

void write_item(JsonWriter& out, const Report& report, int line, const Notes& notes) {
  out.begin_object().key("itemSequence").raw(sequence_of(report, line));
  out.key("noteNumber").begin_array();
  for (const int note : notes) out.value(note + 1);
  out.end_array();
  write_adjudications(out, report, notes);
  out.end_object();
}

void write_items(JsonWriter& out, const Report& report) {
  std::map<int, Notes> of_lines;  // 0 = the claim as a whole
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    if (finding.lines.empty()) of_lines[0].push_back(static_cast<int>(i));
    for (const int line : finding.lines) of_lines[line].push_back(static_cast<int>(i));
  }
  const auto of_claim = of_lines.extract(0);
  if (!of_lines.empty()) {
    out.key("item").begin_array();
    for (const auto& [line, notes] : of_lines) write_item(out, report, line, notes);
    out.end_array();
  }
  if (of_claim) write_adjudications(out, report, of_claim.mapped());
}

void write_notes(JsonWriter& out, const Report& report) {
  if (report.findings.empty()) return;
  out.key("processNote").begin_array();
  int number = 0;
  for (const Finding& finding : report.findings) {
    out.begin_object().member("number", ++number).member("type", "display");
    out.member("text", finding.message + (finding.resolve.empty() ? "" : ' ' + finding.resolve));
    out.end_object();
  }
  out.end_array();
}

void write_error(JsonWriter& out, const Finding& finding, const std::string& sequence) {
  out.begin_object();
  if (!sequence.empty()) out.key("itemSequence").raw(sequence);
  write_code(out, "code", rules, finding.rule);
  out.end_object();
}

void write_errors(JsonWriter& out, const Report& report) {
  if (report.verdict != Verdict::fail) return;
  out.key("error").begin_array();
  for (const Finding& finding : report.findings) {
    if (finding.severity != Severity::error) continue;
    if (finding.lines.empty()) write_error(out, finding, "");
    for (const int line : finding.lines) write_error(out, finding, sequence_of(report, line));
  }
  out.end_array();
}

}  // namespace

std::string fhir_response(const Report& report, const Case& c, Date as_of) {
  JsonWriter out;
  out.begin_object().member("resourceType", "ClaimResponse").member("status", "active");
  if (c.claim.form) {
    write_code(out, "type", "http://terminology.hl7.org/CodeSystem/claim-type",
               word(*c.claim.form));
  } else {
    write_absent(out, "type", "unknown");
  }
  out.member("use", std::string_view(report.source.use.empty() ? "claim" : report.source.use));
  write_absent(out, "patient", "masked");
  out.member("created", std::string_view(as_of.text()));
  write_absent(out, "insurer", "masked");
  if (!report.claim_id.empty()) {
    out.key("request").begin_object().key("identifier").begin_object();
    out.member("value", std::string_view(report.claim_id)).end_object().end_object();
  }
  out.member("outcome", outcome(report.verdict));
  out.member("disposition", std::string_view(disposition(report)));
  write_items(out, report);
  write_notes(out, report);
  write_errors(out, report);
  out.end_object();
  return out.take();
}

}  // namespace infusecheck
