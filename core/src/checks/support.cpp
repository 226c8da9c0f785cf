#include "checks/support.h"

#include <algorithm>
#include <functional>

namespace infusecheck {
namespace {

/// Above this a charge by units could overflow; no line has that many.
constexpr Count most_units = 1'000'000;

/// The claim's total follows the charge of a line.
void move_total(const Facts& facts, Money from, Money to, std::vector<Edit>& edits) {
  const auto& total = facts.claim().total_charge;
  if (!total || from == to || *total + to < from) return;
  edits.push_back(set_field({Field::claim_total_charge}, (*total + to - from).text()));
}

}  // namespace

const Service* service(const LineFacts& line, Sink& sink) {
  if (line.service_need) sink.not_checked(*line.service_need);
  return line.service.row;
}

const Drug* drug(const LineFacts& line, Sink& sink) {
  if (line.drug_need) sink.not_checked(*line.drug_need);
  return line.drug.row;
}

const std::vector<DrugDay>& drug_days(const Facts& facts, Sink& sink) {
  for (const Need& need : facts.drug_needs) sink.not_checked(need);
  return facts.drug_days;
}

void rest_on(Confidence confidence, std::string_view what, Mistake& mistake) {
  if (confidence != Confidence::low) return;
  mistake.severity = Severity::warning;
  mistake.working.push_back("no published file confirms " + std::string(what));
}

bool is_unclassified(std::string_view code) {
  return code == "J3490" || code == "J3590" || code == "J9999" || code == "C9399";
}

bool is_packaged_unclassified(const Facts& facts, const LineFacts& line) {
  return is_unclassified(line.code) && line.code != "C9399" && facts.institutional() &&
         follows_medicare_rules(facts);
}

int position(const LineFacts& line, std::string_view modifier) {
  const auto found = std::find(line.modifiers.begin(), line.modifiers.end(), modifier);
  return static_cast<int>(found - line.modifiers.begin()) + 1;
}

bool begins_with(std::string_view diagnosis, std::string_view prefix) {
  const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; };
  std::size_t at = 0;
  for (const char wanted : prefix) {
    if (wanted == '.') continue;
    while (at < diagnosis.size() && diagnosis[at] == '.') ++at;
    if (at == diagnosis.size() || capital(diagnosis[at++]) != capital(wanted)) return false;
  }
  return true;
}

std::string digits_of(std::string_view ndc) {
  std::string digits(ndc);
  std::erase(digits, '-');
  return digits;
}

const Drug* meaning(const LineFacts& line, const Facts& facts) {
  if (line.drug) return line.drug.row;
  const auto all = facts.reference.drugs.history(line.code);
  return all.empty() ? nullptr : &all.back();
}

std::vector<const Drug*> codes_for(const Administration& given, const Facts& facts, Date on) {
  auto named_drugs = facts.reference.drugs_named(given.drug, on);
  std::vector<const Drug*> by_route;
  std::copy_if(
      named_drugs.begin(), named_drugs.end(), std::back_inserter(by_route), [&](const Drug* drug) {
        return given.route && std::find(drug->routes.begin(), drug->routes.end(), *given.route) !=
                                  drug->routes.end();
      });
  return by_route.empty() ? named_drugs : by_route;
}

std::string units_text(Count units) {
  return std::to_string(units) + (units == 1 ? " unit" : " units");
}

bool is_administration(const LineFacts& line) {
  return line.service && line.service->family != Family::none;
}

bool follows_medicare_rules(const Facts& facts) {
  const auto& type = facts.claim().payer.type;
  return type && (*type == PayerType::medicare || *type == PayerType::medicare_advantage);
}

std::optional<Money> charges(const Facts& facts, const std::vector<int>& lines) {
  std::optional<Money> sum;
  for (const int number : lines) {
    const auto& charge = facts.lines[static_cast<std::size_t>(number) - 1].line->charge;
    if (charge) sum = sum.value_or(Money()) + *charge;
  }
  return sum;
}

std::vector<Edit> change_units(const Facts& facts, const LineFacts& line, Count units) {
  std::vector<Edit> edits{set_field(line.at(Field::line_units), std::to_string(units))};
  const auto& charge = line.line->charge;
  const bool divides = charge && line.units && *line.units > 0 && charge->raw() % *line.units == 0;
  if (!divides || units > most_units) return edits;
  const Money changed = Money::from_raw(charge->raw() / *line.units * units);
  edits.push_back(set_field(line.at(Field::line_charge), changed.text()));
  move_total(facts, *charge, changed, edits);
  return edits;
}

std::vector<Edit> drop_line(const Facts& facts, const LineFacts& line) {
  std::vector<Edit> edits;
  if (line.line->charge) move_total(facts, *line.line->charge, Money(), edits);
  edits.push_back(remove_line(line.number));
  return edits;
}

std::vector<Edit> drop_lines(const Facts& facts, std::vector<int> lines) {
  std::vector<Edit> edits;
  std::sort(lines.begin(), lines.end(), std::greater<>());  // from the end: numbers stay right
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  if (const auto sum = charges(facts, lines)) move_total(facts, *sum, Money(), edits);
  for (const int line : lines) edits.push_back(remove_line(line));
  return edits;
}

Line line_like(const LineFacts& like, std::string code, Count units) {
  Line line;
  line.code = std::move(code);
  line.units = give<Quantity>(std::to_string(units));
  line.service_date = like.line->service_date;
  line.service_date_to = like.line->service_date_to;
  line.place_of_service = like.line->place_of_service;
  line.revenue_code = like.line->revenue_code;
  line.diagnosis_pointers = like.line->diagnosis_pointers;
  line.rendering_npi = like.line->rendering_npi;
  return line;
}

std::string codes_text(const Facts& facts, const std::vector<int>& lines) {
  std::vector<std::string> codes;
  for (const int number : lines) {
    const std::string code = shown_code(facts.lines[static_cast<std::size_t>(number) - 1].code);
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
  }
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

std::string lines_text(const std::vector<int>& lines) {
  std::string text = lines.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += i + 1 == lines.size() ? " and " : ", ";
    text += std::to_string(lines[i]);
  }
  return text;
}

std::string label_of(const Service& service) {
  std::string label = service.label;
  const bool word = label.size() > 1 && label[1] >= 'a' && label[1] <= 'z';
  if (word && label[0] >= 'A' && label[0] <= 'Z')
    label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return label;
}

std::string drug_text(const Drug& drug) {
  std::string text = drug.code + " (" + drug.name;
  if (drug.unit_amount) text += ", " + drug.unit_amount->text() + " " + drug.unit + " a unit";
  return text + ")";
}

std::string shown_code(std::string_view code) {
  bool digit = false;
  bool plain = !code.empty() && code.size() <= 8;
  for (const char c : code) {
    const bool number = c >= '0' && c <= '9';
    digit |= number;
    plain &= number || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
  }
  return plain && digit ? std::string(code)
                        : "a code of " + std::to_string(code.size()) + " characters";
}

}  // namespace infusecheck
