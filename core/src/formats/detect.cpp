#include "formats/fhir/read_fhir.h"
#include "formats/fhir/walk.h"
#include "formats/json/read_case.h"
#include "formats/pasted/read_pasted.h"
#include "formats/table/read_table.h"
#include "formats/text.h"
#include "formats/x12/read_837.h"
#include "infusecheck/read.h"

namespace infusecheck {
namespace {

constexpr std::string_view what_is_read =
    "Give a case as JSON, an 837P or 837I file (005010), a FHIR R4 Claim, or claim lines as CSV or "
    "text.";

std::string_view start_of(std::string_view bytes) {
  bytes = without_bom(bytes);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? "" : bytes.substr(at);
}

bool is_json(std::string_view start) { return start.starts_with('{') || start.starts_with('['); }

/// A table by its header, else the words of a claim. A log of what was given is neither, and a
/// table without a known header must not be taken for words.
Result<Format> detect_text(std::string_view bytes) {
  if (table::is_table(bytes)) return Format::table;
  const pasted::Likeness likeness = pasted::likeness(bytes);
  const std::string what = "The input is not a claim: it is neither JSON nor X12";
  if (likeness == pasted::Likeness::log) {
    return Error{what + ", and reads like an infusion log.", "",
                 "Give the log with its claim, as encounter.administrations, or as a table whose "
                 "first row names drug, start and stop."};
  }
  if (likeness == pasted::Likeness::claim) return Format::pasted;
  const bool tabular = table::is_tabular(bytes);
  return Error{what + (tabular ? ", and no column of the table is known to hold codes."
                               : ", nor claim lines as CSV or text."),
               "", std::string(tabular ? table::how_to_map : what_is_read)};
}

}  // namespace

Result<Format> detect(std::string_view bytes) {
  const std::string_view start = start_of(bytes);
  if (start.empty()) return Error{"The input is empty.", "", std::string(what_is_read)};
  if (start.starts_with("ISA")) return x12::identify(start);
  if (is_json(start)) return fhir::is_fhir(start) ? Format::fhir : Format::case_json;
  return detect_text(bytes);
}

std::optional<Error> read(std::string_view bytes, std::string_view file_name,
                          const std::function<void(ReadCase&&)>& emit, const ColumnMap* columns) {
  const std::string_view start = start_of(bytes);
  if (columns != nullptr && !start.empty() && !is_json(start) && !start.starts_with("ISA"))
    return table::read_table(bytes, file_name, *columns, emit);
  const Result<Format> format = detect(bytes);
  if (!format) return format.error();
  switch (*format) {
    case Format::x12_837:
      return x12::read_837(without_bom(bytes), file_name, emit);
    case Format::fhir:
      return fhir::read_fhir(without_bom(bytes), file_name, emit);
    case Format::table:
      return table::read_table(bytes, file_name, {}, emit);
    case Format::pasted:
      return pasted::read_pasted(bytes, file_name, emit);
    case Format::case_json:
      break;
  }
  return read_case_json(without_bom(bytes), file_name, emit);
}

}  // namespace infusecheck
