#include "import/tables.h"
#include "model/concat.h"

namespace infusecheck {
namespace {

enum Column : std::size_t { code, labeler, ndc, product, dosage, size, items, units };

/// Eleven digits of 5-4-2, with or without hyphens; empty for the crosswalk's other identifiers.
std::string ndc_in(std::string_view text) {
  const bool hyphens = text.size() == 13 && text[5] == '-' && text[10] == '-';
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.size() == 11 && (hyphens || text.size() == 11) ? digits : "";
}

/// A number above zero, perhaps with commas between thousands.
std::optional<Quantity> number_in(std::string text) {
  std::erase(text, ',');
  const auto number = Quantity::parse(text);
  const bool usable = number && *number > Quantity() && *number <= Quantity::whole(1'000'000);
  return usable ? number : std::nullopt;
}

/// The product of two amounts up to a million each, when six decimals hold it.
std::optional<Quantity> times(Quantity a, Quantity b) {
  const std::int64_t fraction = a.raw() * (b.raw() % Quantity::scale);
  if (fraction % Quantity::scale != 0) return std::nullopt;
  return Quantity::from_raw(a.raw() * (b.raw() / Quantity::scale) + fraction / Quantity::scale);
}

/// What one billing unit of a code is: as the row says, else as our table does.
std::optional<Dosage> unit_of(const SourceRow& row, const Span& dates, const Reference& base) {
  if (const auto stated = dosage_in(row.cells[dosage])) return stated;
  const auto ours = base.drugs.find(row.cells[code], dates.from);
  if (!ours || !ours->unit_amount) return std::nullopt;
  return Dosage{*ours->unit_amount, ours->unit};
}

/// One millilitre, or one vial of powder: CMS writes 1 for both, so our own row decides.
std::optional<Quantity> volume_in(const SourceRow& row, const std::string& number,
                                  const Reference& base) {
  const auto volume = number_in(row.cells[size]);
  if (volume && *volume != Quantity::whole(1)) return volume;
  const auto ours = base.packages.history(number);
  return ours.empty() ? std::nullopt : ours.back().volume_ml;
}

std::string product_in(const SourceRow& row) {
  const std::string maker = plain_text(row.cells[labeler]);
  return plain_text(row.cells[product]) + (maker.empty() ? "" : concat({" (", maker, ")"}));
}

/// The row as a package, or the reason why it is none.
Result<Package> package_in(const SourceRow& row, const Span& dates, const Reference& base) {
  const std::string number = ndc_in(row.cells[ndc]);
  if (number.empty()) return Error{"The identifier is no NDC of 11 digits (5-4-2).", "", ""};
  const auto unit = unit_of(row, dates, base);
  if (!unit) return Error{"The dosage is no amount of a drug.", "", ""};
  const auto held = number_in(row.cells[units]);
  const auto count = number_in(row.cells[items]);
  if (!held || !count || !count->is_whole())
    return Error{"The quantity or the billing units are not a number above zero.", "", ""};
  const auto amount =
      unit->amount <= Quantity::whole(1'000'000) ? times(*held, unit->amount) : std::nullopt;
  // Less than one billing unit an item is how CMS enters products whose potency varies by lot.
  const bool labeled = amount && *held >= Quantity::whole(1);
  return Package{.ndc = number,
                 .span = dates,
                 .code = row.cells[code],
                 .product = product_in(row),
                 .amount = labeled ? amount : std::nullopt,
                 .unit = labeled ? std::string(unit->unit) : "",
                 .items = count->floor(),
                 .volume_ml = volume_in(row, number, base),
                 .source = "",
                 .confidence = Confidence::high};
}

}  // namespace

std::vector<Package> packages_of(const SourceTable& table, const Span& dates,
                                 const std::string& source, const Reference& base,
                                 Account& account) {
  std::map<std::string, std::vector<std::pair<int, Package>>> found;
  table.each_row([&](const SourceRow& row) {
    if (!is_readable(row, account)) return;
    auto package = package_in(row, dates, base);
    if (!package) return account.reject(row.line, package.error().what);
    found[package->ndc].emplace_back(row.line, std::move(*package));
  });
  std::vector<Package> rows;
  rows.reserve(found.size());
  for (auto& [number, packages] : found) {
    const std::string& first = packages[0].second.code;
    const auto other_code = [&first](const auto& one) { return one.second.code != first; };
    const bool several = std::any_of(packages.begin(), packages.end(), other_code);
    for (const auto& [line, package] : packages) {
      if (several) {
        account.leave_out("The package is listed under several codes, so it proves none.");
      } else if (line != packages[0].first) {
        account.leave_out("The package is listed twice.");
      } else {
        rows.push_back(package);
        rows.back().source = source;
        account.keep();
      }
    }
  }
  return rows;
}

}  // namespace infusecheck
