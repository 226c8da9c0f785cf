#include "infusecheck/read_log.h"

#include <algorithm>

#include "formats/log/entries.h"
#include "formats/log/log_reader.h"

namespace infusecheck {
namespace {

/// Lines, and what semicolons part; nothing is joined across them.
constexpr std::string_view line_ends = "\n\r;\v\f";

void read_line(const log::Line& line, const log::Vocabulary& vocabulary, log::LogReader& reader) {
  if (line.tokens.empty()) return;
  const auto items = log::condensed(log::items_of(line, vocabulary, reader.day()), line.text);
  for (const auto& entry : log::entries_of(items, line.text)) {
    reader.take(log::read_entry(entry, line.text));
  }
}

}  // namespace

ReadLog read_log(std::string_view text, Date day, const Reference& reference) {
  const log::Vocabulary vocabulary(reference);
  log::LogReader reader(day);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(line_ends, at), text.size());
    read_line(log::tokens_of(text, at, end), vocabulary, reader);
    at = end + 1;
  }
  return reader.finish();
}

}  // namespace infusecheck
