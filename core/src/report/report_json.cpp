#include "report/report_json.h"

#include "model/names.h"
#include "report/coding_json.h"
#include "report/json_writer.h"
#include "report/patch.h"
#include "report/span_json.h"

namespace infusecheck {
namespace {

void write_citations(JsonWriter& out, std::span<const Citation> citations) {
  out.key("citations").begin_array();
  for (const Citation& citation : citations) {
    out.begin_object().member("title", citation.title).optional_member("section", citation.section);
    out.optional_member("url", citation.url).member("grade", word(citation.grade)).end_object();
  }
  out.end_array();
}

void write_fix(JsonWriter& out, const Fix& fix, const Case& c) {
  out.key("fix").begin_object().member("title", std::string_view(fix.title));
  out.member("applicability", word(fix.applicability));
  out.key("patch").raw(patch_json(fix, c)).end_object();
}

void write_finding(JsonWriter& out, const Finding& finding, const Case& c, Detail detail) {
  out.begin_object().member("rule", finding.rule).member("severity", word(finding.severity));
  out.list_member("lines", finding.lines).member("at", std::string_view(finding.at));
  out.member("message", std::string_view(finding.message));
  if (detail == Detail::full) {
    out.member("why", std::string_view(finding.why));
    out.member("resolve", std::string_view(finding.resolve));
    out.list_member("working", finding.working);
  }
  out.list_member("denial", finding.denial);
  if (finding.at_risk) out.member("at_risk", std::string_view(finding.at_risk->text()));
  if (detail == Detail::full) write_citations(out, finding.citations);
  if (finding.fix) write_fix(out, *finding.fix, c);
  out.end_object();
}

void write_source(JsonWriter& out, const Source& source) {
  if (source.claim == 0) return;
  out.key("source").begin_object().optional_member("file", source.file);
  out.member("claim", source.claim);
  if (source.segment > 0) out.member("segment", source.segment);
  out.end_object();
}

/// The needs of a rule stand together.
void write_not_checked(JsonWriter& out, const std::vector<NotChecked>& not_checked) {
  out.key("not_checked").begin_array();
  for (std::size_t i = 0; i < not_checked.size();) {
    const std::string_view rule = not_checked[i].rule;
    out.begin_object().member("rule", rule).key("needs").begin_array();
    for (; i < not_checked.size() && not_checked[i].rule == rule; ++i)
      out.value(std::string_view(not_checked[i].need.text()));
    out.end_array().end_object();
  }
  out.end_array();
}

void write_versions(JsonWriter& out, const Report& report) {
  out.key("versions").begin_object().member("engine", INFUSECHECK_VERSION);
  out.key("packs").begin_object();
  for (const auto& [id, version] : report.packs) out.member(id, std::string_view(version));
  out.end_object().member("profile", std::string_view(report.profile)).end_object();
}

void write_rule(JsonWriter& out, const RuleInfo& info) {
  out.begin_object().member("id", info.id).member("category", word(info.category));
  out.member("severity", word(info.severity)).member("status", info.planned ? "planned" : "stable");
  out.member("since", info.since).member("summary", info.summary).member("why", info.why);
  out.member("resolve", info.resolve).list_member("denial", info.denial);
  out.member("payers", word(info.payers)).member("fix", word(info.fix));
  out.key("effective").begin_object();
  write_span(out, info.effective);
  out.end_object().list_member("profile_keys", info.profile_keys).list_member("needs", info.needs);
  out.list_member("silences", info.silences);
  write_citations(out, info.citations);
  out.end_object();
}

}  // namespace

std::string report_json(const Report& report, const Case& c, Detail detail) {
  JsonWriter out;
  out.begin_object().member("claim_id", std::string_view(report.claim_id));
  out.member("line_count", report.line_count);
  write_source(out, report.source);
  out.member("verdict", word(report.verdict)).member("scope", word(report.scope));
  out.key("findings").begin_array();
  for (const Finding& finding : report.findings) write_finding(out, finding, c, detail);
  out.end_array();
  if (detail == Detail::full) write_not_checked(out, report.not_checked);
  if (report.expected_lines) write_coded_lines(out, "expected_lines", *report.expected_lines);
  out.key("coverage").begin_object().member("checked", report.checked);
  out.member("not_checked", report.unchecked).end_object();
  if (detail == Detail::full) write_versions(out, report);
  out.end_object();
  return out.take();
}

std::string rules_json() {
  JsonWriter out;
  out.begin_array();
  for (const Rule* rule : all_rules()) write_rule(out, rule->info);
  out.end_array();
  return out.take();
}

std::string profiles_json() {
  JsonWriter out;
  out.begin_array();
  for (const ShippedProfile& shipped : shipped_profiles()) {
    const auto document = parse_json(shipped.text);
    if (document) out.raw(document->dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  out.end_array();
  return out.take();
}

}  // namespace infusecheck
