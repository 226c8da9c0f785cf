// Whose drug it was: bought, supplied by others, never given, or the patient's own to give.
#include <algorithm>

#include "checks/sources.h"
#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view source_needs[] = {"encounter.drug_source"};
constexpr Citation purchased_sources[] = {
    {"CMS, chemotherapy administration and drugs not purchased (CHEMO001)", "",
     "https://docslib.org:443/doc/5796246/", Grade::A}};
constexpr std::string_view purchased_denial[] = {"CO-96"};
constexpr std::string_view purchased_silences[] = {"mod-jz-missing", "mod-jw-missing"};

std::string_view supplier(DrugSource source) {
  switch (source) {
    case DrugSource::white_bag:
      return "a specialty pharmacy (white-bagged)";
    case DrugSource::brown_bag:
      return "the patient (brown-bagged)";
    case DrugSource::sample:
      return "the manufacturer (a sample)";
    default:
      return "";
  }
}

/// What such a source supplies is the biologic of the visit, not fluids or premedication.
bool specialty(const Drug& drug) {
  return !drug.administration_class || drug.administration_class == AdministrationClass::complex;
}

/// Whether all the record gave on a date is known, and no biologic: then any drug may be the one.
bool no_specialty_given(const Facts& facts, Date on) {
  return std::all_of(facts.administrations().begin(), facts.administrations().end(),
                     [&](const Administration& given) {
                       const auto named = facts.reference.drugs_named(given.drug, on);
                       return !named.empty() &&
                              std::none_of(named.begin(), named.end(),
                                           [](const Drug* drug) { return specialty(*drug); });
                     });
}

bool supplied(const Facts& facts, const DrugDay& day) {
  if (day.drug->administration_class == AdministrationClass::hydration) return false;
  return specialty(*day.drug) || (!day.given.empty() && no_specialty_given(facts, day.on));
}

/// Some payers want such a drug as a line without a price.
bool nominal(const LineFacts& line) {
  return line.line->charge && *line.line->charge <= Money::from_raw(1);
}

void check_purchased(const Facts& facts, Sink& sink) {
  const auto& encounter = facts.content.encounter;
  if (!encounter || !encounter->drug_source) return;
  const std::string_view who = supplier(*encounter->drug_source);
  if (who.empty()) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (!supplied(facts, day)) continue;
    for (const auto* lines : {&day.administered, &day.discarded}) {
      for (const LineFacts* line : *lines) {
        if (nominal(*line)) continue;
        Mistake mistake{.lines = {line->number}, .at = line->at(Field::line_code)};
        mistake.message = concat({"Line ", line->number, " bills ", line->code,
                                  ", which the record says came from ", who, "."});
        mistake.at_risk = charges(facts, mistake.lines);
        mistake.fix =
            Fix{.title = concat({"Remove line ", line->number, "; the administration stays."}),
                .edits = drop_line(facts, *line)};
        sink.report(std::move(mistake));
      }
    }
  }
}

constexpr Citation given_sources[] = {amerihealth_drugs};
constexpr std::string_view given_denial[] = {"CO-96"};
constexpr std::string_view given_silences[] = {"admin-drug-no-admin", "mod-jz-missing",
                                               "mod-jw-missing", "mod-jw-same-line"};

/// A row of the record with a dose of zero: prepared, not given.
bool not_given(const DrugDay& day) {
  return !day.given.empty() &&
         std::all_of(day.given.begin(), day.given.end(), [](const Administration* one) {
           const bool no_dose = one->dose.amount && *one->dose.amount <= Quantity();
           return no_dose || (one->count && *one->count == 0);
         });
}

void check_given(const Facts& facts, Sink& sink) {
  if (facts.administrations().empty()) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (!not_given(day)) continue;
    Mistake mistake{.at = day.first().at(Field::line)};
    for (const auto* lines : {&day.administered, &day.discarded}) {
      for (const LineFacts* line : *lines) mistake.lines.push_back(line->number);
    }
    mistake.message = concat({day.drug->code, " is billed on ", day.on.text(),
                              ", but the record shows it prepared and not given."});
    mistake.at_risk = charges(facts, mistake.lines);
    std::vector<Edit> edits = drop_lines(facts, mistake.lines);
    mistake.fix = Fix{.title = concat({"Remove ", lines_text(mistake.lines), "."}),
                      .edits = std::move(edits)};
    sink.report(std::move(mistake));
  }
}

constexpr Citation sad_sources[] = {sad_list};
constexpr std::string_view sad_denial[] = {"CO-96", "PR-96", "N426"};
constexpr std::string_view sad_silences[] = {"mod-jz-missing"};

bool under_the_skin(const DrugDay& day) {
  if (!day.given.empty()) {
    return std::all_of(day.given.begin(), day.given.end(), [](const Administration* one) {
      return one->route.value == Route::sc || one->route.value == Route::on_body;
    });
  }
  const auto& routes = day.drug->routes;
  const bool only_sc =
      !routes.empty() && std::all_of(routes.begin(), routes.end(), [](Route route) {
        return route == Route::sc || route == Route::on_body;
      });
  const bool marked = std::any_of(day.administered.begin(), day.administered.end(),
                                  [](const LineFacts* line) { return line->has("JB"); });
  return only_sc || marked;
}

void check_sad(const Facts& facts, Sink& sink) {
  if (facts.claim().payer.type.value != PayerType::medicare) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (day.drug->self_administered != true || !under_the_skin(day)) continue;
    for (const LineFacts* line : day.administered) {
      if (line->has("GY") || line->has("GA") || line->has("GZ")) continue;
      Mistake mistake{.lines = {line->number}, .at = line->at(Field::line_modifiers)};
      mistake.message =
          concat({"Line ", line->number, " bills ", line->code,
                  " to Medicare Part B; contractors list it as usually self-administered."});
      mistake.at_risk = charges(facts, mistake.lines);
      rest_on(day.drug->confidence, "that patients give themselves " + line->code, mistake);
      sink.report(std::move(mistake));
    }
  }
}

constexpr Citation vendor_sources[] = {remark_codes("N773, drug supplied by the payer's vendor")};
constexpr std::string_view vendor_denial[] = {"CO-242", "CO-243", "N773"};
constexpr std::string_view vendor_keys[] = {"specialty_vendor"};

void check_vendor(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const CodeSet* drugs = facts.profile.specialty_vendor.on(line.on);
    if (drugs == nullptr || !drugs->contains(line.code) || nominal(line)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code,
                              ", which this payer has supplied by its specialty vendor."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule not_purchased =
    define({.id = "units-not-purchased",
            .category = Category::units,
            .severity = Severity::error,
            .summary = "A drug is billed that the practice did not buy.",
            .why = "Billing a drug that a pharmacy, the patient or a manufacturer supplied asks "
                   "for money that "
                   "was never spent.",
            .resolve = "Remove the drug's line and keep the administration.",
            .denial = purchased_denial,
            .citations = purchased_sources,
            .needs = source_needs,
            .silences = purchased_silences,
            .fix = FixKind::always},
           check_purchased);

extern constinit const Rule drug_not_given =
    define({.id = "units-not-given",
            .category = Category::units,
            .severity = Severity::error,
            .summary = "A drug is billed that the record shows prepared but not given.",
            .why = "Only what was given, and what was discarded beside it, is payable.",
            .resolve = "Remove the drug's lines of that date.",
            .denial = given_denial,
            .citations = given_sources,
            .silences = given_silences,
            .fix = FixKind::always},
           check_given);

extern constinit const Rule self_administered = define(
    {.id = "units-sad",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "A usually self-administered drug is billed to Medicare Part B without GY.",
     .why =
         "Contractors exclude drugs on their self-administered list when they are given under the "
         "skin.",
     .resolve =
         "Bill the pharmacy benefit; add GY where a denial is wanted for the patient or another "
         "payer.",
     .denial = sad_denial,
     .citations = sad_sources,
     .payers = PayerScope::medicare_like,
     .silences = sad_silences},
    check_sad);

extern constinit const Rule specialty_vendor =
    define({.id = "units-specialty-vendor",
            .category = Category::units,
            .severity = Severity::error,
            .summary = "A drug is billed that the payer has supplied by its specialty vendor.",
            .why = "Under such a policy the payer pays the vendor, not the practice, for the drug.",
            .resolve = "Order it from the vendor; bill the administration, and the drug only where "
                       "the payer has made an exception.",
            .denial = vendor_denial,
            .citations = vendor_sources,
            .payers = PayerScope::profile_only,
            .profile_keys = vendor_keys,
            .silences = purchased_silences},
           check_vendor);

}  // namespace infusecheck::checks
