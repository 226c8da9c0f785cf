#include "formats/table/guess.h"

#include <algorithm>

#include "formats/table/headers.h"
#include "formats/table/values.h"

namespace infusecheck::table {
namespace {

struct Guess {
  std::string field;
  Certainty certainty = Certainty::none;
};

bool holds(std::string_view words, std::string_view key) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == key) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

template <std::size_t n>
Guess look_up(const HeaderWords (&table)[n], std::string_view key) {
  for (const HeaderWords& entry : table) {
    if (holds(entry.sure, key)) return {std::string(entry.field), Certainty::sure};
  }
  for (const HeaderWords& entry : table) {
    if (holds(entry.likely, key)) return {std::string(entry.field), Certainty::likely};
  }
  return {};
}

Guess named(std::string_view key, TableKind kind) {
  Guess guess = kind == TableKind::log ? look_up(log_words, key) : Guess();
  return guess.field.empty() ? look_up(header_words, key) : guess;
}

/// "dx3", "Modifier 2": an entry of a list.
Guess numbered(std::string_view key, TableKind kind) {
  std::size_t end = key.size();
  while (end > 0 && key[end - 1] >= '0' && key[end - 1] <= '9') --end;
  if (end == 0 || end == key.size()) return {};
  Guess guess = named(key.substr(0, end), kind);
  if (guess.field.empty()) return {};
  guess.field.append(".").append(key.substr(end));
  guess.certainty = Certainty::sure;
  return find_field(guess.field) ? guess : Guess();
}

/// ICD-10 has a number in its name, which is no position in a list.
std::string without_edition(std::string key) {
  for (const std::string_view edition : {"icd10cm", "icd10"}) {
    const std::size_t at = key.find(edition);
    if (at != std::string::npos) return key.replace(at, edition.size(), "icd");
  }
  return key;
}

Guess guess_of(std::string_view header, TableKind kind) {
  constexpr std::size_t longest_header = 60;
  constexpr std::string_view prefixes[] = {"line", "service", "svc", "claimline"};
  if (header.size() > longest_header) return {};
  if (find_field(header)) return {std::string(header), Certainty::sure};
  const std::string key = without_edition(key_of(header));
  for (const auto look : {named, numbered}) {
    Guess guess = look(key, kind);
    if (!guess.field.empty()) return guess;
    for (const std::string_view prefix : prefixes) {
      if (!key.starts_with(prefix)) continue;
      guess = look(std::string_view(key).substr(prefix.size()), kind);
      guess.certainty = Certainty::likely;
      if (!guess.field.empty()) return guess;
    }
  }
  return {};
}

bool same_header(std::string_view a, std::string_view b) {
  const std::string key = key_of(a);
  return a == b || (!key.empty() && key == key_of(b));
}

/// What the map says; nothing when it does not speak of the header.
std::optional<Guess> mapped(std::string_view header, const ColumnMap& map) {
  std::optional<Guess> said;
  for (const auto& [name, field] : map.fields) {
    if (same_header(name, header)) said = Guess{field, Certainty::given};
  }
  return said;
}

/// Several columns may hold parts of one list, or of one name.
bool takes_several(std::string_view field) {
  return field == "patient" || field == "claim.diagnoses" || field == "line.modifiers" ||
         field == "line.diagnosis_pointers" || field == "claim.prior_authorizations";
}

/// Of two columns for one field the surer keeps it, of two alike the first.
void settle_rivals(Header& header) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const std::string& field = header.fields[i];
    if (field.empty() || takes_several(field)) continue;
    for (std::size_t j = 0; j < header.fields.size(); ++j) {
      if (j == i || header.fields[j] != field) continue;
      const bool other_wins = header.certainties[j] > header.certainties[i] ||
                              (header.certainties[j] == header.certainties[i] && j < i);
      const std::size_t loser = other_wins ? i : j;
      header.fields[loser].clear();
      header.certainties[loser] = Certainty::none;
      if (other_wins) break;
    }
  }
}

bool has(const Header& header, std::string_view field) {
  return std::any_of(header.fields.begin(), header.fields.end(), [&](const std::string& f) {
    return f == field ||
           (f.starts_with(field) && f.size() > field.size() && f[field.size()] == '.');
  });
}

bool given_times(const Header& header) {
  return has(header, "administration.start") || has(header, "administration.stop") ||
         has(header, "administration.route") || has(header, "administration.dose");
}

void guess_as(Header& header, TableKind kind, const ColumnMap& map) {
  header.fields.clear();
  header.certainties.clear();
  for (const std::string& cell : header.cells) {
    const auto said = mapped(cell, map);
    Guess guess = said ? *said : guess_of(cell, kind);
    if (guess.field.empty()) guess.certainty = Certainty::none;
    header.fields.push_back(std::move(guess.field));
    header.certainties.push_back(guess.certainty);
  }
  settle_rivals(header);
}

/// A log bills nothing.
void drop_lines(Header& header) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    if (!header.fields[i].starts_with("line.")) continue;
    header.fields[i].clear();
    header.certainties[i] = Certainty::none;
  }
}

/// A drug without times, route or dose only describes a line.
void describe_by_drug(Header& header) {
  if (given_times(header) || has(header, "line.description")) return;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    if (header.fields[i] != "administration.drug" || header.certainties[i] == Certainty::given)
      continue;
    header.fields[i] = "line.description";
    header.certainties[i] = Certainty::likely;
  }
}

}  // namespace

TableKind kind_of(const Header& header) {
  const bool code = has(header, "line.code");
  const bool given = given_times(header);
  const bool billed = has(header, "line.charge") || has(header, "line.modifiers") ||
                      has(header, "line.diagnosis_pointers") ||
                      (has(header, "line.units") && !has(header, "administration.dose"));
  if (given && !(code && billed) && (code || has(header, "administration.drug")))
    return TableKind::log;
  const bool line = has(header, "line.units") || has(header, "line.charge") ||
                    has(header, "line.service_date") || has(header, "claim.id");
  return code && line ? TableKind::claims : TableKind::none;
}

void guess_by_words(Header& header, const ColumnMap& map) {
  guess_as(header, TableKind::claims, map);
  header.kind = kind_of(header);
  if (header.kind == TableKind::claims) describe_by_drug(header);
  if (header.kind != TableKind::log) return;
  guess_as(header, TableKind::log, map);
  drop_lines(header);
}

void guess_by_values(Header& header, const Survey& facts) {
  const bool code_known = has(header, "line.code") || header.kind == TableKind::log;
  const bool dx_known = has(header, "claim.diagnoses");
  const bool ndc_known = has(header, "line.ndc.code") || header.kind == TableKind::log;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const ColumnFacts& column = facts.columns[i];
    std::string& field = header.fields[i];
    const auto mostly = [&](std::size_t votes) {
      return votes > 0 && votes * 10 >= column.sampled * 9;
    };
    if (field.empty() && header.certainties[i] == Certainty::none) {
      // Five digits alone may as well be a postal code.
      if (!code_known && column.level_two > 0 && mostly(column.codes)) field = "line.code";
      if (!dx_known && mostly(column.diagnoses)) field = "claim.diagnoses";
      if (!ndc_known && mostly(column.ndcs)) field = "line.ndc.code";
      if (!field.empty()) header.certainties[i] = Certainty::values;
    } else if (header.certainties[i] == Certainty::likely && field.ends_with("npi") &&
               column.sampled > 0 && !mostly(column.npis)) {
      field.clear();
      header.certainties[i] = Certainty::none;
    }
  }
  settle_rivals(header);
  if (header.kind == TableKind::none) header.kind = kind_of(header);
}

}  // namespace infusecheck::table
