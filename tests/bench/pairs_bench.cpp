// What an imported pair table costs once it is loaded: seconds to lay the pack, megabytes it keeps,
// nanoseconds a look-up takes. Arguments: PACK. `scripts/bench` makes the pack and prints this.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "infusecheck/reference.h"

namespace {

using namespace infusecheck;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Resident memory of this process in megabytes, by the kernel's word.
double resident_megabytes() {
  std::ifstream status("/proc/self/statm");
  long pages = 0, resident = 0;
  status >> pages >> resident;
  return static_cast<double>(resident) * 4096 / 1e6;
}

/// As claims ask: a few dozen first columns, any second one; half of the pairs are listed.
double nanoseconds_a_lookup(const PairTable& table, Date on) {
  constexpr int lookups = 4'000'000;
  const PairSheet& sheet = *table.sheets().front();
  std::mt19937 random(1);
  std::vector<std::size_t> first_columns;
  for (int i = 0; i < 48; ++i) first_columns.push_back(random() % sheet.code_count());
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 1024; ++i) {
    const std::size_t first = first_columns[random() % first_columns.size()];
    const auto rows = sheet.rows_of(first);
    const bool listed = i % 2 == 0 && !rows.empty();
    const std::size_t second =
        listed ? rows[random() % rows.size()].column_2 : random() % sheet.code_count();
    pairs.emplace_back(sheet.code(first), sheet.code(second));
  }
  int found = 0;
  const std::clock_t start = std::clock();
  for (int i = 0; i < lookups; ++i) {
    const auto& [first, second] = pairs[static_cast<std::size_t>(i) % pairs.size()];
    found += table.find(first, second, on) ? 1 : 0;
  }
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  return found > 0 ? took * 1e9 / lookups : -1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  std::string pack{std::istreambuf_iterator<char>(file), {}};
  (void)embedded_reference();
  const double before = resident_megabytes();
  const auto start = Clock::now();
  const auto reference = with_pack(embedded_reference(), pack);
  const double took = seconds_since(start);
  if (!reference) return 2;
  pack = std::string();
  std::printf("{\"rows\":%zu,\"load_ms\":%.0f,\"memory_mb\":%.1f,\"lookup_ns\":%.0f}\n",
              reference->ptp_practitioner.size(), took * 1e3, resident_megabytes() - before,
              nanoseconds_a_lookup(reference->ptp_practitioner, day(2026, 5, 1)));
  return 0;
}
