// What a check says: findings, fixes and the report that carries them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/field.h"
#include "infusecheck/need.h"

namespace infusecheck {

enum class Severity { info, warning, error };
enum class Verdict { pass, incomplete, review, fail };

/// The evidence a verdict rests on: the claim alone, or the claim and the record of the visit.
enum class Scope { claim, record };

/// How far a fix may be trusted. `safe` cannot raise what is paid and asserts nothing the input
/// does not show. `needs_confirmation` adds money, breaks a bundle or attests something: a person
/// decides.
enum class Applicability { none, needs_confirmation, safe };

/// How well a source is known: A = CMS, a Medicare contractor or a code set's maintainer; B = payer
/// policy or specialty society; C = trade press; D = vendor page; K = our own knowledge, no page
/// seen.
enum class Grade { A, B, C, D, K };

struct Citation {
  std::string_view title, section, url;
  Grade grade = Grade::A;
};

/// One change of a fix. Built by the functions below, applied in order.
struct Edit {
  enum class Kind { set, append, remove, insert_line, remove_line };
  Kind kind = Kind::set;
  FieldRef at;
  std::string value;                  ///< of set and append
  std::shared_ptr<const Line> added;  ///< of insert_line; goes after line at.line
};

Edit set_field(FieldRef at, std::string value);
Edit append_to(FieldRef list, std::string value);
Edit remove_entry(FieldRef entry);  ///< one entry of a list: at.index
Edit insert_line_after(int line, Line added);
Edit remove_line(int line);

/// `title` says what applying it does; with `needs_confirmation`, also what the record must show.
struct Fix {
  std::string title = {};
  Applicability applicability = Applicability::safe;
  std::vector<Edit> edits = {};
};

struct Finding {
  std::string_view rule;  ///< stable id, "mod-jz-missing"
  Severity severity = Severity::error;
  std::vector<int> lines;  ///< 1-based; empty = the claim as a whole
  std::string at;          ///< JSON pointer into the case
  std::string message;     ///< what is wrong, with the actual values; never a name or member id
  std::string why;         ///< why it matters
  std::string resolve;     ///< what to do
  std::vector<std::string> working;
  std::span<const std::string_view> denial;  ///< CARC and RARC a payer would answer with
  std::optional<Money> at_risk;
  std::span<const Citation> citations;
  std::optional<Fix> fix;
};

/// A rule that applies to this case, and one thing it lacks to be checked.
struct NotChecked {
  std::string_view rule;
  Need need;
  bool matters = true;  ///< keeps a verdict from being `pass`
};

/// One administration line that a record supports.
struct CodedLine {
  std::string code;
  Count units = 0;
  std::vector<std::string> modifiers;
  std::optional<Date> service_date;  ///< the day its administration started
  std::string because;               ///< one sentence, with the numbers
  std::vector<int> administrations;  ///< positions in the record's list, from 0
};

/// Where a claim was read.
struct Source {
  std::string file;
  int claim = 0;         ///< 1-based in the file
  int segment = 0;       ///< X12: 1-based number of its CLM segment
  std::string use = {};  ///< FHIR: what it asks for, when that is not payment: "preauthorization"
  /// FHIR: the sequence numbers of the items that became lines; empty = they count from 1.
  std::vector<std::string> items = {};
};

struct Report {
  std::string claim_id;
  int line_count = 0;
  Source source;
  Verdict verdict = Verdict::pass;
  Scope scope = Scope::claim;
  std::vector<Finding> findings;
  std::vector<NotChecked> not_checked;  ///< those of a rule stand together
  int checked = 0;                      ///< rules that ran to an answer
  int unchecked = 0;                    ///< rules that lacked something
  /// What the record supports, when it can be coded; empty without one.
  std::optional<std::vector<CodedLine>> expected_lines;
  std::string profile;
  /// Id and version of each; the reference's own, which must stay.
  std::span<const std::pair<std::string, std::string>> packs;
};

}  // namespace infusecheck
