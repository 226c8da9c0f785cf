#include "report/sarif.h"

#include "infusecheck/rule.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string result_json(const Report& report, const Finding& finding) {
  JsonWriter out;
  out.begin_object().member("ruleId", finding.rule).member("level", level(finding.severity));
  out.key("message").begin_object().member("text", std::string_view(finding.message)).end_object();
  out.key("locations").begin_array().begin_object();
  out.key("physicalLocation").begin_object().key("artifactLocation").begin_object();
  out.member("uri", std::string_view(report.source.file)).end_object().end_object();
  out.key("logicalLocations").begin_array().begin_object();
  out.member("fullyQualifiedName", "claim " + std::to_string(report.source.claim) + finding.at);
  out.end_object().end_array().end_object().end_array().end_object();
  return out.take();
}

void write_rules(JsonWriter& out) {
  out.key("rules").begin_array();
  for (const Rule* rule : all_rules()) {
    out.begin_object().member("id", rule->info.id);
    out.key("shortDescription").begin_object().member("text", rule->info.summary).end_object();
    out.key("help").begin_object().member("text", rule->info.resolve).end_object().end_object();
  }
  out.end_array();
}

}  // namespace

void SarifLog::add(const Report& report) {
  for (const Finding& finding : report.findings) {
    if (!results_.empty()) results_ += ',';
    results_ += result_json(report, finding);
  }
}

std::string SarifLog::take() {
  JsonWriter out;
  out.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  out.member("version", "2.1.0").key("runs").begin_array().begin_object();
  out.key("tool").begin_object().key("driver").begin_object().member("name", "InfuseCheck");
  out.member("version", INFUSECHECK_VERSION);
  write_rules(out);
  out.end_object().end_object().key("results").raw('[' + results_ + ']').end_object();
  out.end_array().end_object();
  return out.take();
}

}  // namespace infusecheck
