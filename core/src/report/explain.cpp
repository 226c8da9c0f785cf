#include "report/explain.h"

#include "model/names.h"

namespace infusecheck {
namespace {

constexpr std::size_t column = 14;

/// Display width: UTF-8 continuation bytes take no room.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return width;
}

void entry(std::string& page, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  std::string head = "  " + std::string(label);
  head.resize(column, ' ');
  page += head + wrapped(text, column) + '\n';
}

std::string joined(std::span<const std::string_view> list) {
  std::string text;
  for (const std::string_view item : list) text.append(text.empty() ? "" : ", ").append(item);
  return text;
}

std::string effective(const Span& span) {
  std::string text = span.begins() ? "dates of service from " + span.from.text() : "";
  if (span.ends())
    text += (text.empty() ? "dates of service" : "") + (" through " + span.through.text());
  return text;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string result;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    text = space == std::string_view::npos ? "" : text.substr(space + 1);
    const std::size_t length = width_of(word);
    if (!result.empty() && used + 1 + length > width) {
      result += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++used;
    }
    result += word;
    used += length;
  }
  return result;
}

std::string explain(const RuleInfo& info) {
  std::string page(info.id);
  page += "  (" + std::string(word(info.severity)) + (info.planned ? ", planned" : "") + ")\n\n";
  entry(page, "what", info.summary);
  entry(page, "why", info.why);
  entry(page, "what to do", info.resolve);
  entry(page, "denial", joined(info.denial));
  entry(page, "needs", joined(info.needs));
  entry(page, "holds for", effective(info.effective));
  entry(page, "payers", word(info.payers));
  entry(page, "profile", joined(info.profile_keys));
  entry(page, "silences", joined(info.silences));
  entry(page, "fix", word(info.fix));
  entry(page, "since", info.since);
  for (const Citation& citation : info.citations) {
    std::string text(citation.title);
    if (!citation.section.empty()) text += ": " + std::string(citation.section);
    entry(page, "source", text + " [" + std::string(word(citation.grade)) + "]");
    if (!citation.url.empty()) page += std::string(column, ' ') + std::string(citation.url) + '\n';
  }
  return page;
}

}  // namespace infusecheck
