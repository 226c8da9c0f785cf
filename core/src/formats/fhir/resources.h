// The resources of an input that others refer to: where each stands, and what was read of it. The
// bytes are kept by whoever gave them; here is an index of them and a few facts of each that a
// claim asked for, so that none is read twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "formats/fhir/fields.h"
#include "formats/fhir/walk.h"

namespace infusecheck::fhir {

/// Where a reference stands: the resource that holds its contained ones, and the Bundle around it.
struct Scope {
  const Node* root = nullptr;
  std::string_view bundle;
  int steps = 0;  ///< references followed to get here
};

/// An organization or a person as a claim names it.
struct Party {
  Provider provider;
  std::string payer_id;
};

/// What a Coverage says of the payer and the member.
struct Insurance {
  Payer payer;
  std::string member_id;
};

/// A drug: its HCPCS code, or else its name.
struct Drug {
  std::string name;
};

/// What a Condition has.
struct Diagnosis {
  std::string code;
};

/// What an Encounter says of its place.
struct Visit {
  std::string location;  ///< a word of the case
};

class Resources {
 public:
  /// Takes note of a resource; all before the first question.
  void add(const Found& found);
  void sort();

  /// A key that two references share when they mean the same resource; "" for none.
  std::string identity(const Node* reference, const Scope& scope, Fields& fields) const;
  /// The type of the resource that a reference leads to, "" when it is not of this input.
  std::string type_behind(const Node* reference, const Scope& scope, Fields& fields) const;

  /// Reads what a reference leads to; nothing when that is not of this input. What is wrong with
  /// the resource is a problem of whoever asks.
  template <class T>
  std::optional<T> follow(const Node* reference, const Scope& scope, Fields& fields,
                          T (*read)(const Node&, const Scope&, Resources&, Fields&));

 private:
  struct Entry {
    std::string key;
    std::string_view text, bundle;
  };
  template <class T>
  struct Kept {
    std::optional<T> facts;
    std::vector<Finding> problems;
  };
  template <class T>
  using Cache = std::unordered_map<const char*, Kept<T>>;

  const Entry* find(std::string_view reference, std::string_view bundle) const;
  const Entry* entry_of(std::string_view key, std::string_view bundle) const;

  std::vector<Entry> entries_;
  std::tuple<Cache<Party>, Cache<Patient>, Cache<Insurance>, Cache<Drug>, Cache<Diagnosis>,
             Cache<Visit>>
      read_;
};

/// The identity of a resource of the input, by its text.
std::string identity_of(std::string_view resource);

/// A contained resource, when that is what a reference means.
const Node* contained(std::string_view reference, const Node& root);

/// Notes that a resource which the claim refers to could not be read.
void note_unreadable(std::string_view resource, Fields& fields);

template <class T>
std::optional<T> Resources::follow(const Node* reference, const Scope& scope, Fields& fields,
                                   T (*read)(const Node&, const Scope&, Resources&, Fields&)) {
  constexpr int most_steps =
      4;  // a Location of an Organization of a PractitionerRole of a Coverage
  constexpr int most_problems = 20;  // of a resource, said again to every claim that refers to it
  const std::string key = fields.text(reference, "reference");
  if (key.empty() || scope.steps == most_steps) return std::nullopt;
  if (key.front() == '#') {
    const Node* inside = scope.root == nullptr ? nullptr : contained(key, *scope.root);
    if (inside == nullptr) return std::nullopt;
    return read(*inside, {scope.root, scope.bundle, scope.steps + 1}, *this, fields);
  }
  const Entry* entry = find(key, scope.bundle);
  if (entry == nullptr) return std::nullopt;
  auto& cache = std::get<Cache<T>>(read_);
  auto known = cache.find(entry->text.data());
  if (known == cache.end()) {
    Kept<T> kept;
    Fields own(kept.problems, "/claim");
    if (const auto document = parse(entry->text)) {
      kept.facts =
          read(document->root(), {&document->root(), entry->bundle, scope.steps + 1}, *this, own);
    } else {
      note_unreadable(entry->text, own);
    }
    if (kept.problems.size() > most_problems)
      kept.problems.erase(kept.problems.begin() + most_problems, kept.problems.end());
    known = cache.emplace(entry->text.data(), std::move(kept)).first;
  }
  for (const Finding& problem : known->second.problems) fields.note(problem);
  return known->second.facts;
}

}  // namespace infusecheck::fhir
