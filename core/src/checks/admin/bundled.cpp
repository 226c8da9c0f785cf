// What is part of an infusion and not paid beside it: access, flushes, tubing, numbing the skin.
#include <algorithm>

#include "checks/admin/record.h"
#include "checks/admin/sources.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view date_needs[] = {"claim.lines[].service_date"};
constexpr Citation flush_sources[] = {ncci};
constexpr std::string_view flush_denial[] = {"CO-97", "N20"};
constexpr std::string_view flush_silences[] = {"mod-ptp-0", "admin-access-bundled"};

bool is_drug(const LineFacts& line) { return line.drug || looks_like_drug(line.code); }

/// Another service of the same date: anything but drugs and the flush itself.
const LineFacts* other_service(const Facts& facts, const LineFacts& flush) {
  for (const LineFacts& line : facts.lines) {
    if (line.code != flush.code && !is_drug(line) && !line.is(ServiceKind::supply) &&
        same_session(line, flush))
      return &line;
  }
  return nullptr;
}

void check_flush(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    if (line.code != "96523") continue;
    if (!line.on) return sink.not_checked("claim.lines[].service_date");
    const LineFacts* other = other_service(facts, line);
    if (other == nullptr) continue;
    Mistake mistake{.lines = {line.number, other->number}, .at = line.at(Field::line_code)};
    mistake.message = concat({"Line ", line.number,
                              " bills 96523 (flush of an access device) "
                              "beside ",
                              shown_code(other->code), " on ", line.on->text(),
                              "; it is paid only when nothing else is."});
    mistake.at_risk = charges(facts, {line.number});
    mistake.fix = Fix{.title = concat({"Remove line ", line.number, " (96523)."}),
                      .edits = drop_line(facts, line)};
    sink.report(std::move(mistake));
  }
}

constexpr Citation united{"UnitedHealthcare, injection and infusion services policy 2022R0009A", "",
                          "https://pdf4pro.com/file/10af70/", Grade::B};
constexpr Citation access_sources[] = {noridian_hierarchy, united, ncci};
constexpr std::string_view access_denial[] = {"CO-97", "M15", "CO-236"};
constexpr std::string_view access_silences[] = {"mod-ptp-0", "mod-ptp-1", "admin-drug-no-admin"};

bool starts_a_vein(const LineFacts& line) {
  return line.is(ServiceKind::initial) || line.code == "96416";
}

/// What a line is to an infusion of its date: nothing, or part of it.
std::string_view part_of_infusion(const LineFacts& line) {
  if (line.code == "36000" || line.code == "36410") return "placing the line";
  if (line.code == "36591" || line.code == "36592") return "drawing blood from the line";
  if (line.code == "J1642" || line.code == "A4216") return "flushing the line";
  if (line.code == "J2001" || line.code == "J2003") return "numbing the skin";
  return line.is(ServiceKind::supply) ? "tubing, syringes and other supplies" : "";
}

/// Whether NCCI lets the pair stand with a modifier; a line that has it may be right.
bool may_stand(const Facts& facts, const LineFacts& infusion, const LineFacts& part) {
  const auto edit = facts.reference.ptp(facts.setting()).find(infusion.code, part.code, part.on);
  return edit && edit->indicator == 1;
}

const LineFacts* infusion_of(const Facts& facts, const LineFacts& part) {
  for (const LineFacts& line : facts.lines) {
    if (starts_a_vein(line) && same_session(line, part)) return &line;
  }
  return nullptr;
}

/// Hospitals list packaged supplies and fluids on purpose; blood drawn there has no edit.
bool hospital_lists_it(const Facts& facts, const LineFacts& part) {
  return facts.institutional() && part.code != "36000" && part.code != "36410";
}

void check_access(const Facts& facts, Sink& sink) {
  for (const LineFacts& line : facts.lines) {
    const std::string_view what = part_of_infusion(line);
    const LineFacts* infusion = what.empty() ? nullptr : infusion_of(facts, line);
    if (infusion == nullptr || hospital_lists_it(facts, line)) continue;
    const bool modifiable = may_stand(facts, *infusion, line);
    if (modifiable && line.distinct()) continue;
    Mistake mistake{.lines = {line.number}, .at = line.at(Field::line_code)};
    mistake.message =
        concat({"Line ", line.number, " bills ", shown_code(line.code), " beside ", infusion->code,
                " on ", line.on->text(), "; ", what,
                (line.is(ServiceKind::supply) ? " are" : " is"), " part of the infusion."});
    mistake.at_risk = charges(facts, mistake.lines);
    if (modifiable || is_drug(line)) mistake.severity = Severity::warning;
    mistake.fix =
        Fix{.title = concat({"Remove line ", line.number, "."}), .edits = drop_line(facts, line)};
    sink.report(std::move(mistake));
  }
}

}  // namespace

extern constinit const Rule flush_with_other =
    define({.id = "admin-96523-with-other",
            .category = Category::admin,
            .severity = Severity::error,
            .summary = "The flush of an access device (96523) is billed beside another service.",
            .why = "The fee schedule pays it only when no other service is paid that day.",
            .resolve = "Remove 96523; the other service pays for the line's care.",
            .denial = flush_denial,
            .citations = flush_sources,
            .needs = date_needs,
            .silences = flush_silences,
            .fix = FixKind::always},
           check_flush);

extern constinit const Rule access_bundled = define(
    {.id = "admin-access-bundled",
     .category = Category::admin,
     .severity = Severity::error,
     .summary = "Access, flush, supplies or local anaesthetic are billed beside the infusion they "
                "served.",
     .why = "They are included in the payment of the infusion; only dissolving a clot (36593) is a "
            "service of its own.",
     .resolve = "Remove the line, unless it served another purpose at another site and a modifier "
                "says so.",
     .denial = access_denial,
     .citations = access_sources,
     .silences = access_silences,
     .fix = FixKind::always},
    check_access);

}  // namespace infusecheck::checks
