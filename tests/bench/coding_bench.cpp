// How long the record of an eight-drug day of ten rows takes to code: the median of many runs, in
// microseconds. Built by hand: cmake --build --preset release --target coding_bench.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "infusecheck/coding.h"
#include "infusecheck/read.h"

namespace {

using namespace infusecheck;

constexpr const char* row = R"({"drug":"%s","route":"%s","start":"2026-03-02T%s"%s,"class":"%s"})";

std::string administration(const char* drug, const char* route, const char* start, const char* stop,
                           const char* drug_class) {
  const std::string ends = *stop != 0 ? std::string(R"(,"stop":"2026-03-02T)") + stop + '"' : "";
  char text[256];
  std::snprintf(text, sizeof text, row, drug, route, start, ends.c_str(), drug_class);
  return text;
}

Case ten_rows() {
  const std::vector<std::string> rows{
      administration("saline", "iv-infusion", "08:00", "08:40", "hydration"),
      administration("methylprednisolone", "iv-push", "08:42", "", "therapeutic"),
      administration("diphenhydramine", "iv-push", "08:45", "", "therapeutic"),
      administration("magnesium sulfate", "iv-infusion", "08:50", "09:20", "therapeutic"),
      administration("infliximab", "iv-infusion", "09:25", "10:56", "complex"),
      administration("iron sucrose", "iv-infusion", "09:40", "10:25", "therapeutic"),
      administration("diphenhydramine", "iv-push", "10:57", "", "therapeutic"),
      administration("magnesium sulfate", "iv-infusion", "11:10", "11:50", "therapeutic"),
      administration("ketorolac", "im", "11:55", "", "therapeutic"),
      administration("epoetin alfa", "sc", "12:00", "", "therapeutic")};
  std::string json = R"({"claim":{"lines":[]},"encounter":{"administrations":[)";
  for (const std::string& one : rows) json += (&one == &rows[0] ? "" : ",") + one;
  Case result;
  (void)read(json + "]}}", "", [&](ReadCase&& claim) { result = std::move(claim.content); });
  return result;
}

double median_microseconds(const Case& record, bool conflicts) {
  constexpr int runs = 2001;
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Coding coding = code_administrations(
        record, embedded_reference(), Profile(),
        {.setting = Setting::outpatient, .open_class = {}, .conflicts = conflicts});
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    if (coding.lines.empty()) return -1;
    times.push_back(took.count());
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[runs / 2];
}

}  // namespace

int main() {
  const Case record = ten_rows();
  std::printf("native: a ten-row log coded, median           %.1f us\n",
              median_microseconds(record, false));
  std::printf("native: with the answers of other authorities %.1f us\n",
              median_microseconds(record, true));
}
