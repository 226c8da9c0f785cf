#include "formats/fhir/read_fhir.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "formats/fhir/claim.h"
#include "formats/fhir/links.h"
#include "formats/fhir/walk.h"
#include "formats/problems.h"
#include "formats/text.h"

namespace infusecheck::fhir {
namespace {

using Piece = JsonSplitter::Piece;

constexpr std::size_t most_unreadable = 1000;
constexpr const char* remedy = "Give a Claim, an ExplanationOfBenefit, or a Bundle that holds one.";

bool is_claim(std::string_view type) { return type == "Claim" || type == "ExplanationOfBenefit"; }

Error trouble(Piece piece, std::string where) {
  if (piece == Piece::too_deep) {
    return {"The JSON is nested more than " + std::to_string(deepest_json) + " levels deep.",
            std::move(where), "No claim needs that; check what wrote it."};
  }
  if (piece == Piece::stray) {
    return {"A closing bracket has no opening one.", std::move(where),
            "Correct the JSON at that place."};
  }
  return {"The JSON ends before it is complete.", std::move(where),
          "Save or send the whole text again."};
}

/// Why an input without a claim cannot be read; `types` are those it holds.
Error no_claim(const std::map<std::string, int>& types) {
  if (types.empty()) return {"The FHIR Bundle holds no resource.", "", remedy};
  if (types.size() > 1) {
    return {"The FHIR resources hold no claim: neither a Claim nor an ExplanationOfBenefit.", "",
            remedy};
  }
  const auto& [name, count] = *types.begin();
  const std::string_view known = known_type(name);
  if (known == "ClaimResponse") {
    return {"A FHIR ClaimResponse is a payer's answer and holds no claim.", "", remedy};
  }
  return {known.empty() ? "The FHIR resource is of a type that holds no claim."
                        : "A FHIR " + std::string(known) + " holds no claim.",
          "", remedy};
}

class Reader {
 public:
  Reader(std::string_view bytes, bool latin1, std::string_view file_name,
         const std::function<void(ReadCase&&)>& emit)
      : bytes_(bytes), lines_(bytes), latin1_(latin1), file_name_(file_name), emit_(emit) {}

  std::optional<Error> run() {
    survey();
    if (!links_.empty()) match_records();
    for_each_resource(bytes_, [&](const Found& found) { read(found); });
    if (any_read_) return std::nullopt;
    return first_error_ ? *first_error_ : no_claim(types_);
  }

 private:
  void survey();
  void match_records();
  void read(const Found& found);
  std::optional<Document> claim_in(const Found& found, std::optional<Error>& error);
  bool is_answer(const Node& resource, std::string_view bundle);
  void hand_on(ReadCase&& read);
  void hand_on(Error error);

  std::string_view bytes_;
  LineCounter lines_;
  bool latin1_;
  std::string_view file_name_;
  const std::function<void(ReadCase&&)>& emit_;
  Resources resources_;
  RecordLinks links_;
  std::map<std::string, int> types_;
  std::optional<Error> first_error_;
  std::vector<ReadCase> held_;  ///< unreadable claims before the first readable one
  bool any_read_ = false;
  int number_ = 0;
  int linked_ = 0;  ///< claims given their record, as match_records counted them
};

/// Where everything stands, and what was given.
void Reader::survey() {
  std::vector<Found> administrations;
  for_each_resource(bytes_, [&](const Found& found) {
    resources_.add(found);
    const std::string type = head_of(found.text).type;
    if (found.piece == Piece::value && type == "MedicationAdministration")
      administrations.push_back(found);
    if (types_.size() < 2) ++types_[type];
  });
  resources_.sort();
  for (const Found& found : administrations) {
    const auto document = parse(found.text);
    if (!document) continue;
    auto record = read_record(document->root(), found.bundle, identity_of(found.text), resources_);
    if (record) links_.add(std::move(*record));
  }
}

void Reader::match_records() {
  int number = 0;
  for_each_resource(bytes_, [&](const Found& found) {
    std::optional<Error> error;
    const auto document = claim_in(found, error);
    if (!document) return;
    const ReadCase read = read_claim(document->root(), found.bundle, resources_);
    ClaimKeys keys = keys_of(document->root(), found.bundle, resources_);
    keys.claim = identity_of(found.text);
    links_.count(keys, read.content.claim, ++number);
  });
  links_.settle();
}

/// The claim that was found, if it is one; an error when it might be and cannot be read.
std::optional<Document> Reader::claim_in(const Found& found, std::optional<Error>& error) {
  if (found.piece != Piece::value) {
    error = trouble(found.piece, "");
    return std::nullopt;
  }
  const std::string type = head_of(found.text).type;
  if (!type.empty() && !is_claim(type)) return std::nullopt;
  auto document = parse(found.text);
  if (!document) {
    error = document.error();
    return std::nullopt;
  }
  if (!is_claim(type_of(document->root()))) {
    error = Error{"This JSON is not a FHIR resource: it has no resourceType.", "", remedy};
    return std::nullopt;
  }
  if (is_answer(document->root(), found.bundle)) return std::nullopt;
  return std::move(*document);
}

/// An ExplanationOfBenefit beside the Claim that it answers is not one more claim.
bool Reader::is_answer(const Node& resource, std::string_view bundle) {
  if (type_of(resource) != "ExplanationOfBenefit") return false;
  std::vector<Finding> ignored;
  Fields fields(ignored, "/claim");
  const Node* reference = fields.object(&resource, "claim");
  return resources_.type_behind(reference, {&resource, bundle}, fields) == "Claim";
}

void Reader::read(const Found& found) {
  if (held_.size() == most_unreadable) return;  // it is not FHIR at all
  std::optional<Error> error;
  const auto document = claim_in(found, error);
  if (error) {
    const auto offset = static_cast<std::size_t>(found.text.data() - bytes_.data());
    const std::string place = lines_.line_and_column(offset);
    error->where = error->where.empty() ? place : error->where + " of the resource at " + place;
    return hand_on(std::move(*error));
  }
  if (!document) return;
  ReadCase read = read_claim(document->root(), found.bundle, resources_);
  if (!links_.empty()) {
    ClaimKeys keys = keys_of(document->root(), found.bundle, resources_);
    keys.claim = identity_of(found.text);
    links_.give(keys, ++linked_, read);
  }
  hand_on(std::move(read));
}

void Reader::hand_on(ReadCase&& read) {
  read.notes.source.file = file_name_;
  read.notes.source.claim = ++number_;
  if (latin1_ && !any_read_) {
    read.notes.problems.push_back(formats::problem(
        formats::read_encoding, "", "The text is not UTF-8; it was read as Latin-1."));
  }
  any_read_ = true;
  for (ReadCase& earlier : held_) emit_(std::move(earlier));
  held_.clear();
  emit_(std::move(read));
}

/// A claim that could not be read still gets a report, so that none of a batch goes missing.
void Reader::hand_on(Error error) {
  if (!first_error_) first_error_ = error;
  error.remedy.clear();
  ReadCase read;
  read.notes.source.file = file_name_;
  read.notes.source.claim = ++number_;
  read.notes.problems.push_back(formats::problem(formats::read_json, "", error.text()));
  if (any_read_) return emit_(std::move(read));
  held_.push_back(std::move(read));
}

}  // namespace

std::optional<Error> read_fhir(std::string_view bytes, std::string_view file_name,
                               const std::function<void(ReadCase&&)>& emit) {
  const bool latin1 = !is_utf8(bytes);
  std::string converted;
  if (latin1) bytes = converted = latin1_to_utf8(bytes);
  return Reader(bytes, latin1, file_name, emit).run();
}

}  // namespace infusecheck::fhir
