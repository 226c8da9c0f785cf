// A line's package against CMS's NDC-HCPCS crosswalk: is it billed with this code, and still
// listed?
#include <algorithm>

#include "checks/support.h"
#include "checks/units/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation crosswalk{"CMS ASP NDC-HCPCS crosswalk", "Packages by billing code, quarterly",
                             "https://www.cms.gov/medicare/payment/part-b-drugs/asp-pricing-files",
                             Grade::A};
constexpr Citation crosswalk_sources[] = {crosswalk};
constexpr std::string_view code_denial[] = {"CO-16", "N846"};
constexpr std::string_view ended_denial[] = {"CO-16", "N847", "N848"};

/// The crosswalk knows packages of this code. Where it does not, the code is told from another by
/// its use and not by its package, and the package proves nothing.
bool has_packages(const Facts& facts, std::string_view code, std::optional<Date> on) {
  const auto rows = facts.reference.packages.rows();
  return on && std::any_of(rows.begin(), rows.end(), [&](const Package& package) {
           return package.code == code && package.span.covers(*on);
         });
}

void check_code(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.line->ndc.code.empty() || !line.on || is_unclassified(line.code)) continue;
    const auto package = facts.reference.packages.find(digits_of(line.line->ndc.code), line.on);
    if (package.found == Found::outside_pack) sink.not_checked({"pack ndc", *line.on});
    if (!package || package->code == line.code || meaning(line, facts) == nullptr) continue;
    if (!has_packages(facts, line.code, line.on)) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills ", line.code, "; its NDC ", package->ndc,
                " is billed with ", package->code, " on ", line.on->text(), "."});
    rest_on(package->confidence, "the code of that NDC", mistake);
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

/// The last day a package was listed before a date; empty when it never was.
std::optional<Date> listed_until(const Facts& facts, std::string_view ndc, Date on) {
  std::optional<Date> last;
  for (const Package& row : facts.reference.packages.history(ndc)) {
    if (row.span.ends() && row.span.through < on) last = row.span.through;
  }
  return last;
}

void check_ended(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.line->ndc.code.empty() || !line.on) continue;
    const std::string ndc = digits_of(line.line->ndc.code);
    const auto package = facts.reference.packages.find(ndc, line.on);
    if (package.found != Found::not_on_date) continue;
    const auto last = listed_until(facts, ndc, *line.on);
    if (!last) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_ndc_code)};
    mistake.message = concat({"CMS lists the NDC ", ndc, " of line ", line.number, " until ",
                              last->text(), "; the service was on ", line.on->text(), "."});
    mistake.at_risk = charges(facts, mistake.lines);
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule ndc_hcpcs = define(
    {.id = "ndc-hcpcs",
     .category = Category::ndc,
     .severity = Severity::error,
     .summary = "The NDC of a line belongs to another code.",
     .why = "Payers hold code and NDC together against CMS's crosswalk; a pair that is not in it "
            "is refused.",
     .resolve = "Bill the code of the package that was used, or correct the NDC.",
     .denial = code_denial,
     .citations = crosswalk_sources},
    check_code);

extern constinit const Rule ndc_obsolete = define(
    {.id = "ndc-obsolete",
     .category = Category::ndc,
     .severity = Severity::info,
     .summary = "The NDC of a line was no longer listed on the date of service.",
     .why =
         "A package that CMS's crosswalk has dropped may have left the market, and payers refuse "
         "obsolete packages. The crosswalk alone does not prove it.",
     .resolve = "Compare the NDC with the package that was used; leave it if that is the one.",
     .denial = ended_denial,
     .citations = crosswalk_sources},
    check_ended);

}  // namespace infusecheck::checks
