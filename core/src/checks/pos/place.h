// Places of service as the rules about them name and point at them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/sources.h"
#include "checks/support.h"

namespace infusecheck::checks {

inline constexpr Citation place_set{"CMS place of service codes (paraphrase by a third party)",
                                    "Codes, facility and non-facility rate",
                                    "https://medicalbillingcertify.com/knowledge/"
                                    "place-of-service-codes",
                                    Grade::D};
inline constexpr Citation ngs_places{
    "NGS Medicare, Part B 101 manual", "Appendix 3, place of service codes",
    "https://www.ngsmedicare.com/web/ngs/medicare-part-b-101-manual?selectedArticleId=1109538",
    Grade::A};
inline constexpr Citation cgs_places{
    "CGS Medicare, place of service and face-to-face encounters", "Registered hospital patients",
    "https://cgsmedicare.com/partb/pubs/news/2013/0313/cope21596.html", Grade::A};
inline constexpr Citation place_payment{
    "Facility and non-facility places of service, after the CMS claims manual", "",
    "http://www.whatismedicalinsurancebilling.org/2016/06/pos-comes-under-facility-and-non.html",
    Grade::C};
inline constexpr Citation noridian_facility{
    "Noridian A52953, chemotherapy administration", "Facility settings",
    "https://med.noridianmedicare.com/web/jeb/policies/coverage-articles/"
    "chemotherapy-administration",
    Grade::A};
inline constexpr Citation regence_places{
    "Regence, injection and infusion services", "Places of service",
    "https://ump.regence.com/provider/library/policies-guidelines/reimbursement-policy/"
    "injection-infusion-services",
    Grade::B};

inline const LineFacts& line_of(const Facts& facts, int number) {
  return facts.lines[static_cast<std::size_t>(number) - 1];
}

/// Where a line's place is written: on the line, or on the claim for all that have none.
FieldRef place_field(const Facts& facts, int line);

/// "22 (Hospital outpatient, on campus)".
std::string place_text(const Facts& facts, const std::string& place, std::optional<Date> on);

/// Whether Medicare pays the facility rate at a place.
bool facility_place(const Facts& facts, const LineFacts& line);

bool billed_drug(const LineFacts& line);

/// A line whose price is a formality says which drug it was and asks for nothing.
bool without_price(const LineFacts& line);

/// Whether some line is an administration that a physician may not bill where it was given, by the
/// payer's list: pos-admin-facility then speaks for the drugs beside it.
bool administration_in_facility(const Facts& facts);

/// Edits that set the place of these lines, on the claim or on the line as it was written.
std::vector<Edit> move_lines(const Facts& facts, const std::vector<int>& lines,
                             const std::string& place);

}  // namespace infusecheck::checks
