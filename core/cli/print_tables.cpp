#include <algorithm>

#include "formats/json/read_case.h"
#include "model/names.h"
#include "print.h"
#include "report/drug_evidence.h"
#include "report/drugs_json.h"
#include "report/explain.h"
#include "report/report_json.h"

namespace infusecheck::cli {
namespace {

std::string cell(std::string_view text, std::size_t width) {
  std::string result(text);
  result.resize(std::max(width, result.size()), ' ');
  return result + "  ";
}

std::string text_of(const Json& object, const char* key) {
  const auto member = object.find(key);
  const auto* text = member == object.end() ? nullptr : member->get_ptr<const std::string*>();
  return text == nullptr ? "" : *text;
}

}  // namespace

std::string rules_text() {
  std::string out;
  for (const Rule* rule : all_rules()) {
    out += cell(rule->info.id, 22) +
           cell(rule->info.planned ? "planned" : word(rule->info.severity), 7) +
           wrapped(rule->info.summary, 33, 110) + '\n';
  }
  return out;
}

std::string profiles_text() {
  std::string out;
  for (const ShippedProfile& shipped : shipped_profiles()) {
    const auto document = parse_json(shipped.text);
    if (!document) continue;
    const std::string extends = text_of(*document, "extends");
    out += cell(shipped.id, 28) + cell("reviewed " + text_of(*document, "reviewed_on"), 19) +
           text_of(*document, "name") + (extends.empty() ? "" : "  (extends " + extends + ")") +
           '\n';
  }
  return out;
}

std::string drugs_text(const Reference& reference, std::string_view query) {
  std::string out;
  const auto found = parse_json(drugs_json(reference, query));
  for (const Json& drug : *found) {
    const std::string code = text_of(drug, "code");
    const std::string unit = text_of(drug, "unit_amount") + ' ' + text_of(drug, "unit");
    std::string brands;
    for (const Json& brand : drug["brands"]) {
      brands += (brands.empty() ? "" : ", ") + *brand.get_ptr<const std::string*>();
    }
    const std::string from = text_of(drug, "from");
    const std::string through = text_of(drug, "through");
    out += cell(code, 5) + cell(unit, 9) + cell(text_of(drug, "name"), 30) + brands +
           (from.empty() ? "" : "  from " + from) +
           (through.empty() ? "" : "  through " + through) + '\n';
  }
  return out;
}

std::string drug_evidence_text(const Reference& reference, Date on) {
  const DrugEvidence evidence = drug_evidence(reference, on);
  std::string out = std::to_string(evidence.codes) + " codes can be billed on " + on.text() +
                    ". Of what is known of them, files of CMS confirm:\n\n" + cell("field", 26) +
                    cell("known", 6) + "confirmed\n";
  int known = 0, confirmed = 0;
  for (const EvidenceCount& field : evidence.fields) {
    out += cell(field.what, 26) + cell(std::to_string(field.known), 6) +
           std::to_string(field.confirmed) + '\n';
    known += field.known;
    confirmed += field.confirmed;
  }
  return out + cell("in all", 26) + cell(std::to_string(known), 6) + std::to_string(confirmed) +
         '\n';
}

}  // namespace infusecheck::cli
