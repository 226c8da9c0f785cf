// The shared vocabulary of checks. A helper moves here on its second use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "infusecheck/rule.h"

namespace infusecheck {

/// What the packs know of a line on its date of service. When they cannot know (no date, a date no
/// pack covers, a drug code without a row), the sink notes what is missing and there is no row.
const Service* service(const LineFacts& line, Sink& sink);
const Drug* drug(const LineFacts& line, Sink& sink);

/// The drug days of a claim; notes each drug line that no day could be made of, for want of its
/// date or of a row.
const std::vector<DrugDay>& drug_days(const Facts& facts, Sink& sink);

/// What a code stands for, also when it has ended: the row that holds on the date, else its latest.
const Drug* meaning(const LineFacts& line, const Facts& facts);

/// The codes for what an administration names, narrowed by its route.
std::vector<const Drug*> codes_for(const Administration& given, const Facts& facts, Date on);

/// What rests on a row that no published file confirms says so, and is a warning at most.
void rest_on(Confidence confidence, std::string_view what, Mistake& mistake);

/// J3490, J3590, J9999 and C9399: codes for drugs without one of their own.
bool is_unclassified(std::string_view code);
/// Medicare packages them into a hospital's payment, all but C9399: nobody prices the line.
bool is_packaged_unclassified(const Facts& facts, const LineFacts& line);

/// The place of a modifier in a line's list, from 1.
int position(const LineFacts& line, std::string_view modifier);

/// Whether a diagnosis, as it stands on a claim, begins with `prefix`, with or without points.
bool begins_with(std::string_view diagnosis, std::string_view prefix);

/// An NDC without its hyphens.
std::string digits_of(std::string_view ndc);

/// "1 unit", "40 units".
std::string units_text(Count units);

/// Whether a line is one of the administration codes (964xx, 963xx), of any kind.
bool is_administration(const LineFacts& line);

/// Whether the payer is Medicare or a plan that follows its rules.
bool follows_medicare_rules(const Facts& facts);

/// Sum of the charges of lines; empty when none is given.
std::optional<Money> charges(const Facts& facts, const std::vector<int>& lines);

/// Edits that change a line's units and, where a charge divides evenly, its charge and the total.
std::vector<Edit> change_units(const Facts& facts, const LineFacts& line, Count units);
/// Edits that remove a line and take its charge off the total.
std::vector<Edit> drop_line(const Facts& facts, const LineFacts& line);
/// The same for several lines.
std::vector<Edit> drop_lines(const Facts& facts, std::vector<int> lines);

/// A new line for the same visit as `like`: its dates, places, pointers and provider, no charge.
Line line_like(const LineFacts& like, std::string code, Count units);

/// "96413, 96415" and "lines 1 and 3".
std::string codes_text(const Facts& facts, const std::vector<int>& lines);
std::string lines_text(const std::vector<int>& lines);

/// A service's label as it reads inside a sentence: "therapeutic infusion, first hour".
std::string label_of(const Service& service);

/// "J1745 (infliximab, 10 mg a unit)".
std::string drug_text(const Drug& drug);

/// A code as it may be quoted: "J1745"; anything that is not shaped like a code is only described.
std::string shown_code(std::string_view code);

}  // namespace infusecheck
