#include "formats/json/read_case.h"
#include "formats/json/split.h"
#include "formats/text.h"

namespace infusecheck {
namespace {

/// Finds where a text stops being JSON; nlohmann reports it to a SAX handler without throwing.
struct FirstError : nlohmann::json_sax<Json> {
  std::size_t position = 0;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string&,
                   const nlohmann::detail::exception&) override {
    position = at;
    return false;
  }
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  const Shape form = shape(text);
  if (form.depth > deepest_json) {
    return Error{"The JSON is nested more than " + std::to_string(deepest_json) + " levels deep.",
                 "", "No case needs that; check what wrote it."};
  }
  if (form.members > widest_object) {
    return Error{
        "An object of the JSON has more than " + std::to_string(widest_object) + " members.", "",
        "No case needs that; check what wrote it."};
  }
  Json document = Json::parse(text, nullptr, false);
  if (!document.is_discarded()) return document;
  FirstError error;
  Json::sax_parse(text, &error);
  const std::size_t at = error.position == 0 ? 0 : error.position - 1;
  const bool at_end = at >= text.size();
  return Error{at_end ? "The JSON ends before it is complete." : "This is not valid JSON.",
               line_and_column(text, at),
               at_end ? "Save or send the whole text again." : "Correct the JSON at that place."};
}

}  // namespace infusecheck
