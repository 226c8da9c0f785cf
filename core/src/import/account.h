// What becomes of each row of a file: kept, left out for a reason, or rejected with its line.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "import/source_table.h"
#include "infusecheck/import.h"

namespace infusecheck {

class Account {
 public:
  explicit Account(ImportedFile& file) : file_(file) {}

  void keep() {
    ++file_.rows;
    ++file_.kept;
  }
  void reject(int line, std::string reason) {
    ++file_.rows;
    file_.rejected.push_back({line, std::move(reason)});
  }
  void leave_out(std::string_view reason) {
    ++file_.rows;
    const auto same = std::find_if(file_.left_out.begin(), file_.left_out.end(),
                                   [&](const LeftOut& left) { return left.reason == reason; });
    same == file_.left_out.end() ? file_.left_out.push_back({std::string(reason), 1})
                                 : void(++same->rows);
  }

 private:
  ImportedFile& file_;
};

/// Five capital letters or digits.
inline bool is_code(std::string_view text) {
  return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

/// Rejects what no table can read: a broken row, or one that does not begin with a code.
inline bool is_readable(const SourceRow& row, Account& account) {
  if (row.broken) account.reject(row.line, "A quoted cell does not end where its quote closes.");
  if (!row.broken && !is_code(row.cells[0]))
    account.reject(row.line, "The row does not begin with a code of five letters and digits.");
  return !row.broken && is_code(row.cells[0]);
}

}  // namespace infusecheck
