#include "report/coding_json.h"

#include "model/names.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

void write_notes(JsonWriter& out, const std::vector<CodingNote>& notes) {
  out.key("findings").begin_array();
  for (const CodingNote& note : notes) {
    std::string at = "/encounter/administrations/" + std::to_string(note.administrations[0]);
    if (!note.field.empty()) at += '/' + std::string(note.field);
    out.begin_object().member("rule", note.rule).member("severity", word(note.severity));
    out.member("at", std::string_view(at)).list_member("administrations", note.administrations);
    out.member("message", std::string_view(note.message));
    out.optional_member("query", note.query).end_object();
  }
  out.end_array();
}

void write_conflicts(JsonWriter& out, const std::vector<CodingConflict>& conflicts) {
  out.key("conflicts").begin_array();
  for (const CodingConflict& conflict : conflicts) {
    out.begin_object()
        .member("key", conflict.key)
        .member("value", std::string_view(conflict.value));
    out.member("other", std::string_view(conflict.other)).member("message", conflict.message);
    out.key("citation").begin_object().member("title", conflict.source.title);
    out.optional_member("section", conflict.source.section);
    out.optional_member("url", conflict.source.url).member("grade", word(conflict.source.grade));
    out.end_object();
    write_coded_lines(out, "lines", conflict.lines);
    out.end_object();
  }
  out.end_array();
}

void write_part(JsonWriter& out, const CodedPart& part) {
  out.begin_object();
  if (part.from) out.member("from", std::string_view(part.from->text()));
  if (part.to) out.member("to", std::string_view(part.to->text()));
  out.member("code", std::string_view(part.code)).optional_member("reason", part.reason);
  out.end_object();
}

void write_service(JsonWriter& out, const CodedService& service) {
  out.begin_object().list_member("administrations", service.administrations);
  out.member("drug", std::string_view(service.drug)).member("route", word(service.route));
  out.member("class", word(service.administration_class))
      .member("class_known", service.class_known)
      .member("class_open", service.class_open);
  out.member("visit", service.visit).member("access", std::string_view(service.access));
  if (service.minutes) out.member("minutes", *service.minutes);
  out.key("parts").begin_array();
  for (const CodedPart& part : service.parts) write_part(out, part);
  out.end_array().end_object();
}

}  // namespace

void write_coded_lines(JsonWriter& out, std::string_view name,
                       const std::vector<CodedLine>& lines) {
  out.key(name).begin_array();
  for (const CodedLine& line : lines) {
    out.begin_object().member("code", std::string_view(line.code)).member("units", line.units);
    out.list_member("modifiers", line.modifiers);
    if (line.service_date) out.member("service_date", std::string_view(line.service_date->text()));
    out.member("because", std::string_view(line.because));
    out.list_member("administrations", line.administrations).end_object();
  }
  out.end_array();
}

std::string coding_json(const Coding& coding) {
  JsonWriter out;
  out.begin_object();
  out.member("setting", coding.setting == Setting::outpatient ? "facility" : "office");
  write_coded_lines(out, "lines", coding.lines);
  write_notes(out, coding.notes);
  write_conflicts(out, coding.conflicts);
  out.key("timeline").begin_array();
  for (const CodedService& service : coding.timeline) write_service(out, service);
  out.end_array().end_object();
  return out.take();
}

}  // namespace infusecheck
