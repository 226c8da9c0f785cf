// Unclassified drug codes: only where no code exists, with the words a payer needs to price them.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view noc_codes[] = {"J3490", "J3590", "J9999", "C9399"};

bool is_noc(std::string_view code) {
  return std::find(std::begin(noc_codes), std::end(noc_codes), code) != std::end(noc_codes);
}
bool is_noc(const LineFacts& line) { return is_noc(line.code); }

std::string digits_of(std::string_view ndc) {
  std::string digits(ndc);
  std::erase(digits, '-');
  return digits;
}

constexpr Citation code_sources[] = {amerihealth_drugs};
constexpr std::string_view code_denial[] = {"CO-16", "N56"};
constexpr std::string_view code_silences[] = {"units-noc-info", "units-noc-one", "units-c9399"};

void check_has_code(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_noc(line) || line.line->ndc.code.empty()) continue;
    const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
    if (!package) {
      sink.not_checked("pack ndc for line " + std::to_string(line.number));
      continue;
    }
    const auto drug = facts.reference.drugs.find(package->code, line.on);
    if (!drug || is_noc(std::string_view(package->code))) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = "Line " + std::to_string(line.number) + " bills " + line.code +
                      "; its NDC is " + drug_text(*drug.row) + " on " + line.on->text() + ".";
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix = Fix{.title = "Bill " + drug->code +
                               ", with units of that code, if the record shows " + drug->name + ".",
                      .applicability = Applicability::needs_confirmation,
                      .edits = {set_field(line.at(Field::line_code), drug->code)}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation info_sources[] = {palmetto_noc, wps_noc, aao_noc};
constexpr std::string_view info_denial[] = {"CO-16", "M123", "MA130"};

struct Said {
  bool name = false, dose = false, route = false;  // the NDC is ndc-missing's
  bool all() const { return name && dose && route; }
};

bool has_word(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const bool begins = at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1]));
      const std::size_t end = at + word.size();
      if (begins && (end == text.size() || !std::isalpha(static_cast<unsigned char>(text[end]))))
        return true;
    }
    return false;
  });
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// A number with a unit of measure somewhere after it: "300 mg".
bool has_dose(const std::string& text) {
  return std::any_of(text.begin(), text.end(), digit) &&
         has_word(text, {"MG", "MCG", "G", "GM", "ML", "IU", "UNITS", "UNIT", "MEQ", "CC"});
}

/// A word of four letters or more that is no unit, route or label.
bool has_name(const std::string& text) {
  constexpr std::string_view others[] = {
      "UNITS",       "UNIT",        "DOSE",         "TOTAL",         "GIVEN",
      "ROUTE",       "SUBQ",        "IVPB",         "ORAL",          "VIAL",
      "VIALS",       "INTRAVENOUS", "SUBCUTANEOUS", "INTRAMUSCULAR", "INTRAVITREAL",
      "INTRATHECAL", "INTRA",       "ARTICULAR",    "TOPICAL",       "INHALED",
      "DRUG",        "CODE",        "INJECTION",    "INFUSION",      "LOT"};
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (c >= 'A' && c <= 'Z') {
      word += c;
      continue;
    }
    if (word.size() >= 4 &&
        std::find(std::begin(others), std::end(others), word) == std::end(others))
      return true;
    word.clear();
  }
  return false;
}

Said said(const LineFacts& line) {
  const std::string text = upper(line.line->description);
  Said said;
  said.dose = has_dose(text);
  said.route = has_word(text, {"IV", "SC", "SQ", "SUBQ", "IM", "IVP", "IVPB", "PO", "INTRAVENOUS",
                               "SUBCUTANEOUS", "INTRAMUSCULAR", "INTRAVITREAL", "INTRATHECAL",
                               "INTRA-ARTICULAR", "TOPICAL", "INHALED", "ORAL"});
  said.name = has_name(text);
  return said;
}

std::string lacking(const Said& said) {
  std::string text;
  const auto add = [&](bool there, std::string_view what) {
    if (!there) text += (text.empty() ? "" : ", ") + std::string(what);
  };
  add(said.name, "drug name");
  add(said.dose, "total dose");
  add(said.route, "route");
  return text;
}

std::string_view route_word(Route route) {
  switch (route) {
    case Route::iv_infusion:
    case Route::iv_push:
      return "IV";
    case Route::sc:
    case Route::sc_infusion:
      return "SC";
    case Route::im:
      return "IM";
    case Route::oral:
      return "PO";
    default:
      return "";
  }
}

constexpr std::size_t longest_text = 80;

/// The text built from the record, when one administration is not of a drug with a code of its own.
std::string built_text(const Facts& facts, const LineFacts& line) {
  const Administration* only = nullptr;
  for (const Administration& given : facts.administrations()) {
    const bool coded = line.on && !facts.reference.drugs_named(given.drug, *line.on).empty();
    if (coded || given.drug.empty()) continue;
    if (only != nullptr) return "";
    only = &given;
  }
  if (only == nullptr || !only->dose.amount || !only->route) return "";
  std::string text = only->drug + ' ' + only->dose.amount->text() + ' ' + only->dose.unit + ' ' +
                     std::string(route_word(*only->route));
  if (!line.line->ndc.code.empty()) text += " NDC " + digits_of(line.line->ndc.code);
  return text.size() <= longest_text ? text : "";
}

void check_info(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_noc(line)) continue;
    const Said found = said(line);
    if (found.all()) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_description)};
    mistake.message = "Line " + std::to_string(line.number) + " bills " + line.code + " without " +
                      lacking(found) + " in its description.";
    mistake.at_risk = charges(facts, mistake.lines);
    const std::string text = built_text(facts, line);
    if (!text.empty() && line.line->description.empty()) {
      mistake.fix = Fix{.title = "Describe line " + std::to_string(line.number) +
                                 " with the drug, dose and route of the record, if they are right.",
                        .applicability = Applicability::needs_confirmation,
                        .edits = {set_field(line.at(Field::line_description), text)}};
    }
    sink.report(std::move(mistake));
  }
}

constexpr Citation strength_sources[] = {palmetto_noc};
constexpr std::string_view strength_denial[] = {"CO-16", "M123"};

/// "10 MG/ML" and no amount in MG by itself.
bool only_strength(const std::string& text) {
  bool strength = false;
  for (std::size_t at = text.find("MG"); at != std::string::npos; at = text.find("MG", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && text[end] == ' ') ++end;
    const bool per_ml = text.compare(end, 1, "/") == 0;
    if (!per_ml) return false;
    strength = true;
  }
  return strength;
}

void check_strength(const Facts& facts, Sink& sink) {
  if (!facts.claim().payer.contractor.starts_with("palmetto")) return;
  for (const LineFacts& line : facts.lines) {
    const std::string text = upper(line.line->description);
    const bool compounded = text.find("COMPOUND") != std::string::npos;
    if (!is_noc(line) || compounded || !only_strength(text)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_description)};
    mistake.message = "Line " + std::to_string(line.number) + " describes " + line.code +
                      " by its strength (mg/mL); this contractor wants the total dose in mg.";
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

constexpr Citation one_sources[] = {wps_noc};
constexpr std::string_view one_keys[] = {"noc_units"};

/// WPS wants one unit; so does a payer whose profile says so, other Medicare contractors apart.
bool wants_one(const Facts& facts, const LineFacts& line) {
  const std::string& contractor = facts.claim().payer.contractor;
  if (contractor.starts_with("wps")) return true;
  const NocUnits* policy = facts.profile.noc_units.on(line.on);
  return contractor.empty() && facts.claim().payer.type.value != PayerType::medicare &&
         policy != nullptr && *policy == NocUnits::one;
}

void check_one(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_noc(line) || !wants_one(facts, line) || !line.units || *line.units == 1) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_units)};
    mistake.message = "Line " + std::to_string(line.number) + " bills " + line.code + " × " +
                      std::to_string(*line.units) +
                      "; this payer counts an unclassified drug as 1.";
    mistake.fix = Fix{.title = "Bill 1 unit; the charge stays that of the whole dose.",
                      .edits = {set_field(line.at(Field::line_units), "1")}};
    sink.report(std::move(mistake));
  }
}

constexpr Citation c9399_sources[] = {own_knowledge};
constexpr std::string_view c9399_denial[] = {"CO-16", "M20"};

void check_c9399(const Facts& facts, Sink& sink) {
  const bool hospital_medicare = facts.institutional() && follows_medicare_rules(facts);
  if (hospital_medicare) return;
  for (const LineFacts& line : facts.lines) {
    if (line.code != "C9399") continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        "Line " + std::to_string(line.number) + " bills C9399 " +
        (facts.institutional() ? "to a payer outside the outpatient system that has it."
                               : "on a professional claim; it is for hospitals.");
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule noc_has_code = define(
    {.id = "units-noc-has-code",
     .category = Category::units,
     .severity = Severity::error,
     .summary =
         "An unclassified code is billed for a drug that has a code of its own on that date.",
     .why = "Unclassified codes are only for drugs without one; the line is returned.",
     .resolve = "Bill the drug's own code in its units.",
     .denial = code_denial,
     .citations = code_sources,
     .silences = code_silences,
     .fix = FixKind::always},
    check_has_code);

extern constinit const Rule noc_info = define(
    {.id = "units-noc-info",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "An unclassified drug lacks its name, total dose or route in the description.",
     .why = "Nobody can price the line without them; it comes back as unprocessable.",
     .resolve = "Write name, total dose and route into the line's description (SV101-7, 80 "
                "characters).",
     .denial = info_denial,
     .citations = info_sources,
     .fix = FixKind::sometimes},
    check_info);

extern constinit const Rule noc_strength = define(
    {.id = "units-noc-strength",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "An unclassified drug is described by its strength instead of its total dose.",
     .why = "Palmetto prices the line by the total dose and returns one that gives mg/mL.",
     .resolve = "Write the total dose in milligrams.",
     .denial = strength_denial,
     .citations = strength_sources,
     .payers = PayerScope::medicare_like},
    check_strength);

extern constinit const Rule noc_one = define(
    {.id = "units-noc-one",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "An unclassified drug is billed with more than one unit to a payer that wants one.",
     .why = "The code has no unit of measure; the payer counts the line as one.",
     .resolve = "Bill one unit and give the dose in the description.",
     .denial = strength_denial,
     .citations = one_sources,
     .profile_keys = one_keys,
     .fix = FixKind::always},
    check_one);

extern constinit const Rule c9399_use = define(
    {.id = "units-c9399",
     .category = Category::units,
     .severity = Severity::error,
     .summary =
         "C9399 is billed where it does not exist: on a professional claim, or to a payer outside "
         "Medicare's outpatient system.",
     .why = "The code belongs to hospital outpatient claims under Medicare.",
     .resolve = "Bill J3490, J3590 or J9999 with the drug described.",
     .denial = c9399_denial,
     .citations = c9399_sources},
    check_c9399);

}  // namespace infusecheck::checks
