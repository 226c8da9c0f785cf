// What stands in cells, as a case writes it: 3/2/2026 is 2026-03-02, $1,234.50 is 1234.50. Nothing
// comes back for what cannot be understood; the caller keeps the text as it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "infusecheck/case.h"
#include "infusecheck/read_table.h"

namespace infusecheck::table {

/// A cell without what spreadsheets put around it: blanks, no-break spaces, the sign of ="00636".
std::string_view bare(std::string_view cell);

/// Digits with commas between thousands left out: "1,200.5".
std::optional<std::string> plain_number(std::string_view cell);
/// The same with $ and USD; in parentheses, or with the sign behind, it is negative.
std::optional<std::string> plain_money(std::string_view cell);

struct DateStyle {
  DateOrder order = DateOrder::month_first;
  bool open = false;              ///< the column holds both orders: 3/4/2026 is not understood
  std::optional<int> century_by;  ///< a year of two digits is at most this; nothing: 20xx
};
/// 2026-03-02, 3/2/2026, 03/02/26, 20260302, 2-Mar-2026, Mar 2, 2026; a time of day behind it is
/// left out.
std::optional<Date> read_date(std::string_view cell, const DateStyle& style);

/// What a date written in numbers shows of the order of its column.
enum class OrderShown { nothing, month_first, day_first, open };
OrderShown order_shown(std::string_view cell);

/// Where the time of day begins in "3/2/2026 9:05 AM"; its size when there is none.
std::size_t time_part(std::string_view cell);

/// Lower-case letters and digits.
std::string key_of(std::string_view text);
/// A..Z for a..z.
std::string upper(std::string_view text);

/// The parts between any of `separators`, trimmed, without the empty ones.
std::vector<std::string_view> parts_of(std::string_view cell, std::string_view separators);

bool is_code(std::string_view text);       ///< J1745, 96413, 0001F
bool is_modifier(std::string_view text);   ///< two letters or digits
bool is_diagnosis(std::string_view text);  ///< M05.79, M0579, I10

/// "Medicare Part B", "MA", "commercial": the type a payer's word stands for.
std::optional<PayerType> payer_type_named(std::string_view text);
std::optional<Form> form_named(std::string_view text);
std::optional<bool> flag_named(std::string_view text);

}  // namespace infusecheck::table
