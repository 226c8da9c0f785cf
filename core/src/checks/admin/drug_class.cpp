// Complex or therapeutic: what the payer says of the drug, and what Medicare wants to see.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view class_keys[] = {"class_overrides", "sc_biologic"};
constexpr Citation listed_sources[] = {independence, noridian_complexity};
constexpr std::string_view listed_denial[] = {"CO-150", "CO-16", "N56", "N657"};
constexpr std::string_view listed_silences[] = {"admin-log-mismatch", "admin-class-medicare-doc"};

struct Counterpart {
  std::string_view complex, therapeutic;
};
constexpr Counterpart counterparts[] = {{"96401", "96372"}, {"96409", "96374"}, {"96411", "96375"},
                                        {"96413", "96365"}, {"96415", "96366"}, {"96417", "96367"}};

std::string_view therapeutic_of(std::string_view code) {
  for (const Counterpart& pair : counterparts) {
    if (pair.complex == code) return pair.therapeutic;
  }
  return "";
}

std::optional<AdministrationClass> payers_word(const Facts& facts, const LineFacts& drug) {
  const auto* overrides = facts.profile.class_overrides.on(drug.on);
  if (overrides == nullptr) return std::nullopt;
  const auto found = overrides->find(drug.code);
  return found == overrides->end() ? std::nullopt : std::optional(found->second);
}

struct DrugsOfDay {
  const LineFacts* listed = nullptr;  ///< one the payer itself classes as asked
  bool other = false;                 ///< another drug could explain the family
};

DrugsOfDay drugs_of(const Facts& facts, const LineFacts& like, AdministrationClass asked) {
  DrugsOfDay drugs;
  for (const LineFacts& line : facts.lines) {
    if (!same_session(line, like) || (!line.drug && !looks_like_drug(line.code))) continue;
    const auto word = payers_word(facts, line);
    if (word == asked) {
      drugs.listed = &line;
    } else {
      const auto packs = line.drug ? line.drug->administration_class : std::nullopt;
      drugs.other |= word ? true : !packs || *packs != asked;
    }
  }
  return drugs;
}

void add(const Facts& facts, const LineFacts& line, const LineFacts& listed, Mistake& mistake) {
  const std::string right(therapeutic_of(line.code));
  mistake.lines.push_back(line.number);
  if (mistake.message.empty()) {
    mistake.at = line.at(Field::line_code);
    mistake.message = concat({"This payer takes ", listed.code, " (line ", listed.number,
                              ") only with therapeutic administration:"});
    mistake.fix = Fix{.title = "Bill"};
  } else {
    mistake.message += ',';
  }
  mistake.message += concat({" line ", line.number, " bills ", line.code, " for ", right});
  if (!mistake.fix || line_with(facts, line, right) != nullptr) return mistake.fix.reset();
  mistake.fix->title +=
      concat({(mistake.fix->edits.empty() ? " line " : ", line "), line.number, " as ", right});
  mistake.fix->edits.push_back(set_field(line.at(Field::line_code), right));
}

void check_listed(const Facts& facts, Sink& sink) {
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (therapeutic_of(line.code).empty() || !line.on) continue;
    const DrugsOfDay drugs = drugs_of(facts, line, AdministrationClass::therapeutic);
    if (drugs.listed != nullptr && !drugs.other) add(facts, line, *drugs.listed, mistake);
  }
  if (mistake.lines.empty()) {
    if (facts.coding) check_against_record(facts, sink);
    return;
  }
  mistake.message += '.';
  if (mistake.fix) mistake.fix->title += '.';
  mistake.at_risk = charges(facts, mistake.lines);
  sink.report(std::move(mistake));
}

constexpr std::string_view record_needs[] = {"encounter.administrations"};
constexpr Citation expected_sources[] = {noridian_complexity};
constexpr std::string_view expected_silences[] = {"admin-addon-orphan", "admin-addon-family"};

constexpr Citation documented_sources[] = {
    noridian_complexity,
    {"Mondaq, CMS on down-coding of complex drug administration", "CR 13468",
     "https://www.mondaq.com/unitedstates/food-and-drugs-law/1503954/", Grade::B}};
constexpr std::string_view documented_denial[] = {"CO-50", "CO-150", "M25"};

/// The record's text is read by the documentation checks, which are not built yet.
void check_documented(const Facts& facts, Sink& sink) {
  const bool complex =
      std::any_of(facts.lines.begin(), facts.lines.end(), [](const LineFacts& line) {
        return line.service && line.service->family == Family::complex;
      });
  if (complex) sink.not_checked("encounter.note (this check is not built yet)");
}

}  // namespace

extern constinit const Rule class_therapeutic_only = define(
    {.id = "admin-class-therapeutic-only",
     .category = Category::admin,
     .severity = Severity::error,
     .summary =
         "A complex administration (96401 to 96417) is billed for a drug that the payer lists as "
         "therapeutic.",
     .why =
         "The payer pays this drug only with the therapeutic family and denies the complex code.",
     .resolve = "Bill the therapeutic code of the same service.",
     .denial = listed_denial,
     .citations = listed_sources,
     .payers = PayerScope::profile_only,
     .profile_keys = class_keys,
     .silences = listed_silences,
     .fix = FixKind::sometimes},
    check_listed);

extern constinit const Rule class_complex_expected = define(
    {.id = "admin-class-complex-expected",
     .category = Category::admin,
     .severity = Severity::info,
     .summary =
         "A therapeutic administration is billed for a drug whose administration the payer takes "
         "as complex.",
     .why =
         "The complex family pays more; the record must show the preparation, staff and monitoring "
         "that make it complex.",
     .resolve = "Bill the complex code if the record shows that work.",
     .citations = expected_sources,
     .profile_keys = class_keys,
     .needs = record_needs,
     .silences = expected_silences,
     .fix = FixKind::sometimes},
    check_against_record);

extern constinit const Rule class_documented = define(
    {.id = "admin-class-medicare-doc",
     .category = Category::admin,
     .severity = Severity::warning,
     .summary =
         "Medicare is billed a complex administration without a record of what made it complex.",
     .why = "Medicare judges complexity by preparation, trained staff, monitoring and reaction "
            "risk, not "
            "by the drug's name alone.",
     .resolve =
         "Have the record show at least two of: special preparation, vital signs or rate changes, "
         "monitoring by trained staff, readiness for reactions.",
     .denial = documented_denial,
     .citations = documented_sources,
     .payers = PayerScope::medicare_like,
     .needs = record_needs,
     .planned = true},
    check_documented);

}  // namespace infusecheck::checks
