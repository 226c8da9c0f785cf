#include "formats/x12/notes.h"

#include <array>
#include <string>
#include <utility>

#include "formats/problems.h"

namespace infusecheck::x12 {
namespace {

const std::array counted = {&formats::read_x12_envelope, &formats::read_x12_segment,
                            &formats::read_x12_skipped, &formats::read_encoding};

bool is_counted(std::string_view rule) {
  for (const Rule* other : counted) {
    if (other->info.id == rule) return true;
  }
  return false;
}

}  // namespace

void Notes::add(Finding finding) {
  if (is_counted(finding.rule) && ++counts_[finding.rule] > most_of_a_kind) return;
  findings_.push_back(std::move(finding));
}

void Notes::add(Notes&& other) {
  for (Finding& finding : other.findings_) add(std::move(finding));
  for (const auto& [rule, count] : other.counts_) {
    if (count > most_of_a_kind) counts_[rule] += count - most_of_a_kind;
  }
  other = Notes();
}

std::vector<Finding> Notes::take() {
  for (const Rule* rule : counted) {
    const auto entry = counts_.find(rule->info.id);
    if (entry == counts_.end() || entry->second <= most_of_a_kind) continue;
    findings_.push_back(formats::problem(
        *rule, "",
        "And " + std::to_string(entry->second - most_of_a_kind) + " more of this kind."));
  }
  counts_.clear();
  return std::move(findings_);
}

}  // namespace infusecheck::x12
