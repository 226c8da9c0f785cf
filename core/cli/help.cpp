#include "options.h"

namespace infusecheck::cli {
namespace {

constexpr std::string_view program =
    R"(InfuseCheck checks infusion and biologic claims before they are sent. Nothing leaves this machine.

usage: infusecheck COMMAND [options] [FILE...|-]

  check     report what is wrong with the claims in files (case JSON, 837, FHIR, CSV, text)
  fix       the same file with the trusted fixes applied, or made into corrected claims
  code      the administration codes that the record of each case supports, and why
  units     a dose and its vials in billing units, with JW or JZ and the working
  read      the claims as case JSON, one a line
  rules     every rule
  explain   the page of one rule:  infusecheck explain mod-jz-missing
  profiles  the payer profiles that ship
  import    a pack of newer tables from files downloaded from CMS
  drugs     the drug codes known, or those that match a word:  infusecheck drugs remicade

`infusecheck COMMAND --help` shows a command's options. "-" reads standard input.
Exit: 0 no error found, 1 at least one error found, 2 the input could not be read or the call is wrong.
)";

constexpr std::string_view check_help =
    R"(usage: infusecheck check [options] FILE...|-

Reports what is wrong with each claim. The format is found from the content: case JSON (an object,
an array, or one a line), X12 837, FHIR R4 (Claim, ExplanationOfBenefit, Bundle, or one resource a
line), claim lines or an infusion log as CSV or TSV, or a claim as people type it
(J1745 x40 JZ / 96413).

  --format text|json|ndjson|sarif|fhir
                                    text is for reading, json is an array, ndjson one report a line,
                                    fhir one ClaimResponse a line
  --full                            ndjson with working, sources and what was not checked
  --profile ID|FILE                 the payer profile for every claim (default: by payer type)
  --as-of DATE                      today, as YYYY-MM-DD
  --scope claim|record              the evidence the verdict rests on (default: what is given)
  --rule ID=off|info|warning|error  sets one rule; all=off turns every other rule off
  --pack FILE                       a pack of newer tables, laid over the built-in ones
  --map, --map-file, --dates        the columns of a table, as for read
)";

constexpr std::string_view fix_help =
    R"(usage: infusecheck fix [options] FILE|-

Writes the input with the trusted fixes applied, case JSON as case JSON and an 837 as an 837; what
no fix touches keeps its bytes. Says on standard error what it changed, and what an 837 has no
place for.

  --applicability safe|needs-confirmation   safe (default) never adds money and attests nothing
  --replacement                             make each claim the replacement of one already sent:
                                            frequency code 7, and the payer's number of it (REF*F8)
  --original-reference NUMBER               that number, when the claim does not have it
  --diff                                    show the changes instead of the result
  -o FILE                                   write there instead of to standard output
  --profile, --as-of, --scope, --rule, --pack as for check
)";

constexpr std::string_view read_help =
    R"(usage: infusecheck read [options] FILE...|-

Prints each claim as case JSON, one a line, with its values as they stand in the file. The columns of
a table are guessed from their headers and values.

  --columns                    show what each column of a table is taken for, and how surely
  --map "Their header=FIELD"   what a column is: line.units, claim.id, administration.start;
                               may be given again; without a field the column is not used
  --dates month-first|day-first   what 3/4/2026 means (default: what the dates of the file show)
  --map-file FILE              the same from a file
  --save-map FILE              write the columns as they were read, for --map-file
  --format text|json           of --columns
)";

constexpr std::string_view code_help =
    R"(usage: infusecheck code [options] FILE...|-

Derives the administration codes from encounter.administrations alone, every minute explained.
Prints one JSON object for each case: lines, findings, conflicts, timeline.

  --setting office|facility   whose rules (default: by the form of the claim)
  --profile ID|FILE           the payer profile that decides the contested points
  --pack FILE                 a pack of newer tables, laid over the built-in ones
  --map, --map-file, --dates  the columns of a table, as for read
)";

constexpr std::string_view units_help =
    R"(usage: infusecheck units --drug DRUG LEAD [options]

Dose, volume, billing units, NDC quantity and vials are one equation: give one side, and the others
follow, with the claim lines and the working, as JSON.

  --drug DRUG             HCPCS code, nonproprietary name or brand

what leads, one of:
  --dose AMOUNT           with its unit: 283mg; or by body size: 5mg/kg, 250mg/m2
  --volume ML             11.5mL, of the concentration
  --units COUNT           billing units, taken as given in full
  --ndc-quantity NUMBER   pieces or millilitres of the package: 3UN, 4ML
  --discarded AMOUNT      what was left of the vials: 17mg

what the others need:
  --weight KG, --bsa M2   of the patient, for a dose by body size
  --concentration AMOUNT  of what was made up: 10mg/mL (default: as sold)
  --vial SIZExCOUNT       the vials opened: 100mgx3; may be given again, or joined by commas
  --ndc NDC               the package used (default: the only one there is)
  --date DATE             date of service, as YYYY-MM-DD (default: today)
  --profile ID|FILE       whose word on JW and JZ (default: Medicare's)
  --pack FILE             a pack of newer tables, laid over the built-in ones

Without --vial the marketed sizes that leave least are shown as a proposal, and the lines carry
neither JW nor JZ.
)";

constexpr std::string_view import_help =
    R"(usage: infusecheck import [options] [FILE...] -o PACK

Makes a pack from files that CMS publishes each quarter, as downloaded (csv, txt, zip), and says what
became of every row. `infusecheck check --pack PACK` then uses its tables for the dates they cover.
A file is known by its content; an option says what it must be. Only a --ptp file must keep CMS's
name (ccipra… for practitioners, ccioph… for hospitals): nothing in it says whose edits it holds.

  --ptp FILE          NCCI procedure-to-procedure edits: give f1 to f4 of a quarter together
  --mue FILE          medically unlikely edits, practitioner or outpatient hospital
  --aoc FILE          NCCI add-on code edits, saved as CSV or text
  --asp FILE          ASP payment limits: billing units, descriptors
  --ndc FILE          ASP NDC-HCPCS crosswalk: packages
  --hcpcs FILE        HCPCS Level II alpha-numeric file: codes, descriptors, dates
  --icd10 FILE        ICD-10-CM order file (icd10cm_order_2026.txt): codes of the fiscal year
  --opps FILE         OPPS Addendum B, saved as CSV: status indicators
  --quarter 2026Q1    the quarter of files that do not say it
  --as-of DATE        the day of the import, as YYYY-MM-DD (default: today)
  --format text|json  of the account
  -o PACK             where the pack goes; without it, to standard output, the account to standard
                      error
)";

constexpr std::string_view list_help =
    R"(usage: infusecheck rules|profiles [--format text|json]
       infusecheck drugs [--format text|json] [--as-of DATE] [--pack FILE] [WORD]

Lists the rules, the payer profiles, or the drug codes (all, or those whose code, name or brand
contains WORD). With a whole code and --format json, everything known of it: history, containers,
packages, unit limits, classes by payer, label dosing, biosimilars, and the sources of each.
All drugs as text end with a count of what files of CMS confirm, as of today or DATE.
)";

constexpr std::string_view explain_help =
    R"(usage: infusecheck explain RULE

Prints what a rule checks, why, what to do, the denial codes it prevents and its sources.
)";

}  // namespace

std::string help(const std::string& command) {
  if (command == "check") return std::string(check_help);
  if (command == "fix") return std::string(fix_help);
  if (command == "code") return std::string(code_help);
  if (command == "units") return std::string(units_help);
  if (command == "read") return std::string(read_help);
  if (command == "import") return std::string(import_help);
  if (command == "explain") return std::string(explain_help);
  if (command == "rules" || command == "profiles" || command == "drugs")
    return std::string(list_help);
  return std::string(program);
}

}  // namespace infusecheck::cli
