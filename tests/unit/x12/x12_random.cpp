#include "x12/x12_random.h"

#include <algorithm>
#include <vector>

namespace infusecheck::x12 {
namespace {

struct Choice {
  Field field;
  const char* value;
};

constexpr Choice of_line[] = {{Field::line_code, "96367"},
                              {Field::line_units, "3"},
                              {Field::line_charge, "12.5"},
                              {Field::line_description, "BY VEIN"},
                              {Field::line_place_of_service, "22"},
                              {Field::line_ndc_code, "00069080901"},
                              {Field::line_ndc_quantity, "1.25"},
                              {Field::line_ndc_unit, "ML"},
                              {Field::line_service_date, "2026-03-01"},
                              {Field::line_service_date_to, "2026-03-31"},
                              {Field::line_prior_authorization, "PA77"},
                              {Field::line_rendering_npi, "1122334455"},
                              {Field::line_revenue_code, "0260"}};
constexpr Choice of_claim[] = {{Field::claim_total_charge, "99.5"},
                               {Field::claim_place_of_service, "19"},
                               {Field::claim_frequency, "7"},
                               {Field::claim_original_reference, "ICN123"},
                               {Field::claim_rendering_taxonomy, "207RR0500X"},
                               {Field::claim_rendering_npi, "1122334455"},
                               {Field::claim_billing_taxonomy, "207RR0500X"}};

template <class T>
int any_of(Random& random, const std::vector<T>& list) {
  return static_cast<int>(below(random, list.size())) + 1;
}

Edit edit_list(Random& random, FieldRef list, std::size_t size, std::string value) {
  const std::size_t kind = size == 0 ? 0 : below(random, 3);
  if (kind == 0) return append_to(list, std::move(value));
  list.index = static_cast<int>(below(random, size)) + 1;
  return kind == 1 ? remove_entry(list) : set_field(list, std::move(value));
}

Line like(const Line& other, Random& random) {
  Line line = other;
  line.code = "96366";
  if (below(random, 2) == 0) line.modifiers = {"59"};
  if (below(random, 2) == 0) line.ndc = {};
  line.charge = give<Money>("7");
  return line;
}

Edit edit_line(Random& random, const Case& state) {
  const int number = any_of(random, state.claim.lines);
  const Line& line = state.claim.lines[static_cast<std::size_t>(number) - 1];
  switch (below(random, 6)) {
    case 0:
      return insert_line_after(number - (below(random, 4) == 0 ? 1 : 0), like(line, random));
    case 1:
      return remove_line(number);
    case 2:
      return edit_list(random, {Field::line_modifiers, number}, line.modifiers.size(), "JZ");
    case 3: {
      FieldRef pointers{Field::line_diagnosis_pointers, number};
      if (line.diagnosis_pointers.empty() || below(random, 2) == 0) return append_to(pointers, "1");
      pointers.index = any_of(random, line.diagnosis_pointers);
      return remove_entry(pointers);
    }
    default: {
      const Choice& choice = of_line[below(random, std::size(of_line))];
      return set_field({choice.field, number}, choice.value);
    }
  }
}

Edit edit_claim(Random& random, const Case& state) {
  switch (below(random, 3)) {
    case 0:
      return edit_list(random, {Field::claim_diagnosis}, state.claim.diagnoses.size(), "D649");
    case 1:
      return edit_list(random, {Field::claim_prior_authorizations},
                       state.claim.prior_authorizations.size(), "PA78");
    default: {
      const Choice& choice = of_claim[below(random, std::size(of_claim))];
      return set_field({choice.field}, choice.value);
    }
  }
}

std::vector<std::string> segments_of(const std::string& file, char terminator) {
  std::vector<std::string> segments;
  for (std::size_t from = 0; from < file.size();) {
    const std::size_t end = std::min(file.find(terminator, from), file.size() - 1);
    segments.push_back(file.substr(from, end + 1 - from));
    from = end + 1;
  }
  return segments;
}

}  // namespace

Fix random_fix(Random& random, Case state) {
  Fix fix;
  const std::size_t edits = 1 + below(random, 6);
  while (fix.edits.size() < edits) {
    const bool line = !state.claim.lines.empty() && below(random, 4) != 0;
    fix.edits.push_back(line ? edit_line(random, state) : edit_claim(random, state));
    apply(Fix{.edits = {fix.edits.back()}}, state);
  }
  return fix;
}

std::string damaged(Random& random, const std::string& file) {
  const char terminator = file[105];
  std::vector<std::string> segments = segments_of(file, terminator);
  const auto any = [&] { return 1 + below(random, segments.size() - 1); };
  const std::size_t kind = below(random, 5);
  if (kind == 0) return file.substr(0, below(random, file.size()));
  if (kind == 1) segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(any()));
  if (kind == 2) {
    const std::size_t from = any();
    segments.insert(segments.begin() + static_cast<std::ptrdiff_t>(any()),
                    std::string(segments[from]));
  }
  if (kind == 3) std::swap(segments[any()], segments[any()]);
  std::string text;
  for (const std::string& segment : segments) text += segment;
  if (kind < 4) return text;
  const std::string separators{file[3], file[104], terminator, '\n', '\0'};
  text[106 + below(random, text.size() - 106)] = separators[below(random, separators.size())];
  return text;
}

}  // namespace infusecheck::x12
