// The billing code against the drug: is it this drug's code, and was it valid on the date of
// service?
#include <algorithm>

#include "checks/support.h"
#include "dosing/units.h"

namespace infusecheck::checks {
namespace {

constexpr Citation hcpcs{"CMS HCPCS Level II", "Drug codes, quarterly files",
                         "https://www.cms.gov/medicare/coding-billing/"
                         "healthcare-common-procedure-system/quarterly-update",
                         Grade::A};
constexpr Citation amerihealth{"AmeriHealth, billing of drugs",
                               "The code must be the administered product's",
                               "https://medpolicy.amerihealth.com/ah/Commercial/Pages/Policy/"
                               "06fbbf9c-a12f-425d-a98c-f254ec9b6ab3.aspx",
                               Grade::B};
constexpr Citation drug_sources[] = {hcpcs, amerihealth};
constexpr std::string_view drug_denial[] = {"CO-16", "N56", "N846"};
constexpr std::string_view drug_needs[] = {"claim.lines[].service_date",
                                           "encounter.administrations or claim.lines[].ndc"};
constexpr std::string_view drug_silences[] = {"units-hcpcs-date", "units-mismatch", "units-mue"};

/// What a code stands for, also when it has ended: the row that holds on the date, else its latest.
const Drug* meaning(const LineFacts& line, const Facts& facts) {
  if (line.drug) return line.drug.row;
  const auto all = facts.reference.drugs.history(line.code);
  return all.empty() ? nullptr : &all.back();
}

std::string named(const Drug& drug) {
  std::string text = drug.code + " (" + drug.name;
  if (drug.unit_amount) text += ", " + drug.unit_amount->text() + " " + drug.unit + " a unit";
  return text + ")";
}

/// The one code for what an administration names, by route; nothing when it is open which.
const Drug* code_for(const Administration& given, const Facts& facts, Date on) {
  auto named_drugs = facts.reference.drugs_named(given.drug, on);
  if (named_drugs.size() > 1 && given.route) {
    std::erase_if(named_drugs, [&](const Drug* drug) {
      return std::find(drug->routes.begin(), drug->routes.end(), *given.route) ==
             drug->routes.end();
    });
  }
  return named_drugs.size() == 1 ? named_drugs[0] : nullptr;
}

struct Recorded {
  const Administration* given = nullptr;
  const Drug* drug = nullptr;  ///< its code on the date
  int index = 0;               ///< 1-based in the log
};

/// Drugs on the record of a date, as codes; notes those the packs cannot name.
std::vector<Recorded> recorded_drugs(const Facts& facts, Date on, Sink& sink) {
  std::vector<Recorded> found;
  int index = 0;
  for (const Administration& given : facts.administrations()) {
    ++index;
    const Purpose purpose = given.purpose.value.value_or(Purpose::therapy);
    if (given.drug.empty() || purpose != Purpose::therapy ||
        (given.start && given.start->date() != on))
      continue;
    if (const Drug* row = code_for(given, facts, on)) {
      found.push_back({&given, row, index});
    } else if (facts.reference.drugs_named(given.drug, on).empty()) {
      sink.not_checked("pack drugs for encounter.administrations[" + std::to_string(index - 1) +
                       "].drug");
    }
  }
  return found;
}

bool billed(const Facts& facts, const Drug& drug, Date on) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
    const Drug* row = meaning(line, facts);
    return row != nullptr && line.on == on && row->ingredient == drug.ingredient;
  });
}

std::vector<Edit> recode(const Facts& facts, const LineFacts& line, const Drug& right,
                         const Administration& given) {
  std::vector<Edit> edits{set_field(line.at(Field::line_code), right.code)};
  const auto log = administrations_of(facts.administrations(), right, *line.on);
  const bool alone = std::count(log.begin(), log.end(), &given) == 1 && log.size() == 1;
  if (!alone || !given.dose.amount || given.dose.unit != right.unit || !right.unit_amount)
    return edits;
  if (*given.dose.amount <= Quantity()) return edits;
  const Count units = divide_up(*given.dose.amount, *right.unit_amount);
  edits.push_back(set_field(line.at(Field::line_units), std::to_string(units)));
  return edits;
}

void report_recorded(const Facts& facts, const LineFacts& line, const Drug& billed_drug,
                     const Recorded& recorded, Sink& sink) {
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message = "Line " + std::to_string(line.number) + " bills " + named(billed_drug) +
                    "; the record shows " + recorded.drug->name + ", which is " +
                    recorded.drug->code + " on " + line.on->text() + ".";
  mistake.working = {
      line.code + " stands for " + billed_drug.name,
      "administration " + std::to_string(recorded.index) + " gave " + named(*recorded.drug)};
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = "Bill " + recorded.drug->code +
                             ", with its own charge, if the record shows that " +
                             recorded.drug->name + " was given.",
                    .applicability = Applicability::needs_confirmation,
                    .edits = recode(facts, line, *recorded.drug, *recorded.given)};
  sink.report(std::move(mistake));
}

void report_packaged(const Facts& facts, const LineFacts& line, const Drug& billed_drug,
                     const Package& package, const Drug& right, Sink& sink) {
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message = "Line " + std::to_string(line.number) + " bills " + named(billed_drug) +
                    "; its NDC " + package.ndc + " is " + right.name + ", which is " + right.code +
                    " on " + line.on->text() + ".";
  mistake.working = {line.code + " stands for " + billed_drug.name,
                     "NDC " + package.ndc + " is billed with " + right.code};
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = "Bill " + right.code +
                             ", with its own units and charge, if the record shows that " +
                             right.name + " was given.",
                    .applicability = Applicability::needs_confirmation,
                    .edits = {set_field(line.at(Field::line_code), right.code)}};
  sink.report(std::move(mistake));
}

std::string digits_of(std::string_view ndc) {
  std::string digits(ndc);
  std::erase(digits, '-');
  return digits;
}

/// True when the NDC settled the question, either way.
bool checked_by_ndc(const Facts& facts, const LineFacts& line, const Drug& billed_drug,
                    Sink& sink) {
  if (line.line->ndc.code.empty()) return false;
  const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
  if (!package) return false;
  const auto right = facts.reference.drugs.find(package->code, line.on);
  if (!right) return false;
  if (right->ingredient != billed_drug.ingredient) {
    report_packaged(facts, line, billed_drug, *package.row, *right.row, sink);
  }
  return true;
}

void check_drug(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const Drug* billed_drug = meaning(line, facts);
    if (billed_drug == nullptr || !line.on) {
      drug(line, facts, sink);
      continue;
    }
    if (checked_by_ndc(facts, line, *billed_drug, sink)) continue;
    if (facts.administrations().empty()) {
      sink.not_checked("encounter.administrations");
      continue;
    }
    const auto recorded = recorded_drugs(facts, *line.on, sink);
    const auto same = [&](const Recorded& r) {
      return r.drug->ingredient == billed_drug->ingredient;
    };
    if (std::any_of(recorded.begin(), recorded.end(), same)) continue;
    const auto unbilled = std::find_if(recorded.begin(), recorded.end(), [&](const Recorded& r) {
      return !billed(facts, *r.drug, *line.on);
    });
    if (unbilled != recorded.end()) report_recorded(facts, line, *billed_drug, *unbilled, sink);
  }
}

constexpr Citation date_sources[] = {hcpcs};
constexpr std::string_view date_denial[] = {"CO-181", "N56"};
constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view date_silences[] = {"units-mismatch", "units-mue"};

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
  mistake.message =
      line.code + " is not valid on " + line.on->text() + ": it " +
      (ended ? "ended on " + row.span.through.text() : "begins on " + row.span.from.text());
  const auto valid = valid_codes(facts, row, *line.on);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    mistake.message += (i == 0 ? "; use " : " or ") + named(*valid[i]);
  }
  mistake.message += ".";
  mistake.at_risk = charges(facts, mistake.lines);
  if (valid.size() == 1) {
    if (const auto units = rescaled(line, row, *valid[0])) {
      mistake.working = {std::to_string(*line.units) + " × " + row.unit_amount->text() + " " +
                         row.unit + " = " + std::to_string(*units) + " × " +
                         valid[0]->unit_amount->text() + " " + row.unit};
      mistake.fix = Fix{.title = "Bill " + valid[0]->code + " × " + std::to_string(*units) +
                                 ", the same amount of drug.",
                        .edits = {set_field(line.at(Field::line_code), valid[0]->code),
                                  set_field(line.at(Field::line_units), std::to_string(*units))}};
    }
  }
  sink.report(std::move(mistake));
}

void check_date(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.drug.found != Found::not_on_date) {
      drug(line, facts, sink);
      continue;
    }
    const auto all = facts.reference.drugs.history(line.code);
    const auto earlier = std::find_if(all.rbegin(), all.rend(),
                                      [&](const Drug& row) { return row.span.through < *line.on; });
    report_date(facts, line, earlier != all.rend() ? *earlier : all.front(), sink);
  }
}

}  // namespace

extern constinit const Rule hcpcs_drug = define(
    {.id = "units-hcpcs-drug",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "The billed code is not the code of the drug that was given.",
     .why = "The claim asks for another drug than the record and the NDC show; it is denied, or "
            "paid and "
            "taken back.",
     .resolve =
         "Bill the code of the drug given, valid on the date of service, with units of that code.",
     .denial = drug_denial,
     .citations = drug_sources,
     .needs = drug_needs,
     .silences = drug_silences,
     .fix = FixKind::always},
    check_drug);

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
