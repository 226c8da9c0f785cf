// How a drug was bought or why it was given: 340B, and the reasons of ESAs.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation acquired_sources[] = {
    {"America's Essential Hospitals, CMS guidance on 340B modifiers", "JG or TB from 2024",
     "https://essentialhospitals.org/"
     "cms-revises-part-b-inflation-rebate-guidance-340b-modifers/",
     Grade::B},
    {"Own knowledge: TB for every 340B drug from 2025", "", "", Grade::K}};
constexpr std::string_view acquired_denial[] = {"CO-4", "N822"};
constexpr std::string_view acquired_silences[] = {"mod-invalid-date"};
constexpr std::string_view acquired_needs[] = {"encounter.drug_source"};
constexpr Date tb_for_all = day(2025, 1, 1);
constexpr Date required_from = day(2024, 1, 1);

bool separately_paid(const Facts& facts, const Drug& drug) {
  return !facts.institutional() || drug.opps_status.starts_with("K") || drug.opps_status == "G";
}

bool marked(const LineFacts& line) {
  return line.has("TB") || (*line.on < tb_for_all && line.has("JG"));
}

/// TB took the place of JG.
Fix tb_fix(const LineFacts& line) {
  const std::string where = concat({" line ", line.number, "."});
  if (!line.has("JG"))
    return {.title = "Add TB to" + where,
            .edits = {append_to(line.at(Field::line_modifiers), "TB")}};
  return {.title = "Replace JG by TB on" + where,
          .edits = {set_field(line.at(Field::line_modifiers, position(line, "JG")), "TB")}};
}

void check_340b(const Facts& facts, Sink& sink) {
  const auto& encounter = facts.content.encounter;
  if (!encounter || encounter->drug_source.value != DrugSource::s340b) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    if (day.on < required_from || !separately_paid(facts, *day.drug)) continue;
    for (const LineFacts* line : day.administered) {
      if (marked(*line)) continue;
      const bool choice = day.on < tb_for_all;
      Mistake mistake{.lines = {line->number}, .at = line->at(Field::line_modifiers)};
      mistake.message = concat({"Line ", line->number, " bills ", line->code,
                                ", bought under 340B, without ", (choice ? "JG or TB." : "TB.")});
      // That some modifier is needed is published; that JG no longer is one, we only know.
      if (line->has("JG")) mistake.severity = Severity::warning;
      mistake.at_risk = charges(facts, mistake.lines);
      if (!choice) mistake.fix = tb_fix(*line);
      sink.report(std::move(mistake));
    }
  }
}

constexpr Citation esa_sources[] = {
    {"Palmetto GBA, HCPCS modifier EA", "One of EA, EB, EC; since 2008",
     "https://www.palmettogba.com/palmetto/providers.nsf/DocsCat/"
     "Providers~JM%20Part%20B~Browse%20by%20Topic~Modifier%20Lookup~8EELAV6254?open",
     Grade::A},
    {"Usage of modifiers EA, EB and EC", "",
     "http://www.codingahead.com/2011/10/usage-of-modifiers-ea-eb-and-ec.html", Grade::C}};
constexpr std::string_view esa_denial[] = {"CO-4", "N822", "MA130"};
/// Erythropoiesis-stimulating agents outside dialysis.
constexpr std::string_view esa_codes[] = {"J0881", "J0885", "J0888", "Q5106"};

void check_esa(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (std::find(std::begin(esa_codes), std::end(esa_codes), line.code) == std::end(esa_codes))
      continue;
    int reasons = 0;
    for (const std::string_view modifier : {"EA", "EB", "EC"})
      reasons += line.has(modifier) ? 1 : 0;
    if (reasons == 1) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_modifiers)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code, " with ",
                              (reasons == 0 ? "none" : "more than one"), " of EA, EB and EC."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule acquired_340b =
    define({.id = "mod-340b",
            .category = Category::mod,
            .severity = Severity::error,
            .summary = "A drug bought under 340B lacks the modifier that says so.",
            .why = "Medicare needs to tell discounted drugs apart: JG or TB in 2024, TB from 2025.",
            .resolve = "Add TB (in 2024: JG or TB, by the kind of hospital).",
            .denial = acquired_denial,
            .citations = acquired_sources,
            .payers = PayerScope::medicare_like,
            .needs = acquired_needs,
            .silences = acquired_silences,
            .fix = FixKind::sometimes},
           check_340b);

extern constinit const Rule esa_reason = define(
    {.id = "mod-esa",
     .category = Category::mod,
     .severity = Severity::error,
     .summary =
         "An erythropoiesis-stimulating agent is billed without exactly one of EA, EB and EC.",
     .why = "The modifier says why it was given: chemotherapy, radiotherapy or neither; without "
            "one the "
            "line is returned.",
     .resolve = "Add EA (anemia from chemotherapy), EB (from radiotherapy) or EC (neither).",
     .denial = esa_denial,
     .citations = esa_sources,
     .payers = PayerScope::medicare_like},
    check_esa);

}  // namespace infusecheck::checks
