// Drug codes begin and end: was the code valid on the date of service, and which is the one that
// was?
#include <algorithm>

#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation date_sources[] = {{"CMS HCPCS Level II", "Drug codes, quarterly files",
                                      "https://www.cms.gov/medicare/coding-billing/"
                                      "healthcare-common-procedure-system/quarterly-update",
                                      Grade::A}};
constexpr std::string_view date_denial[] = {"CO-181", "N56"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view date_silences[] = {"units-mismatch", "units-mue", "ndc-hcpcs",
                                              "ndc-obsolete"};

/// The code for the same drug on the date: what followed an ended code, or what came before a new
/// one.
std::vector<const Drug*> valid_codes(const Facts& facts, const Drug& drug, Date on) {
  std::vector<const Drug*> found;
  for (const std::string& code : drug.successors) {
    if (const auto next = facts.reference.drugs.find(code, on)) found.push_back(next.row);
  }
  for (const Drug& earlier : facts.reference.drugs.rows()) {
    const bool leads_here = std::find(earlier.successors.begin(), earlier.successors.end(),
                                      drug.code) != earlier.successors.end();
    if (leads_here && earlier.span.covers(on)) found.push_back(&earlier);
  }
  return found;
}

/// The same amount of drug in units of another code; empty when it is not a whole number of them.
std::optional<Count> rescaled(const LineFacts& line, const Drug& from, const Drug& to) {
  constexpr Count most_units = 1'000'000;
  if (!line.units || *line.units > most_units || *line.units < 0) return std::nullopt;
  if (!from.unit_amount || !to.unit_amount || from.unit != to.unit) return std::nullopt;
  const Quantity amount = *from.unit_amount * *line.units;
  if (amount.raw() % to.unit_amount->raw() != 0) return std::nullopt;
  return divide_down(amount, *to.unit_amount);
}

void report_date(const Facts& facts, const LineFacts& line, const Drug& row, Sink& sink) {
  const bool ended = row.span.through < *line.on;
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message = concat(
      {line.code, " is not valid on ", line.on->text(), ": it ",
       (ended ? "ended on " + row.span.through.text() : "begins on " + row.span.from.text())});
  const auto valid = valid_codes(facts, row, *line.on);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    mistake.message += (i == 0 ? "; use " : " or ") + drug_text(*valid[i]);
  }
  mistake.message += ".";
  rest_on(row.confidence, "the dates of " + line.code, mistake);
  mistake.at_risk = charges(facts, mistake.lines);
  if (valid.size() == 1) {
    if (const auto units = rescaled(line, row, *valid[0])) {
      mistake.working = {concat({*line.units, " × ", row.unit_amount->text(), " ", row.unit, " = ",
                                 *units, " × ", valid[0]->unit_amount->text(), " ", row.unit})};
      mistake.fix = Fix{
          .title = concat({"Bill ", valid[0]->code, " × ", *units, ", the same amount of drug."}),
          .edits = {set_field(line.at(Field::line_code), valid[0]->code),
                    set_field(line.at(Field::line_units), std::to_string(*units))}};
    }
  }
  sink.report(std::move(mistake));
}

void check_date(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.drug.found != Found::not_on_date) {
      drug(line, sink);
      continue;
    }
    const auto all = facts.reference.drugs.history(line.code);
    const auto earlier = std::find_if(all.rbegin(), all.rend(),
                                      [&](const Drug& row) { return row.span.through < *line.on; });
    report_date(facts, line, earlier != all.rend() ? *earlier : all.front(), sink);
  }
}

}  // namespace

extern constinit const Rule hcpcs_date = define(
    {.id = "units-hcpcs-date",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "The drug code is not valid on the date of service.",
     .why = "A code that has ended, or does not exist yet, is refused whatever else is right.",
     .resolve =
         "Bill the code that holds on the date of service and recount the units in its unit.",
     .denial = date_denial,
     .citations = date_sources,
     .needs = date_needs,
     .silences = date_silences,
     .fix = FixKind::sometimes},
    check_date);

}  // namespace infusecheck::checks
