#include "infusecheck/read_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "infusecheck/facade.h"

namespace infusecheck {
namespace {

constexpr Date the_day = day(2026, 3, 2);

ReadLog read(std::string_view text) { return read_log(text, the_day, embedded_reference()); }

/// "0900", "0115+1" for the next day, "?" when it is not known.
std::string clock(const Given<LocalTime>& time) {
  if (!time) return "?";
  std::string text = time.text.substr(11, 2) + time.text.substr(14, 2);
  const int days = time->date() - the_day;
  return days == 0 ? text : text + (days > 0 ? "+" : "") + std::to_string(days);
}

std::string vials(const Vial& vial) {
  return " | vials " + vial.count.text + " x " + vial.size.text + ' ' + vial.unit +
         (vial.container.absent() ? "" : ' ' + vial.container.text);
}

/// Every field of an administration that a log can give, on one line.
std::string line_of(const Administration& given) {
  std::string text = clock(given.start) + '-' + clock(given.stop) + " | " + given.drug + " | " +
                     (given.route.absent() ? "-" : given.route.text) + " | ";
  text += given.dose.amount.absent() ? "-" : given.dose.amount.text + ' ' + given.dose.unit;
  if (!given.purpose.absent()) text += " | " + given.purpose.text;
  if (!given.access.empty()) text += " | at " + given.access;
  if (!given.count.absent()) text += " | count " + given.count.text;
  for (const Vial& vial : given.vials) text += vials(vial);
  if (!given.bag.empty()) text += " | bag " + given.bag;
  if (given.continues) text += *given.continues ? " | continues" : " | does not continue";
  return text;
}

std::string told(const ReadLog& log) {
  std::string text;
  for (const Administration& given : log.administrations) text += "= " + line_of(given) + '\n';
  for (const LogProblem& problem : log.problems) {
    text += "! " + std::to_string(problem.from) + ' ' + std::to_string(problem.to) + ' ' +
            problem.what + '\n';
  }
  return text;
}

/// A log as pasted ("> " before each of its lines), and what must be read of it.
struct Snippet {
  std::string where, text, expected;
};

std::vector<Snippet> snippets() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(INFUSECHECK_ROOT "/tests/logs")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Snippet> all;
  for (const auto& file : files) {
    std::ifstream in(file);
    int number = 0;
    bool new_one = true;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line.empty() || line.starts_with('#')) {
        new_one = true;
      } else if (line.starts_with("> ")) {
        if (new_one)
          all.push_back({file.filename().string() + ':' + std::to_string(number), "", ""});
        all.back().text += (new_one ? "" : "\n") + line.substr(2);
        new_one = false;
      } else {
        all.back().expected += line + '\n';
      }
    }
  }
  return all;
}

/// Blanks, and signs that part words; what nurses paste has dashes and bullets of three bytes.
bool separates(const std::string& text, std::size_t i) {
  if (std::string_view(" \t\n\r;\v\f-:()[]#*'\"_=>!@%/,|.&+").find(text[i]) != std::string::npos)
    return true;
  for (const std::string_view sign : {"\u2013", "\u2014", "\u2022"}) {
    for (std::size_t k = 0; k < sign.size() && k <= i; ++k) {
      if (text.compare(i - k, sign.size(), sign) == 0) return true;
    }
  }
  return false;
}

/// Every byte that is no separator is in the echo or in a problem, and places are in order.
void expect_nothing_dropped(const std::string& text, const ReadLog& log) {
  std::vector<bool> covered(text.size());
  std::size_t last = 0;
  const auto cover = [&](const auto& pieces) {
    last = 0;
    for (const auto& piece : pieces) {
      ASSERT_LE(last, piece.from) << text;
      ASSERT_LT(piece.from, piece.to) << text;
      ASSERT_LE(piece.to, text.size()) << text;
      last = piece.from;
      std::fill(covered.begin() + static_cast<std::ptrdiff_t>(piece.from),
                covered.begin() + static_cast<std::ptrdiff_t>(piece.to), true);
    }
  };
  cover(log.echo);
  cover(log.problems);
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_TRUE(covered[i] || separates(text, i)) << "byte " << i << " of " << text;
  }
}

TEST(ReadLog, ReadsWhatNursesPasteAndDropsNothing) {
  const auto all = snippets();
  EXPECT_GE(all.size(), 60u);
  for (const Snippet& snippet : all) {
    const ReadLog log = read(snippet.text);
    EXPECT_EQ(told(log), snippet.expected) << snippet.where << '\n' << snippet.text;
    expect_nothing_dropped(snippet.text, log);
    std::set<int> echoed;
    for (const LogEcho& echo : log.echo) echoed.insert(echo.administration);
    for (int i = 0; i < static_cast<int>(log.administrations.size()); ++i) {
      EXPECT_TRUE(echoed.contains(i)) << snippet.where;
    }
  }
}

TEST(ReadLog, KeepsTheOrderOfTheText) {
  const ReadLog log = read("1000-1030 iron sucrose 200 mg IV; 0900 Zofran 4 mg IVP");
  ASSERT_EQ(log.administrations.size(), 2u);
  EXPECT_EQ(log.administrations[0].drug, "iron sucrose");
  EXPECT_EQ(log.administrations[1].drug, "Zofran");
}

TEST(ReadLog, LinesDoNotDependOnHowTheyAreParted) {
  const std::string push = "0900 methylpred 40 mg IVP";
  const std::string infusion = "0915-1128 infliximab 400 mg IV";
  const std::string expected = told(read(push + '\n' + infusion));
  for (const char* sign :
       {"\r\n", "; ", " ; ", " / ", "/", ", ", " | ", " then ", " and ", ". ", " "}) {
    EXPECT_EQ(told(read(push + sign + infusion)), expected) << sign;
  }
}

TEST(ReadLog, EchoSaysWhatWasReadAndWhere) {
  const ReadLog log = read(
      "\xEF\xBB\xBF"
      "0900 methylpred 40 mg IVP\n2330 \xE2\x80\x93 0115 NS 1 L IV hydration, R arm");
  ASSERT_EQ(log.echo.size(), 2u);
  EXPECT_EQ(log.echo[0].from, 3u);
  EXPECT_EQ(log.echo[0].to, 28u);
  EXPECT_EQ(log.echo[0].text, "09:00 methylprednisolone sodium succinate 40 mg, IV push");
  EXPECT_EQ(log.echo[1].text,
            "23:30 to 01:15 (the next day) sodium chloride 0.9% 1000 mL, IV infusion, hydration, "
            "right arm");
  EXPECT_TRUE(log.problems.empty());
}

TEST(ReadLog, ADurationIsNoStop) {
  for (const char* length :
       {"over 30 min", "over 2 hr", "x 30 min", "for 1 h 30 min", "2h13m", "30 minutes"}) {
    const ReadLog log = read(std::string("0915 infliximab 400 mg IVPB ") + length);
    ASSERT_EQ(log.administrations.size(), 1u) << length;
    EXPECT_TRUE(log.administrations[0].stop.absent()) << length;
    ASSERT_EQ(log.problems.size(), 1u) << length;
    EXPECT_TRUE(log.problems[0].what.starts_with("A length of time is not a stop")) << length;
  }
}

TEST(ReadLog, EveryDrugOfThePacksIsKnownByItsNameBrandsAndCode) {
  std::vector<std::string> names;
  for (const Drug& drug : embedded_reference().drugs.rows()) {
    names.insert(names.end(), drug.brands.begin(), drug.brands.end());
    names.insert(names.end(), {drug.name, drug.code});
  }
  std::string text;
  for (const std::string& name : names) text += "0900-1000 " + name + " 10 mg IVPB\n";
  const ReadLog log = read(text);
  ASSERT_EQ(log.administrations.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(log.administrations[i].dose.amount.text, "10") << names[i];
    EXPECT_EQ(log.administrations[i].route.text, "iv-infusion") << names[i];
  }
  for (const LogProblem& problem : log.problems) {
    EXPECT_EQ(problem.what, "The log does not say what the fluid was for.")
        << text.substr(problem.from, problem.to - problem.from);
  }
}

TEST(ReadLog, AnyBytesAreReadOrRefused) {
  std::mt19937 random(20260302);
  const auto all = snippets();
  for (int round = 0; round < 200; ++round) {
    std::string text = all[random() % all.size()].text;
    for (int change = 0; change < 4; ++change) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text[at] = static_cast<char>(random() % 128);
      } else {
        const std::string& other = all[random() % all.size()].text;
        text.insert(at, other.substr(random() % other.size(), 6));
      }
    }
    const ReadLog log = read(text);
    expect_nothing_dropped(text, log);
    if (HasFailure()) return;
  }
}

TEST(ReadLog, LongTextsAreReadWhole) {
  std::string text;
  while (text.size() < 50'000)
    text += "0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV\n";
  const ReadLog log = read(text);
  EXPECT_EQ(log.administrations.size(),
            2 * static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  EXPECT_TRUE(log.problems.empty());
}

TEST(ReadLog, FacadeWritesTheCasesAdministrations) {
  EXPECT_EQ(facade::read_log("0900 Zofran 4 mg IVP", R"({"date":"2026-03-02"})"),
            R"({"administrations":[{"drug":"Zofran","route":"iv-push","start":"2026-03-02T09:00",)"
            R"("dose":{"amount":"4","unit":"mg"}}],"echo":[{"from":0,"to":20,"administration":0,)"
            R"("text":"09:00 Zofran 4 mg, IV push"}],"problems":[]})");
  EXPECT_EQ(facade::read_log("0900 Zofran 4 mg IVP", ""),
            R"({"error":{"what":"The options do not say the day of the log.",)"
            R"("where":"options /date","remedy":"Give date as YYYY-MM-DD."}})");
}

}  // namespace
}  // namespace infusecheck
