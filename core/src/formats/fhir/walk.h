// The resources of FHIR JSON, found without reading them: one, several (one a line, or an array),
// the entries of Bundles, and the parameters of operations.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "formats/json/split.h"

namespace infusecheck::fhir {

struct Found {
  JsonSplitter::Piece piece = JsonSplitter::Piece::value;
  std::string_view text;    ///< of the resource, or what there is of it
  std::string full_url;     ///< of its Bundle entry
  std::string_view bundle;  ///< the Bundle it came in
};

/// Hands on every resource that holds no others, in order. Each byte is looked at a few times,
/// whatever is in it, and none is kept.
void for_each_resource(std::string_view bytes, const std::function<void(const Found&)>& emit);

/// What a resource is called; empty where it does not say.
struct Head {
  std::string type, id;
};
Head head_of(std::string_view resource);

/// Whether the first object of JSON text is a FHIR resource.
bool is_fhir(std::string_view text);

}  // namespace infusecheck::fhir
