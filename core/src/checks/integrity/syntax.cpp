// The shape of codes and modifiers, and what an 837 must hold besides.
#include <algorithm>

#include "checks/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr Citation hcpcs_sources[] = {
    {"NUCC and Medicare, item 24D (as quoted)",
     "A code, and up to four modifiers of two characters",
     "https://support.speedysoftusa.com/portal/en/kb/articles/"
     "field-24d-procedures-services-or-supplies-lines-1-6",
     Grade::A},
    {"HCPCS and CPT, the shape of a code", "Five characters", "", Grade::K}};
constexpr std::string_view hcpcs_denial[] = {"CO-16", "M20", "M51", "M78"};
constexpr std::size_t most_modifiers = 4;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Four digits and a digit or A, F, M, T or U; or a letter and four digits.
bool is_procedure(std::string_view code) {
  if (code.size() != 5) return false;
  const auto digits = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), digit);
  };
  if (capital(code[0])) return digits(code.substr(1));
  const bool last = digit(code[4]) || std::string_view("AFMTU").find(code[4]) != std::string::npos;
  return digits(code.substr(0, 4)) && last;
}

/// An empty one is as good as none.
bool is_modifier(std::string_view modifier) {
  if (modifier.empty()) return true;
  return modifier.size() == 2 && std::all_of(modifier.begin(), modifier.end(),
                                             [](char c) { return digit(c) || capital(c); });
}

/// A hospital's line may name a revenue code alone, or a rate code (HIPPS) under revenue code 002x.
bool needs_no_procedure(const LineFacts& line, const Facts& facts) {
  if (!facts.institutional()) return false;
  const std::string& revenue = line.line->revenue_code;
  return line.code.empty() || revenue.starts_with("002") || revenue.starts_with("02");
}

void check_code(const LineFacts& line, Sink& sink) {
  if (is_procedure(line.code)) return;
  Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
  mistake.message = line.code.empty()
                        ? concat({"Line ", line.number, " names no code."})
                        : concat({"The code of line ", line.number, ", ", shown_code(line.code),
                                  ", is not shaped like a HCPCS or CPT code."});
  sink.report(std::move(mistake));
}

/// Two letters or digits can be quoted; anything else may be a word.
std::string shown_modifier(std::string_view modifier) {
  const bool plain =
      modifier.size() <= 3 &&
      std::all_of(modifier.begin(), modifier.end(), [](char c) { return digit(c) || capital(c); });
  return plain ? std::string(modifier) : concat({"a text of ", modifier.size(), " characters"});
}

void check_modifiers(const LineFacts& line, Sink& sink) {
  const auto wrong = std::find_if_not(line.modifiers.begin(), line.modifiers.end(), is_modifier);
  if (wrong != line.modifiers.end()) {
    const int place = static_cast<int>(wrong - line.modifiers.begin()) + 1;
    sink.report({.lines = {line.number},
                 .at = line.at(Field::line_modifiers, place),
                 .message = concat({"Modifier ", place, " of line ", line.number, ", ",
                                    shown_modifier(*wrong), ", is not two letters or digits."})});
  }
  if (line.modifiers.size() <= most_modifiers) return;
  sink.report(
      {.lines = {line.number},
       .at = line.at(Field::line_modifiers, static_cast<int>(most_modifiers) + 1),
       .message = concat({"Line ", line.number, " has ", line.modifiers.size(),
                          " modifiers; a claim holds ", most_modifiers, " for each line."})});
}

/// A line that came without its service; the reader has said so.
bool is_bare(const LineFacts& line) {
  return line.code.empty() && line.line->units.absent() && line.line->charge.absent();
}

void check_syntax(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (!needs_no_procedure(line, facts) && !is_bare(line)) check_code(line, sink);
    check_modifiers(line, sink);
  }
}

constexpr Citation required_sources[] = {form_1500("Item 22, resubmission"),
                                         remark_codes("M47, M52")};
constexpr std::string_view required_denial[] = {"CO-16", "M47", "M52"};
constexpr std::size_t most_professional_lines = 50;

void report_original(const Facts& facts, Sink& sink) {
  const Claim& claim = facts.claim();
  if (claim.frequency != "7" && claim.frequency != "8") return;
  if (!claim.original_reference.empty()) return;
  sink.report(
      {.at = {Field::claim_original_reference},
       .message = concat({"The claim ", claim.frequency == "7" ? "replaces" : "voids",
                          " an earlier one (frequency ", claim.frequency,
                          ") but does not give the payer's number of that claim (REF*F8)."})});
}

/// A claim that dates some of its lines must date them all; one without any date may simply not
/// have been given them.
void report_undated(const Facts& facts, Sink& sink) {
  const auto undated = [](const LineFacts& line) {
    return line.line->service_date.absent() && !line.code.empty();
  };
  if (std::all_of(facts.lines.begin(), facts.lines.end(), undated)) return;
  Mistake mistake;
  for (const LineFacts& line : facts.lines) {
    if (!undated(line)) continue;
    if (mistake.lines.empty()) mistake.at = line.at(Field::line_service_date);
    mistake.lines.push_back(line.number);
  }
  if (mistake.lines.empty()) return;
  mistake.message = concat({codes_text(facts, mistake.lines), " (", lines_text(mistake.lines),
                            ") has no date of service; the other lines have theirs."});
  sink.report(std::move(mistake));
}

void check_required(const Facts& facts, Sink& sink) {
  report_original(facts, sink);
  if (!facts.institutional()) report_undated(facts, sink);
  if (facts.institutional() || facts.lines.size() <= most_professional_lines) return;
  sink.report(
      {.at = {Field::claim_lines},
       .message = concat({"The claim has ", facts.lines.size(),
                          " lines; a professional claim holds ", most_professional_lines, "."})});
}

}  // namespace

extern constinit const Rule hcpcs_syntax =
    define({.id = "int-hcpcs-syntax",
            .category = Category::integrity,
            .severity = Severity::error,
            .summary = "A code or modifier is not shaped like one, or a line has more than four "
                       "modifiers.",
            .why = "A clearinghouse rejects a code that cannot exist before a payer sees it.",
            .resolve = "Enter the code again from the charge sheet.",
            .denial = hcpcs_denial,
            .citations = hcpcs_sources},
           check_syntax);

extern constinit const Rule required_elements = define(
    {.id = "int-837-required",
     .category = Category::integrity,
     .severity = Severity::error,
     .summary = "The claim lacks what its own elements call for, or holds more than an 837 can.",
     .why = "A replacement without the number of the claim it replaces is rejected, or processed "
            "as a new claim and denied as a duplicate.",
     .resolve = "Enter the claim control number from the payer's remittance; split a claim that "
                "is too long.",
     .denial = required_denial,
     .citations = required_sources},
    check_required);

}  // namespace infusecheck::checks
