// Pictures beside a joint injection: ultrasound that its code already includes or should include,
// fluoroscopy beside ultrasound, and both forms of one injection.
#include <algorithm>

#include "checks/mod/joint.h"
#include "checks/mod/sources.h"
#include "checks/support.h"
#include "model/concat.h"

namespace infusecheck::checks {
namespace {

constexpr std::string_view guidance_needs[] = {"claim.lines[].service_date"};
constexpr std::string_view bundled_denial[] = {"CO-97", "CO-236"};
constexpr std::string_view pair_denial[] = {"CO-236"};
constexpr Citation bundled_sources[] = {
    {"AAPM&R, coding questions, May 2017", "Ultrasound with joint injections",
     "http://www.aapmr.org/news-publications/member-news/member-news-details/2017/05/30/"
     "may-coding-q-a",
     Grade::B},
    ncci_pairs};
constexpr Citation code_sources[] = {
    {"NextGen, ultrasound guidance codes", "",
     "https://docs.nextgen.com/en-US/"
     "nextgenc2ae-medication-inventory-control-help-10-6-3-0-3241208/"
     "ultrasound-guidance-codes-268708",
     Grade::C},
    {"AAPC forum, ultrasound guided injections", "",
     "https://aapc.com/discuss/threads/ultrasound-guided-injections.129871", Grade::C},
    ncci_pairs};
constexpr Citation fluoro_sources[] = {
    {"Supportive coding tips, joint injection codes and fluoroscopy", "",
     "http://www.supportmed.com/"
     "042715-how-to-report-new-joint-injection-codes-with-fluoro-guidance/"
     "codingtips/2015/04/627/",
     Grade::C},
    ncci_pairs};
constexpr Citation twin_sources[] = {ncci_pairs};

constexpr std::string_view ultrasound = "76942", fluoroscopy = "77002";

std::vector<int> numbers(const std::vector<const LineFacts*>& lines) {
  std::vector<int> all;
  all.reserve(lines.size());
  for (const LineFacts* line : lines) all.push_back(line->number);
  return all;
}

/// Guidance at its injection. A modifier says that it guided something else; when the claim bills
/// nothing else, that is worth a question and no more.
Mistake guidance_mistake(const Facts& facts, const LineFacts& image,
                         const std::vector<const LineFacts*>& joints) {
  Mistake mistake{.lines = {image.number}, .at = image.at(Field::line_code)};
  mistake.message = concat({"Line ", image.number, " bills ", image.code, " beside ",
                            codes_text(facts, numbers(joints)), " on ", image.on->text()});
  if (image.distinct()) {
    mistake.severity = Severity::warning;
    mistake.message +=
        " as distinct, but the claim bills no other procedure that it could have guided";
  }
  mistake.at_risk = charges(facts, mistake.lines);
  return mistake;
}

std::string removal(const LineFacts& line) {
  return concat({"Remove line ", line.number, " (", line.code, ")"});
}

/// The ultrasound lines that nothing but a joint of this claim explains.
std::vector<const LineFacts*> images(const Facts& facts, std::string_view code, Sink& sink) {
  std::vector<const LineFacts*> found;
  for (const LineFacts& line : facts.lines) {
    if (line.code != code || service(line, sink) == nullptr) continue;
    if (!other_procedure(facts, line)) found.push_back(&line);
  }
  return found;
}

/// Of a guided and a plain injection, a distinct ultrasound belongs to the plain one.
bool belongs_to_plain(const Facts& facts, const LineFacts& image) {
  if (joints_beside(facts, image, false).empty()) return false;
  return image.distinct() || joints_beside(facts, image, true).empty();
}

void check_bundled(const Facts& facts, Sink& sink) {
  for (const LineFacts* image : images(facts, ultrasound, sink)) {
    const auto joints = joints_beside(facts, *image, true);
    if (joints.empty() || belongs_to_plain(facts, *image)) continue;
    Mistake mistake = guidance_mistake(facts, *image, joints);
    mistake.message += concat({"; ", joints[0]->code, " includes the ultrasound."});
    mistake.fix = Fix{.title = removal(*image) +
                               (image->distinct() ? ", if it guided the joint injection." : "."),
                      .applicability = image->distinct() ? Applicability::needs_confirmation
                                                         : Applicability::safe,
                      .edits = drop_line(facts, *image)};
    sink.report(std::move(mistake));
  }
}

/// One joint only: then it is known which line becomes the guided code.
bool single_joint(const std::vector<const LineFacts*>& joints) {
  return joints.size() == 1 && joints[0]->units.value_or(1) == 1 && sides(*joints[0]) != 3;
}

void check_code(const Facts& facts, Sink& sink) {
  for (const LineFacts* image : images(facts, ultrasound, sink)) {
    if (!belongs_to_plain(facts, *image)) continue;
    const auto joints = joints_beside(facts, *image, false);
    const std::string guided(joint_codes(*joints[0])->guided);
    Mistake mistake = guidance_mistake(facts, *image, joints);
    mistake.message += concat({"; an injection under ultrasound is ", guided, "."});
    if (single_joint(joints)) {
      std::vector<Edit> edits{set_field(joints[0]->at(Field::line_code), guided)};
      for (Edit& edit : drop_line(facts, *image)) edits.push_back(std::move(edit));
      mistake.fix = Fix{
          .title =
              concat({"Bill ", guided, " on line ", joints[0]->number, " and remove line ",
                      image->number, " (", image->code,
                      "), if the record holds a stored picture and its report; without them only "
                      "remove line ",
                      image->number, "."}),
          .applicability = Applicability::needs_confirmation,
          .edits = std::move(edits)};
    }
    sink.report(std::move(mistake));
  }
}

bool plain_injection(const Facts& facts, const LineFacts& image) {
  return std::any_of(facts.lines.begin(), facts.lines.end(), [&](const LineFacts& line) {
    return joint_codes(line) != nullptr && !is_guided(line) && same_session(line, image);
  });
}

void check_fluoroscopy(const Facts& facts, Sink& sink) {
  for (const LineFacts* image : images(facts, fluoroscopy, sink)) {
    const auto joints = joints_beside(facts, *image, true);
    if (joints.empty() || plain_injection(facts, *image)) continue;
    const std::string plain(joint_codes(*joints[0])->plain);
    Mistake mistake = guidance_mistake(facts, *image, joints);
    mistake.message += concat({"; ", joints[0]->code,
                               " is guided by ultrasound, and fluoroscopy goes with ", plain, "."});
    mistake.fix = Fix{
        .title =
            concat({removal(*image), ", if ultrasound guided the needle; if fluoroscopy did, bill ",
                    plain, " with it instead."}),
        .applicability = Applicability::needs_confirmation,
        .edits = drop_line(facts, *image)};
    sink.report(std::move(mistake));
  }
}

Mistake twin_mistake(const Facts& facts, const LineFacts& plain, const LineFacts& guided) {
  Mistake mistake{.lines = {plain.number}, .at = plain.at(Field::line_code)};
  mistake.message = concat({"Line ", plain.number, " bills ", plain.code, " beside ", guided.code,
                            " (line ", guided.number, ") on ", plain.on->text(),
                            "; nothing says that they are two joints."});
  if (sides(plain) != 0 || sides(guided) != 0) mistake.severity = Severity::warning;
  mistake.at_risk = charges(facts, mistake.lines);
  mistake.fix = Fix{.title = removal(plain) +
                             ", if one joint was treated; if there were two, say which with RT and "
                             "LT, or XS on one side.",
                    .applicability = Applicability::needs_confirmation,
                    .edits = drop_line(facts, plain)};
  return mistake;
}

void check_twin(const Facts& facts, Sink& sink) {
  for (const LineFacts& plain : facts.lines) {
    const JointCodes* codes = joint_codes(plain);
    if (codes == nullptr || is_guided(plain) || plain.distinct()) continue;
    if (service(plain, sink) == nullptr) continue;
    for (const LineFacts* guided : joints_beside(facts, plain, true)) {
      if (guided->code != codes->guided) continue;
      sink.report(twin_mistake(facts, plain, *guided));
      break;
    }
  }
}

}  // namespace

extern constinit const Rule ultrasound_bundled = define(
    {.id = "mod-us-bundled",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "Ultrasound guidance (76942) stands beside a joint injection that includes it.",
     .why = "20604, 20606 and 20611 pay for the ultrasound, the stored picture and its report.",
     .resolve = "Remove 76942, unless it guided another procedure at another place; then say so "
                "with XS.",
     .denial = bundled_denial,
     .citations = bundled_sources,
     .needs = guidance_needs,
     .silences = pair_rules,
     .fix = FixKind::always},
    check_bundled);

extern constinit const Rule ultrasound_code = define(
    {.id = "mod-us-code",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "Ultrasound guidance (76942) stands beside a joint injection coded without it.",
     .why = "An injection under ultrasound has a code of its own (20604, 20606, 20611), and the "
            "pair is bundled.",
     .resolve = "Bill the code with ultrasound if the picture is stored and reported; otherwise "
                "bill the injection alone.",
     .denial = pair_denial,
     .citations = code_sources,
     .needs = guidance_needs,
     .silences = pair_rules,
     .fix = FixKind::sometimes},
    check_code);

extern constinit const Rule fluoroscopy_with_ultrasound = define(
    {.id = "mod-fluoro",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "Fluoroscopy (77002) stands beside a joint injection guided by ultrasound.",
     .why = "77002 is an add-on to 20600, 20605 and 20610; the codes with ultrasound exclude it.",
     .resolve = "Remove 77002; or, if fluoroscopy guided the needle, bill the code without "
                "ultrasound beside it.",
     .denial = pair_denial,
     .citations = fluoro_sources,
     .needs = guidance_needs,
     .silences = pair_rules,
     .fix = FixKind::always},
    check_fluoroscopy);

extern constinit const Rule ultrasound_twin = define(
    {.id = "mod-us-twin",
     .category = Category::mod,
     .severity = Severity::error,
     .summary = "A joint injection is billed with and without ultrasound, and nothing tells two "
                "joints apart.",
     .why = "The code without ultrasound is bundled into the one with it at the same joint.",
     .resolve = "Bill one code for one joint; for two joints name the sides (RT, LT), or add XS "
                "when both are on one side.",
     .denial = pair_denial,
     .citations = twin_sources,
     .needs = guidance_needs,
     .silences = pair_rules,
     .fix = FixKind::always},
    check_twin);

}  // namespace infusecheck::checks
