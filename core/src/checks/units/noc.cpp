// What an unclassified drug is described with: the words a payer needs to price it.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

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
    if (!is_unclassified(line.code) || is_packaged_unclassified(facts, line)) continue;
    const Said found = said(line);
    if (found.all()) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_description)};
    mistake.message = concat({"Line ", line.number, " bills ", line.code, " without ",
                              lacking(found), " in its description."});
    mistake.at_risk = charges(facts, mistake.lines);
    const std::string text = built_text(facts, line);
    if (!text.empty() && line.line->description.empty()) {
      mistake.fix =
          Fix{.title = concat({"Describe line ", line.number,
                               " with the drug, dose and route of the record, if they are right."}),
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
    if (!is_unclassified(line.code) || is_packaged_unclassified(facts, line)) continue;
    if (compounded || !only_strength(text)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_description)};
    mistake.message =
        concat({"Line ", line.number, " describes ", line.code,
                " by its strength (mg/mL); this contractor wants the total dose in mg."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

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

}  // namespace infusecheck::checks
