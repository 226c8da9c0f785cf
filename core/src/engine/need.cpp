#include "infusecheck/need.h"

namespace infusecheck {

std::string Need::text() const {
  std::string text(what_);
  if (!text.empty() && !detail_.empty()) text += ' ';
  text += detail_;
  if (on_) text.append(" for ").append(on_->text());
  return text;
}

bool Need::of_record() const {
  const std::string_view text = what_.empty() ? std::string_view(detail_) : what_;
  return text.starts_with("encounter") || text.starts_with("authorizations") ||
         text.starts_with("history") || text.starts_with("schedule");
}

}  // namespace infusecheck
