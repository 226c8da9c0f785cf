#include "facade/units_query.h"

#include <array>

#include "formats/json/read_case.h"
#include "infusecheck/profile.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

using SetPart = bool (*)(UnitsQuery&, const std::string&);

bool set_dose(UnitsQuery& query, const std::string& text) {
  query.dose = parse_dose(text);
  return static_cast<bool>(query.dose.amount);
}

bool set_concentration(UnitsQuery& query, const std::string& text) {
  query.concentration = parse_dose(text);
  return static_cast<bool>(query.concentration.amount);
}

bool set_discarded(UnitsQuery& query, const std::string& text) {
  query.discarded = parse_dose(text);
  return static_cast<bool>(query.discarded.amount);
}

bool set_units(UnitsQuery& query, const std::string& text) {
  const auto number = Quantity::parse(text);
  if (!number || !number->is_whole()) return false;
  query.units = number->floor();
  return true;
}

/// A quantity may name its measure; which one is right, the package says.
bool set_ndc_quantity(UnitsQuery& query, const std::string& text) {
  for (const std::string_view unit : {"UN", "ML", "F2"}) {
    query.ndc_quantity = parse_amount(text, unit);
    if (query.ndc_quantity) return true;
  }
  return false;
}

bool set_vials(UnitsQuery& query, const std::string& text) {
  const auto vials = parse_vials(text);
  if (vials) query.vials.insert(query.vials.end(), vials->begin(), vials->end());
  return vials.has_value();
}

bool set_date(UnitsQuery& query, const std::string& text) {
  const auto date = Date::parse(text);
  if (date) query.on = *date;
  return date.has_value();
}

struct Part {
  std::string_view name;
  SetPart set;
  std::string_view wanted;
};

constexpr std::array parts{
    Part{"drug", [](UnitsQuery& q, const std::string& t) { return q.drug = t, true; }, "a name"},
    Part{"dose", set_dose, "an amount with its unit, 283mg or 5mg/kg"},
    Part{"weight",
         [](UnitsQuery& q, const std::string& t) {
           return (q.weight_kg = parse_amount(t, "kg")).has_value();
         },
         "kilograms, 70kg"},
    Part{"bsa",
         [](UnitsQuery& q, const std::string& t) {
           return (q.surface_m2 = parse_amount(t, "m2")).has_value();
         },
         "square metres, 1.8m2"},
    Part{"volume",
         [](UnitsQuery& q, const std::string& t) {
           return (q.volume_ml = parse_amount(t, "mL")).has_value();
         },
         "millilitres, 11.5mL"},
    Part{"concentration", set_concentration, "an amount per millilitre, 10mg/mL"},
    Part{"units", set_units, "a whole number of billing units"},
    Part{"ndc", [](UnitsQuery& q, const std::string& t) { return q.ndc = t, true; }, "an NDC"},
    Part{"ndc_quantity", set_ndc_quantity, "a number of pieces or millilitres, 3UN"},
    Part{"discarded", set_discarded, "an amount with its unit, 17mg"},
    Part{"vials", set_vials, "sizes with their count, 100mgx3"},
    Part{"date", set_date, "a date as YYYY-MM-DD"}};

/// The text of a member; a whole number is accepted for it.
std::optional<std::string> text_of(const Json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) return *text;
  if (const auto* number = value.get_ptr<const Json::number_integer_t*>())
    return std::to_string(*number);
  return std::nullopt;
}

std::optional<Error> set_policy(const Json& document, UnitsQuery& query) {
  const auto member = document.find("profile");
  if (member == document.end()) return std::nullopt;
  const auto* id = member->get_ptr<const std::string*>();
  const auto profile =
      id != nullptr
          ? profile_by_id(*id)
          : profile_from_json(member->dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!profile) return profile.error();
  if (const JwJz* policy = profile->jwjz.on(query.on)) query.policy = *policy;
  return std::nullopt;
}

}  // namespace

std::optional<Error> set_units_part(UnitsQuery& query, std::string_view name,
                                    const std::string& text) {
  for (const Part& part : parts) {
    if (part.name != name) continue;
    if (part.set(query, text)) return std::nullopt;
    return Error{concat({"`", name, "` must be ", part.wanted, "."}), std::string(name), ""};
  }
  return Error{"A query has no part with that name.", "query",
               "Parts are drug, date, dose, weight, bsa, volume, concentration, units, ndc, "
               "ndc_quantity, discarded, vials and profile."};
}

Result<UnitsQuery> units_query_from_json(std::string_view json) {
  const auto document = parse_json(json);
  if (!document || !document->is_object())
    return Error{"The query is not a JSON object.", "query", "Give drug, date and a dose."};
  UnitsQuery query;
  for (const auto& [name, value] : document->items()) {
    if (name == "profile") continue;
    const auto text = text_of(value);
    if (!text)
      return Error{"The parts of a query are text.", "query", "Write the amount in quotes."};
    if (text->empty()) continue;
    if (const auto error = set_units_part(query, name, *text)) return *error;
  }
  if (query.on == Date())
    return Error{"The query needs a date as YYYY-MM-DD.", "query /date", "Give it."};
  if (const auto error = set_policy(*document, query)) return *error;
  return query;
}

}  // namespace infusecheck
