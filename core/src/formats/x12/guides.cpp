#include "formats/x12/guides.h"

#include <utility>

#include "formats/text.h"
#include "formats/x12/read_837.h"

namespace infusecheck::x12 {
namespace {

struct Named {
  std::string_view start;  ///< of the transaction set code or of the version
  std::string_view name;
};

constexpr Named claim_guides[] = {
    {"005010X224", "an 837D dental claim"},
    {"005010X290", "a dental predetermination (837, 005010X290)"},
    {"005010X291", "a professional predetermination (837, 005010X291)"},
    {"005010X292", "an institutional predetermination (837, 005010X292)"},
    {"005010X298", "a professional post-adjudicated claim report (837, 005010X298)"},
    {"005010X299", "an institutional post-adjudicated claim report (837, 005010X299)"},
    {"005010X300", "a dental post-adjudicated claim report (837, 005010X300)"},
    {"004010X098", "an 837P of the old version 4010"},
    {"004010X096", "an 837I of the old version 4010"},
    {"004010X097", "an 837D of the old version 4010"},
    {"004010", "an 837 of the old version 4010"},
    {"003", "an 837 of an old version before 4010"},
};

constexpr Named status_guides[] = {
    {"005010X214", "a 277CA claim acknowledgment"},
    {"005010X212", "a 277 claim status response"},
    {"005010X213", "a 277 request for additional information"},
};

constexpr Named transactions[] = {
    {"835", "an 835 remittance advice"},
    {"277", "a 277 claim status response"},
    {"999", "a 999 acknowledgment"},
    {"997", "a 997 acknowledgment"},
    {"270", "a 270 eligibility inquiry"},
    {"271", "a 271 eligibility response"},
    {"275", "a 275 attachment"},
    {"276", "a 276 claim status request"},
    {"278", "a 278 prior authorization transaction"},
    {"820", "an 820 premium payment"},
    {"834", "an 834 enrollment"},
};

template <std::size_t n>
std::string_view find(const Named (&table)[n], std::string_view key) {
  for (const Named& entry : table) {
    if (key.starts_with(entry.start)) return entry.name;
  }
  return {};
}

std::string other_transaction(std::string_view code, std::string_view version) {
  std::string_view name = code == "277" ? find(status_guides, version) : std::string_view();
  if (name.empty()) name = find(transactions, code);
  if (!name.empty()) return std::string(name);
  const bool number = code.size() == 3 && code.find_first_not_of("0123456789") == code.npos;
  return number ? "an X12 " + std::string(code) + " transaction" : "an unknown X12 transaction";
}

Error no_transaction(bool acknowledged) {
  if (acknowledged) return unreadable({false, {}, "a TA1 interchange acknowledgment"});
  return {"The file ends before its first transaction set (ST).", "",
          "Save or send the file again, unchanged, from the system that wrote it."};
}

Guide guide_of(std::string_view code, std::string_view version) {
  if (code != "837") return {false, {}, other_transaction(code, version)};
  if (version.starts_with("005010X222")) return {true, Form::professional, "an 837P"};
  if (version.starts_with("005010X223")) return {true, Form::institutional, "an 837I"};
  if (version.empty() || version == "005010") return {true, {}, "an 837"};
  const std::string_view name = find(claim_guides, version);
  if (!name.empty()) return {false, {}, std::string(name)};
  // De-identified files and test systems write versions of their own; their loops are the same.
  return {true, {}, "an 837 of an unknown version", true};
}

}  // namespace

std::optional<Guide> Guides::follow(const Segment& segment) {
  if (segment.id == "ISA") version_ = segment.element(12) == "00401" ? "004010" : "";
  if (segment.id == "GS" && !segment.element(8).empty()) version_ = segment.element(8);
  if (segment.id != "ST") return {};
  const std::string_view own = segment.element(3);
  return guide_of(segment.element(1), own.empty() ? version_ : own);
}

Error unreadable(const Guide& guide) {
  return {"The file is " + guide.name + ", which InfuseCheck does not read.", "",
          "Give the claims as an 837P (005010X222) or 837I (005010X223), or as case JSON."};
}

Result<Format> identify(std::string_view bytes) {
  const std::string_view start = trimmed(without_bom(bytes));
  if (!start.starts_with("ISA")) {
    return Error{"The input is not X12: it does not begin with ISA.", "",
                 "Give an 837 claim file."};
  }
  Splitter splitter(bytes);
  Guides guides;
  Segment segment;
  std::optional<Guide> first;
  bool any = false;
  bool acknowledgment = false;
  while (splitter.next(segment)) {
    any = true;
    acknowledgment |= segment.id == "TA1";
    std::optional<Guide> guide = segment.terminated ? guides.follow(segment) : std::nullopt;
    if (guide && guide->readable) return Format::x12_837;
    if (guide && !first) first = std::move(guide);
  }
  if (!any) return read_isa(start).error();
  return first ? unreadable(*first) : no_transaction(acknowledgment);
}

}  // namespace infusecheck::x12
