#include "facts/facts.h"

#include <algorithm>

#include "facts/balance.h"
#include "facts/drug_days.h"
#include "facts/pairs.h"
#include "facts/record_times.h"

namespace infusecheck {
namespace {

std::string first_given(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    if (!text.empty()) return std::string(text);
  }
  return "";
}

LineFacts derive_line(const Claim& claim, const Line& line, int number,
                      const Reference& reference) {
  LineFacts facts;
  facts.number = number;
  facts.line = &line;
  facts.code = upper(line.code);
  for (const std::string& modifier : line.modifiers) facts.modifiers.push_back(upper(modifier));
  facts.on = line.service_date.value;
  if (line.units && line.units->is_whole()) facts.units = line.units->floor();
  facts.place_of_service = first_given({line.place_of_service, claim.place_of_service});
  facts.practitioner =
      first_given({line.rendering_npi, claim.rendering_provider.npi, claim.billing_provider.npi});
  facts.service = reference.services.find(facts.code, facts.on);
  facts.drug = reference.drugs.find(facts.code, facts.on);
  return facts;
}

/// Infusions whose times nobody gave, or that cannot be read, cannot be coded, nor rows without a
/// route.
bool codable(const std::vector<Administration>& administrations) {
  const auto unusable = [](const Administration& given) {
    const bool infusion =
        given.route.value == Route::iv_infusion || given.route.value == Route::sc_infusion;
    const bool unreadable =
        (!given.start.absent() && !given.start) || (!given.stop.absent() && !given.stop);
    return !given.route || unreadable || (infusion && !given.start && !given.stop);
  };
  return !administrations.empty() &&
         std::none_of(administrations.begin(), administrations.end(), unusable);
}

/// A drug billed in the other family is apart by at least one unit too many and one too few.
constexpr Count class_costs = 2;

/// Codes the record; where payers differ on a drug's class, as the claim has it.
void code_record(Facts& facts) {
  if (!codable(facts.administrations())) return;
  for (const auto open_class :
       {std::optional<AdministrationClass>{}, std::optional(AdministrationClass::therapeutic),
        std::optional(AdministrationClass::complex)}) {
    Coding coding = code_administrations(
        facts.content, facts.reference, facts.profile,
        {.setting = setting_of(facts.content), .open_class = open_class, .conflicts = false});
    if (!facts.coding || distance(facts, coding) + class_costs <= distance(facts, *facts.coding))
      facts.coding = std::move(coding);
    if (distance(facts, *facts.coding) == 0) break;
  }
  facts.differences = differences(facts, *facts.coding);
}

}  // namespace

bool LineFacts::has(std::string_view modifier) const {
  return std::find(modifiers.begin(), modifiers.end(), modifier) != modifiers.end();
}

std::optional<std::size_t> LineFacts::distinct_entry() const {
  constexpr std::string_view distinct[] = {"59", "XE", "XP", "XS", "XU"};
  const auto found = std::find_first_of(modifiers.begin(), modifiers.end(), std::begin(distinct),
                                        std::end(distinct));
  if (found == modifiers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - modifiers.begin());
}

bool Facts::institutional() const { return claim().form.value == Form::institutional; }

const std::vector<Administration>& Facts::administrations() const {
  static const std::vector<Administration> none;
  return content.encounter ? content.encounter->administrations : none;
}

std::optional<Date> Facts::first_service_date() const {
  std::optional<Date> first;
  for (const LineFacts& line : lines) {
    if (line.on && (!first || *line.on < *first)) first = line.on;
  }
  return first;
}

Facts derive_facts(const Case& c, const Reference& reference, const Profile& profile, Date as_of) {
  Facts facts{c, reference, profile, as_of, {}};
  facts.lines.reserve(c.claim.lines.size());
  for (const Line& line : c.claim.lines) {
    facts.lines.push_back(
        derive_line(c.claim, line, static_cast<int>(facts.lines.size()) + 1, reference));
  }
  facts.time_troubles = time_troubles(facts);
  if (facts.time_troubles.empty()) code_record(facts);
  facts.drug_days = drug_days(facts);
  derive_pairs(facts);
  return facts;
}

bool same_session(const LineFacts& a, const LineFacts& b) {
  return a.on && a.on == b.on && a.practitioner == b.practitioner;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

bool looks_like_drug(std::string_view code) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() != 5 || !std::all_of(code.begin() + 1, code.end(), digit)) return false;
  if (code[0] == 'J') return true;
  const bool biosimilar = code[0] == 'Q' && (code[1] == '5' || code.starts_with("Q99"));
  const bool hospital_new_drug = code.starts_with("C9");
  return biosimilar || hospital_new_drug;
}

}  // namespace infusecheck
