// Pieces in the order of the log, put together: a start on one line, its stop on another.
#pragma once

#include <map>

#include "formats/log/entry.h"

namespace infusecheck::log {

class LogReader {
 public:
  explicit LogReader(Date day) : first_day_(day), day_(day) {}

  Date day() const { return day_; }
  void take(Entry entry);
  /// Everything read, and what the administrations still lack.
  ReadLog finish();

 private:
  /// What is asked about an administration once the whole log is known.
  struct Origin {
    std::size_t from = 0, to = 0;
    std::string ingredient;
    bool planned = false;  ///< the log gives a length of time
    bool only_iv = false;  ///< "IV", and no word whether pushed or infused
    bool unknown_drug = false;
    bool salt_open = false;  ///< the name stands for two products
    bool fluid = false;
    bool count_open = false;  ///< a number of times of what is no injection
  };
  struct Times {
    std::optional<LocalTime> start, stop;
  };

  void without_drug(Entry& entry);
  bool closes_open(Entry& entry);
  bool completes_last(Entry& entry);
  std::optional<std::size_t> resumes(const Entry& entry) const;
  bool named_by_purpose(Entry& entry);
  void refuse(Entry& entry, std::string_view what, std::string_view remedy);
  void close(std::size_t index, Entry& entry);

  void add(Entry& entry);
  void add_part(const Part& part, const Entry& entry, const Times& times, const std::string& bag);
  Administration administration(const Part& part, const Entry& entry, const Times& times) const;
  void inherit(Administration& given, const std::string& ingredient) const;

  Times times_of(Entry& entry);
  LocalTime start_of(const Clock& clock);
  LocalTime stop_of(const Clock& clock, std::optional<LocalTime> start, Entry& entry);

  void echo(const Entry& entry, std::size_t administration, std::string text);
  void ask(const Administration& given, const Origin& origin);
  void ask_stop(const Origin& origin);
  void problem(const Origin& origin, std::string_view what, std::string_view remedy);

  Date first_day_, day_;
  std::optional<LocalTime> last_start_;
  std::map<std::string, std::size_t> running_;  ///< without a stop, by ingredient
  std::map<std::string, std::size_t> latest_;   ///< by ingredient
  std::optional<std::size_t> paused_;
  int bags_ = 0;
  std::vector<Origin> origins_;
  ReadLog log_;
};

}  // namespace infusecheck::log
