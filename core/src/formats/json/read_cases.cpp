#include "formats/json/read_case.h"
#include "formats/json/split.h"
#include "formats/problems.h"
#include "formats/text.h"

namespace infusecheck {
namespace {

using Piece = JsonSplitter::Piece;

constexpr std::size_t most_unreadable = 1000;

Error too_deep(const std::string& where) {
  return {"The JSON is nested more than " + std::to_string(deepest_json) + " levels deep.", where,
          "No case needs that; check what wrote it."};
}

Result<ReadCase> read_piece(Piece piece, std::string_view text, std::size_t offset,
                            LineCounter& lines) {
  if (piece == Piece::value) {
    Result<Json> document = parse_json(text);
    if (document) return read_case(*document);
    Error error = document.error();
    if (offset > 0) error.where += " of the case at " + lines.line_and_column(offset);
    return error;
  }
  const std::string where = lines.line_and_column(offset);
  if (piece == Piece::too_deep) return too_deep(where);
  if (piece == Piece::stray) {
    return Error{"A closing bracket has no opening one.", where, "Correct the JSON at that place."};
  }
  return Error{"The JSON ends before it is complete.", where, "Save or send the whole text again."};
}

/// A case that could not be read still gets a report, so that no case of a batch goes missing.
ReadCase unreadable(const Error& error) {
  ReadCase read;
  Error shown = error;
  shown.remedy.clear();
  read.notes.problems.push_back(formats::problem(formats::read_json, "", shown.text()));
  return read;
}

}  // namespace

std::optional<Error> read_case_texts(std::string_view utf8, bool latin1, std::string_view file_name,
                                     const OnCaseText& emit) {
  JsonSplitter splitter(utf8);
  LineCounter lines(utf8);
  std::optional<Error> first_error;
  std::vector<ReadCase> held;  // unreadable cases before the first readable one
  bool any_read = false;
  std::string_view text;
  int number = 0;
  for (Piece piece = splitter.next(text); piece != Piece::end; piece = splitter.next(text)) {
    Result<ReadCase> result = read_piece(piece, text, splitter.offset(), lines);
    if (!result && !first_error) first_error = result.error();
    ReadCase read = result ? std::move(*result) : unreadable(result.error());
    read.notes.source = {std::string(file_name), ++number, 0};
    if (result && latin1 && !any_read) {
      read.notes.problems.push_back(formats::problem(
          formats::read_encoding, "", "The text is not UTF-8; it was read as Latin-1."));
    }
    if (!result && !any_read) {
      if (held.size() == most_unreadable) return first_error;  // it is not case JSON at all
      held.push_back(std::move(read));
      continue;
    }
    any_read = true;
    for (ReadCase& earlier : held) emit(std::move(earlier), {});
    held.clear();
    emit(std::move(read), result ? text : std::string_view());
  }
  if (any_read) return std::nullopt;
  if (first_error) return first_error;
  return Error{"The input holds no case.", "", "Give a case as JSON or an 837P file."};
}

std::optional<Error> read_case_json(std::string_view bytes, std::string_view file_name,
                                    const std::function<void(ReadCase&&)>& emit) {
  const bool latin1 = !is_utf8(bytes);
  std::string converted;
  if (latin1) bytes = converted = latin1_to_utf8(bytes);
  return read_case_texts(bytes, latin1, file_name,
                         [&](ReadCase&& read, std::string_view) { emit(std::move(read)); });
}

}  // namespace infusecheck
