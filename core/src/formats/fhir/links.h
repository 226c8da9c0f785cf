// Which claim a record belongs to. A record says so by its encounter, its order, the claim or the
// procedure it names; or else the claim is the only one of the same patient that bills the same
// day.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/fhir/claim.h"
#include "formats/fhir/record.h"

namespace infusecheck::fhir {

class RecordLinks {
 public:
  bool empty() const { return records_.empty(); }
  void add(Record record);

  /// Every claim is counted before any is given its record: what two claims could have belongs to
  /// neither.
  void count(const ClaimKeys& keys, const Claim& claim, int number);
  void settle();

  /// Puts the administrations of the claim into its encounter, and says which could not be.
  void give(const ClaimKeys& keys, int number, ReadCase& read);

 private:
  struct Holder {
    int claims = 0, last = 0;
  };
  using Keys = std::vector<std::string>;

  static Keys keys_of(const ClaimKeys& keys, const Claim& claim);
  static Keys said_by(const Record& record);
  static Keys day_of(const Record& record);
  void settle(int record);
  void take(int record, ReadCase& read);
  int only_claim(const Keys& keys, Keys& shared) const;

  std::vector<Record> records_;
  std::unordered_map<std::string, Holder> holders_;  // of the keys that some record has
  std::map<int, std::vector<int>> records_of_;       // by number of the claim
  std::unordered_map<std::string, int> undecided_;   // records that several claims could have
  int unclaimed_ = 0;
};

}  // namespace infusecheck::fhir
