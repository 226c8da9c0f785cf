#include "import/source_table.h"

#include <algorithm>

#include "formats/text.h"
#include "import/words.h"
#include "reference/csv.h"

namespace infusecheck {
namespace {

constexpr std::string_view asp_page =
    "https://www.cms.gov/medicare/payment/part-b-drugs/asp-pricing-files";
constexpr std::string_view mue_page =
    "https://www.cms.gov/medicare-medicaid-coordination/national-correct-coding-initiative-ncci/"
    "ncci-medicare/medicare-ncci-medically-unlikely-edits";
constexpr std::string_view hcpcs_page = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
constexpr std::string_view opps_page = "https://www.cms.gov";

constexpr std::string_view ptp_page =
    "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/"
    "medicare-ncci-procedure-procedure-ptp-edits";
constexpr std::string_view aoc_page =
    "https://www.cms.gov/ncci-medicare/medicare-ncci-add-code-edits";

/// The header runs over four rows as text, over one when saved from a workbook.
constexpr std::array<std::string_view, 8> pair_columns{
    "column1", "column2", "effective|effectivedate", "deletion|deletiondate|deletiondatenodata",
    "modifier|modifier0notallowed1allowed9notapplicable"};

/// In the order of SourceKind.
constexpr Layout layouts[] = {
    {SourceKind::asp_limits,
     "asp",
     "ASP payment limits",
     "drugs",
     "import-asp",
     asp_page,
     {"hcpcscode", "shortdescription", "hcpcscodedosage", "paymentlimit"}},
    {SourceKind::asp_noc_limits,
     "asp",
     "ASP payment limits of drugs without a code",
     "",
     "import-asp-noc",
     asp_page,
     {"druggenericnametradename", "dosage", "paymentlimit"}},
    {SourceKind::ndc_crosswalk,
     "ndc",
     "ASP NDC-HCPCS crosswalk",
     "ndc",
     "import-ndc",
     asp_page,
     {"####code", "labelername", "ndc2|ndc", "drugname", "hcpcsdosage", "pkgsize", "pkgqty",
      "billunits"}},
    {SourceKind::noc_crosswalk,
     "ndc",
     "ASP crosswalk of drugs without a code",
     "",
     "import-ndc-noc",
     asp_page,
     {"druggenericname", "ndcoralternateid", "billunits"}},
    {SourceKind::mue_practitioner,
     "mue",
     "MUE, practitioner services",
     "mue_practitioner",
     "import-mue-practitioner",
     mue_page,
     {"hcpcscptcode", "practitionerservicesmuevalues", "mueadjudicationindicator"}},
    {SourceKind::mue_outpatient,
     "mue",
     "MUE, outpatient hospital services",
     "mue_outpatient",
     "import-mue-outpatient",
     mue_page,
     {"hcpcscptcode", "outpatienthospitalservicesmuevalues", "mueadjudicationindicator"}},
    {SourceKind::mue_supplier,
     "mue",
     "MUE, DME supplier services",
     "",
     "import-mue-supplier",
     mue_page,
     {"hcpcscptcode", "dmesupplierservicesmuevalues", "mueadjudicationindicator"}},
    {SourceKind::hcpcs,
     "hcpcs",
     "HCPCS Level II, alpha-numeric file",
     "drugs",
     "import-hcpcs",
     hcpcs_page,
     {"hcpc", "recid", "longdescription", "shortdescription", "adddt", "termdt"}},
    {SourceKind::addendum_b,
     "opps",
     "OPPS Addendum B",
     "drugs",
     "import-opps",
     opps_page,
     {"hcpcscode", "statusindicator|si"}},
    {SourceKind::ptp_practitioner, "ptp", "NCCI procedure-to-procedure edits, practitioners",
     "ptp_practitioner", "import-ptp-practitioner", ptp_page, pair_columns},
    {SourceKind::ptp_outpatient, "ptp", "NCCI procedure-to-procedure edits, outpatient hospitals",
     "ptp_outpatient", "import-ptp-outpatient", ptp_page, pair_columns},
    {SourceKind::add_ons,
     "aoc",
     "NCCI add-on code edits",
     "add_on_primaries",
     "import-aoc",
     aoc_page,
     {"aocedittype", "addoncode", "aocdeldt|aocdeldtjulian", "primarycode",
      "primarycodedeldt|primarycodedeldtjulian", "aocediteffdt|aocediteffdtjulian",
      "aoceditdeldt|aoceditdeldtjulian"}}};

/// What tells text from a workbook or an image.
constexpr std::size_t text_sample = 1 << 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "####code" matches "2026code".
bool is_one(std::string_view wanted, std::string_view cell) {
  return std::equal(wanted.begin(), wanted.end(), cell.begin(), cell.end(),
                    [](char w, char c) { return w == '#' ? is_digit(c) : w == c; });
}

bool is_called(std::string_view cell, std::string_view names) {
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    if (is_one(names.substr(0, bar), cell)) return true;
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
  return false;
}

/// Where a header holds the layout's columns; empty when it lacks any.
std::vector<std::size_t> positions_in(const std::vector<std::string>& header,
                                      const Layout& layout) {
  std::vector<std::size_t> positions;
  for (const std::string_view names : layout.columns) {
    if (names.empty()) break;
    const auto at = std::find_if(header.begin(), header.end(),
                                 [&](const std::string& cell) { return is_called(cell, names); });
    if (at == header.end()) return {};
    positions.push_back(static_cast<std::size_t>(at - header.begin()));
  }
  return positions;
}

/// Whether `header`, squeezed, is the header of a known table.
bool names_a_table(const std::vector<std::string>& header, SourceTable& table) {
  for (const Layout& layout : layouts) {
    table.positions = positions_in(header, layout);
    if (table.positions.empty()) continue;
    table.layout = &layout;
    return true;
  }
  return false;
}

std::optional<SourceTable> with_header(std::string_view bytes, char separator) {
  constexpr int most_rows_above = 60;
  SourceTable table;
  table.separator = separator;
  CsvScanner scanner(bytes, separator);
  std::vector<std::string> cells, header;
  for (int row = 0; row < most_rows_above && !scanner.done(); ++row) {
    if (!scanner.row(cells)) {
      scanner.skip_broken_row();
      continue;
    }
    header.clear();
    for (const std::string& cell : cells) header.push_back(squeezed(cell));
    if (names_a_table(header, table)) {
      table.body = scanner.rest();
      table.first_line = scanner.line();
      return table;
    }
    for (const std::string& cell : cells) {
      if (!cell.empty()) table.title.append(cell).append("\n");
    }
  }
  return std::nullopt;
}

/// The alpha-numeric file as text: code, sequence and record kind at its start.
struct FixedColumn {
  std::size_t from, size;
};
constexpr FixedColumn hcpcs_columns[] = {{0, 5}, {10, 1}, {11, 80}, {91, 28}, {268, 8}, {284, 8}};
constexpr std::size_t hcpcs_least_width = 119;

bool is_fixed_hcpcs(std::string_view line) {
  if (line.size() < hcpcs_least_width) return false;
  const std::string_view code = trimmed(line.substr(0, 5));
  const auto is_code = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); };
  return (code.size() == 5 || code.size() == 2) && std::all_of(code.begin(), code.end(), is_code) &&
         std::all_of(line.begin() + 5, line.begin() + 10, is_digit) &&
         std::string_view("3478").find(line[10]) != std::string_view::npos;
}

void each_fixed_row(const SourceTable& table, const std::function<void(const SourceRow&)>& visit) {
  SourceRow row;
  row.line = table.first_line;
  for (std::string_view rest = table.body; !rest.empty(); ++row.line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (trimmed(line).empty()) continue;
    row.broken = line.size() < hcpcs_columns[2].from;
    row.cells.clear();
    for (const FixedColumn& column : hcpcs_columns) {
      row.cells.emplace_back(
          column.from < line.size() ? trimmed(line.substr(column.from, column.size)) : "");
    }
    visit(row);
  }
}

}  // namespace

void SourceTable::each_row(const std::function<void(const SourceRow&)>& visit) const {
  if (separator == '\0') return each_fixed_row(*this, visit);
  CsvScanner scanner(body, separator);
  std::vector<std::string> cells;
  SourceRow row;
  while (!scanner.done()) {
    row.line = first_line + scanner.line() - 1;
    row.broken = !scanner.row(cells);
    row.cells.assign(positions.size(), "");
    if (row.broken) scanner.skip_broken_row();
    const auto filled = [](const std::string& cell) { return !trimmed(cell).empty(); };
    if (!row.broken && std::none_of(cells.begin(), cells.end(), filled)) continue;
    for (std::size_t i = 0; i < positions.size() && !row.broken; ++i) {
      if (positions[i] < cells.size()) row.cells[i] = trimmed(cells[positions[i]]);
    }
    visit(row);
  }
}

const Layout& layout_of(SourceKind kind) { return layouts[static_cast<std::size_t>(kind)]; }

std::optional<SourceTable> recognise(std::string_view bytes) {
  bytes = without_bom(bytes);
  if (bytes.substr(0, text_sample).find('\0') != std::string_view::npos) return std::nullopt;
  for (const char separator : {',', '\t'}) {
    if (auto table = with_header(bytes, separator)) return table;
  }
  if (!is_fixed_hcpcs(bytes.substr(0, bytes.find('\n')))) return std::nullopt;
  SourceTable table;
  table.layout = &layout_of(SourceKind::hcpcs);
  table.body = bytes;
  table.separator = '\0';
  return table;
}

}  // namespace infusecheck
