#include "facts/balance.h"

#include <algorithm>

namespace infusecheck {
namespace {

/// First and last day of the record's services.
std::optional<Span> days_of(const Coding& coding) {
  std::optional<Span> days;
  for (const CodedService& service : coding.timeline) {
    for (const CodedPart& part : service.parts) {
      if (!part.from || !part.to) continue;
      if (!days) days = Span{part.from->date(), part.to->date()};
      days->from = std::min(days->from, part.from->date());
      days->through = std::max(days->through, part.to->date());
    }
  }
  return days;
}

/// Codes that a record of administrations can yield; not refills, flushes or unlisted services.
bool derivable(const LineFacts& line) {
  if (!line.service) return false;
  switch (line.service->family) {
    case Family::hydration:
    case Family::therapeutic:
    case Family::complex:
    case Family::subcutaneous:
      return line.code != "96379";
    default:
      break;
  }
  constexpr std::string_view others[] = {"96373", "96420", "96416", "G0498", "C8957"};
  return std::find(std::begin(others), std::end(others), line.code) != std::end(others);
}

}  // namespace

std::vector<const LineFacts*> comparable_lines(const Facts& facts, const Coding& coding) {
  const auto days = days_of(coding);
  std::vector<const LineFacts*> lines;
  for (const LineFacts& line : facts.lines) {
    if (derivable(line) && (!days || !line.on || days->covers(*line.on))) lines.push_back(&line);
  }
  return lines;
}

Balances balances_of(const Facts& facts, const Coding& coding) {
  Balances balances;
  for (const LineFacts* line : comparable_lines(facts, coding)) {
    Balance& balance = balances[line->code];
    balance.billed += line->units.value_or(1);
    balance.lines.push_back(line->number);
  }
  for (const CodedLine& line : coding.lines) {
    Balance& balance = balances[line.code];
    balance.supported += line.units;
    balance.because.push_back(line.code + ": " + line.because);
    balance.administrations.insert(balance.administrations.end(), line.administrations.begin(),
                                   line.administrations.end());
  }
  for (auto& [code, balance] : balances) {
    balance.billed_in_all = balance.billed;
    balance.supported_in_all = balance.supported;
  }
  return balances;
}

Count distance(const Facts& facts, const Coding& coding) {
  Count sum = 0;
  for (const auto& [code, balance] : balances_of(facts, coding)) {
    sum += balance.over() + balance.under();
  }
  return sum;
}

}  // namespace infusecheck
