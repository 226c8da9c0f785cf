// A FHIR resource as JSON values that know where they stand. Numbers keep their digits: an amount
// of a claim never passes through floating point.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/result.h"

namespace infusecheck::fhir {

struct Node {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  std::string key;             ///< of a member of an object
  std::string text;            ///< of text and numbers, as written; "true" or "false"
  std::vector<Node> children;  ///< of lists and objects
  const Node* parent = nullptr;

  /// A member that is there and not null.
  const Node* find(std::string_view name) const;
};

/// More values than any resource of a claim has.
constexpr int most_values = 500'000;

/// A resource in memory; its nodes stay where they are.
class Document {
 public:
  explicit Document(Node root);
  const Node& root() const { return *root_; }

 private:
  std::unique_ptr<const Node> root_;
};

/// The resource, or an Error naming line and column, never the text there. The text nests no deeper
/// than `deepest_json`.
Result<Document> parse(std::string_view text);

/// "Claim.item[2].quantity.value": the names that led to the node, as FHIR writes them.
std::string path(const Node& node);

/// The name of a resource type as it may be shown; "" for what is none of FHIR's.
std::string_view known_type(std::string_view name);

/// The type of a resource, "" when it has none.
std::string_view type_of(const Node& resource);

}  // namespace infusecheck::fhir
