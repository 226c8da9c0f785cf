// The national drug code on a drug line: there, of the right shape, in the right measure.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "dosing/ndc.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view ndc_keys[] = {"ndc_required", "ndc_me_allowed"};
constexpr Citation missing_sources[] = {anthem_ndc, palmetto_noc};
constexpr std::string_view missing_denial[] = {"CO-16", "M119"};

bool is_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

std::size_t longest_digits(const std::string& text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : c == '-' ? run : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

void check_missing(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!is_drug(line) || !line.line->ndc.code.empty()) continue;
    const bool* required = facts.profile.ndc_required.on(line.on);
    const bool unclassified = is_unclassified(line.code) && follows_medicare_rules(facts) &&
                              !is_packaged_unclassified(facts, line) &&
                              longest_digits(line.line->description) < 10;
    if (!unclassified && (required == nullptr || !*required)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_code)};
    mistake.message = concat(
        {"Line ", line.number, " bills ", shown_code(line.code), " without an NDC",
         (unclassified ? ", which an unclassified drug needs." : ", which this payer asks for.")});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

constexpr Citation format_sources[] = {anthem_ndc, op_ndc};

bool well_formed(std::string_view ndc) {
  return !ndc_digits(ndc).empty() && (ndc.size() == 11 || ndc.size() == 13);
}

void check_format(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const std::string& ndc = line.line->ndc.code;
    if (ndc.empty() || well_formed(ndc)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_code)};
    const auto digits =
        std::count_if(ndc.begin(), ndc.end(), [](char c) { return c >= '0' && c <= '9'; });
    mistake.message = concat(
        {"The NDC of line ", line.number, " has ", digits, " digits; a claim needs 11 (5-4-2)."});
    const std::string right = padded_ndc(ndc);
    if (!right.empty()) {
      mistake.fix = Fix{
          .title = concat({"Write the NDC of line ", line.number, " with 11 digits: ", right, "."}),
          .edits = {set_field(line.at(Field::line_ndc_code), right)}};
    } else if (digits == 10) {
      mistake.working = {"without hyphens nobody can say which part lacks its zero"};
    }
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

constexpr Citation measure_sources[] = {op_ndc, x12_2151};
constexpr std::string_view measure_denial[] = {"CO-16", "N816"};

/// The measure that all marketed forms of the drug share: powders by the piece, liquids by volume.
std::string_view measure_of(const Facts& facts, const LineFacts& line) {
  if (!line.on) return "";
  bool powder = false, liquid = false, other = false;
  for (const MarketedContainer* one : facts.reference.containers_of(line.code, *line.on)) {
    if (one->confidence == Confidence::low) other = true;
    (one->form == ContainerForm::powder   ? powder
     : one->form == ContainerForm::liquid ? liquid
                                          : other) = true;
  }
  if (other || powder == liquid) return "";
  return powder ? "UN" : "ML";
}

void check_measure(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const std::string unit = upper(line.line->ndc.unit);
    if (unit.empty()) continue;
    constexpr std::string_view known[] = {"UN", "ML", "GR", "F2", "ME"};
    const bool is_known = std::find(std::begin(known), std::end(known), unit) != std::end(known);
    const bool* allowed = facts.profile.ndc_me_allowed.on(line.on);
    const bool refused = unit == "ME" && allowed != nullptr && !*allowed;
    const std::string_view right = measure_of(facts, line);
    const bool other_form = is_known && unit == "ML" && right == "UN";
    if (is_known && !refused && !other_form) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_unit)};
    mistake.message =
        concat({"Line ", line.number, " measures its NDC in ",
                (unit.size() <= 2 ? unit : concat({"a unit of ", unit.size(), " characters"})),
                (refused      ? "; this payer does not take ME."
                 : other_form ? "; the drug is a powder, counted in UN."
                              : "; known are UN, ML, GR, F2 and ME.")});
    mistake.at_risk = charges(facts, mistake.lines);
    if (other_form) mistake.severity = Severity::warning;
    sink.report(std::move(mistake));
  }
}

constexpr Citation quantity_sources[] = {x12_2151, op_ndc};
constexpr std::string_view quantity_denial[] = {"CO-16", "N815"};

/// What one UN or ML of a package holds; empty when its row does not say, or for another measure.
std::optional<Quantity> held_by_one(const Package& package, std::string_view measure) {
  if (measure == "UN") return package.amount;
  if (measure != "ML" || !package.volume_ml || package.amount->raw() > INT64_MAX / 1'000'000)
    return std::nullopt;
  const std::int64_t volume = package.volume_ml->raw();
  if (volume <= 0) return std::nullopt;
  return Quantity::from_raw(package.amount->raw() * 1'000'000 / volume);
}

/// One piece or millilitre holds other than one billing unit: then the two numbers cannot be the
/// same.
bool suspicious(const Facts& facts, const LineFacts& line) {
  const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
  if (!package || !package->amount || !line.drug || !line.drug->unit_amount || !line.units)
    return false;
  const auto held = held_by_one(*package.row, upper(line.line->ndc.unit));
  if (package->unit != line.drug->unit || !held || *held == *line.drug->unit_amount) return false;
  return *line.line->ndc.quantity == Quantity::whole(*line.units) && *line.units > 1;
}

void check_quantity(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const auto& quantity = line.line->ndc.quantity;
    if (!quantity) continue;
    const bool positive = *quantity > Quantity();
    const bool fine = quantity->raw() % 1000 != 0;
    const bool same = positive && !fine && suspicious(facts, line);
    if (positive && !fine && !same) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_quantity)};
    mistake.message = concat({"The NDC quantity of line ", line.number, " is ", quantity->text(),
                              (!positive ? "; it must be above zero."
                               : fine    ? "; it may have three decimals."
                                         : ", the number of billing units; the NDC counts vials or "
                                           "millilitres.")});
    sink.report(std::move(mistake));
  }
}

constexpr Citation strengths_sources[] = {own_knowledge};
constexpr std::string_view strengths_keys[] = {"ndc_required"};

/// NDCs of the record's vials for one code, where the claim has one line for all of them.
void check_strengths(const Facts& facts, Sink& sink) {
  if (facts.administrations().empty()) return;
  for (const DrugDay& day : drug_days(facts, sink)) {
    const bool* required = facts.profile.ndc_required.on(day.on);
    if (required == nullptr || !*required) continue;
    std::vector<std::string> ndcs;
    for (const Administration* one : day.given) {
      for (const Vial& vial : one->vials) {
        const std::string digits = digits_of(vial.ndc);
        if (!digits.empty() && std::find(ndcs.begin(), ndcs.end(), digits) == ndcs.end())
          ndcs.push_back(digits);
      }
    }
    if (ndcs.size() < 2 || day.administered.size() != 1 ||
        day.administered[0]->line->ndc.code.empty())
      continue;
    const LineFacts& line = *day.administered[0];
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_code)};
    mistake.message = concat({line.code, " was given from ", ndcs.size(),
                              " packages with different NDCs; line ", line.number, " names one."});
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule ndc_missing =
    define({.id = "ndc-missing",
            .category = Category::ndc,
            .severity = Severity::error,
            .summary = "A drug line has no NDC where the payer needs one.",
            .why = "The payer identifies and prices the product by its NDC.",
            .resolve = "Add the 11-digit NDC of the package used, with its quantity and unit.",
            .denial = missing_denial,
            .citations = missing_sources,
            .profile_keys = ndc_keys},
           check_missing);

extern constinit const Rule ndc_format =
    define({.id = "ndc-format",
            .category = Category::ndc,
            .severity = Severity::error,
            .summary = "An NDC is not of 11 digits in the order 5-4-2.",
            .why = "Labels print 10 digits; claims carry 11, and the missing zero belongs to one "
                   "of three places.",
            .resolve = "Put a zero before the short part: 4-4-2 first, 5-3-2 second, 5-4-1 third.",
            .denial = missing_denial,
            .citations = format_sources,
            .fix = FixKind::sometimes},
           check_format);

extern constinit const Rule ndc_measure = define(
    {.id = "ndc-uom",
     .category = Category::ndc,
     .severity = Severity::error,
     .summary =
         "The unit of measure of an NDC is unknown, refused by the payer or of another form.",
     .why = "Powders are counted by the vial (UN), liquids by volume (ML); anything else misprices "
            "the "
            "line.",
     .resolve =
         "Use UN for powder vials and pieces, ML for liquids, GR for ointments, F2 for units of "
         "factor.",
     .denial = measure_denial,
     .citations = measure_sources,
     .profile_keys = ndc_keys},
    check_measure);

extern constinit const Rule ndc_quantity =
    define({.id = "ndc-qty",
            .category = Category::ndc,
            .severity = Severity::warning,
            .summary = "The NDC quantity cannot be right.",
            .why = "It counts vials or millilitres, waste included, with at most three decimals; "
                   "billing units "
                   "are another number.",
            .resolve = "Work it out from the packages used.",
            .denial = quantity_denial,
            .citations = quantity_sources},
           check_quantity);

extern constinit const Rule ndc_two_strengths =
    define({.id = "ndc-two-strengths",
            .category = Category::ndc,
            .severity = Severity::warning,
            .summary = "A drug given from packages with different NDCs is billed on one line.",
            .why = "Payers that price by NDC want a line for each.",
            .resolve = "Split the units by NDC, a line each.",
            .denial = missing_denial,
            .citations = strengths_sources,
            .profile_keys = strengths_keys},
           check_strengths);

}  // namespace infusecheck::checks
