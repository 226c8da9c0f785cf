// What can be wrong with the input itself. Reported by the readers, listed with all other rules.
#include "checks/read/reading.h"

#include "checks/units/sources.h"

namespace infusecheck::formats {
namespace {

constexpr std::string_view unprocessable[] = {"CO-16", "MA130"};
constexpr std::string_view unqualified[] = {"CO-16", "M119"};
constexpr Citation qualifier_sources[] = {checks::anthem_ndc, checks::x12_2151};

constexpr Rule reading(std::string_view id, Severity severity, std::string_view summary,
                       std::string_view why, std::string_view resolve) {
  return Rule{RuleInfo{.id = id,
                       .category = Category::read,
                       .severity = severity,
                       .summary = summary,
                       .why = why,
                       .resolve = resolve,
                       .denial = severity == Severity::error
                                     ? std::span<const std::string_view>(unprocessable)
                                     : std::span<const std::string_view>()}};
}

constexpr std::string_view unread_value =
    "A value that cannot be read cannot be checked, and a payer's system will refuse it or guess.";

}  // namespace

extern constinit const Rule read_json =
    reading("read-json", Severity::error, "A case in the input is not valid JSON.",
            "Nothing of this case could be checked; the other cases of the input were.",
            "Write the case again from its source, or correct the JSON at the place named.");
extern constinit const Rule read_profile = reading(
    "read-profile", Severity::error, "The payer profile named in the case cannot be used.",
    "The claim was checked against the default profile of its payer type instead.",
    "Name a shipped profile (`infusecheck profiles` lists them) or correct the inline one.");
extern constinit const Rule read_number = reading(
    "read-number", Severity::error, "A number cannot be read.", unread_value,
    "Write digits with at most one decimal point: no letters, signs for currency or commas.");
extern constinit const Rule read_date =
    reading("read-date", Severity::error, "A date cannot be read, or no calendar has it.",
            "Every fact about codes and coverage is looked up by the date of service.",
            "Write the date as YYYY-MM-DD (in an 837: CCYYMMDD) and check that the day exists.");
extern constinit const Rule read_time =
    reading("read-time", Severity::error, "A time cannot be read.",
            "Infusion time decides the administration codes, to the minute.",
            "Write local time as YYYY-MM-DDTHH:MM, for example 2026-03-02T09:00.");
extern constinit const Rule read_value =
    reading("read-value", Severity::error, "A word is not one of those this field may hold.",
            unread_value, "Use one of the words the message lists, spelled as shown.");
extern constinit const Rule read_type =
    reading("read-type", Severity::error, "A field holds the wrong kind of JSON value.",
            unread_value, "Write the kind of value that the message names.");
extern constinit const Rule read_unknown_key = reading(
    "read-unknown-key", Severity::info, "The case has a field that InfuseCheck does not know.",
    "The field was not read; if its name is misspelt, something you gave was not checked.",
    "Compare the name with docs/case.md, or leave it if it is your own.");
extern constinit const Rule read_encoding = reading(
    "read-encoding", Severity::info, "The input is not clean UTF-8 text.",
    "Names outside ASCII may look different at the payer; codes and amounts are unaffected.",
    "Save the file as UTF-8, or have the sending system strip the characters named.");
extern constinit const Rule read_no_lines =
    reading("read-no-lines", Severity::error, "The claim has no service lines.",
            "There is nothing to pay and nothing to check.",
            "Add the service lines, or withdraw the claim.");
extern constinit const Rule read_x12_envelope =
    reading("read-x12-envelope", Severity::warning,
            "The X12 envelope does not agree with what it encloses.",
            "A receiver that checks counts and control numbers rejects the whole file unread.",
            "Have the sending system rebuild the trailer segments; do not edit counts by hand.");
extern constinit const Rule read_x12_segment =
    reading("read-x12-segment", Severity::warning, "A segment of the 837 could not be understood.",
            "What stood in it was not checked, and a receiver may reject the claim for it.",
            "Correct the segment named, or have the sending system write it again.");
extern constinit const Rule read_x12_truncated =
    reading("read-x12-truncated", Severity::error, "The 837 ends before its closing segments.",
            "The last claim may be incomplete: what is missing was not checked.",
            "Send or save the file again and check that it ends with an IEA segment.");
extern constinit const Rule read_x12_skipped =
    reading("read-x12-skipped", Severity::warning,
            "A transaction set in the file is not an 837 that InfuseCheck reads.",
            "The claims in that transaction set were not checked.",
            "Check that transaction set elsewhere, or send it as 005010 837P or 837I.");
extern constinit const Rule read_fhir_claim = reading(
    "read-fhir-claim", Severity::info,
    "A FHIR claim is not a bill that waits to be paid, or holds what a case has no room for.",
    "The claim was checked as if it were billed now, without what the message names.",
    "Send the Claim as it will be billed, each service as an item of its own.");
extern constinit const Rule read_fhir_record =
    reading("read-fhir-record", Severity::warning,
            "Administrations in a FHIR record cannot be told to belong to one claim.",
            "What was given was not compared with what is billed.",
            "Name the claim's Encounter in item.encounter and in the administration's context, or "
            "send each claim with its own record.");

extern constinit const Rule read_column = reading(
    "read-column", Severity::info,
    "A column of the table is not used, or its meaning was inferred.",
    "What stands in a column that is not used was not checked; what was inferred may be wrong.",
    "See `infusecheck read --columns`, and correct a column with --map \"Its header=line.units\".");
extern constinit const Rule read_row =
    reading("read-row", Severity::warning, "A row of the table does not fit its header or claim.",
            "What could not be read was not checked, and cells may stand under the wrong header.",
            "Correct the row named; put cells that hold the separator in quotes.");
extern constinit const Rule read_words =
    reading("read-words", Severity::warning, "Words of a pasted claim were not understood.",
            "They are no part of the claim that was checked.",
            "Correct them or leave them out; docs/pasted.md shows what is understood.");

// What stands in the place of N4 is no part of a case, so the reader says it.
extern constinit const Rule ndc_qualifier =
    define({.id = "ndc-qualifier",
            .category = Category::ndc,
            .severity = Severity::error,
            .summary = "An NDC in the 837 goes without its qualifier N4.",
            .why = "A receiver takes a number for an NDC only after N4 in LIN02.",
            .resolve = "Have the sending system write N4 in LIN02 before the NDC.",
            .denial = unqualified,
            .citations = qualifier_sources},
           nullptr);

}  // namespace infusecheck::formats
