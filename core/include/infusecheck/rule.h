// A rule is plain data and one small function. The compiler refuses a rule that lacks an id, a
// sentence, a source or a denial code; the tests refuse one without cases. Nothing is written
// twice: `infusecheck rules`, `explain`, the rule pages and the reports all print this data.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/finding.h"

namespace infusecheck {

struct Facts;
class Sink;

enum class Category { read, admin, units, ndc, mod, pos, pa, freq, dx, integrity, pay, doc };

/// Whether findings carry a fix; the tests hold a rule to it.
enum class FixKind { never, sometimes, always };

/// The payers a rule is for.
enum class PayerScope { all, medicare_like, profile_only };

struct RuleInfo {
  std::string_view id;  ///< RULEBOOK name, for ever: "mod-jz-missing"
  Category category = Category::integrity;
  Severity severity = Severity::error;
  std::string_view since = "0.1.0";
  std::string_view summary;  ///< what is wrong, one sentence
  std::string_view why;      ///< why it matters
  std::string_view resolve;  ///< what to do
  std::span<const std::string_view> denial = {};
  std::span<const Citation> citations = {};
  Span effective = {};  ///< dates of service it applies to
  PayerScope payers = PayerScope::all;
  std::span<const std::string_view> profile_keys = {};  ///< the profile keys it reads
  std::span<const std::string_view> needs = {};         ///< what it cannot be checked without
  std::span<const std::string_view> silences =
      {};  ///< more general rules it speaks for on the same lines
  FixKind fix = FixKind::never;
  bool planned = false;  ///< not built yet: where it would apply it says "not checked"
};

struct Rule {
  RuleInfo info;
  void (*check)(const Facts&, Sink&) = nullptr;  ///< nullptr: reported while reading
};

namespace detail {
void incomplete_rule(const char* reason);  // never defined: calling it stops a constant evaluation

consteval bool kebab(std::string_view id) {
  for (const char c : id) {
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return !id.empty() && id.front() != '-' && id.back() != '-';
}
consteval bool sentence(std::string_view text) {
  return text.size() > 20 && (text.back() == '.' || text.back() == '?');
}
}  // namespace detail

/// The only way to make a Rule.
consteval Rule define(RuleInfo info, void (*check)(const Facts&, Sink&)) {
  if (!detail::kebab(info.id)) detail::incomplete_rule("the id is not a kebab-case name");
  if (!detail::sentence(info.summary)) detail::incomplete_rule("summary must be a sentence");
  if (!detail::sentence(info.why)) detail::incomplete_rule("why must be a sentence");
  if (!detail::sentence(info.resolve)) detail::incomplete_rule("resolve must be a sentence");
  if (info.citations.empty() && info.category != Category::read) {
    detail::incomplete_rule("a rule needs a source");
  }
  for (const Citation& citation : info.citations) {
    if (citation.title.empty()) detail::incomplete_rule("a citation needs a title");
    if (citation.url.empty() && citation.grade != Grade::K) {
      detail::incomplete_rule("a citation needs a URL unless it is graded K");
    }
  }
  if (info.denial.empty() && info.severity == Severity::error && info.category != Category::read) {
    detail::incomplete_rule("an error needs the denial codes it prevents");
  }
  return Rule{info, check};
}

/// Every rule, in the order of the registry (core/src/checks/registry.cpp).
std::span<const Rule* const> all_rules();
const Rule* find_rule(std::string_view id);
std::string_view name(Category category);
std::string_view name(Severity severity);

/// What a check says of one mistake; the Sink adds what the rule itself says.
struct Mistake {
  std::vector<int> lines = {};
  FieldRef at = {};
  std::string message = {};
  std::vector<std::string> working = {};
  std::optional<Money> at_risk = {};
  std::optional<Fix> fix = {};
  std::optional<Severity> severity =
      {};                ///< lower than the rule's, when a fact it leans on is unsure
  std::string why = {};  ///< instead of the rule's, when this case has its own reason
};

/// Where a check says what it found, and what it could not check.
class Sink {
 public:
  Sink(const Rule& rule, std::vector<Finding>& findings, std::vector<NotChecked>& not_checked)
      : rule_(rule), findings_(findings), not_checked_(not_checked) {}

  void report(Mistake mistake);
  /// "encounter.administrations", "claim.lines[].service_date", "pack us: drugs J9271".
  void not_checked(const Need& need);
  /// The same for what no claim can be expected to have, such as a table that only an import
  /// brings: it is listed, but keeps no verdict from being `pass`.
  void not_looked_up(const Need& need);
  std::string_view rule() const { return rule_.info.id; }
  /// Whether the rule applies on a date of service.
  bool in_force(std::optional<Date> on) const { return on && rule_.info.effective.covers(*on); }

 private:
  void note(const Need& need, bool matters);

  const Rule& rule_;
  std::vector<Finding>& findings_;
  std::vector<NotChecked>& not_checked_;
};

}  // namespace infusecheck
