#include "formats/x12/loops.h"

#include <algorithm>
#include <array>

namespace infusecheck::x12 {
namespace {

struct LoopStart {
  Loops where;  ///< the loops it can follow
  SegmentId id;
  int element;                 ///< which element holds the qualifier; 0 = none is needed
  std::string_view qualifier;  ///< "" = any
  Loop loop;
};

constexpr Loops from_claim{Loop::claim, Loop::form};

// The first row that fits decides; a segment that fits none stays in the loop before it.
constexpr LoopStart starts[] = {
    {anywhere, "HL", 3, "20", Loop::provider_level},
    {anywhere, "HL", 3, "22", Loop::subscriber_level},
    {anywhere, "HL", 3, "23", Loop::patient_level},
    {of_provider, "NM1", 1, "85", Loop::billing_provider},
    {of_provider, "NM1", 0, "", Loop::provider_party},
    {of_subscriber, "NM1", 1, "IL", Loop::subscriber},
    {of_subscriber, "NM1", 1, "PR", Loop::payer},
    {of_patient, "NM1", 1, "QC", Loop::patient},
    {anywhere, "CLM", 0, "", Loop::claim},
    {of_claim, "NM1", 1, "DN", Loop::referring},
    {of_claim, "NM1", 1, "82", Loop::rendering},
    {of_claim, "NM1", 1, "77", Loop::facility},
    {of_claim, "NM1", 1, "DQ", Loop::supervising},
    {of_claim, "NM1", 1, "71", Loop::attending},
    {of_claim, "NM1", 0, "", Loop::claim_party},
    {from_claim, "SBR", 0, "", Loop::other_subscriber},
    {of_other_payer, "NM1", 0, "", Loop::other_party},
    {from_claim, "LX", 0, "", Loop::line},
    {from_claim, "SV1", 0, "", Loop::line},
    {from_claim, "SV2", 0, "", Loop::line},
    {of_line, "LIN", 0, "", Loop::drug},
    {of_line, "NM1", 1, "82", Loop::line_rendering},
    {of_line, "NM1", 0, "", Loop::line_party},
    {of_line, "SVD", 0, "", Loop::adjudication},
    {of_line, "LQ", 0, "", Loop::form},
};

// Sorted as SegmentId sorts: short ids first.
constexpr std::array<SegmentId, 49> ids{
    "GE",  "GS",  "HI",  "HL",  "K3",  "LQ",  "LX",  "N3",  "N4",  "OI",  "SE",  "ST",  "AMT",
    "BHT", "CAS", "CL1", "CLM", "CN1", "CR1", "CR2", "CR3", "CRC", "CTP", "CUR", "DMG", "DTP",
    "FRM", "HCP", "IEA", "ISA", "LIN", "MEA", "MIA", "MOA", "NM1", "NTE", "PAT", "PER", "PRV",
    "PS1", "PWK", "QTY", "REF", "SBR", "SV1", "SV2", "SV5", "SVD", "TA1"};

}  // namespace

Loop loop_of(const Segment& segment, Loop before) {
  for (const LoopStart& start : starts) {
    if (start.id == segment.id && start.where.contain(before) &&
        (start.element == 0 || segment.element(start.element) == start.qualifier)) {
      return start.loop;
    }
  }
  return before;
}

bool is_837_segment(SegmentId id) { return std::binary_search(ids.begin(), ids.end(), id); }

}  // namespace infusecheck::x12
