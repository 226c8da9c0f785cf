// Cuts JSON text into its top-level values without building a document: the elements of one array,
// or values that follow each other (one a line, or pretty printed). Linear, no recursion.
#pragma once

#include <string_view>

namespace infusecheck {

/// Deeper nesting than any case has; beyond it a document is refused before it is parsed.
constexpr int deepest_json = 64;

/// More members than any object of a case, profile or pack has; the parser's time grows with the
/// square of their number.
constexpr int widest_object = 10'000;

/// How deep the brackets of a text nest and how many members its largest object has, whether or not
/// it is valid JSON.
struct Shape {
  int depth = 0;
  int members = 0;
};
Shape shape(std::string_view text);

class JsonSplitter {
 public:
  enum class Piece { value, truncated, too_deep, stray, end };

  /// `lines_tell`: when the first line is one whole object, so is every other, and a broken one
  /// does not cost those after it.
  explicit JsonSplitter(std::string_view bytes, bool lines_tell = true);

  /// Sets `text` to the next value, its first character being bytes()[offset()].
  Piece next(std::string_view& text);
  std::size_t offset() const { return start_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  bool in_array_ = false;
  bool one_a_line_ = false;
};

/// The members of the object at the start of a text, one after another, without building a
/// document. Ends quietly where the text stops being an object.
class JsonMembers {
 public:
  struct Member {
    std::string_view key;  ///< as it stands between the quotes
    std::string_view value;
    bool complete = false;  ///< the value has its end
    int depth = 0;          ///< of the brackets of the value
  };

  explicit JsonMembers(std::string_view object);
  bool next(Member& member);

 private:
  std::string_view rest_;
};

}  // namespace infusecheck
