#include "formats/fhir/read_fhir.h"
#include "formats/fhir/walk.h"
#include "formats/json/read_case.h"
#include "formats/text.h"
#include "formats/x12/read_837.h"
#include "infusecheck/read.h"

namespace infusecheck {
namespace {

constexpr std::string_view what_is_read =
    "Give a case as JSON, an 837P or 837I file (005010), or a FHIR R4 Claim.";

std::string_view start_of(std::string_view bytes) {
  bytes = without_bom(bytes);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? "" : bytes.substr(at);
}

}  // namespace

Result<Format> detect(std::string_view bytes) {
  const std::string_view start = start_of(bytes);
  if (start.empty()) return Error{"The input is empty.", "", std::string(what_is_read)};
  if (start.starts_with("ISA")) return x12::identify(start);
  if (start.starts_with('{') || start.starts_with('['))
    return fhir::is_fhir(start) ? Format::fhir : Format::case_json;
  return Error{"The input is not a claim: it is neither JSON nor X12.", "",
               std::string(what_is_read)};
}

std::optional<Error> read(std::string_view bytes, std::string_view file_name,
                          const std::function<void(ReadCase&&)>& emit) {
  const Result<Format> format = detect(bytes);
  if (!format) return format.error();
  if (*format == Format::x12_837) return x12::read_837(without_bom(bytes), file_name, emit);
  if (*format == Format::fhir) return fhir::read_fhir(without_bom(bytes), file_name, emit);
  return read_case_json(without_bom(bytes), file_name, emit);
}

}  // namespace infusecheck
