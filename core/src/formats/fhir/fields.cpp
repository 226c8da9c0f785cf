#include "formats/fhir/fields.h"

#include <algorithm>

#include "formats/problems.h"

namespace infusecheck::fhir {
namespace {

using formats::shown;
using formats::shown_date;

/// "2026" and "2026-03", which FHIR allows where a day is not known.
bool less_than_a_day(std::string_view text) {
  const bool digits = text.find_first_not_of("0123456789-") == std::string_view::npos;
  return digits && (text.size() == 4 || text.size() == 7);
}

bool has_clock_time(std::string_view text) { return text.size() > 10 && text[10] == 'T'; }

/// A number in the way of 1.5e3, which FHIR allows, with its zeros written out; other text as it
/// stands.
std::string without_exponent(const std::string& text) {
  const std::size_t e = text.find_first_of("eE");
  const auto power = e == std::string::npos ? std::nullopt : Quantity::parse(text.substr(e + 1));
  if (!power || !power->is_whole() || power->floor() > 12 || power->floor() < -12) return text;
  std::string digits = text.substr(0, e);
  const bool minus = digits.starts_with('-');
  if (minus) digits.erase(0, 1);
  std::size_t point = std::min(digits.find('.'), digits.size());
  if (point < digits.size()) digits.erase(point, 1);
  auto place = static_cast<std::int64_t>(point) + power->floor();
  if (place < 1) {
    digits.insert(0, static_cast<std::size_t>(1 - place), '0');
    place = 1;
  }
  if (static_cast<std::size_t>(place) > digits.size())
    digits.append(static_cast<std::size_t>(place) - digits.size(), '0');
  if (static_cast<std::size_t>(place) < digits.size())
    digits.insert(static_cast<std::size_t>(place), 1, '.');
  return minus ? '-' + digits : digits;
}

}  // namespace

std::string Fields::pointer(std::string_view field) const {
  std::string pointer = base_;
  if (!field.empty()) pointer.append("/").append(field);
  return pointer;
}

void Fields::complain(const Rule& rule, const Node& at, std::string_view field,
                      const std::string& message) {
  problems_.push_back(formats::problem(rule, pointer(field), path(at) + ' ' + message, line_));
}

const Node* Fields::object(const Node* parent, std::string_view key, std::string_view field) {
  const Node* node = parent == nullptr ? nullptr : parent->find(key);
  if (node == nullptr || node->kind == Node::Kind::object) return node;
  complain(formats::read_type, *node, field, "must be an object.");
  return nullptr;
}

std::span<const Node> Fields::list(const Node* parent, std::string_view key,
                                   std::string_view field) {
  const Node* node = parent == nullptr ? nullptr : parent->find(key);
  if (node == nullptr) return {};
  if (node->kind != Node::Kind::list) {
    complain(formats::read_type, *node, field, "must be a list.");
    return {};
  }
  if (node->children.size() <= longest_list) return node->children;
  complain(formats::read_type, *node, field,
           "must be a list of at most " + std::to_string(longest_list) +
               " entries; those after it were not read.");
  return std::span(node->children).first(longest_list);
}

std::string Fields::text(const Node& node, std::string_view field) {
  if (node.kind == Node::Kind::text || node.kind == Node::Kind::number) return node.text;
  complain(formats::read_type, node, field, "must be text or a number.");
  return "";
}

std::string Fields::text(const Node* parent, std::string_view key, std::string_view field) {
  const Node* node = parent == nullptr ? nullptr : parent->find(key);
  return node == nullptr ? "" : text(*node, field);
}

void Fields::give(Given<Quantity>& given, const Node* parent, std::string_view key,
                  std::string_view field) {
  given = infusecheck::give<Quantity>(without_exponent(text(parent, key, field)));
  if (given.absent() || given) return;
  complain(formats::read_number, *parent->find(key), field,
           "is " + shown(given.text) + ", which is not a decimal number.");
}

void Fields::give(Given<Money>& given, const Node* parent, std::string_view key,
                  std::string_view field) {
  given = infusecheck::give<Money>(without_exponent(text(parent, key, field)));
  if (given.absent() || given) return;
  complain(formats::read_number, *parent->find(key), field,
           "is " + shown(given.text) + ", which is not an amount in dollars and cents.");
}

void Fields::give(Given<Date>& given, const Node* parent, std::string_view key,
                  std::string_view field) {
  std::string written = text(parent, key, field);
  if (less_than_a_day(written)) written.clear();
  if (has_clock_time(written)) written.resize(10);
  given = infusecheck::give<Date>(std::move(written));
  if (given.absent() || given) return;
  const bool private_date = key == "birthDate";
  complain(formats::read_date, *parent->find(key), field,
           private_date
               ? "is not a date of the calendar."
               : "is " + shown_date(given.text) + ", which is not a date of the calendar.");
}

void Fields::give(Given<LocalTime>& given, const Node* parent, std::string_view key,
                  std::string_view field) {
  std::string written = text(parent, key, field);
  const bool date_only = less_than_a_day(written) || Date::parse(written);
  if (date_only) written.clear();
  if (has_clock_time(written) && written.size() > 16) written.resize(16);
  given = infusecheck::give<LocalTime>(std::move(written));
  if (given.absent() || given) return;
  complain(formats::read_time, *parent->find(key), field,
           "is not a time as YYYY-MM-DDTHH:MM:SS, with or without a zone.");
}

}  // namespace infusecheck::fhir
