// The case: a claim and, where known, what the record says happened. Field for field the JSON of
// docs/case.md, spelled alike; everything but a line's code may be absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "infusecheck/amount.h"
#include "infusecheck/calendar.h"
#include "infusecheck/given.h"

namespace infusecheck {

enum class Form { professional, institutional };
enum class PayerType { medicare, medicare_advantage, medicaid, commercial, tricare, other };
enum class Location {
  office,
  hospital_on_campus,
  hospital_off_campus,
  infusion_center,
  asc,
  home,
  snf,
  emergency
};
enum class DrugSource { buy_and_bill, white_bag, brown_bag, sample, s340b };
enum class Route { iv_infusion, iv_push, sc, im, sc_infusion, ia_push, on_body, oral };
enum class AdministrationClass { complex, therapeutic, hydration };
enum class Purpose { therapy, hydration, flush, kvo, carrier, oral };
enum class Container { single_dose, multi_dose };
enum class AuthorizationStatus { submitted, pended, approved, denied, cancelled, expired };
enum class ScreenResult { negative, positive, pending };
enum class TherapyOutcome { failed, intolerant, contraindicated };

/// A whole number as the input wrote it.
using Count = std::int64_t;

struct Payer {
  std::string id, name;
  Given<PayerType> type;
  std::string contractor;  ///< the Medicare contractor, "noridian-jf"
};

struct Provider {
  std::string npi, tax_id, taxonomy, name;
};

struct Patient {
  std::string id;
  Given<Date> birth_date;
  std::string sex;
};

struct NdcQuantity {
  std::string code;  ///< as given: 11 digits, or 10 with hyphens
  Given<Quantity> quantity;
  std::string unit;  ///< UN, ML, GR, F2, ME
};

struct Line {
  std::string code;  ///< HCPCS or CPT
  std::vector<std::string> modifiers;
  Given<Quantity> units;
  Given<Money> charge;
  Given<Date> service_date, service_date_to;
  std::string place_of_service;
  std::vector<Given<Count>> diagnosis_pointers;  ///< 1-based positions in Claim::diagnoses
  std::string revenue_code;
  NdcQuantity ndc;
  std::string prior_authorization, rendering_npi, description;
};

struct Claim {
  std::string id;  ///< patient control number, CLM01
  Given<Form> form;
  Payer payer;
  std::string place_of_service, bill_type, frequency, original_reference;
  Given<Money> total_charge;
  std::vector<std::string> prior_authorizations;
  Provider billing_provider, rendering_provider, referring_provider, supervising_provider,
      service_facility;
  Patient patient;
  std::vector<std::string> diagnoses;
  std::vector<Line> lines;
};

struct Dose {
  Given<Quantity> amount;
  std::string unit;
};

struct Vial {
  Given<Quantity> size;
  std::string unit;
  Given<Count> count;
  Given<Container> container;
  std::string ndc;
};

/// One thing given to the patient: an infusion, a push, an injection.
struct Administration {
  std::string drug;  ///< HCPCS, nonproprietary name or brand, any case
  Given<Route> route;
  Given<AdministrationClass> administration_class;  ///< "class" in JSON
  Given<Purpose> purpose;
  Given<LocalTime> start, stop;
  std::string access, access_reason;
  Given<Count> visit;
  std::string bag;
  std::optional<bool> continues, main_reason, pump, hormonal;
  Given<Count> count;
  Dose dose;
  std::vector<Vial> vials;
};

struct Evaluation {
  std::optional<bool> separately_identifiable;
  std::string reason;
};

struct Measure {
  std::string measure;
  Given<Quantity> value;
  Given<Date> date;
};

struct Screen {
  Given<ScreenResult> result;
  Given<Date> date;
};

struct PriorTherapy {
  std::string drug;
  Given<Date> from, to;
  Given<TherapyOutcome> outcome;
  std::string reason;
};

struct DocumentationFacts {
  std::optional<Measure> disease_activity, crp, esr, haq;
  Given<Count> tender_joints, swollen_joints;
  std::optional<Screen> tb_screen, hbv_screen;
  std::vector<PriorTherapy> prior_therapies;
  std::optional<bool> order_signed, start_stop_recorded, wastage_recorded;
  std::string supervising_npi;
};

struct Encounter {
  Given<Location> location;
  Given<Quantity> weight_kg;
  Given<Date> weight_date;
  Given<Quantity> height_cm;
  Given<DrugSource> drug_source;
  std::vector<Administration> administrations;
  std::optional<Evaluation> evaluation;
  std::string note;
  std::optional<DocumentationFacts> facts;
};

struct Authorization {
  std::string number;
  Given<AuthorizationStatus> status;
  std::string payer;
  std::vector<std::string> codes;
  Given<Quantity> units, units_used;
  Given<Count> visits, visits_used;
  Given<Date> from, to, submitted_on;
  std::vector<std::string> place_of_service;
  std::string npi;
  std::vector<std::string> diagnoses;
};

struct PastDose {
  std::string code;
  Given<Date> service_date;
  Given<Quantity> units;
  std::string step;  ///< load1, load2, load3, maintenance; "" = inferred from the dates
};

struct ScheduledDose {
  std::string drug;
  Given<Date> date;
};

/// Which payer profile a case asks for: the id of one, or the text of an inline JSON object.
struct ProfileChoice {
  std::string id;
  std::string inline_json;
};

struct Case {
  Claim claim;
  std::optional<Encounter> encounter;
  std::vector<Authorization> authorizations;
  std::vector<PastDose> history;
  std::vector<ScheduledDose> schedule;
  bool authorizations_given = false;  ///< an empty list says "none on file"; no list says nothing
  bool history_given = false;
  ProfileChoice profile;
};

}  // namespace infusecheck
