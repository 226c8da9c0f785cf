// Who is on the claim: the providers a payer asks for, their taxonomy codes, and the member id.
#include <algorithm>
#include <array>

#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation carc_list = remark_codes("Provider identifiers");
constexpr Citation role_sources[] = {carc_list};
constexpr std::string_view role_denial[] = {"CO-16", "M68", "N290", "N297"};
constexpr std::string_view role_keys[] = {"required_providers"};
constexpr std::string_view role_needs[] = {"claim.lines[].service_date"};

struct Role {
  RequiredProvider role;
  std::string_view name;
  Field field;
  const Provider Claim::*provider;
};
constexpr std::array roles{Role{RequiredProvider::rendering, "rendering",
                                Field::claim_rendering_npi, &Claim::rendering_provider},
                           Role{RequiredProvider::referring, "referring",
                                Field::claim_referring_npi, &Claim::referring_provider},
                           Role{RequiredProvider::supervising, "supervising",
                                Field::claim_supervising_npi, &Claim::supervising_provider}};

/// A line may name its own rendering provider instead of the claim.
bool named_on_every_line(const Facts& facts) {
  return std::none_of(facts.lines.begin(), facts.lines.end(),
                      [](const LineFacts& line) { return line.line->rendering_npi.empty(); });
}

bool is_drug_visit(const Facts& facts) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [](const LineFacts& line) {
    return is_administration(line) || line.drug || looks_like_drug(line.code);
  });
}

void check_roles(const Facts& facts, Sink& sink) {
  if (facts.institutional() || !is_drug_visit(facts)) return;
  const auto* required = facts.profile.required_providers.on(facts.first_service_date());
  if (required == nullptr) return;
  for (const Role& role : roles) {
    if (std::find(required->begin(), required->end(), role.role) == required->end()) continue;
    if (!(facts.claim().*role.provider).npi.empty()) continue;
    if (role.role == RequiredProvider::rendering && named_on_every_line(facts)) continue;
    sink.report({.at = {role.field},
                 .message = concat({"The claim names no ", role.name,
                                    " provider, whom this payer asks for on a drug visit."})});
  }
}

constexpr Citation taxonomy_sources[] = {{"NUCC, health care provider taxonomy", "Ten characters",
                                          "https://taxonomy.nucc.org", Grade::K},
                                         carc_list};
constexpr std::string_view taxonomy_denial[] = {"CO-16", "N255", "N288"};
constexpr std::string_view taxonomy_keys[] = {"taxonomy_required"};

/// Ten characters: three digits, six digits or capital letters, and an X.
bool is_taxonomy(std::string_view code) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return code.size() == 10 && std::all_of(code.begin(), code.begin() + 3, digit) &&
         std::all_of(code.begin() + 3, code.end(),
                     [&](char c) { return digit(c) || capital(c); }) &&
         code.back() == 'X';
}

std::string without_blanks(std::string_view code) {
  std::string text = upper(code);
  std::erase(text, ' ');
  return text;
}

void report_taxonomy(std::string_view code, std::string_view whose, Field field, Sink& sink) {
  if (code.empty() || is_taxonomy(code)) return;
  Mistake mistake{.at = {field}};
  mistake.message = concat({"The ", whose,
                            " provider's taxonomy code is not shaped like "
                            "one: three digits, six letters or digits, and an X (it has ",
                            code.size(), " characters)."});
  if (const std::string tidy = without_blanks(code); is_taxonomy(tidy)) {
    mistake.fix = Fix{.title = concat({"Write it in capitals and without blanks, as ", tidy, "."}),
                      .edits = {set_field({field}, tidy)}};
  }
  sink.report(std::move(mistake));
}

void check_taxonomy(const Facts& facts, Sink& sink) {
  const Claim& claim = facts.claim();
  report_taxonomy(claim.billing_provider.taxonomy, "billing", Field::claim_billing_taxonomy, sink);
  report_taxonomy(claim.rendering_provider.taxonomy, "rendering", Field::claim_rendering_taxonomy,
                  sink);
  const bool* required = facts.profile.taxonomy_required.on(facts.first_service_date());
  if (required == nullptr || !*required || !claim.billing_provider.taxonomy.empty()) return;
  sink.report({.at = {Field::claim_billing_taxonomy},
               .message = "The billing provider's taxonomy code is missing; this payer asks for "
                          "it."});
}

constexpr Citation member_sources[] = {
    {"CMS, understanding the Medicare beneficiary identifier format (copy)",
     "Eleven characters, by place",
     "https://online.documentine.com/how-to-mask-numbers-in-excel/1/"
     "understanding-the-medicare-beneficiary-identifier-mbi-format.html",
     Grade::A}};
constexpr std::string_view member_denial[] = {"CO-16", "N382", "CO-31"};

/// What stands at each of the eleven places of a Medicare beneficiary identifier: a digit that is
/// not 0 (9), a digit (0), a letter (A) or either (*). S, L, O, I, B and Z are not used.
constexpr std::string_view mbi_places = "9A*0A*0AA00";

bool fits(char c, char place) {
  const bool digit = c >= '0' && c <= '9';
  const bool letter =
      c >= 'A' && c <= 'Z' && std::string_view("SLOIBZ").find(c) == std::string_view::npos;
  if (place == '9') return digit && c != '0';
  if (place == '0') return digit;
  return place == 'A' ? letter : digit || letter;
}

bool is_mbi(std::string_view id) {
  if (id.size() != mbi_places.size()) return false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (!fits(id[i], mbi_places[i])) return false;
  }
  return true;
}

/// What is wrong with a member id, in words that do not quote it.
std::string defect(std::string_view id) {
  std::string bare = upper(id);
  std::erase_if(bare, [](char c) { return c == '-' || c == ' '; });
  if (is_mbi(bare)) {
    return bare.size() == id.size() ? "is written in small letters"
                                    : "is written with hyphens or blanks, which stay off a claim";
  }
  if (id.size() != mbi_places.size())
    return concat({"has ", id.size(), " characters instead of 11"});
  for (std::size_t i = 0; i < bare.size() && i < mbi_places.size(); ++i) {
    if (!fits(bare[i], mbi_places[i]))
      return concat({"cannot be one: character ", i + 1, " is not what stands there"});
  }
  return "cannot be one";
}

void check_member(const Facts& facts, Sink& sink) {
  const auto& type = facts.claim().payer.type;
  const std::string& id = facts.claim().patient.id;
  if (!type || *type != PayerType::medicare || id.empty() || is_mbi(id)) return;
  if (!sink.in_force(facts.first_service_date())) return;
  sink.report(
      {.at = {Field::claim_patient_id},
       .message = concat({"The member id ", defect(id), " (Medicare beneficiary identifier)."})});
}

}  // namespace

extern constinit const Rule provider_role = define(
    {.id = "int-npi-role",
     .category = Category::integrity,
     .severity = Severity::error,
     .summary = "A provider whom the payer asks for is not on the claim.",
     .why = "The payer returns a claim that does not say who treated, supervised or referred.",
     .resolve = "Enter the provider whom the record names in that role.",
     .denial = role_denial,
     .citations = role_sources,
     .payers = PayerScope::profile_only,
     .profile_keys = role_keys,
     .needs = role_needs},
    check_roles);

extern constinit const Rule taxonomy = define(
    {.id = "int-taxonomy",
     .category = Category::integrity,
     .severity = Severity::warning,
     .summary = "A provider's taxonomy code is not shaped like one, or is missing where the payer "
                "asks for it.",
     .why = "Payers that price or enroll by taxonomy match the claim to a provider record by it.",
     .resolve = "Enter the code under which the provider is enrolled with this payer.",
     .denial = taxonomy_denial,
     .citations = taxonomy_sources,
     .profile_keys = taxonomy_keys,
     .fix = FixKind::sometimes},
    check_taxonomy);

extern constinit const Rule member_id =
    define({.id = "int-member-id",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "The member id of a Medicare claim is not a Medicare beneficiary "
                       "identifier.",
            .why = "Medicare finds the patient by it; a claim with another number is returned or "
                   "denied as an unknown member.",
            .resolve = "Copy the eleven characters from the patient's Medicare card, or look them "
                       "up with the contractor.",
            .denial = member_denial,
            .citations = member_sources,
            .effective = {.from = day(2020, 1, 1)}},
           check_member);

}  // namespace infusecheck::checks
