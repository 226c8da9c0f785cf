// The words of a pasted claim, in lower case, letters and digits only.
#pragma once

#include <string_view>

namespace infusecheck::pasted {

enum class Key {
  none,
  filler,  ///< says nothing
  date,
  place,
  diagnosis,
  units,
  charge,
  total,
  pointer,
  npi,
  authorization,
  ndc,
  modifier,
  payer,
  claim_id,
  given,  ///< of a log: doses and ways
};

struct KeyWords {
  Key key;
  std::string_view words;
};
constexpr KeyWords key_words[] = {
    {Key::filler,
     "and cpt hcpcs code codes procedure proc line lines service services svc of no number bill "
     "billed per the"},
    {Key::date, "dos date dates servicedate from"},
    {Key::place, "pos place"},
    {Key::diagnosis, "dx dxs diagnosis diagnoses diag icd icd10 icd10cm"},
    {Key::units, "units unit qty quantity un ea u"},
    {Key::charge, "charge charges chg amount"},
    {Key::total, "total"},
    {Key::pointer, "ptr ptrs pointer pointers"},
    {Key::npi, "npi"},
    {Key::authorization, "auth authorization pa priorauth"},
    {Key::ndc, "ndc n4"},
    {Key::modifier, "mod mods modifier modifiers"},
    {Key::payer, "payer payor insurance ins plan"},
    {Key::claim_id, "claim account acct pcn"},
    {Key::given,
     "mg mcg ml mls gm gms g cc iv ivp ivpb push infusion infused infuse bolus im subq sq subcut "
     "sc "
     "po am pm started stopped start stop hung drip vial vials"}};

/// Two letters that are words before they are modifiers.
constexpr std::string_view small_words = "as at am go is it to of on in or by";

}  // namespace infusecheck::pasted
