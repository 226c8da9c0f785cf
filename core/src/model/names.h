// The spelling of every enumerated word, once: JSON, CSV and messages read it here.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "infusecheck/case.h"
#include "infusecheck/finding.h"
#include "infusecheck/profile.h"
#include "infusecheck/reference.h"
#include "infusecheck/rule.h"

namespace infusecheck {

template <class E>
struct Word {
  E value;
  std::string_view name;
};

/// Specialised for each enum: the words in the order of the enumerators.
template <class E>
inline constexpr std::array<Word<E>, 0> words{};

#define WORDS(E, n) \
  template <>       \
  inline constexpr std::array<Word<E>, n> words<E>
WORDS(Form, 2){{{Form::professional, "professional"}, {Form::institutional, "institutional"}}};
WORDS(PayerType, 6){{{PayerType::medicare, "medicare"},
                     {PayerType::medicare_advantage, "medicare-advantage"},
                     {PayerType::medicaid, "medicaid"},
                     {PayerType::commercial, "commercial"},
                     {PayerType::tricare, "tricare"},
                     {PayerType::other, "other"}}};
WORDS(Location, 8){{{Location::office, "office"},
                    {Location::hospital_on_campus, "hospital-on-campus"},
                    {Location::hospital_off_campus, "hospital-off-campus"},
                    {Location::infusion_center, "infusion-center"},
                    {Location::asc, "asc"},
                    {Location::home, "home"},
                    {Location::snf, "snf"},
                    {Location::emergency, "emergency"}}};
WORDS(DrugSource, 5){{{DrugSource::buy_and_bill, "buy-and-bill"},
                      {DrugSource::white_bag, "white-bag"},
                      {DrugSource::brown_bag, "brown-bag"},
                      {DrugSource::sample, "sample"},
                      {DrugSource::s340b, "340b"}}};
WORDS(Route, 8){{{Route::iv_infusion, "iv-infusion"},
                 {Route::iv_push, "iv-push"},
                 {Route::sc, "sc"},
                 {Route::im, "im"},
                 {Route::sc_infusion, "sc-infusion"},
                 {Route::ia_push, "ia-push"},
                 {Route::on_body, "on-body"},
                 {Route::oral, "oral"}}};
WORDS(AdministrationClass, 3){{{AdministrationClass::complex, "complex"},
                               {AdministrationClass::therapeutic, "therapeutic"},
                               {AdministrationClass::hydration, "hydration"}}};
WORDS(Purpose, 6){{{Purpose::therapy, "therapy"},
                   {Purpose::hydration, "hydration"},
                   {Purpose::flush, "flush"},
                   {Purpose::kvo, "kvo"},
                   {Purpose::carrier, "carrier"},
                   {Purpose::oral, "oral"}}};
WORDS(Container,
      2){{{Container::single_dose, "single-dose"}, {Container::multi_dose, "multi-dose"}}};
WORDS(AuthorizationStatus, 6){{{AuthorizationStatus::submitted, "submitted"},
                               {AuthorizationStatus::pended, "pended"},
                               {AuthorizationStatus::approved, "approved"},
                               {AuthorizationStatus::denied, "denied"},
                               {AuthorizationStatus::cancelled, "cancelled"},
                               {AuthorizationStatus::expired, "expired"}}};
WORDS(ScreenResult, 3){{{ScreenResult::negative, "negative"},
                        {ScreenResult::positive, "positive"},
                        {ScreenResult::pending, "pending"}}};
WORDS(TherapyOutcome, 3){{{TherapyOutcome::failed, "failed"},
                          {TherapyOutcome::intolerant, "intolerant"},
                          {TherapyOutcome::contraindicated, "contraindicated"}}};
WORDS(Severity,
      3){{{Severity::info, "info"}, {Severity::warning, "warning"}, {Severity::error, "error"}}};
WORDS(Verdict, 4){{{Verdict::pass, "pass"},
                   {Verdict::incomplete, "incomplete"},
                   {Verdict::review, "review"},
                   {Verdict::fail, "fail"}}};
WORDS(Scope, 2){{{Scope::claim, "claim"}, {Scope::record, "record"}}};
WORDS(Applicability, 3){{{Applicability::none, "none"},
                         {Applicability::needs_confirmation, "needs-confirmation"},
                         {Applicability::safe, "safe"}}};
WORDS(Grade,
      5){{{Grade::A, "A"}, {Grade::B, "B"}, {Grade::C, "C"}, {Grade::D, "D"}, {Grade::K, "K"}}};
WORDS(Category, 12){{{Category::read, "read"},
                     {Category::admin, "admin"},
                     {Category::units, "units"},
                     {Category::ndc, "ndc"},
                     {Category::mod, "mod"},
                     {Category::pos, "pos"},
                     {Category::pa, "pa"},
                     {Category::freq, "freq"},
                     {Category::dx, "dx"},
                     {Category::integrity, "int"},
                     {Category::pay, "pay"},
                     {Category::doc, "doc"}}};
WORDS(PayerScope, 3){{{PayerScope::all, "all"},
                      {PayerScope::medicare_like, "medicare-like"},
                      {PayerScope::profile_only, "profile-only"}}};
WORDS(FixKind, 3){
    {{FixKind::never, "never"}, {FixKind::sometimes, "sometimes"}, {FixKind::always, "always"}}};
WORDS(Confidence,
      3){{{Confidence::low, "low"}, {Confidence::medium, "medium"}, {Confidence::high, "high"}}};
WORDS(ServiceKind, 9){{{ServiceKind::initial, "initial"},
                       {ServiceKind::add_on, "add-on"},
                       {ServiceKind::injection, "injection"},
                       {ServiceKind::other_administration, "other-administration"},
                       {ServiceKind::evaluation, "evaluation"},
                       {ServiceKind::nurse_visit, "nurse-visit"},
                       {ServiceKind::joint_injection, "joint-injection"},
                       {ServiceKind::imaging, "imaging"},
                       {ServiceKind::supply, "supply"}}};
WORDS(Family, 7){{{Family::hydration, "hydration"},
                  {Family::therapeutic, "therapeutic"},
                  {Family::complex, "complex"},
                  {Family::subcutaneous, "subcutaneous"},
                  {Family::intra_arterial, "intra-arterial"},
                  {Family::pump, "pump"},
                  {Family::none, "none"}}};
WORDS(JwJz,
      3){{{JwJz::required, "required"}, {JwJz::accepted, "accepted"}, {JwJz::ignore, "ignore"}}};
WORDS(NocUnits, 2){{{NocUnits::one, "1"}, {NocUnits::containers, "containers"}}};
WORDS(ScBiologic, 3){{{ScBiologic::complex_injection, "96401"},
                      {ScBiologic::therapeutic_injection, "96372"},
                      {ScBiologic::ask, "ask"}}};
WORDS(RepeatPolicy, 4){{{RepeatPolicy::interval31, "interval31"},
                        {RepeatPolicy::interval16, "interval16"},
                        {RepeatPolicy::aggregate, "aggregate"},
                        {RepeatPolicy::none, "none"}}};
WORDS(HydrationPolicy,
      2){{{HydrationPolicy::continuous, "continuous"}, {HydrationPolicy::sum, "sum"}}};
WORDS(OverlapPolicy,
      2){{{OverlapPolicy::subtract, "subtract"}, {OverlapPolicy::concurrent, "concurrent"}}};
WORDS(PumpCode, 2){{{PumpCode::code_96416, "96416"}, {PumpCode::code_g0498, "G0498"}}};
WORDS(MuePolicy, 3){{{MuePolicy::cms, "cms"}, {MuePolicy::own, "own"}, {MuePolicy::off, "off"}}};
WORDS(PtpPolicy, 2){{{PtpPolicy::cms, "cms"}, {PtpPolicy::off, "off"}}};
WORDS(RequiredProvider, 3){{{RequiredProvider::rendering, "rendering"},
                            {RequiredProvider::referring, "referring"},
                            {RequiredProvider::supervising, "supervising"}}};
WORDS(ContainerForm, 6){{{ContainerForm::powder, "powder"},
                         {ContainerForm::liquid, "liquid"},
                         {ContainerForm::syringe, "syringe"},
                         {ContainerForm::pen, "pen"},
                         {ContainerForm::bag, "bag"},
                         {ContainerForm::other, "other"}}};
WORDS(DoseType, 4){{{DoseType::per_kg, "per-kg"},
                    {DoseType::fixed, "fixed"},
                    {DoseType::per_m2, "per-m2"},
                    {DoseType::weight_band, "weight-band"}}};
#undef WORDS

template <class E>
constexpr std::string_view word(E value) {
  for (const Word<E>& w : words<E>) {
    if (w.value == value) return w.name;
  }
  return "";
}

template <class E>
constexpr std::optional<E> from_word(std::string_view name) {
  for (const Word<E>& w : words<E>) {
    if (w.name == name) return w.value;
  }
  return std::nullopt;
}

/// "complex, therapeutic or hydration": for messages about an unknown word.
template <class E>
std::string alternatives() {
  std::string text;
  for (std::size_t i = 0; i < words<E>.size(); ++i) {
    if (i > 0) text += i + 1 == words<E>.size() ? " or " : ", ";
    text += words<E>[i].name;
  }
  return text;
}

}  // namespace infusecheck
