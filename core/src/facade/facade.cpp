#include "infusecheck/facade.h"

#include "facade/request.h"
#include "facade/units_query.h"
#include "formats/json/write_case.h"
#include "formats/text.h"
#include "model/concat.h"
#include "report/coding_json.h"
#include "report/columns_json.h"
#include "report/drugs_json.h"
#include "report/explain.h"
#include "report/json_writer.h"
#include "report/log_json.h"
#include "report/patch.h"
#include "report/units_json.h"

namespace infusecheck::facade {
namespace {

/// The only state of a host: packs loaded and profiles read.
Session& session() {
  static Session session;
  return session;
}

void write(JsonWriter& out, const Error& error) {
  out.key("error").begin_object().member("what", std::string_view(error.what));
  out.optional_member("where", error.where).optional_member("remedy", error.remedy);
  out.end_object();
}

std::string failure(const Error& error) {
  JsonWriter out;
  out.begin_object();
  write(out, error);
  out.end_object();
  return out.take();
}

/// {"name":[…]}
std::string list_of(std::string_view name, const std::string& elements) {
  return concat({"{\"", name, "\":[", elements, "]}"});
}

void add(std::string& list, const std::string& element) {
  if (!list.empty()) list += ',';
  list += element;
}

std::string packs() {
  JsonWriter out;
  out.begin_object();
  for (const auto& [id, version] : session().reference().packs) {
    out.member(id, std::string_view(version));
  }
  out.end_object();
  return out.take();
}

/// Whose fix it is.
void start_fix(JsonWriter& out, const std::string& claim_id, const Finding& finding) {
  out.begin_object().member("claim_id", std::string_view(claim_id));
  out.member("rule", finding.rule).list_member("lines", finding.lines);
  out.member("title", std::string_view(finding.fix->title));
}

std::string applied_json(const AppliedFix& applied) {
  JsonWriter out;
  start_fix(out, applied.claim_id, applied.finding);
  out.key("patch").raw(applied.patch);
  if (!applied.segments.empty()) out.key("segments").begin_array();
  for (const x12::SegmentChange& change : applied.segments) {
    out.begin_object();
    if (change.number > 0) out.member("segment", static_cast<int>(change.number));
    out.optional_member("before", change.before).optional_member("after", change.after);
    out.end_object();
  }
  if (!applied.segments.empty()) out.end_array();
  out.end_object();
  return out.take();
}

std::string refused_json(const RefusedFix& refused) {
  JsonWriter out;
  start_fix(out, refused.claim_id, refused.finding);
  write(out, refused.error);
  out.end_object();
  return out.take();
}

/// The options of a call that checks: it cannot do without "today".
Result<Request> dated_request(const std::string& options) {
  auto request = request_from_json(options);
  if (request && request->check.as_of == Date()) {
    return Error{"The options do not say which day today is.", "options /as_of",
                 "Give as_of as YYYY-MM-DD."};
  }
  return request;
}

}  // namespace

std::string version() {
  JsonWriter out;
  out.begin_object().member("engine", INFUSECHECK_VERSION).key("packs").raw(packs());
  out.member("rules", static_cast<int>(all_rules().size())).end_object();
  return out.take();
}

std::string check(const std::string& bytes, const std::string& options) {
  const auto request = dated_request(options);
  if (!request) return failure(request.error());
  std::string reports;
  const auto error = session().check(bytes, *request, [&](const Report& report, const Case& c) {
    add(reports, report_json(report, c, Detail::full));
  });
  return error ? failure(*error) : list_of("reports", reports);
}

std::string code(const std::string& bytes, const std::string& options) {
  const auto request = request_from_json(options);
  if (!request) return failure(request.error());
  std::optional<std::string> first;
  const auto error = session().code(bytes, *request, [&](const Coding& coding) {
    if (!first) first = coding_json(coding);
  });
  if (error) return failure(*error);
  return first ? *first : failure({"The input holds no case.", "", "Give one case."});
}

std::string read_log(const std::string& text, const std::string& options) {
  const auto request = request_from_json(options);
  if (!request) return failure(request.error());
  if (request->log_date == Date()) {
    return failure({"The options do not say the day of the log.", "options /date",
                    "Give date as YYYY-MM-DD."});
  }
  return log_json(infusecheck::read_log(text, request->log_date, session().reference()));
}

std::string read(const std::string& bytes, const std::string& options) {
  const auto request = request_from_json(options);
  if (!request) return failure(request.error());
  std::string cases;
  const auto error = infusecheck::read(
      bytes, request->file, [&](ReadCase&& claim) { add(cases, case_json(claim.content)); },
      request->columns ? &*request->columns : nullptr);
  return error ? failure(*error) : list_of("cases", cases);
}

std::string columns(const std::string& bytes, const std::string& options) {
  const auto request = request_from_json(options);
  if (!request) return failure(request.error());
  const auto found = columns_of(bytes, request->columns.value_or(ColumnMap{}));
  return found ? columns_json(*found) : failure(found.error());
}

std::string fix(const std::string& bytes, const std::string& options) {
  const auto request = dated_request(options);
  if (!request) return failure(request.error());
  std::string reports;
  auto fixed = session().fix(bytes, *request, [&](const Report& report, const Case& c) {
    add(reports, report_json(report, c, Detail::full));
  });
  if (!fixed) return failure(fixed.error());
  std::string applied;
  for (const AppliedFix& one : fixed->applied) add(applied, applied_json(one));
  std::string refused;
  for (const RefusedFix& one : fixed->refused) add(refused, refused_json(one));
  // An 837 keeps its encoding; JSON text is UTF-8.
  const std::string output =
      is_utf8(fixed->output) ? std::move(fixed->output) : latin1_to_utf8(fixed->output);
  JsonWriter out;
  out.begin_object().member("output", std::string_view(output));
  out.key("applied").raw('[' + applied + ']');
  if (!refused.empty()) out.key("not_applied").raw('[' + refused + ']');
  out.key("reports").raw('[' + reports + ']').end_object();
  return out.take();
}

std::string apply_patch(const std::string& case_text, const std::string& patch_text) {
  auto document = parse_json(case_text);
  if (!document) return failure(document.error());
  const auto patch = parse_json(patch_text);
  if (!patch) return failure(patch.error());
  if (const auto error = infusecheck::apply_patch(*document, *patch)) return failure(*error);
  JsonWriter out;
  out.begin_object().member(
      "output", std::string_view(document->dump(2, ' ', false, Json::error_handler_t::replace)));
  out.end_object();
  return out.take();
}

std::string units(const std::string& query) {
  const auto asked = units_query_from_json(query);
  if (!asked) return failure(asked.error());
  const auto answer = units_of(*asked, session().reference());
  return answer ? units_json(*answer) : failure(answer.error());
}

std::string rules() { return concat({"{\"rules\":", rules_json(), "}"}); }
std::string profiles() { return concat({"{\"profiles\":", profiles_json(), "}"}); }
std::string drugs(const std::string& query) {
  return concat({"{\"drugs\":", drugs_json(session().reference(), query), "}"});
}

std::string explain(const std::string& rule) {
  const Rule* found = find_rule(rule);
  if (found == nullptr) {
    return failure({"No rule has the id given.", "", "rules() lists them."});
  }
  JsonWriter out;
  out.begin_object()
      .member("text", std::string_view(infusecheck::explain(found->info)))
      .end_object();
  return out.take();
}

std::string add_pack(const std::string& bytes) {
  if (const auto error = session().add_pack(bytes)) return failure(*error);
  return concat({"{\"packs\":", packs(), "}"});
}

}  // namespace infusecheck::facade
