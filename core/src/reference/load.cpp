#include "reference/load.h"

#include <algorithm>
#include <set>

#include "formats/json/read_case.h"
#include "model/concat.h"
#include "reference/embedded.h"
#include "reference/pair_text.h"
#include "reference/rows.h"

namespace infusecheck {
namespace {

constexpr std::string_view supported_format = "1";

std::string text_of(const Json& object, const char* key) {
  const auto member = object.find(key);
  if (member == object.end()) return "";
  if (const auto* text = member->get_ptr<const std::string*>()) return *text;
  return member->is_number() ? member->dump() : "";
}

Error bad_manifest(std::string what) {
  return {std::move(what), "pack.json", "rules/README.md shows what a pack holds."};
}

Result<Span> covered(const Json& manifest, const std::string& table) {
  const auto tables = manifest.find("tables");
  if (tables == manifest.end() || !tables->is_object() || !tables->contains(table)) {
    return bad_manifest(
        concat({"The pack does not say which dates its table ", table, " covers."}));
  }
  const Json& entry = (*tables)[table];
  const auto from = Date::parse(text_of(entry, "from"));
  const auto through = Date::parse(text_of(entry, "through"));
  if (!from || !through)
    return bad_manifest(concat({"The table ", table, " needs dates from and through."}));
  if (*through < *from)
    return bad_manifest(concat({"The table ", table, " covers dates that end before they begin."}));
  return Span{*from, *through};
}

/// Which source keys a manifest declares.
class Sources {
 public:
  explicit Sources(const Json& manifest) {
    const auto sources = manifest.find("sources");
    if (sources == manifest.end() || !sources->is_object()) return;
    for (const auto& [id, entry] : sources->items()) {
      list.push_back(
          {id, text_of(entry, "title"), text_of(entry, "url"), text_of(entry, "retrieved")});
    }
  }

  bool knows(const std::string& cell) const {
    for (const std::string& id : list_cell(cell)) {
      if (std::none_of(list.begin(), list.end(), [&](const SourceInfo& s) { return s.id == id; })) {
        return false;
      }
    }
    return true;
  }

  std::vector<SourceInfo> list;
};

template <class Row>
std::optional<Error> misplaced(const Row& earlier, const Row& row) {
  if (row.key() < earlier.key() ||
      (row.key() == earlier.key() && row.span.from < earlier.span.from)) {
    return Error{"The rows are not sorted by key and date.", "", "Sort the table."};
  }
  if (row.key() == earlier.key() && row.span.overlaps(earlier.span)) {
    return Error{"Two rows of one key hold on the same date.", "", "End the earlier row first."};
  }
  return std::nullopt;
}

template <class Row>
Result<std::vector<Row>> parse_rows(const std::string& name, std::string_view csv,
                                    const Sources& sources) {
  const TableFormat<Row> format = table_format<Row>();
  const std::string file = name + ".csv";
  const auto lines = parse_csv(file, csv, format.columns);
  if (!lines) return lines.error();
  std::vector<Row> rows;
  for (const CsvRow& line : *lines) {
    CellReader cells(file, line);
    Row row = format.row(cells);
    std::optional<Error> error = cells.error();
    if (!error && !sources.knows(row.source)) {
      error = Error{"The row names a source that pack.json does not list.", "", "Add the source."};
    }
    if (!error && !rows.empty()) error = misplaced(rows.back(), row);
    if (error) {
      if (error->where.empty()) error->where = concat({file, ":", line.line});
      return *error;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Calls `visit(name, table)` for every table of a Reference.
template <class R, class Visit>
void each_table(R& reference, Visit&& visit) {
  visit("drugs", reference.drugs);
  visit("services", reference.services);
  visit("add_on_primaries", reference.add_on_primaries);
  visit("mue_practitioner", reference.mue_practitioner);
  visit("mue_outpatient", reference.mue_outpatient);
  visit("places_of_service", reference.places_of_service);
  visit("modifiers", reference.modifiers);
  visit("ndc", reference.packages);
  visit("diagnosis_groups", reference.diagnosis_groups);
  visit("diagnosis_exclusions", reference.diagnosis_exclusions);
  visit("diagnoses", reference.diagnoses);
  visit("containers", reference.containers);
  visit("label_dosing", reference.label_dosing);
  visit("drug_use", reference.drug_use);
}

/// The same for the tables of pairs, which are sheets.
template <class R, class Visit>
void each_pair_table(R& reference, Visit&& visit) {
  visit("ptp_practitioner", reference.ptp_practitioner);
  visit("ptp_outpatient", reference.ptp_outpatient);
}

/// "column_1" or "column_2" of a table of pairs: [["96360", "96379"], …].
std::optional<std::vector<CodeRange>> ranges_in(const Json& entry, const char* column) {
  std::vector<CodeRange> ranges;
  const auto list = entry.find(column);
  if (list == entry.end()) return ranges;
  if (!list->is_array()) return std::nullopt;
  for (const Json& pair : *list) {
    if (!pair.is_array() || pair.size() != 2) return std::nullopt;
    const auto* first = pair[0].get_ptr<const std::string*>();
    const auto* last = pair[1].get_ptr<const std::string*>();
    if (first == nullptr || last == nullptr || !packed_code(*first) || !packed_code(*last))
      return std::nullopt;
    ranges.emplace_back(*first, *last);
  }
  return ranges;
}

Result<PairSheet> pair_rows(const std::string& name, std::string_view text,
                            const Sources& sources) {
  constexpr std::size_t most_sources = 255, most_codes = 0xFFFF;
  if (is_pair_text(text)) {
    auto sheet = read_pair_text(text);
    if (!sheet) return Error{sheet.error().what, name, sheet.error().remedy};
    if (!sources.knows(sheet->sources[0]))
      return bad_manifest(
          concat({"The table ", name, " names a source that pack.json does not list."}));
    return sheet;
  }
  const auto rows = parse_rows<PairRow>(name, text, sources);
  if (!rows) return rows.error();
  std::set<std::string_view> named, codes;
  for (const PairRow& row : *rows) {
    if (!packed_code(row.column_1) || !packed_code(row.column_2))
      return bad_manifest(
          concat({"The table ", name, " has a code that is not five letters and digits."}));
    named.insert(row.source);
    codes.insert({row.column_1, row.column_2});
  }
  if (named.size() > most_sources || codes.size() > most_codes)
    return bad_manifest(concat({"The table ", name, " has too many sources or codes."}));
  return sheet_of(*rows);
}

Result<PairSheet> sheet_in(const Json& manifest, const std::string& name, std::string_view text,
                           const Sources& sources) {
  const auto covers = covered(manifest, name);
  if (!covers) return covers.error();
  auto sheet = pair_rows(name, text, sources);
  if (!sheet) return sheet;
  auto first = ranges_in(manifest["tables"][name], "column_1");
  auto second = ranges_in(manifest["tables"][name], "column_2");
  if (!first || !second)
    return bad_manifest(
        concat({"The columns of the table ", name, " are no lists of first and last code."}));
  sheet->covers = *covers;
  sheet->set_complete(*first, *second);
  return sheet;
}

/// Fills the tables that a pack carries; `known` counts them.
std::optional<Error> fill_tables(const PackText& pack, const Json& manifest, const Sources& sources,
                                 Reference& reference, std::size_t& known) {
  std::optional<Error> error;
  each_table(reference, [&]<class Row>(const std::string& name, Table<Row>& table) {
    const auto csv = pack.tables.find(name);
    if (csv == pack.tables.end() || error) return;
    ++known;
    const auto covers = covered(manifest, name);
    auto rows = parse_rows<Row>(name, csv->second, sources);
    if (!covers || !rows) {
      error = covers ? rows.error() : covers.error();
    } else {
      table = Table<Row>::build(std::move(*rows), *covers);
    }
  });
  return error;
}

std::optional<Error> fill_pair_tables(const PackText& pack, const Json& manifest,
                                      const Sources& sources, Reference& reference,
                                      std::size_t& known) {
  std::optional<Error> error;
  each_pair_table(reference, [&](const std::string& name, PairTable& table) {
    const auto text = pack.tables.find(name);
    if (text == pack.tables.end() || error) return;
    ++known;
    auto sheet = sheet_in(manifest, name, text->second, sources);
    if (sheet) {
      table.lay(std::make_shared<const PairSheet>(std::move(*sheet)));
    } else {
      error = sheet.error();
    }
  });
  return error;
}

}  // namespace

Result<Reference> load_pack(const PackText& pack) {
  const auto manifest = parse_json(pack.manifest);
  if (!manifest) return bad_manifest("The manifest is not valid JSON.");
  if (text_of(*manifest, "format") != supported_format) {
    return bad_manifest(concat({"The pack's format is not ", supported_format, "."}));
  }
  const Sources sources(*manifest);
  Reference reference;
  reference.sources = sources.list;
  reference.packs = {{text_of(*manifest, "id"), text_of(*manifest, "version")}};
  if (reference.packs[0].first.empty()) return bad_manifest("The pack has no id.");

  std::size_t known = 0;
  auto error = fill_tables(pack, *manifest, sources, reference, known);
  if (!error) error = fill_pair_tables(pack, *manifest, sources, reference, known);
  if (error) return *error;
  if (known != pack.tables.size())
    return bad_manifest("The pack carries a table this version does not know.");
  reference.drug_names = DrugNames(reference.drugs);
  return reference;
}

Result<PackText> unpack(std::string_view file) {
  const auto document = parse_json(file);
  if (!document || !document->is_object() || !document->contains("manifest") ||
      !document->contains("tables") || !(*document)["tables"].is_object()) {
    return Error{"The file is not a pack.", "",
                 R"(A pack is JSON with "manifest" and "tables"; see rules/README.md.)"};
  }
  PackText pack;
  pack.manifest = (*document)["manifest"].dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const auto& [name, csv] : (*document)["tables"].items()) {
    const auto* text = csv.get_ptr<const std::string*>();
    if (text == nullptr) return bad_manifest("A table of the pack is not CSV text.");
    pack.tables[name] = *text;
  }
  return pack;
}

const Reference& embedded_reference() {
  static const Reference reference = [] {
    PackText pack;
    for (const embedded::TextFile& file : embedded::packs()) {
      std::string_view name = file.path.substr(file.path.find('/') + 1);
      if (name == "pack.json") {
        pack.manifest = file.bytes;
      } else {
        pack.tables.emplace(name.substr(0, name.find('.')), file.bytes);
      }
    }
    auto loaded = load_pack(pack);
    assert(loaded && "the built-in pack loads; tests/unit/pack_test.cpp says why when not");
    return std::move(*loaded);
  }();
  return reference;
}

Result<Reference> with_pack(const Reference& base, std::string_view pack_file) {
  const auto pack = unpack(pack_file);
  if (!pack) return pack.error();
  auto loaded = load_pack(*pack);
  if (!loaded) return loaded.error();
  Reference merged = base;
  each_table(merged, [&]<class Row>(const std::string& name, Table<Row>& table) {
    each_table(*loaded, [&]<class Newer>(const std::string& newer_name, Table<Newer>& newer) {
      if constexpr (std::is_same_v<Row, Newer>) {
        if (name == newer_name) table.replace(newer);
      }
    });
  });
  const auto lay = [](const PairTable& newer, PairTable& table) {
    for (const auto& sheet : newer.sheets()) table.lay(sheet);
  };
  lay(loaded->ptp_practitioner, merged.ptp_practitioner);
  lay(loaded->ptp_outpatient, merged.ptp_outpatient);
  merged.drug_names = DrugNames(merged.drugs);
  merged.sources.insert(merged.sources.end(), loaded->sources.begin(), loaded->sources.end());
  merged.packs.push_back(loaded->packs[0]);
  return merged;
}

}  // namespace infusecheck
