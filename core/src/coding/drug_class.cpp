// Complex or therapeutic: the record's own word, then the payer's, then the packs' (RULEBOOK 1.5).
#include <algorithm>

#include "coding/events.h"
#include "model/names.h"

namespace infusecheck {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// Codes named in the payer's list; the code may also be what the record names the drug by.
std::optional<AdministrationClass> payers_class(const std::vector<const Drug*>& drugs,
                                                std::string_view name, const Profile& profile,
                                                std::optional<Date> on) {
  const auto* overrides = profile.class_overrides.on(on);
  if (overrides == nullptr) return std::nullopt;
  for (const Drug* drug : drugs) {
    const auto found = overrides->find(drug->code);
    if (found != overrides->end()) return found->second;
  }
  std::string code = lower(name);
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const auto found = overrides->find(code);
  if (found != overrides->end()) return found->second;
  return std::nullopt;
}

/// HCPCS keeps the antineoplastic drugs together: their injections are complex by any payer.
bool antineoplastic(const Drug& drug) { return drug.code.starts_with("J9"); }

/// A biologic under the skin is what payers differ about.
DrugClass injected(DrugClass found, const ScBiologic* policy) {
  found.known = policy != nullptr && *policy != ScBiologic::ask;
  found.open = !found.known;
  found.value = found.known && *policy == ScBiologic::complex_injection
                    ? AdministrationClass::complex
                    : AdministrationClass::therapeutic;
  return found;
}

bool is_injection(const Given<Route>& route) {
  return route && (*route == Route::sc || *route == Route::im || *route == Route::on_body);
}

/// What the packs say. Medicare classes intravenous biologics as complex; other payers may not.
DrugClass packs_class(DrugClass result, const std::vector<const Drug*>& drugs,
                      const Given<Route>& route, bool medicare, const ScBiologic* sc_biologic) {
  const auto classed = std::find_if(drugs.begin(), drugs.end(), [](const Drug* drug) {
    return drug->administration_class.has_value();
  });
  result.known = classed != drugs.end();
  if (result.known) result.value = *(*classed)->administration_class;
  const bool complex = result.known && result.value == AdministrationClass::complex;
  const bool settled = complex && antineoplastic(**classed);
  result.open = !result.known || (complex && !settled && !medicare);
  if (is_injection(route) && !drugs.empty() && (complex || !result.known) && !settled)
    return injected(result, sc_biologic);
  return result;
}

}  // namespace

DrugClass drug_class(const Administration& given, int row, std::optional<Date> on,
                     const Reference& reference, const Profile& profile, bool medicare) {
  const auto drugs = on ? reference.drugs_named(given.drug, *on) : std::vector<const Drug*>{};
  DrugClass result{
      .drug = drugs.empty() ? lower(given.drug) : drugs[0]->ingredient,
      .label = drugs.empty() ? "administration " + std::to_string(row + 1) : drugs[0]->ingredient};
  if (given.purpose.value == Purpose::hydration) {
    result.value = AdministrationClass::hydration;
  } else if (given.administration_class) {
    result.value = *given.administration_class;
  } else if (const auto payers = payers_class(drugs, given.drug, profile, on)) {
    result.value = *payers;
  } else {
    return packs_class(result, drugs, given.route, medicare, profile.sc_biologic.on(on));
  }
  return result;
}

}  // namespace infusecheck
