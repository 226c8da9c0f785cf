#include "report/drug_card.h"

#include <algorithm>
#include <set>

#include "infusecheck/profile.h"
#include "model/names.h"
#include "report/span_json.h"

namespace infusecheck {
namespace {

/// "asp|own" → each id
template <class Do>
void each_source(std::string_view joined, Do use) {
  while (!joined.empty()) {
    const std::size_t bar = joined.find('|');
    use(joined.substr(0, bar));
    joined = bar == std::string_view::npos ? "" : joined.substr(bar + 1);
  }
}

/// Writes one code's card and remembers which sources it named.
class Card {
 public:
  Card(JsonWriter& out, std::span<const Drug> history, const Reference& reference)
      : out_(out), history_(history), drug_(history.back()), reference_(reference) {}

  void write() {
    write_history();
    write_containers();
    write_packages();
    out_.key("unit_limits").begin_object();
    write_limits("practitioner", reference_.mue_practitioner);
    write_limits("outpatient", reference_.mue_outpatient);
    out_.end_object();
    write_classes();
    write_regimens();
    write_uses();
    write_biosimilars();
    write_references();
  }

 private:
  template <class Row>
  void evidence(const Row& row) {
    write_span(out_, row.span);
    write_evidence(out_, row.source, row.confidence);
    each_source(row.source, [&](std::string_view id) { named_.emplace(id); });
    out_.end_object();
  }

  void amount(std::string_view name, const std::optional<Quantity>& value) {
    if (value) out_.member(name, std::string_view(value->text()));
  }

  void write_history() {
    out_.key("history").begin_array();
    for (const Drug& row : history_) {
      out_.begin_object().optional_member("descriptor", row.descriptor);
      amount("unit_amount", row.unit_amount);
      out_.optional_member("unit", row.unit).optional_member("opps_status", row.opps_status);
      out_.list_member("successors", row.successors);
      evidence(row);
    }
    out_.end_array();
  }

  void write_containers() {
    out_.key("containers").begin_array();
    for (const MarketedContainer& row : reference_.containers.rows()) {
      if (row.code != drug_.code) continue;
      out_.begin_object().member("size", std::string_view(row.size.text()));
      out_.member("unit", std::string_view(row.unit)).member("form", word(row.form));
      amount("volume_ml", row.volume_ml);
      if (row.container) out_.member("container", word(*row.container));
      evidence(row);
    }
    out_.end_array();
  }

  void write_packages() {
    out_.key("packages").begin_array();
    for (const Package& row : reference_.packages.rows()) {
      if (row.code != drug_.code) continue;
      out_.begin_object().member("ndc", std::string_view(row.ndc));
      out_.member("product", std::string_view(row.product));
      amount("amount", row.amount);
      out_.optional_member("unit", row.unit);
      if (row.items > 0) out_.member("items", row.items);
      amount("volume_ml", row.volume_ml);
      evidence(row);
    }
    out_.end_array();
  }

  void write_limits(std::string_view name, const Table<UnitLimit>& limits) {
    out_.key(name).begin_array();
    for (const UnitLimit& row : limits.history(drug_.code)) {
      out_.begin_object().member("units", row.units).member("adjudication", row.adjudication);
      evidence(row);
    }
    out_.end_array();
  }

  /// The profiles that decide otherwise than the drug's own row, or decide at all where it does
  /// not.
  void write_classes() {
    out_.key("classes").begin_array();
    for (const ShippedProfile& shipped : shipped_profiles()) {
      const auto profile = profile_by_id(shipped.id);
      if (!profile) continue;
      for (const auto& entry : profile->class_overrides.entries) {
        const auto found = entry.value.find(drug_.code);
        if (found == entry.value.end()) continue;
        out_.begin_object().member("profile", shipped.id);
        out_.member("name", std::string_view(profile->name)).member("class", word(found->second));
        write_span(out_, entry.span);
        out_.optional_member("source", entry.source).end_object();
      }
    }
    out_.end_array();
  }

  bool by_its_routes(const LabelDosing& row) const {
    const auto& routes = drug_.routes;
    return !row.route || routes.empty() ||
           std::find(routes.begin(), routes.end(), *row.route) != routes.end();
  }

  void write_regimens() {
    out_.key("regimens").begin_array();
    for (const LabelDosing& row : reference_.label_dosing.rows()) {
      if (row.ingredient != drug_.ingredient || !by_its_routes(row)) continue;
      out_.begin_object().member("indication", std::string_view(row.indication));
      out_.optional_member("population", row.population).list_member("diagnoses", row.diagnoses);
      if (row.route) out_.member("route", word(*row.route));
      out_.member("type", word(row.type)).member("amount", std::string_view(row.amount.text()));
      out_.member("unit", std::string_view(row.unit)).list_member("loading_days", row.loading_days);
      if (row.interval_days > 0) out_.member("interval_days", row.interval_days);
      amount("max_amount", row.max_amount);
      out_.optional_member("max_unit", row.max_unit);
      evidence(row);
    }
    out_.end_array();
  }

  bool infused() const {
    return std::any_of(drug_.routes.begin(), drug_.routes.end(), [](Route route) {
      return route == Route::iv_infusion || route == Route::sc_infusion;
    });
  }

  void write_uses() {
    out_.key("uses").begin_array();
    for (const DrugUse& row : reference_.drug_use.history(drug_.ingredient)) {
      out_.begin_object().list_member("screening", row.screening);
      if (infused() && row.first_minutes > 0) out_.member("first_minutes", row.first_minutes);
      if (infused() && row.later_minutes > 0) out_.member("later_minutes", row.later_minutes);
      evidence(row);
    }
    out_.end_array();
  }

  /// The reference product of this code's family, and everything that resembles it.
  void write_biosimilars() {
    const std::string& root =
        drug_.reference_product.empty() ? drug_.code : drug_.reference_product;
    std::vector<const Drug*> family;
    for (const Drug& row : reference_.drugs.rows()) {
      if (row.code != root && row.reference_product != root) continue;
      if (!family.empty() && family.back()->code == row.code) family.pop_back();
      family.push_back(&row);
    }
    out_.key("biosimilars").begin_array();
    for (const Drug* row : family) {
      if (family.size() < 2) break;
      out_.begin_object().member("code", std::string_view(row->code));
      out_.member("name", std::string_view(row->name)).list_member("brands", row->brands);
      out_.member("reference", row->code == root);
      write_span(out_, row->span);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_references() {
    out_.key("references").begin_array();
    for (const SourceInfo& source : reference_.sources) {
      if (!named_.contains(source.id)) continue;
      out_.begin_object().member("id", std::string_view(source.id));
      out_.member("title", std::string_view(source.title)).optional_member("url", source.url);
      out_.optional_member("retrieved", source.retrieved).end_object();
    }
    out_.end_array();
  }

  JsonWriter& out_;
  std::span<const Drug> history_;
  const Drug& drug_;
  const Reference& reference_;
  std::set<std::string, std::less<>> named_;
};

}  // namespace

void write_evidence(JsonWriter& out, const std::string& source, Confidence confidence) {
  out.key("sources").begin_array();
  each_source(source, [&](std::string_view id) { out.value(id); });
  out.end_array().member("confidence", word(confidence));
}

void write_card(JsonWriter& out, std::span<const Drug> history, const Reference& reference) {
  Card(out, history, reference).write();
}

}  // namespace infusecheck
