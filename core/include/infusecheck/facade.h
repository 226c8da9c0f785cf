// The text calls every host uses: the browser, Node and the tests that compare them. JSON text in,
// JSON text out; failures come back as {"error":{"what","where","remedy"}}.
//
// `options` is a JSON object, or "" for none:
//   as_of "YYYY-MM-DD" (required to check), scope, profile (id or object), file,
//   rules {"id": "off"|"info"|"warning"|"error"}, all_off, applicability
//   "safe"|"needs-confirmation", columns (a map of a table's columns, read_table.h)
#pragma once

#include <functional>
#include <string>

namespace infusecheck::facade {

/// {"engine","packs":{…},"rules":n}
std::string version();
/// {"reports":[…]} — docs/report.md
std::string check(const std::string& bytes, const std::string& options);
/// {"setting","lines":[…],"findings":[…],"conflicts":[…],"timeline":[…]} — docs/coding.md; of one
/// case, its first when it holds more. Option setting "office"|"facility".
std::string code(const std::string& bytes, const std::string& options);
/// {"administrations":[…],"echo":[{"from","to","administration","text"}],"problems":[{"from","to",
/// "what","remedy"}]} — docs/log.md; of a pasted infusion log. Option date "YYYY-MM-DD", required.
std::string read_log(const std::string& text, const std::string& options);
/// {"cases":[…]}
std::string read(const std::string& bytes, const std::string& options);
/// {"separator","header_row","rows","columns":[{"header","field","sure","shape","filled","dates"}],
/// "map":{…}} — docs/tables.md; what the columns of a table are taken for. Option columns holds
/// the corrections, as does that of check, code and read.
std::string columns(const std::string& bytes, const std::string& options);
/// {"output":"the corrected input","applied":[…],"reports":[…]}; of an 837 also "not_applied":
/// [{"claim_id","rule","lines","title","error"}], the fixes its file has no place for. Options
/// replacement true and original_reference make corrected claims (docs/fix.md).
std::string fix(const std::string& bytes, const std::string& options);
/// {"pack":"…"}: a pack in one file, from CMS's files (import.h); its manifest says under
/// "imported" what became of each. `bytes` are the files one after another; options as_of
/// (required), quarter "2026Q1", files [{"name","size","kind","archive"}] in that order.
/// `progress` is told from time to time how many bytes of how many have been read.
std::string import_pack(const std::string& bytes, const std::string& options,
                        const std::function<void(std::size_t done, std::size_t of)>& progress = {});
/// {"output":"…"}: a case with an RFC 6902 patch applied (add, remove, replace).
std::string apply_patch(const std::string& case_json, const std::string& patch);
/// The equation of a dose, docs/units.md: {"hcpcs","administered_units","lines":[…],"dose":{…},…,
/// "working":[…]} of a query such as {"drug","dose":"283mg","vials":"100mgx3","date":"YYYY-MM-DD"}.
std::string units(const std::string& query);
/// {"rules":[…]}, {"profiles":[…]}, {"drugs":[…]}; `query` filters by code, name or brand; a
/// whole code gives that drug's card, docs/drugs.md.
std::string rules();
std::string profiles();
std::string drugs(const std::string& query);
/// {"text":"…"}: the page of one rule.
std::string explain(const std::string& rule);
/// {"packs":{…}}: lays a pack over those loaded so far.
std::string add_pack(const std::string& bytes);

}  // namespace infusecheck::facade
