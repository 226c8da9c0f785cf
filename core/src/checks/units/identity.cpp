// The billing code against the drug: is it this drug's code, and was it valid on the date of
// service?
#include <algorithm>
#include <set>

#include "checks/support.h"
#include "dosing/units.h"
#include "model/concat.h"

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
constexpr std::string_view drug_silences[] = {"units-hcpcs-date", "units-mismatch", "units-mue",
                                              "ndc-hcpcs"};

/// What the record says was given on a date: one ingredient, and the codes it may be billed with.
struct Recorded {
  const Administration* given = nullptr;
  int index = 0;                   ///< 1-based in the log
  std::vector<const Drug*> codes;  ///< never empty, all of one ingredient
  const std::string& ingredient() const { return codes[0]->ingredient; }
  bool major() const { return codes[0]->administration_class != AdministrationClass::therapeutic; }
};

bool one_ingredient(const std::vector<const Drug*>& codes) {
  return std::all_of(codes.begin(), codes.end(),
                     [&](const Drug* drug) { return drug->ingredient == codes[0]->ingredient; });
}

/// Drugs on the record of a date; notes those the packs cannot name.
std::vector<Recorded> recorded_drugs(const Facts& facts, Date on, Sink& sink) {
  std::vector<Recorded> found;
  int index = 0;
  for (const Administration& given : facts.administrations()) {
    ++index;
    const Purpose purpose = given.purpose.value.value_or(Purpose::therapy);
    const bool other = given.route.value == Route::oral || purpose != Purpose::therapy;
    if (given.drug.empty() || other || (given.start && given.start->date() != on)) continue;
    auto codes = codes_for(given, facts, on);
    if (codes.empty() || !one_ingredient(codes)) {
      sink.not_checked(concat({"pack drugs for encounter.administrations[", index - 1, "].drug"}));
    } else {
      found.push_back({&given, index, std::move(codes)});
    }
  }
  return found;
}

std::string codes_of(const Recorded& recorded) {
  std::string text;
  for (const Drug* drug : recorded.codes) text += (text.empty() ? "" : " or ") + drug->code;
  return text;
}

std::vector<Edit> recode(const LineFacts& line, const Drug& right, const Administration& given) {
  std::vector<Edit> edits{set_field(line.at(Field::line_code), right.code)};
  const auto units = units_for(given.dose, right);
  if (units) edits.push_back(set_field(line.at(Field::line_units), std::to_string(*units)));
  return edits;
}

void report_recorded(const Facts& facts, const LineFacts& line, const Recorded& recorded,
                     Sink& sink) {
  const Drug& billed_drug = *meaning(line, facts);
  const Drug& right = *recorded.codes[0];
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message =
      concat({"Line ", line.number, " bills ", drug_text(billed_drug), "; the record shows ",
              right.ingredient, ", which is ", codes_of(recorded), " on ", line.on->text(), "."});
  mistake.working = {concat({line.code, " stands for ", billed_drug.name}),
                     concat({"administration ", recorded.index, " gave ", drug_text(right)})};
  rest_on(std::min(billed_drug.confidence, right.confidence), "these codes", mistake);
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix =
      Fix{.title = concat({"Bill ", right.code, ", with its own charge, if the record shows that ",
                           right.name, " was given."}),
          .applicability = Applicability::needs_confirmation,
          .edits = recode(line, right, *recorded.given)};
  sink.report(std::move(mistake));
}

/// Billed drugs that are not on the record, and recorded ones that are not billed, of one date.
struct Unmatched {
  std::vector<const LineFacts*> billed;  ///< one line for each ingredient
  std::vector<const Recorded*> recorded;
};

Unmatched unmatched(const Facts& facts, Date on, const std::vector<Recorded>& recorded) {
  Unmatched result;
  std::set<std::string> billed;
  for (const LineFacts& line : facts.lines) {
    const Drug* row = line.on == on ? meaning(line, facts) : nullptr;
    if (row == nullptr || !billed.insert(row->ingredient).second) continue;
    const auto same = [&](const Recorded& r) { return r.ingredient() == row->ingredient; };
    if (std::none_of(recorded.begin(), recorded.end(), same)) result.billed.push_back(&line);
  }
  std::set<std::string> listed;
  for (const Recorded& one : recorded) {
    if (!billed.contains(one.ingredient()) && listed.insert(one.ingredient()).second) {
      result.recorded.push_back(&one);
    }
  }
  return result;
}

/// Reports each billed drug with the recorded one that stands in its place. Only where their
/// numbers agree is it certain which replaces which; biologics are matched with biologics,
/// premedication apart.
void report_pairs(const Facts& facts, const Unmatched& all, Sink& sink) {
  for (const bool major : {true, false}) {
    Unmatched group = all;
    if (all.billed.size() != 1 || all.recorded.size() != 1) {
      std::erase_if(group.billed, [&](const LineFacts* line) {
        return (meaning(*line, facts)->administration_class != AdministrationClass::therapeutic) !=
               major;
      });
      std::erase_if(group.recorded, [&](const Recorded* one) { return one->major() != major; });
    } else if (!major) {
      continue;
    }
    if (group.billed.size() != group.recorded.size()) continue;
    for (std::size_t i = 0; i < group.billed.size(); ++i) {
      report_recorded(facts, *group.billed[i], *group.recorded[i], sink);
    }
  }
}

void report_packaged(const Facts& facts, const LineFacts& line, const Drug& billed_drug,
                     const Package& package, const Drug& right, Sink& sink) {
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message =
      concat({"Line ", line.number, " bills ", drug_text(billed_drug), "; its NDC ", package.ndc,
              " is ", right.name, ", which is ", right.code, " on ", line.on->text(), "."});
  mistake.working = {concat({line.code, " stands for ", billed_drug.name}),
                     concat({"NDC ", package.ndc, " is billed with ", right.code})};
  rest_on(std::min(package.confidence, right.confidence), "the code of that NDC", mistake);
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = concat({"Bill ", right.code,
                                     ", with its own units and charge, if the record shows that ",
                                     right.name, " was given."}),
                    .applicability = Applicability::needs_confirmation,
                    .edits = {set_field(line.at(Field::line_code), right.code)}};
  sink.report(std::move(mistake));
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
  std::set<Date> open_dates;  // dates with a drug line that no NDC explains
  for (const LineFacts& line : facts.lines) {
    const Drug* billed_drug = meaning(line, facts);
    if (billed_drug == nullptr || !line.on) {
      drug(line, sink);
    } else if (!checked_by_ndc(facts, line, *billed_drug, sink)) {
      if (facts.administrations().empty()) sink.not_checked("encounter.administrations");
      open_dates.insert(*line.on);
    }
  }
  for (const Date on : open_dates) {
    const auto recorded = recorded_drugs(facts, on, sink);
    report_pairs(facts, unmatched(facts, on, recorded), sink);
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

}  // namespace infusecheck::checks
