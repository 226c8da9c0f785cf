#include "formats/log/vocabulary.h"

#include <algorithm>
#include <map>

#include "formats/log/words.h"

namespace infusecheck::log {
namespace {

constexpr std::size_t most_tokens = 9;   // "efgartigimod alfa and hyaluronidase-qvfc" has 6
constexpr std::size_t longest_key = 64;  // so that a megabyte of letters is looked up once
constexpr std::string_view joiners = "-'./%#";

template <class F>
void for_each_word(std::string_view list, F f) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    f(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool is_fluid(std::string_view name) {
  return std::find(std::begin(fluids), std::end(fluids), name) != std::end(fluids);
}

Meaning drug_meaning(std::string_view name, std::string_view ingredient, bool brand) {
  Meaning meaning{.role = Role::drug, .text = std::string(name)};
  meaning.ingredient = ingredient;
  meaning.brand = brand;
  meaning.fluid = is_fluid(ingredient);
  return meaning;
}

}  // namespace

Vocabulary::Vocabulary(const Reference& reference) {
  add_words();
  add_ways();
  add_accesses();
  add_aliases();
  add_drugs(reference);
}

/// What was added first stays: a drug cannot take the place of a word.
void Vocabulary::add(std::string_view name, const Meaning& meaning) {
  std::string key;
  append_key(key, name);
  if (!key.empty()) meanings_.emplace(std::move(key), meaning);
}

void Vocabulary::add_words() {
  for (const auto& [role, words] : role_words) {
    for_each_word(words, [&, r = role](std::string_view word) { add(word, {.role = r}); });
  }
  for (const auto& [role, unit, words] : unit_words) {
    const Meaning meaning{.role = role, .text = std::string(unit)};
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
  }
  for (const auto& [purpose, words] : purpose_words) {
    Meaning meaning{.role = Role::purpose};
    meaning.purpose = purpose;
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
  }
  Meaning vial{.role = Role::vial};
  for_each_word("vial vials bottle bottles", [&](std::string_view word) { add(word, vial); });
  vial.container_known = true;
  for_each_word("sdv sdvs singledosevial singledosevials",
                [&](std::string_view word) { add(word, vial); });
  vial.container = Container::multi_dose;
  for_each_word("mdv mdvs multidosevial multidosevials",
                [&](std::string_view word) { add(word, vial); });
}

void Vocabulary::add_ways() {
  for (const auto& [base, manner, words] : way_words) {
    Meaning meaning{.role = Role::route};
    meaning.way = {base, manner};
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
  }
  Meaning heparin = drug_meaning("heparin lock flush", "heparin", false);
  heparin.purpose = Purpose::flush;
  for_each_word("heparinlockflush heparinflush hepflush heplock heparinlock",
                [&](std::string_view word) { add(word, heparin); });
  Meaning globulin = drug_meaning("immune globulin", "immune globulin", false);
  globulin.way.base = Base::iv;
  add("ivig", globulin);
  Meaning fluid{.role = Role::drug, .text = "IV fluid"};
  fluid.ingredient = fluid.text;
  fluid.way.base = Base::iv;
  fluid.fluid = true;
  for_each_word("ivf ivfluid ivfluids fluid fluids",
                [&](std::string_view word) { add(word, fluid); });
}

void Vocabulary::add_accesses() {
  const auto add_sided = [&](std::string_view place, std::string_view words) {
    for_each_word(words, [&](std::string_view word) {
      for (const auto& [side, names] : sides) {
        const Meaning meaning{.role = Role::access,
                              .text = std::string(side) + ' ' + std::string(place)};
        for_each_word(names, [&](std::string_view name) {
          add(std::string(name) + std::string(word), meaning);
        });
      }
    });
  };
  for (const auto& [place, words] : places) {
    const Meaning meaning{.role = Role::access, .text = std::string(place)};
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
    add_sided(place, words);
  }
  for (const auto& [place, words] : sided_places) add_sided(place, words);
  for (const auto& [kind, words] : access_kinds) {
    const Meaning meaning{.role = Role::access_kind, .text = std::string(kind)};
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
  }
}

void Vocabulary::add_aliases() {
  for (const auto& [name, by_vein, words] : aliases) {
    Meaning meaning = drug_meaning(name, by_vein.empty() ? name : by_vein, false);
    meaning.by_vein = by_vein;
    for_each_word(words, [&](std::string_view word) { add(word, meaning); });
  }
}

/// Names, brands and codes; then ingredients that only one product has: "teprotumumab".
void Vocabulary::add_drugs(const Reference& reference) {
  std::map<std::string_view, std::pair<const Drug*, bool>> ingredients;
  for (const Drug& drug : reference.drugs.rows()) {
    add(drug.name, drug_meaning(drug.name, drug.ingredient, false));
    for (const std::string& brand : drug.brands) {
      add(brand, drug_meaning(brand, drug.ingredient, true));
    }
    add(drug.code, drug_meaning(drug.code, drug.ingredient, false));
    auto& [first, one] = ingredients.try_emplace(drug.ingredient, &drug, true).first->second;
    one = one && first->name == drug.name;
  }
  for (const auto& [ingredient, product] : ingredients) {
    if (product.second) add(ingredient, drug_meaning(product.first->name, ingredient, false));
  }
}

/// Whether a unit stands after the number `i`.
bool Vocabulary::measures(const Line& line, std::size_t i) const {
  const Meaning* next = word(line, i + 1);
  return next != nullptr && next->role == Role::unit;
}

const Meaning* Vocabulary::longest(const Line& line, std::size_t i, std::size_t& next) const {
  const Meaning* best = nullptr;
  std::string key;
  for (std::size_t j = i; j < line.tokens.size() && j < i + most_tokens; ++j) {
    const Token& token = line.tokens[j];
    if (token.kind == TokenKind::broken) break;
    if (token.kind == TokenKind::mark) {
      if (j == i || joiners.find(token.mark) == std::string_view::npos) break;
      continue;
    }
    if (token.to - token.from > longest_key) break;
    append_key(key, line.word(j));
    if (key.size() > longest_key) break;
    // "Kenalog-10" is a name, "Kenalog 10 mg" a name and a dose; "dextrose 5%" is a name again.
    const bool percent = line.is_mark(j + 1, '%');
    if (token.kind == TokenKind::number && j > i && !token.glued && !percent &&
        (best != nullptr || measures(line, j)))
      continue;
    if (token.kind == TokenKind::number && line.glued(j + 1) && line.is(j + 1, TokenKind::word))
      continue;
    const auto found = meanings_.find(key);
    if (found == meanings_.end()) continue;
    best = &found->second;
    next = j + (percent ? 2 : 1);
  }
  return best;
}

const Meaning* Vocabulary::word(const Line& line, std::size_t i) const {
  if (!line.is(i, TokenKind::word) || line.tokens[i].to - line.tokens[i].from > longest_key)
    return nullptr;
  std::string key;
  append_key(key, line.word(i));
  const auto found = meanings_.find(key);
  return found == meanings_.end() ? nullptr : &found->second;
}

}  // namespace infusecheck::log
