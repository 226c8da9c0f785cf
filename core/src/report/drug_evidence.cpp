#include "report/drug_evidence.h"

#include <set>

namespace infusecheck {
namespace {

/// Whether one of a row's sources begins so: the ids of pack.json name the CMS file first.
bool names(std::string_view sources, std::string_view file) {
  const std::size_t at = sources.find(file);
  return at != std::string_view::npos && (at == 0 || sources[at - 1] == '|');
}

using Test = bool (*)(const Drug&);

/// A field of drugs.csv, and the files of CMS that carry it.
struct DrugField {
  std::string_view what;
  Test known, confirmed;
};

constexpr Test never = [](const Drug&) { return false; };

constexpr DrugField drug_fields[] = {
    {"short descriptor", [](const Drug& d) { return !d.descriptor.empty(); },
     [](const Drug& d) { return names(d.source, "hcpcs-") || names(d.source, "opps-"); }},
    {"billing unit", [](const Drug& d) { return d.unit_amount.has_value(); },
     [](const Drug& d) { return names(d.source, "asp-"); }},
    {"hospital status", [](const Drug& d) { return !d.opps_status.empty(); },
     [](const Drug& d) { return names(d.source, "opps-"); }},
    {"routes", [](const Drug& d) { return !d.routes.empty(); }, never},
    {"single or multi-dose", [](const Drug& d) { return d.container.has_value(); }, never},
    {"administration class", [](const Drug& d) { return d.administration_class.has_value(); },
     never},
    {"self-administered", [](const Drug& d) { return d.self_administered.has_value(); }, never},
};

/// The rows of another table that speak of a code in force; `high` rows are CMS's own.
template <class Row>
EvidenceCount count_rows(std::string_view what, const Table<Row>& table,
                         const std::set<std::string_view>& codes, Date on) {
  EvidenceCount count{what};
  for (const Row& row : table.rows()) {
    if (!codes.contains(row.code) || !row.span.covers(on)) continue;
    ++count.known;
    if (row.confidence == Confidence::high || names(row.source, "asp-")) ++count.confirmed;
  }
  return count;
}

}  // namespace

DrugEvidence drug_evidence(const Reference& reference, Date on) {
  DrugEvidence evidence;
  std::set<std::string_view> codes;
  for (const DrugField& field : drug_fields) evidence.fields.push_back({field.what});
  for (const Drug& drug : reference.drugs.rows()) {
    if (!reference.drugs.find(drug.code, on) || !drug.span.covers(on)) continue;
    codes.insert(drug.code);
    for (std::size_t i = 0; i < std::size(drug_fields); ++i) {
      if (!drug_fields[i].known(drug)) continue;
      ++evidence.fields[i].known;
      if (drug_fields[i].confirmed(drug)) ++evidence.fields[i].confirmed;
    }
  }
  evidence.codes = static_cast<int>(codes.size());
  const auto add = [&](std::string_view what, const auto& table) {
    evidence.fields.push_back(count_rows(what, table, codes, on));
  };
  add("container sizes", reference.containers);
  add("packages (NDC)", reference.packages);
  add("unit limits, practitioner", reference.mue_practitioner);
  add("unit limits, outpatient", reference.mue_outpatient);
  return evidence;
}

}  // namespace infusecheck
