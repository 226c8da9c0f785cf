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

/// What a lookup lacked; `concerns` says whether the table could have known this code.
template <class Row>
std::optional<Need> need_of(const Lookup<Row>& lookup, const LineFacts& line,
                            std::string_view table, bool concerns) {
  if (lookup || !concerns) return std::nullopt;
  switch (lookup.found) {
    case Found::no_date:
      return Need("claim.lines[].service_date");
    case Found::outside_pack:
      return Need(table, *line.on);
    case Found::unknown:
      return Need(table, line.code);
    default:
      return std::nullopt;
  }
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
  const auto knows = [&](const auto& table) { return !table.history(facts.code).empty(); };
  if (!facts.service)
    facts.service_need = need_of(facts.service, facts, "pack services", knows(reference.services));
  if (!facts.drug)
    facts.drug_need = need_of(facts.drug, facts, "pack drugs",
                              looks_like_drug(facts.code) || knows(reference.drugs));
  return facts;
}

/// The session of an earlier line of the same date and practitioner, or a new one.
int session_of(const LineFacts& line, const std::vector<LineFacts>& earlier) {
  if (!line.on) return 0;
  int sessions = 0;
  for (const LineFacts& other : earlier) {
    if (other.on == line.on && other.practitioner == line.practitioner) return other.session;
    sessions = std::max(sessions, other.session);
  }
  return sessions + 1;
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

std::optional<std::size_t> LineFacts::distinct_entry() const {
  if (modifiers.empty()) return std::nullopt;
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
    LineFacts derived =
        derive_line(c.claim, line, static_cast<int>(facts.lines.size()) + 1, reference);
    derived.session = session_of(derived, facts.lines);
    facts.lines.push_back(std::move(derived));
  }
  facts.time_troubles = time_troubles(facts);
  if (facts.time_troubles.empty()) code_record(facts);
  facts.drug_days = drug_days(facts);
  for (const LineFacts& line : facts.lines) {
    if (line.drug_need) facts.drug_needs.push_back(*line.drug_need);
  }
  derive_pairs(facts);
  return facts;
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
  const auto between = [&](std::string_view first, std::string_view last) {
    return code >= first && code <= last;
  };
  switch (code[0]) {
    case 'J':
      return true;
    case 'Q':  // antibodies, special drugs, interferon, dialysis, biosimilars; not Q2052, a service
      return between("Q0220", "Q0249") || between("Q2009", "Q2028") || between("Q2040", "Q2051") ||
             between("Q2053", "Q2999") || between("Q3027", "Q3028") || code == "Q4074" ||
             code == "Q4081" || between("Q5000", "Q5999") || between("Q9900", "Q9999");
    case 'C':  // from C9600 on they are procedures
      return between("C9000", "C9599");
    case 'S':
      return between("S0012", "S0197");
    default:
      return between("90281", "90399");  // immune globulins of CPT
  }
}

}  // namespace infusecheck
