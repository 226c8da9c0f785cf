// A pack made of files that CMS publishes each quarter, as it ships them:
//
//   asp    ASP payment limits (billing units, descriptors), ASP NOC payment limits
//   ndc    ASP NDC-HCPCS crosswalk (packages), ASP NOC crosswalk
//   mue    medically unlikely edits: practitioner, outpatient hospital, DME supplier
//   hcpcs  HCPCS Level II, the alpha-numeric file (ANWEB), as text of fixed width or saved as CSV
//   opps   OPPS Addendum B (status indicators), saved as CSV
//   ptp    NCCI procedure-to-procedure edits, practitioners or outpatient hospitals: the parts
//          f1 to f4 of a quarter together make the table whole
//   aoc    NCCI add-on code edits
//
// A file is known by its header, wherever it stands, never by its name (but whose pair edits a file
// holds stands nowhere else: ccipra or ccioph); CP-1252 and UTF-8, commas
// and tabs, notices above the header and padding beside it are read. The dates a file holds for
// stand above its header or in its name (`_Eff_07-01-2026`, `October_2025`, `2026Q3`); else they
// are given.
//
// Pair edits and add-on codes carry their own dates and those that ended: their tables cover all
// dates up to the end of the file's quarter.
//
// A table in the pack is whole for its dates. Where CMS publishes less than we keep of a drug, its
// facts are written over ours and the rest stays: names, routes, containers, class. A new code of
// J0-J3, J9 or Q5 becomes a row of CMS's facts alone.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/reference.h"

namespace infusecheck {

struct ImportFile {
  std::string name;
  std::string_view bytes;
  std::string kind;  ///< what the user says it is: "asp" …; empty = whatever it turns out to be
  std::string archive;  ///< the zip it lay in; what is no table there is passed over, not refused
};

struct ImportOptions {
  Date as_of;  ///< the day of the import, for the pack's sources
  std::optional<Span>
      dates;  ///< of files that do not say theirs; must not contradict one that does
  /// Told from time to time how many of all bytes have been read.
  std::function<void(std::size_t done, std::size_t of)> progress = {};
};

struct RejectedRow {
  int line = 0;
  std::string reason;
};

/// Rows that say nothing the checks could use, counted by reason.
struct LeftOut {
  std::string reason;
  int rows = 0;
};

/// What became of a file. It is part of the pack's manifest too, under "imported".
struct ImportedFile {
  std::string name, archive;
  std::string sha256;  ///< of the table's own bytes, in hexadecimal
  std::string title;   ///< "ASP payment limits"; empty for a member passed over
  std::string table;   ///< "drugs", "ndc" …; empty when no table of the checks holds it
  Span dates;
  int rows = 0;  ///< below the header = kept + left out + rejected
  int kept = 0;
  std::vector<LeftOut> left_out;
  std::vector<RejectedRow> rejected;
};

struct ImportedPack {
  std::string pack;  ///< a pack in one file (rules/README.md)
  std::vector<ImportedFile> files;
};

/// Refuses a file that is not what its `kind` says, that has no usable row or no dates, and files
/// of one table that hold for different dates. The same arguments give the same bytes.
Result<ImportedPack> import_pack(std::span<const ImportFile> files, const ImportOptions& options,
                                 const Reference& base);

/// "2026Q1": its first and last day.
std::optional<Span> quarter_named(std::string_view text);

}  // namespace infusecheck
