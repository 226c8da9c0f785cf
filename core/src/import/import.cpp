#include "infusecheck/import.h"

#include <algorithm>

#include "import/diagnoses.h"
#include "import/pack_text.h"
#include "import/pairs.h"
#include "import/sha256.h"
#include "import/tables.h"
#include "model/concat.h"
#include "reference/csv.h"

namespace infusecheck {
namespace {

/// A file that holds a table, and what is to be told of it.
struct Recognised {
  SourceTable table;
  std::string source;  ///< key of the pack's sources
  std::size_t account = 0;
};

/// CMS's oldest edits are of this day.
constexpr Date first_edit = day(1996, 1, 1);

bool is_pairs(const Layout& layout) {
  return layout.kind == SourceKind::ptp_practitioner || layout.kind == SourceKind::ptp_outpatient;
}

/// Whether a file lists what has ended, with dates of its own.
bool keeps_history(const Layout& layout) {
  return is_pairs(layout) || layout.kind == SourceKind::add_ons;
}

Error refused(std::string what, const ImportFile& file, std::string remedy) {
  const std::string where =
      file.archive.empty() ? file.name : concat({file.archive, ", ", file.name});
  return {std::move(what), where, std::move(remedy)};
}

std::string text_of(const Span& dates) {
  return concat({dates.from.text(), " to ", dates.through.text()});
}

class Import {
 public:
  Import(std::span<const ImportFile> files, const ImportOptions& options, const Reference& base)
      : files_(files), options_(options), base_(base) {}

  Result<ImportedPack> run() {
    for (const ImportFile& file : files_) {
      if (auto error = add_file(file)) return *error;
    }
    if (auto error = check_archives()) return *error;
    // Files of the code set come before prices, and those before status indicators.
    for (const SourceKind kind :
         {SourceKind::hcpcs, SourceKind::asp_limits, SourceKind::addendum_b})
      if (auto error = add_drug_facts(kind)) return *error;
    for (const Recognised& one : recognised_) {
      if (auto error = add_table(one)) return *error;
    }
    for (const SourceKind kind : {SourceKind::ptp_practitioner, SourceKind::ptp_outpatient})
      if (auto error = add_pairs(kind)) return *error;
    return finish();
  }

 private:
  std::optional<Error> add_file(const ImportFile& file) {
    ImportedFile account;
    account.name = file.name;
    account.archive = file.archive;
    account.sha256 = sha256_hex(file.bytes);
    tell(file.bytes.size());
    auto table = recognise(file.bytes);
    const bool wanted = table && (file.kind.empty() || file.kind == table->layout->option);
    if (!wanted) {
      if (file.archive.empty()) return not_that(file, table);
      account.left_out = {{table ? concat({"It is ", table->layout->title, "."})
                                 : "It is no table that can be imported.",
                           0}};
      accounts_.push_back(std::move(account));
      return std::nullopt;
    }
    if (auto error = settle_setting(file, *table)) return error;
    auto dates = dates_of(file, *table);
    if (!dates) return dates.error();
    if (keeps_history(*table->layout)) dates->from = first_edit;
    account.title = table->layout->title;
    account.table = table->layout->table;
    account.dates = *dates;
    return add_recognised(file, std::move(*table), std::move(account));
  }

  /// Two tables of one kind in an archive: the longer one is meant, the other is an extract of it.
  std::optional<Error> add_recognised(const ImportFile& file, SourceTable table,
                                      ImportedFile account) {
    Recognised added{std::move(table), "", accounts_.size()};
    added.source =
        std::string(added.table.layout->source) + '-' + quarter_name(account.dates.through, 'q');
    const int part = is_pairs(*added.table.layout) ? part_in(account.name) : 0;
    if (part > 0) added.source += "-f" + std::to_string(part);
    const auto same = std::find_if(recognised_.begin(), recognised_.end(), [&](const auto& other) {
      return other.source == added.source && other.table.layout == added.table.layout;
    });
    if (same == recognised_.end()) {
      recognised_.push_back(std::move(added));
      accounts_.push_back(std::move(account));
      return std::nullopt;
    }
    ImportedFile& other = accounts_[same->account];
    if (file.archive.empty() || other.archive != file.archive) {
      return refused(concat({"Two files hold the same table: ", account.title, "."}), file,
                     "Import them into a pack each, and give both with --pack.");
    }
    const bool longer = added.table.body.size() > same->table.body.size();
    ImportedFile& passed = longer ? other : account;
    passed.left_out = {{concat({"The archive holds a longer table of this kind: ",
                                (longer ? account.name : other.name), "."}),
                        0}};
    passed.title.clear();
    passed.table.clear();
    if (longer) *same = std::move(added);
    accounts_.push_back(std::move(account));
    return std::nullopt;
  }

  /// Whose edits a file of pairs holds is said by its name only.
  static std::optional<Error> settle_setting(const ImportFile& file, SourceTable& table) {
    if (!is_pairs(*table.layout)) return std::nullopt;
    auto setting = setting_in(file.name);
    if (!setting) setting = setting_in(file.archive);
    if (!setting) {
      return refused("Nothing says whether the pair edits are for practitioners or for hospitals.",
                     file, "Keep the name that CMS gave the file: ccipra… or ccioph….");
    }
    table.layout = &layout_of(*setting == Setting::outpatient ? SourceKind::ptp_outpatient
                                                              : SourceKind::ptp_practitioner);
    return std::nullopt;
  }

  static Error not_that(const ImportFile& file, const std::optional<SourceTable>& table) {
    if (table) {
      return refused(
          concat({"The file is ", table->layout->title, ", not what --", file.kind, " takes."}),
          file, concat({"Give it with --", table->layout->option, "."}));
    }
    return refused("The file is no table that can be imported.", file,
                   "Give one as CMS ships it; a workbook must be saved as CSV first.");
  }

  Result<Span> dates_of(const ImportFile& file, const SourceTable& table) const {
    if (table.layout->kind == SourceKind::icd10) return fiscal_dates(file);
    auto stated = dates_in_title(table.title);
    if (!stated) stated = dates_in_name(file.name);
    if (!stated) stated = dates_in_name(file.archive);
    if (stated && options_.dates && !stated->overlaps(*options_.dates)) {
      return refused(
          concat({"The file holds for ", text_of(*stated), ", not for the quarter given."}), file,
          "Leave the quarter out, or give the file of that quarter.");
    }
    if (!stated) stated = options_.dates;
    if (stated) return *stated;
    return refused("Neither the file nor its name says for which dates it holds.", file,
                   "Say it with --quarter 2026Q1.");
  }

  /// The order file is of a fiscal year, or of the half of one from April on.
  Result<Span> fiscal_dates(const ImportFile& file) const {
    auto stated = fiscal_dates_in(file.archive + ' ' + file.name);
    if (stated && options_.dates && !stated->overlaps(*options_.dates)) {
      return refused(
          concat({"The file holds for ", text_of(*stated), ", not for the quarter given."}), file,
          "Leave the quarter out, or give the file of that year.");
    }
    if (!stated && options_.dates) stated = fiscal_dates_of(*options_.dates);
    if (stated) return *stated;
    return refused("Neither the file nor its name says of which fiscal year it is.", file,
                   "Say it with --quarter: 2025Q4 for October 2025 on, 2026Q2 for April 2026 on.");
  }

  /// An archive of which nothing was taken is no import.
  std::optional<Error> check_archives() const {
    for (const ImportFile& file : files_) {
      const auto taken = [&](const ImportedFile& account) {
        return account.archive == file.archive && !account.title.empty();
      };
      if (std::none_of(accounts_.begin(), accounts_.end(), taken)) {
        return Error{"The archive holds no table of the kind asked for.", file.archive,
                     "Give a zip as CMS ships it, or one of the files in it."};
      }
    }
    return std::nullopt;
  }

  std::optional<Error> cover(const Recognised& one) {
    const ImportedFile& file = accounts_[one.account];
    const auto [at, first] = parts_.covers.emplace(file.table, file.dates);
    if (!first && at->second != file.dates) {
      return Error{concat({"The files of the table ", file.table, " hold for different dates."}),
                   file.name, "Import them into a pack each, and give both with --pack."};
    }
    parts_.sources.push_back(
        {one.source,
         concat({"CMS ", file.title, ", ", text_of(file.dates), ": ", file.name,
                 (file.archive.empty() ? "" : " in " + file.archive), ", SHA-256 ", file.sha256}),
         std::string(one.table.layout->url), options_.as_of.text()});
    return std::nullopt;
  }

  std::optional<Error> add_drug_facts(SourceKind kind) {
    const auto one = std::find_if(recognised_.begin(), recognised_.end(),
                                  [&](const auto& r) { return r.table.layout->kind == kind; });
    if (one == recognised_.end()) return std::nullopt;
    if (auto error = cover(*one)) return error;
    if (!drugs_) drugs_.emplace(base_, accounts_[one->account].dates);
    Account account(accounts_[one->account]);
    drugs_->add(one->table, one->source, account);
    return usable(*one);
  }

  std::optional<Error> add_table(const Recognised& one) {
    ImportedFile& file = accounts_[one.account];
    Account account(file);
    if (file.table.empty()) {
      one.table.each_row(
          [&](const SourceRow&) { account.leave_out("No check uses this table yet."); });
      return std::nullopt;
    }
    if (file.table == "drugs" || is_pairs(*one.table.layout)) return std::nullopt;
    if (auto error = cover(one)) return error;
    parts_.tables[file.table] = table_text(one, account);
    return usable(one);
  }

  std::string table_text(const Recognised& one, Account& account) const {
    const Span& dates = accounts_[one.account].dates;
    if (one.table.layout->kind == SourceKind::ndc_crosswalk)
      return csv_of(packages_of(one.table, dates, one.source, base_, account));
    if (one.table.layout->kind == SourceKind::add_ons)
      return csv_of(add_ons_of(one.table, one.source, account));
    if (one.table.layout->kind == SourceKind::icd10)
      return csv_of(diagnoses_of(one.table, dates, one.source, account));
    return csv_of(limits_of(one.table, dates, one.source, account));
  }

  /// All parts of one setting's pair edits.
  std::optional<Error> add_pairs(SourceKind kind) {
    PairFiles pairs;
    std::vector<ImportedFile*> files;
    std::string sources;
    for (const Recognised& one : recognised_) {
      if (one.table.layout->kind != kind) continue;
      if (auto error = cover(one)) return error;
      pairs.add(one.table, part_in(accounts_[one.account].name),
                [&](std::size_t bytes) { tell(bytes); });
      files.push_back(&accounts_[one.account]);
      sources += (sources.empty() ? "" : "|") + one.source;
    }
    if (files.empty()) return std::nullopt;
    pairs.finish(files);
    for (const Recognised& one : recognised_) {
      if (one.table.layout->kind != kind) continue;
      if (auto error = usable(one)) return error;
    }
    const std::string& table = files[0]->table;
    parts_.tables[table] = pairs.text(sources);
    parts_.column_1[table] = pairs.complete();
    return std::nullopt;
  }

  /// Every byte is looked at twice: for its digest, and as a table.
  void tell(std::size_t bytes) {
    if (!options_.progress) return;
    std::size_t all = 0;
    for (const ImportFile& file : files_) all += 2 * file.bytes.size();
    done_ = std::min(done_ + bytes, all);
    options_.progress(done_, all);
  }

  std::optional<Error> usable(const Recognised& one) const {
    const ImportedFile& file = accounts_[one.account];
    if (file.kept > 0) return std::nullopt;
    const std::string why =
        file.rejected.empty()
            ? ""
            : concat({" The first: line ", file.rejected[0].line, ", ", file.rejected[0].reason});
    return Error{concat({"None of the ", file.rows, " rows can be used.", why}), file.name,
                 "Give the file as CMS ships it."};
  }

  Result<ImportedPack> finish() {
    if (drugs_) {
      const std::vector<Drug> rows = drugs_->rows();
      add_our_sources(rows);
      parts_.tables["drugs"] = csv_of(rows);
    }
    if (parts_.tables.empty()) {
      return Error{"No file given holds a table that a check uses.",
                   accounts_.empty() ? "" : accounts_[0].name,
                   "See `infusecheck import --help` for the files that do."};
    }
    for (ImportedFile& file : accounts_) {
      std::sort(file.rejected.begin(), file.rejected.end(),
                [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
    }
    return ImportedPack{pack_file(parts_, accounts_), std::move(accounts_)};
  }

  /// Rows that are partly ours name our sources too.
  void add_our_sources(const std::vector<Drug>& rows) {
    for (const SourceInfo& source : base_.sources) {
      const bool named = std::any_of(rows.begin(), rows.end(), [&](const Drug& row) {
        const auto ids = list_cell(row.source);
        return std::find(ids.begin(), ids.end(), source.id) != ids.end();
      });
      if (named) parts_.sources.push_back(source);
    }
  }

  std::span<const ImportFile> files_;
  const ImportOptions& options_;
  const Reference& base_;
  std::vector<ImportedFile> accounts_;
  std::vector<Recognised> recognised_;
  std::optional<DrugFacts> drugs_;
  PackParts parts_;
  std::size_t done_ = 0;
};

}  // namespace

Result<ImportedPack> import_pack(std::span<const ImportFile> files, const ImportOptions& options,
                                 const Reference& base) {
  return Import(files, options, base).run();
}

}  // namespace infusecheck
