#include "import/pack_text.h"

#include <algorithm>

#include "import/words.h"
#include "model/names.h"
#include "reference/rows.h"
#include "report/json_writer.h"

namespace infusecheck {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string list;
  for (const std::string& part : parts) list.append(list.empty() ? "" : "|").append(part);
  return list;
}

std::string text_of(const std::optional<Quantity>& amount) { return amount ? amount->text() : ""; }

template <class E>
std::string_view word_of(const std::optional<E>& value) {
  return value ? word(*value) : "";
}

void add_span(const Span& span, CsvText& csv) {
  csv.cell(span.begins() ? span.from.text() : "").cell(span.ends() ? span.through.text() : "");
}

void add_row(const Drug& row, CsvText& csv) {
  std::vector<std::string> routes;
  for (const Route route : row.routes) routes.emplace_back(word(route));
  csv.cell(row.code);
  add_span(row.span, csv);
  csv.cell(row.descriptor).cell(row.name).cell(joined(row.brands)).cell(row.ingredient);
  csv.cell(text_of(row.unit_amount)).cell(row.unit).cell(joined(routes));
  csv.cell(word_of(row.container)).cell(word_of(row.administration_class));
  csv.cell(joined(row.successors)).cell(row.opps_status).cell(row.reference_product);
  csv.cell(!row.self_administered ? "" : *row.self_administered ? "true" : "false");
  csv.cell(row.route_modifiers ? "true" : "false").cell(row.source).cell(word(row.confidence));
}

void add_row(const Package& row, CsvText& csv) {
  csv.cell(row.ndc);
  add_span(row.span, csv);
  csv.cell(row.code).cell(row.product).cell(text_of(row.amount)).cell(row.unit);
  csv.cell(row.items == 0 ? "" : std::to_string(row.items)).cell(text_of(row.volume_ml));
  csv.cell(row.source).cell(word(row.confidence));
}

void add_row(const UnitLimit& row, CsvText& csv) {
  csv.cell(row.code);
  add_span(row.span, csv);
  csv.cell(std::to_string(row.units)).cell(std::to_string(row.adjudication));
  csv.cell(row.source).cell(word(row.confidence));
}

void add_row(const AddOnPrimary& row, CsvText& csv) {
  csv.cell(row.add_on).cell(row.primary);
  add_span(row.span, csv);
  csv.cell(std::to_string(row.type)).cell(row.source).cell(word(row.confidence));
}

template <class Row>
std::string csv_text(const std::vector<Row>& rows) {
  CsvText csv(table_format<Row>().columns);
  for (const Row& row : rows) {
    add_row(row, csv);
    csv.end_row();
  }
  return csv.take();
}

void write_span(const Span& span, JsonWriter& out) {
  out.member("from", std::string_view(span.from.text()));
  out.member("through", std::string_view(span.through.text()));
}

void write_file(const ImportedFile& file, JsonWriter& out) {
  out.begin_object().member("file", std::string_view(file.name));
  out.optional_member("archive", file.archive).member("sha256", std::string_view(file.sha256));
  out.optional_member("title", file.title).optional_member("table", file.table);
  if (!file.title.empty()) {
    write_span(file.dates, out);
    out.member("rows", file.rows).member("kept", file.kept);
  }
  out.key("left_out").begin_array();
  for (const LeftOut& left : file.left_out) {
    out.begin_object().member("reason", std::string_view(left.reason)).member("rows", left.rows);
    out.end_object();
  }
  out.end_array().key("rejected").begin_array();
  for (const RejectedRow& row : file.rejected) {
    out.begin_object().member("line", row.line).member("reason", std::string_view(row.reason));
    out.end_object();
  }
  out.end_array().end_object();
}

void write_ranges(const std::vector<CodeRange>& ranges, JsonWriter& out) {
  out.key("column_1").begin_array();
  for (const CodeRange& range : ranges) {
    out.begin_array().value(std::string_view(range.first));
    out.value(std::string_view(range.second)).end_array();
  }
  out.end_array();
}

/// The last day that the pack covers.
Date end_of(const PackParts& parts) {
  Date last = parts.covers.begin()->second.through;
  for (const auto& [name, span] : parts.covers) last = std::max(last, span.through);
  return last;
}

std::string id_of(const PackParts& parts) {
  std::string id = "cms-" + quarter_name(end_of(parts), 'q');
  for (const auto& [name, csv] : parts.tables) {
    id += '-' + name;
  }
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
}

void write_sources(const std::vector<SourceInfo>& sources, JsonWriter& out) {
  out.key("sources").begin_object();
  for (const SourceInfo& source : sources) {
    out.key(source.id).begin_object().member("title", std::string_view(source.title));
    out.member("url", std::string_view(source.url));
    out.member("retrieved", std::string_view(source.retrieved));
    out.member("licence", source.id.starts_with("import-")
                              ? "United States government work, public domain"
                              : "as in the built-in pack");
    out.end_object();
  }
  out.end_object();
}

}  // namespace

CsvText::CsvText(const std::vector<std::string_view>& header) {
  for (const std::string_view name : header) cell(name);
  end_row();
}

CsvText& CsvText::cell(std::string_view text) {
  if (!first_) text_ += ',';
  first_ = false;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return text_ += text, *this;
  text_ += '"';
  for (const char c : text) {
    if (c == '"') text_ += c;
    text_ += c;
  }
  text_ += '"';
  return *this;
}

void CsvText::end_row() {
  text_ += '\n';
  first_ = true;
}

std::string csv_of(const std::vector<Drug>& rows) { return csv_text(rows); }
std::string csv_of(const std::vector<Package>& rows) { return csv_text(rows); }
std::string csv_of(const std::vector<UnitLimit>& rows) { return csv_text(rows); }
std::string csv_of(const std::vector<AddOnPrimary>& rows) { return csv_text(rows); }

std::string account_json(const std::vector<ImportedFile>& files) {
  JsonWriter out;
  out.begin_array();
  for (const ImportedFile& file : files) write_file(file, out);
  out.end_array();
  return out.take();
}

std::string pack_file(const PackParts& parts, const std::vector<ImportedFile>& files) {
  JsonWriter out;
  out.begin_object().key("manifest").begin_object().member("format", 1);
  out.member("id", std::string_view(id_of(parts)));
  out.member("version", std::string_view(quarter_name(end_of(parts), '.')))
      .key("tables")
      .begin_object();
  for (const auto& [name, span] : parts.covers) {
    out.key(name).begin_object();
    write_span(span, out);
    const auto ranges = parts.column_1.find(name);
    if (ranges != parts.column_1.end()) write_ranges(ranges->second, out);
    out.end_object();
  }
  out.end_object();
  write_sources(parts.sources, out);
  out.key("imported").raw(account_json(files)).end_object().key("tables").begin_object();
  for (const auto& [name, csv] : parts.tables) out.member(name, std::string_view(csv));
  out.end_object().end_object();
  return out.take() + '\n';
}

}  // namespace infusecheck
