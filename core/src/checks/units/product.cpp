// One drug, several products: the code billed against the product that the NDC or the record names.
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "dosing/units.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation product_sources[] = {amerihealth_drugs};
constexpr std::string_view product_denial[] = {"CO-16", "N846", "CO-284"};
constexpr std::string_view product_silences[] = {"ndc-hcpcs"};

/// The product that was used, and how we know.
struct Product {
  const Drug* drug = nullptr;
  Confidence confidence = Confidence::high;
  const Administration* given = nullptr;  ///< empty: by the NDC
};

Product by_ndc(const Facts& facts, const LineFacts& line) {
  if (line.line->ndc.code.empty()) return {};
  const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
  if (!package) return {};
  const auto drug = facts.reference.drugs.find(package->code, line.on);
  if (!drug) return {};
  return {drug.row, std::min(package->confidence, drug->confidence), nullptr};
}

/// The packs' NDCs do not reach back to the line's date.
bool ndc_too_old(const Facts& facts, const LineFacts& line) {
  const std::string ndc = digits_of(line.line->ndc.code);
  return !ndc.empty() && facts.reference.packages.find(ndc, line.on).found == Found::outside_pack;
}

/// A brand, or a name with its suffix; the ingredient alone names no product.
bool names_product(const Administration& given, const Drug& drug) {
  return upper(given.drug) != upper(drug.ingredient);
}

/// The one product that the record names for a line's drug; none when it names several, or only
/// the ingredient.
Product by_record(const Facts& facts, const LineFacts& line, const Drug& billed) {
  Product product;
  for (const Administration* given :
       administrations_of(facts.administrations(), billed, *line.on, facts.reference)) {
    const auto codes = codes_for(*given, facts, *line.on);
    const bool one = !codes.empty() && names_product(*given, *codes[0]) &&
                     std::all_of(codes.begin(), codes.end(),
                                 [&](const Drug* drug) { return drug->name == codes[0]->name; });
    if (!one || (product.drug != nullptr && product.drug->name != codes[0]->name)) return {};
    product = {codes[0], std::min(codes[0]->confidence, billed.confidence), given};
  }
  return product;
}

/// The same ingredient under another product's code: a biosimilar for its reference, or the
/// reverse.
void check_product(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const Drug* billed = meaning(line, facts);
    if (billed == nullptr || !line.on) {
      drug(line, sink);
      continue;
    }
    Product used = by_ndc(facts, line);
    if (used.drug == nullptr) used = by_record(facts, line, *billed);
    if (used.drug == nullptr && ndc_too_old(facts, line)) sink.not_checked({"pack ndc", *line.on});
    if (used.drug == nullptr || used.drug->ingredient != billed->ingredient) continue;
    // One product under two codes is a matter of dates.
    if (used.drug->code == billed->code || used.drug->name == billed->name) continue;
    const Drug& right = *used.drug;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number, " bills ", drug_text(*billed),
                              (used.given != nullptr ? "; the record names " : "; its NDC is "),
                              right.name, ", which is ", right.code, " on ", line.on->text(), "."});
    rest_on(used.confidence, "the code of that product", mistake);
    mistake.at_risk = charges(facts, mistake.lines);
    mistake.fix = Fix{.title = concat({"Bill ", right.code,
                                       ", with its own units and charge, if the record "
                                       "shows that ",
                                       right.name, " was given."}),
                      .applicability = Applicability::needs_confirmation,
                      .edits = {set_field(line.at(Field::line_code), right.code)}};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule biosimilar = define(
    {.id = "units-biosimilar",
     .category = Category::units,
     .severity = Severity::error,
     .summary = "The code of another product of the same drug is billed: a biosimilar for its "
                "reference, or "
                "the reverse.",
     .why =
         "Each product has its own code, price and authorization; the payer compares code and NDC.",
     .resolve = "Bill the code of the product whose package was used.",
     .denial = product_denial,
     .citations = product_sources,
     .silences = product_silences,
     .fix = FixKind::always},
    check_product);

}  // namespace infusecheck::checks
