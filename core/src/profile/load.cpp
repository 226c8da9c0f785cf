#include "profile/reader.h"
#include "reference/embedded.h"

namespace infusecheck {
namespace {

using ReadKey = void (*)(ProfileReader&, const Json&, const std::string&, Profile&);

struct KeyFormat {
  ProfileKey key;
  ReadKey read;
};

template <auto member>
void dated(ProfileReader& reader, const Json& json, const std::string& at, Profile& profile) {
  reader.dated(json, at, profile.*member);
}

constexpr KeyFormat formats[] = {
    {{"facility_pos_admin", "list of POS",
      "Places of service where a physician may not bill administration codes."},
     dated<&Profile::facility_pos_admin>},
    {{"site_of_care", "list of HCPCS", "Drugs that need approval at places of service 19 and 22."},
     dated<&Profile::site_of_care>},
    {{"jwjz", "required | accepted | ignore",
      "Whether JW and JZ are asked for on single-dose drugs."},
     dated<&Profile::jwjz>},
    {{"ndc_required", "true | false", "Whether drug lines need an NDC."},
     dated<&Profile::ndc_required>},
    {{"ndc_me_allowed", "true | false", "Whether the NDC unit ME is taken."},
     dated<&Profile::ndc_me_allowed>},
    {{"requires_59_hydration", "true | false", "Whether hydration needs modifier 59."},
     dated<&Profile::requires_59_hydration>},
    {{"noc_units", "1 | containers", "How unclassified drugs are counted."},
     dated<&Profile::noc_units>},
    {{"class_overrides", "HCPCS: complex | therapeutic",
      "Drugs whose administration family the payer sets."},
     dated<&Profile::class_overrides>},
    {{"sc_biologic", "96401 | 96372 | ask", "How a subcutaneous biologic's injection is coded."},
     dated<&Profile::sc_biologic>},
    {{"same_drug_repeat", "interval31 | interval16 | aggregate | none",
      "How a second infusion of one drug is coded."},
     dated<&Profile::same_drug_repeat>},
    {{"hydration", "continuous | sum", "Whether split hydration counts by period or by its sum."},
     dated<&Profile::hydration>},
    {{"pump_code", "96416 | G0498", "The code of a prolonged infusion by portable pump."},
     dated<&Profile::pump_code>},
    {{"concurrent_min_overlap", "minutes", "Overlap from which two infusions are concurrent."},
     dated<&Profile::concurrent_min_overlap>},
    {{"partial_overlap", "subtract | concurrent",
      "Whether the rest of a partly overlapping infusion is sequential or all of it concurrent."},
     dated<&Profile::partial_overlap>},
    {{"repeat_push_minutes", "minutes",
      "Time since the last reported push of a drug from which another one counts."},
     dated<&Profile::repeat_push_minutes>},
    {{"gap_merge", "minutes", "Interruption up to which an infusion is still one."},
     dated<&Profile::gap_merge>},
    {{"mue", "cms | own | off", "Whose unit limits apply."}, dated<&Profile::mue>},
    {{"ptp", "cms | off", "Whether NCCI pairs apply."}, dated<&Profile::ptp>},
    {{"pa", "HCPCS: {required, by_pos, units_include_jw, admin_codes}",
      "Drugs that need prior authorization."},
     dated<&Profile::pa>},
    {{"pa_turnaround_bd", "business days", "How long an authorization takes."},
     dated<&Profile::pa_turnaround_bd>},
    {{"pa_buffer_bd", "business days", "Time kept in reserve before a visit."},
     dated<&Profile::pa_buffer_bd>},
    {{"expiry_warn_days", "days", "How long before its end an authorization is mentioned."},
     dated<&Profile::expiry_warn_days>},
    {{"step", "list of {drug, requires, min_days}", "Drugs that must have been tried first."},
     dated<&Profile::step>},
    {{"preferred_biosimilar", "HCPCS: list of HCPCS", "Products preferred to a reference product."},
     dated<&Profile::preferred_biosimilar>},
    {{"freq_tolerance_days", "days", "How early a dose may be."},
     dated<&Profile::freq_tolerance_days>},
    {{"timely_days", "days", "Days from service within which a claim must arrive."},
     dated<&Profile::timely_days>},
    {{"timely_months", "months",
      "Calendar months from service within which a claim must arrive; timely_days goes first."},
     dated<&Profile::timely_months>},
    {{"appeal_days", "days", "Days within which a denial may be appealed."},
     dated<&Profile::appeal_days>},
    {{"max_age_days", "days", "Age from which the profile calls itself stale."},
     dated<&Profile::max_age_days>},
    {{"excluded", "list of HCPCS", "Codes the plan does not cover."}, dated<&Profile::excluded>},
    {{"pharmacy_benefit", "list of HCPCS", "Drugs covered by the pharmacy benefit only."},
     dated<&Profile::pharmacy_benefit>},
    {{"specialty_vendor", "list of HCPCS",
      "Drugs that only the payer's specialty vendor supplies."},
     dated<&Profile::specialty_vendor>},
    {{"joint_sides_required", "true | false", "Whether joint injections need RT, LT or 50."},
     dated<&Profile::joint_sides_required>},
    {{"kx_required", "list of HCPCS", "Codes that need KX where the policy's criteria are met."},
     dated<&Profile::kx_required>},
    {{"payment_modifiers_first", "true | false",
      "Whether modifiers that change payment must come before the others."},
     dated<&Profile::payment_modifiers_first>},
    {{"one_place_per_claim", "true | false", "Whether a claim may name only one place of service."},
     dated<&Profile::one_place_per_claim>},
    {{"max_units", "list of {drug, units, per, days, from, to, source}",
      "Unit limits of the payer's own."},
     dated<&Profile::max_units>},
    {{"covered_diagnoses", "HCPCS: list of ICD-10-CM",
      "Starts of the diagnosis codes that each drug is covered for."},
     dated<&Profile::covered_diagnoses>},
    {{"unspecified_dx", "list of ICD-10-CM",
      "Diagnoses too unspecific for the payer to pay a drug for."},
     dated<&Profile::unspecified_dx>},
    {{"taxonomy_required", "true | false", "Whether the billing provider's taxonomy is asked for."},
     dated<&Profile::taxonomy_required>},
    {{"required_providers", "list of rendering | referring | supervising",
      "Providers that the claim of a drug visit must name."},
     dated<&Profile::required_providers>},
};

void read_sources(ProfileReader& reader, const Json& json, Profile& profile) {
  profile.sources.clear();
  if (!json.is_array()) return reader.fail("/sources", "The value must be a list of {title, url}.");
  for (const Json& entry : json) {
    Profile::CitedPolicy policy;
    if (!entry.is_object() || !entry.contains("title")) {
      return reader.fail("/sources", "Each source needs a title.");
    }
    reader.value(entry["title"], "/sources/title", policy.title);
    if (entry.contains("url")) reader.value(entry["url"], "/sources/url", policy.url);
    profile.sources.push_back(std::move(policy));
  }
}

void read_key(ProfileReader& reader, const std::string& key, const Json& json, Profile& profile) {
  const std::string at = '/' + key;
  if (key == "id") return reader.value(json, at, profile.id);
  if (key == "name") return reader.value(json, at, profile.name);
  if (key == "reviewed_on") return reader.value(json, at, profile.reviewed_on);
  if (key == "sources") return read_sources(reader, json, profile);
  if (key == "extends") return;
  for (const KeyFormat& format : formats) {
    if (format.key.name == key) return format.read(reader, json, at, profile);
  }
  reader.fail(at, "The key is not known.");
}

constexpr int deepest_extends = 8;

Result<Profile> load(std::string_view text, int depth);

Result<Profile> load_shipped(std::string_view id, int depth) {
  for (const ShippedProfile& shipped : shipped_profiles()) {
    if (shipped.id == id) return load(shipped.text, depth);
  }
  return Error{"No payer profile has that id.", "",
               "`infusecheck profiles` lists them; a profile may also be a file."};
}

Result<Profile> load(std::string_view text, int depth) {
  const auto document = parse_json(text);
  if (!document) return document.error();
  if (!document->is_object()) return Error{"A payer profile must be a JSON object.", "", ""};
  Profile profile;
  ProfileReader reader;
  if (document->contains("extends")) {
    std::string parent;
    reader.value((*document)["extends"], "/extends", parent);
    if (depth == deepest_extends)
      return Error{"Payer profiles extend each other in a circle.", "/extends",
                   "Break the circle."};
    auto base = load_shipped(parent, depth + 1);
    if (!base) return Error{base.error().what, "/extends", base.error().remedy};
    profile = std::move(*base);
    profile.extends = parent;
    profile.id = "inline";
  }
  for (const auto& [key, json] : document->items()) read_key(reader, key, json, profile);
  if (reader.error()) {
    Error error = *reader.error();
    error.where = "profile " + error.where;
    return error;
  }
  if (profile.id.empty()) profile.id = "inline";
  return profile;
}

}  // namespace

std::span<const ProfileKey> profile_keys() {
  static const std::vector<ProfileKey> keys = [] {
    std::vector<ProfileKey> list;
    for (const KeyFormat& format : formats) list.push_back(format.key);
    return list;
  }();
  return keys;
}

std::span<const ShippedProfile> shipped_profiles() {
  static const std::vector<ShippedProfile> profiles = [] {
    std::vector<ShippedProfile> list;
    for (const embedded::TextFile& file : embedded::payers()) {
      list.push_back({file.path.substr(0, file.path.rfind('.')), file.bytes});
    }
    return list;
  }();
  return profiles;
}

Result<Profile> profile_by_id(std::string_view id) { return load_shipped(id, 0); }
Result<Profile> profile_from_json(std::string_view json) { return load(json, 0); }

}  // namespace infusecheck
