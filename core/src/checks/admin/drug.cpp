// An administration needs a drug, a drug an administration, and both the same way into the body.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "checks/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view record_needs[] = {"encounter.administrations"};

bool is_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

/// Hospitals bill packaged drugs by revenue code alone.
bool bills_pharmacy(const LineFacts& line) {
  const std::string& code = line.line->revenue_code;
  return code.starts_with("025") || code.starts_with("063") || code.starts_with("25") ||
         code.starts_with("63");
}

/// Blood products, tracers and vaccines: no drugs for most rules, but something that was given.
bool is_other_product(const LineFacts& line) {
  const std::string& code = line.code;
  if (code.size() != 5) return false;
  return code.starts_with("P9") || (code >= "A9500" && code <= "A9800") ||
         (code >= "90476" && code <= "90759");
}

bool drug_supplied_by_others(const Facts& facts) {
  if (!facts.content.encounter || !facts.content.encounter->drug_source) return false;
  const DrugSource source = *facts.content.encounter->drug_source;
  return source == DrugSource::white_bag || source == DrugSource::brown_bag ||
         source == DrugSource::sample;
}

constexpr Citation no_drug_sources[] = {coding_thread, own_knowledge};
constexpr std::string_view no_drug_denial[] = {"CO-16", "N349"};

/// Services that give a drug: not the upkeep of a pump or a line.
bool gives_a_drug(const LineFacts& line) {
  return is_administration(line) && line.code != "96521" && line.code != "96522";
}

void check_no_drug(const Facts& facts, Sink& sink) {
  if (drug_supplied_by_others(facts)) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (is_drug(line) || is_other_product(line) || bills_pharmacy(line)) return;
    if (gives_a_drug(line) && line.line->description.empty()) mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  const LineFacts& first = facts.lines[static_cast<std::size_t>(mistake.lines[0]) - 1];
  mistake.at = {Field::claim_lines};
  mistake.message = concat({"The claim bills an administration (", codes_text(facts, mistake.lines),
                            ") but no drug, and nothing says who supplied it."});
  mistake.working = {concat({label_of(*first.service.row), " on line ", first.number})};
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr Citation no_admin_sources[] = {own_knowledge};

/// A fluid may have carried a drug or run too short to count.
bool is_fluid(const LineFacts& line) {
  return line.drug && line.drug->administration_class == AdministrationClass::hydration;
}

/// Anything that could have put the drug into the patient: any procedure but a visit.
bool could_administer(const LineFacts& line) {
  return !is_drug(line) && !line.is(ServiceKind::evaluation) &&
         !line.is(ServiceKind::nurse_visit) && !line.is(ServiceKind::supply) &&
         !line.is(ServiceKind::imaging);
}

bool given_elsewhere(const Facts& facts, const LineFacts& line) {
  const bool home = line.place_of_service == "12" || line.place_of_service == "01";
  return home || line.has("GY") || line.has("KD") ||
         (facts.content.encounter && facts.content.encounter->location.value == Location::home);
}

void check_no_admin(const Facts& facts, Sink& sink) {
  if (facts.institutional()) return;
  std::vector<Date> seen;
  for (const LineFacts& line : facts.lines) {
    if (!is_drug(line) || is_fluid(line) || line.has("JW") || given_elsewhere(facts, line))
      continue;
    if (!line.on) return sink.not_checked("claim.lines[].service_date");
    const bool given =
        std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& other) {
          return could_administer(other) && (!other.on || same_session(line, other));
        });
    if (given || std::find(seen.begin(), seen.end(), *line.on) != seen.end()) continue;
    seen.push_back(*line.on);
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number, " bills ", shown_code(line.code), " on ",
                              line.on->text(), ", but no administration of that date."});
    if (facts.coding) {
      for (const CodedLine& coded : facts.coding->lines)
        mistake.working.push_back(
            concat({"the record supports ", coded.code, " × ", coded.units, ": ", coded.because}));
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation route_sources[] = {ncci, own_knowledge};
constexpr std::string_view route_denial[] = {"CO-16", "N56"};
constexpr std::string_view route_silences[] = {"admin-log-mismatch", "admin-addon-orphan",
                                               "admin-59-on-96372"};

bool into_a_vein(const LineFacts& line) {
  if (!line.service) return false;
  const Family family = line.service->family;
  const bool vein =
      family == Family::therapeutic || family == Family::complex || family == Family::hydration;
  return vein && line.service->rank > 0;
}

bool only_by_mouth_or_skin(const Facts& facts) {
  const auto& given = facts.administrations();
  return !given.empty() && std::all_of(given.begin(), given.end(), [](const Administration& one) {
    return one.route && *one.route != Route::iv_infusion && *one.route != Route::iv_push;
  });
}

/// A record without anything into a vein supports no code that needs one.
void check_route(const Facts& facts, Sink& sink) {
  if (coded_record(facts, sink) == nullptr) return;
  check_against_record(facts, sink);
  if (!only_by_mouth_or_skin(facts)) return;
  for (const Difference& difference : facts.differences) {
    if (difference.rule != "admin-log-mismatch" || difference.lines.empty()) continue;
    const LineFacts& line = facts.lines[static_cast<std::size_t>(difference.lines[0]) - 1];
    if (difference.billed.empty() || !into_a_vein(line)) continue;
    Mistake mistake{.lines = difference.lines, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code,
                              ", but the record gives nothing into a vein."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule no_drug = define(
    {.id = "admin-no-drug",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "An administration is billed, but no drug and no word on who supplied it.",
     .why =
         "Payers look for the drug beside its administration; one that a pharmacy or the patient "
         "supplied must be named, some payers want it as a line of $0.01.",
     .resolve = "Add the drug's line, or say in the claim's note which drug was given and who "
                "supplied it.",
     .denial = no_drug_denial,
     .citations = no_drug_sources},
    check_no_drug);

extern constinit const Rule drug_no_admin = define(
    {.id = "admin-drug-no-admin",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary = "A drug is billed on a professional claim without any administration on that date.",
     .why = "The service that gave the drug is missing: money left behind, or a drug that was not "
            "given "
            "here.",
     .resolve =
         "Add the administration that the record supports; if the drug was handed out, bill it to "
         "the benefit it belongs to.",
     .citations = no_admin_sources,
     .needs = date_needs},
    check_no_admin);

extern constinit const Rule route_conflict = define(
    {.id = "admin-route-conflict",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "The billed administration is another way into the body than the record shows.",
     .why = "An injection is not an infusion, and a drug by mouth has no administration code.",
     .resolve = "Bill the code of the route on the record.",
     .denial = route_denial,
     .citations = route_sources,
     .needs = record_needs,
     .silences = route_silences,
     .fix = FixKind::sometimes},
    check_route);

}  // namespace infusecheck::checks
