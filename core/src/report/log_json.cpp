#include "report/log_json.h"

#include "formats/json/write_case.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

void write_place(JsonWriter& out, std::size_t from, std::size_t to) {
  out.member("from", static_cast<std::int64_t>(from)).member("to", static_cast<std::int64_t>(to));
}

}  // namespace

std::string log_json(const ReadLog& log) {
  JsonWriter out;
  out.begin_object().key("administrations").begin_array();
  for (const Administration& given : log.administrations) out.raw(administration_json(given));
  out.end_array().key("echo").begin_array();
  for (const LogEcho& echo : log.echo) {
    out.begin_object();
    write_place(out, echo.from, echo.to);
    out.member("administration", echo.administration);
    out.member("text", std::string_view(echo.text)).end_object();
  }
  out.end_array().key("problems").begin_array();
  for (const LogProblem& problem : log.problems) {
    out.begin_object();
    write_place(out, problem.from, problem.to);
    out.member("what", std::string_view(problem.what));
    out.optional_member("remedy", problem.remedy).end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace infusecheck
