// Units against the dose: the administered dose rounded up, in units of the code on that date.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view dose_needs[] = {"encounter.administrations[].dose"};
constexpr Citation unit_sources[] = {amerihealth_drugs, cco_units};
constexpr std::string_view unit_denial[] = {"CO-151", "CO-153"};
constexpr std::string_view specific[] = {"units-mismatch", "units-total-over-vials", "units-mue"};
constexpr std::string_view package_silences[] = {"units-mismatch", "units-total-over-vials",
                                                 "units-mue", "ndc-qty"};
constexpr std::string_view mismatch_silences[] = {"units-total-over-vials"};

/// What a wrong number of units looks like.
enum class Wrong { none, fraction_cut, package, other };

Count vials_of(const DrugDay& day) {
  Count count = 0;
  for (const Administration* one : day.given) {
    for (const Vial& vial : one->vials) count += vial.count.value.value_or(0);
  }
  return count;
}

bool equals(Count billed, std::optional<Quantity> amount) {
  return amount && *amount == Quantity::whole(billed);
}

/// Vials, millilitres or the unit of measure itself, billed as if each were a billing unit.
bool counts_packages(const DrugDay& day) {
  const Count billed = *day.billed;
  if (billed == vials_of(day) && billed > 0) return true;
  if (equals(billed, day.dose) || equals(billed, day.vials)) return true;
  return std::any_of(day.administered.begin(), day.administered.end(), [&](const LineFacts* line) {
    const auto& ndc = line->line->ndc;
    return ndc.quantity && *ndc.quantity == Quantity::whole(billed) && upper(ndc.unit) == "ML";
  });
}

Wrong judge(const DrugDay& day) {
  if (!day.billed || !day.administered_units || *day.billed == *day.administered_units)
    return Wrong::none;
  const Count rounded_down = divide_down(*day.dose, *day.drug->unit_amount);
  if (*day.billed == rounded_down && rounded_down > 0) return Wrong::fraction_cut;
  return counts_packages(day) ? Wrong::package : Wrong::other;
}

std::vector<std::string> working(const DrugDay& day) {
  const Drug& drug = *day.drug;
  std::vector<std::string> steps{
      concat({day.dose->text(), " ", drug.unit, " given ÷ ", drug.unit_amount->text(), " ",
              drug.unit, " a unit = ", *day.administered_units, " units, rounded up"})};
  if (day.vials) steps.push_back(concat({"vials opened: ", day.vials->text(), " ", drug.unit}));
  return steps;
}

std::optional<Fix> units_fix(const Facts& facts, const DrugDay& day) {
  if (day.administered.size() != 1) return std::nullopt;
  const LineFacts& line = *day.administered[0];
  const bool raises = *day.administered_units > *day.billed;
  // Few units for many: the charge was that of the vials, and stays.
  const bool charge_of_vials = raises && judge(day) == Wrong::package;
  return Fix{.title = concat({"Bill ", line.code, " × ", *day.administered_units,
                              (raises ? ", if the record's dose is as given here." : ".")}),
             .applicability = raises ? Applicability::needs_confirmation : Applicability::safe,
             .edits = charge_of_vials
                          ? std::vector{set_field(line.at(Field::line_units),
                                                  std::to_string(*day.administered_units))}
                          : change_units(facts, line, *day.administered_units)};
}

std::optional<Money> excess(const DrugDay& day) {
  const LineFacts& line = *day.administered[0];
  const auto& charge = line.line->charge;
  const Count over = *day.billed - *day.administered_units;
  const bool divides =
      charge && day.administered.size() == 1 && *day.billed > 0 && charge->raw() % *day.billed == 0;
  if (over <= 0 || !divides) return std::nullopt;
  return Money::from_raw(charge->raw() / *day.billed * over);
}

void report(const Facts& facts, const DrugDay& day, std::string message, Sink& sink) {
  Mistake mistake{.at = day.administered[0]->at(Field::line_units)};
  for (const LineFacts* line : day.administered) mistake.lines.push_back(line->number);
  mistake.message = std::move(message);
  mistake.working = working(day);
  mistake.at_risk = excess(day);
  mistake.fix = units_fix(facts, day);
  rest_on(day.drug->confidence, "the unit of " + day.drug->code, mistake);
  sink.report(std::move(mistake));
}

/// Days whose dose is known; notes those whose is not, where a record exists.
void each_day(const Facts& facts, Sink& sink, Wrong wanted,
              std::string (*message)(const DrugDay&)) {
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (day.administered.empty() ||
        day.drug->administration_class == AdministrationClass::hydration)
      continue;
    if (!day.billed) {
      sink.not_checked("claim.lines[].units");
    } else if (!day.administered_units) {
      sink.not_checked("encounter.administrations[].dose");
    } else if (judge(day) == wanted) {
      report(facts, day, message(day), sink);
    }
  }
}

std::string billed_text(const DrugDay& day) {
  return concat({day.drug->code, " is billed ", units_text(*day.billed), "; ", day.dose->text(),
                 " ", day.drug->unit, " given are ", *day.administered_units, " units of ",
                 day.drug->unit_amount->text(), " ", day.drug->unit});
}

void check_mismatch(const Facts& facts, Sink& sink) {
  each_day(facts, sink, Wrong::other, [](const DrugDay& day) { return billed_text(day) + "."; });
}

void check_round_down(const Facts& facts, Sink& sink) {
  each_day(facts, sink, Wrong::fraction_cut, [](const DrugDay& day) {
    return billed_text(day) + ": the last part of a unit counts as one.";
  });
}

void check_package(const Facts& facts, Sink& sink) {
  each_day(facts, sink, Wrong::package, [](const DrugDay& day) {
    return concat({billed_text(day), ". The number billed is that of vials, millilitres or ",
                   day.drug->unit, "."});
  });
}

constexpr std::string_view whole_denial[] = {"CO-16", "M53"};
constexpr Citation whole_sources[] = {
    amerihealth_drugs,
    {"Medical billing and CPT modifiers, units of drugs", "",
     "http://www.medicalbillingcptmodifiers.com/search/label/NDC%20code", Grade::C}};

void check_whole(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const auto& units = line.line->units;
    if (!units || (units->is_whole() && *units > Quantity())) continue;
    if (!line.drug && !line.service && !looks_like_drug(line.code)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
    mistake.message = concat({"Line ", line.number, " bills ", units->text(), " units of ",
                              shown_code(line.code), "; units are whole numbers from 1."});
    mistake.at_risk = charges(facts, mistake.lines);
    if (*units > Quantity()) {
      const std::string up = std::to_string(units->floor() + 1);
      mistake.fix = Fix{
          .title = concat({"Bill ", up, " units, if the record's dose reaches into the last one."}),
          .applicability = Applicability::needs_confirmation,
          .edits = {set_field(line.at(Field::line_units), up)}};
    }
    sink.report(std::move(mistake));
  }
}

constexpr std::string_view vial_needs[] = {"encounter.administrations[].vials"};
constexpr Citation vial_sources[] = {noridian_jz, a53024};

/// Where the dose is not known, the vials still bound what can be billed.
void check_total(const Facts& facts, Sink& sink) {
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (!day.single_dose() || !day.drug->unit_amount) continue;
    if (!day.vials || !day.billed || !day.billed_discarded) {
      sink.not_checked("encounter.administrations[].vials");
      continue;
    }
    const bool waste = *day.billed_discarded > 0;
    const Count most = waste ? divide_down(*day.vials, *day.drug->unit_amount)
                             : divide_up(*day.vials, *day.drug->unit_amount);
    const Count total = *day.billed + *day.billed_discarded;
    if (total <= most) continue;
    Mistake mistake{.at = day.first().at(Field::line_units)};
    for (const LineFacts* line : day.administered) mistake.lines.push_back(line->number);
    for (const LineFacts* line : day.discarded) mistake.lines.push_back(line->number);
    mistake.message =
        concat({day.drug->code, " is billed ", units_text(total),
                ", administered and discarded together; the vials opened hold ", most, "."});
    mistake.working = {concat({day.vials->text(), " ", day.drug->unit, " ÷ ",
                               day.drug->unit_amount->text(), " ", day.drug->unit, " a unit"})};
    rest_on(day.drug->confidence, "the unit of " + day.drug->code, mistake);
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule units_mismatch = define(
    {.id = "units-mismatch",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "The units billed are not the units of the dose given.",
     .why =
         "A dose is billed in units of its code, rounded up; more is an overpayment, less is drug "
         "given away.",
     .resolve = "Bill the dose on the record divided by the billing unit, rounded up.",
     .denial = unit_denial,
     .citations = unit_sources,
     .needs = dose_needs,
     .silences = mismatch_silences,
     .fix = FixKind::sometimes},
    check_mismatch);

extern constinit const Rule units_round_down =
    define({.id = "units-round-down",
            .category = Category::units,
            .severity = Severity::warning,
            .summary = "The dose was rounded down to whole units.",
            .why = "A started unit counts as one; the missing unit is drug given away.",
            .resolve = "Round the administered dose up.",
            .citations = unit_sources,
            .needs = dose_needs,
            .silences = specific,
            .fix = FixKind::sometimes},
           check_round_down);

extern constinit const Rule units_package = define(
    {.id = "units-package",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "Vials, millilitres or milligrams are billed as if each were a billing unit.",
     .why = "The billing unit of the code is another amount; such errors are tenfold or a "
            "hundredfold.",
     .resolve = "Divide the dose by the billing unit of the code.",
     .denial = unit_denial,
     .citations = unit_sources,
     .needs = dose_needs,
     .silences = package_silences,
     .fix = FixKind::sometimes},
    check_package);

extern constinit const Rule units_noninteger =
    define({.id = "units-noninteger",
            .category = Category::units,
            .severity = Severity::error,
            .summary = "A line's units are not a positive whole number.",
            .why = "Payers refuse fractions of units, zero and negative ones.",
            .resolve = "Convert the dose to units and round up.",
            .denial = whole_denial,
            .citations = whole_sources,
            .fix = FixKind::sometimes},
           check_whole);

extern constinit const Rule units_total = define(
    {.id = "units-total-over-vials",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "Administered and discarded units together exceed what the opened vials hold.",
     .why = "More than the label amount of the vials is an overpayment; overfill is not billable.",
     .resolve = "Lower the discarded units to what was left of the vials.",
     .denial = unit_denial,
     .citations = vial_sources,
     .needs = vial_needs},
    check_total);

}  // namespace infusecheck::checks
