// Reading the elements of a resource into a case. What is of the wrong kind, or cannot be
// understood, becomes a problem of the claim that names the place by its FHIR path.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/fhir/node.h"
#include "infusecheck/case.h"
#include "infusecheck/finding.h"
#include "infusecheck/rule.h"

namespace infusecheck::fhir {

/// An 837 holds at most 999 lines a claim; some checks compare each line with each other.
constexpr std::size_t longest_list = 2000;

/// Where in the case the values that are being read land: "/claim/lines/0", line 1.
class Fields {
 public:
  Fields(std::vector<Finding>& problems, std::string base, int line = 0)
      : problems_(problems), base_(std::move(base)), line_(line) {}

  // Each reads the member `key` of `parent`, which may be null, into the case's `field` below the
  // base; "" = the base itself.

  /// Nothing when it is absent; a problem when it is not an object.
  const Node* object(const Node* parent, std::string_view key, std::string_view field = {});
  /// The entries, at most `longest_list`.
  std::span<const Node> list(const Node* parent, std::string_view key, std::string_view field = {});
  /// Text, or a number as it is written.
  std::string text(const Node* parent, std::string_view key, std::string_view field = {});
  std::string text(const Node& node, std::string_view field);
  void give(Given<Quantity>& given, const Node* parent, std::string_view key,
            std::string_view field);
  void give(Given<Money>& given, const Node* parent, std::string_view key, std::string_view field);
  /// The day of a date or an instant, as it is written there. A year or a month alone is no day,
  /// and is left out.
  void give(Given<Date>& given, const Node* parent, std::string_view key, std::string_view field);
  /// The clock time of an instant as it is written there, without its zone; a date alone gives
  /// none.
  void give(Given<LocalTime>& given, const Node* parent, std::string_view key,
            std::string_view field);

  void complain(const Rule& rule, const Node& at, std::string_view field,
                const std::string& message);
  /// A problem that has no place in the resource.
  void note(Finding finding) { problems_.push_back(std::move(finding)); }
  std::string pointer(std::string_view field) const;
  int line() const { return line_; }
  std::vector<Finding>& problems() { return problems_; }

 private:
  std::vector<Finding>& problems_;
  std::string base_;
  int line_;
};

}  // namespace infusecheck::fhir
